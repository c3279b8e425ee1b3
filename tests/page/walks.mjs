// Walks at random through the page, each of them through the program as well: the same lines, the same answers.
import { difference, isEnd, pieces } from './compare.mjs';
import { launch, open, quiet } from './browser.mjs';
import { check, ok, output, page, run } from './program.mjs';
import { generator } from './random.mjs';
import { isRevision, question, screen } from './screen.mjs';
import { walk } from './walker.mjs';

const WALKS = Number(process.env.WALKS ?? 1000);
const LINES = 12;
const PART = 20;
const FIRST = Number(process.env.FIRST ?? 1);

const entries = JSON.parse(output('rules', 'list', '--format', 'json')).entries;
const asks = entries.filter((entry) => entry.kind === 'question').map((entry) => entry.title.replace(/\s+/gu, ''));

const browser = await launch();
const file = page('user');
const tabWith = async (...functions) => {
  const tab = await open(browser, file);
  await tab.addInitScript(functions.map((own) => `globalThis.${own.name} = ${own};`).join('\n'));
  await tab.reload();
  await tab.waitForFunction(() => window.otpTriage);
  return tab;
};

const counts = { steps: 0, ends: 0, ended: 0, reports: 0, fresh: 0, backs: 0 };
const faults = [];
const fault = (seed, steps, at, text) => {
  faults.push(`walk ${seed}, line ${at} of [${steps.slice(1, at + 1).flatMap((step) => [...step.silent, step.line]).join(' | ')}]: ${text}`);
};

/** Compares a walk with the program. */
const compare = async (guide, steps, seed) => {
  const lines = steps.slice(1).flatMap((step) => [...step.silent, step.line]);
  const input = (count) => lines.slice(0, count).map((line) => `${line}\n`).join('');
  const { out, messages } = await run(['ask', '--quiet', '--format', 'json'], input(lines.length));
  const printed = pieces(messages);
  const { ended } = steps.at(-1).screen;
  // The end of the input may be asked about as well.
  if (ended ? printed.length !== lines.length + 1 : printed.length < lines.length + 2) {
    fault(seed, steps, steps.length - 1, `the program asks ${printed.length - 1} times for ${lines.length} lines`);
  }
  let taken = 0;
  let reports = 0;
  for (const [at, step] of steps.entries()) {
    const before = steps[at - 1]?.screen;
    if (at) taken += step.silent.length + 1;
    counts.steps += 1;
    let report = null;
    // The report of one end, and of the last step, is enough of each walk.
    if (isEnd(step.screen) && (at === steps.length - 1 || reports === 0)) {
      counts.ends += 1;
      reports += 1;
      report = (await run(['ask', '--quiet'], input(taken))).out;
    }
    const wrong = difference(step.screen, printed[taken] ?? '', report, asks);
    // The rest is another dialogue.
    if (wrong) return fault(seed, steps, at, wrong);
    if (step.screen.reply && before && JSON.stringify(step.screen.step) !== JSON.stringify(before.step)) {
      fault(seed, steps, at, 'a reply has changed the step');
    }
  }
  counts.ended += ended ? 1 : 0;
  // The answers after one that is asked again come back behind it, and are in no address until then.
  const most = Math.max(...steps.map((step) => step.screen.said.length));
  if (isRevision(steps.at(-1).screen) || steps.at(-1).screen.said.length < most) return;
  const diagnosis = JSON.parse(await guide.evaluate((address) => otpTriage.call({ diagnose: address }), steps.at(-1).screen.address));
  // Lines without an answer are no session, and remarks stay out of an address.
  if (!out) return;
  const reported = JSON.parse(out);
  reported.remarks = [];
  counts.reports += 1;
  if (JSON.stringify(reported) !== JSON.stringify(diagnosis)) {
    const key = Object.keys(reported).find((key) => JSON.stringify(reported[key]) !== JSON.stringify(diagnosis[key]));
    fault(seed, steps, steps.length - 1, `\`${key}\` in the report of the program is ${JSON.stringify(reported[key]).slice(0, 300)}, that of the address ${steps.at(-1).screen.address} is ${JSON.stringify(diagnosis[key]).slice(0, 300)}`);
  }
};

// A remark and what is looked at or left to be tried is of the moment, and in no address; nor is what was said out of order.
const isOfMoment = ({ line, silent, screen }) => /^(remark|tried|set|edit|back)/.test(line ?? '') || silent.length > 0 || screen.ended
  || screen.step.some((part) => part.is === 'option');

/** Loads the page anew at an address of a walk: it asks the same, and so it does after a step and the way back. */
const load = async (fresh, steps, seed) => {
  const moment = steps.findIndex(isOfMoment);
  const at = (moment < 0 ? steps.length : moment) - 1;
  if (at < 1) return;
  const now = steps[at].screen;
  await fresh.evaluate((hash) => { location.hash = `#${hash}`; }, now.address);
  await fresh.reload();
  await fresh.waitForFunction(() => window.otpTriage);
  const loaded = await fresh.evaluate(() => screen());
  counts.fresh += 1;
  if (question(loaded) !== question(now)) fault(seed, steps, at, `loaded at ${now.address}, the page asks ${question(loaded)} in place of ${question(now)}`);
  await fresh.locator('#step .answers button').first().click();
  if ((await fresh.evaluate(() => screen())).address === now.address) return;
  await fresh.goBack();
  const back = await fresh.evaluate(() => screen());
  counts.backs += 1;
  if (back.address !== now.address || question(back) !== question(now)) fault(seed, steps, at, `back in the history of ${now.address}, the page asks ${question(back)} in place of ${question(now)}`);
};

const parts = Array.from({ length: Math.ceil(WALKS / PART) }, (_, index) => FIRST + index * PART);
const lane = async () => {
  const guide = await tabWith(generator, screen, walk);
  const fresh = await tabWith(screen);
  while (parts.length && faults.length <= 20) {
    const first = parts.shift();
    const seeds = Array.from({ length: Math.min(PART, FIRST + WALKS - first) }, (_, index) => first + index);
    const walks = await guide.evaluate(([seeds, most]) => seeds.map((seed) => walk(seed, most)), [seeds, LINES]);
    for (const [index, steps] of walks.entries()) {
      await compare(guide, steps, seeds[index]);
      if (index % 5 === 0) await load(fresh, steps, seeds[index]);
    }
  }
};
// A tab for each of the cores in the gate.
await Promise.all([lane(), lane()]);
await browser.close();
check(faults.length === 0, `page and program differ:\n${faults.slice(0, Number(process.env.SHOWN ?? 10)).join('\n')}`);
ok(`${WALKS} walks of ${counts.steps} steps say the same as the program, ${counts.ends} of them at the end of a case; ${counts.ended} walks have ended`);
ok(`${counts.reports} reports of the program equal those of the last address`);
ok(`${counts.fresh} addresses ask the same when loaded anew, and ${counts.backs} steps back in the history lead to the screen before`);
ok(quiet());
