// Sets of facts at random: the page diagnoses each as `batch` does, byte for byte.
import { launch, open, quiet } from './browser.mjs';
import { check, ok, output, page, run } from './program.mjs';
import { generator } from './random.mjs';

const SETS = Number(process.env.SETS ?? 10000);
const PART = 250;

const { entries } = JSON.parse(output('rules', 'list', '--format', 'json'));
const ids = (kind) => entries.filter((entry) => entry.kind === kind).map((entry) => entry.id);
const questions = [];
// The reader is no fact of a ticket.
for (const id of new Set(ids('question').filter((id) => id !== 'role'))) {
  const shown = JSON.parse(output('rules', 'show', id, '--format', 'json')).entries.find((entry) => entry.kind === 'question');
  questions.push({ id, answers: Object.keys(shown.fields.answers) });
}
const fixes = ids('fix');
const opening = ['symptom', 'service', 'channel'].map((id) => questions.find((question) => question.id === id));

/** Facts in the order in which somebody may say them: most often the opening first. */
const facts = ({ below, pick, chance }) => {
  const answers = {};
  const tried = {};
  const count = 1 + below(8);
  for (const question of opening) if (Object.keys(answers).length < count && chance(0.8)) answers[question.id] = pick(question.answers);
  while (Object.keys(answers).length < count) {
    const question = pick(questions);
    answers[question.id] = chance(0.1) ? pick(['unknown', 'n/a']) : pick(question.answers);
  }
  if (chance(0.4)) for (let trials = 1 + below(3); trials > 0; trials -= 1) tried[pick(fixes)] = pick(['failed', 'worked', 'cannot', 'started', 'helped']);
  return { answers, tried };
};

const address = ({ answers, tried }) => [
  ...Object.entries(answers).map(([question, answer]) => `${question}=${answer}`),
  ...Object.entries(tried).map(([fix, outcome]) => `${fix}:${outcome}`),
].join('&');

const compare = async (browser, reader, count, seed) => {
  const guide = await open(browser, page(reader, '--for', reader));
  const random = generator(seed);
  let [same, refused, tries] = [0, 0, 0];
  const facing = new Set();
  while (same < count) {
    check(refused < count, `most sets of facts cannot be used for ${reader}`);
    const sets = Array.from({ length: Math.min(PART, count - same) }, () => facts(random));
    const tickets = sets.map((set, id) => JSON.stringify({ id, ...set }));
    const [{ out }, found] = await Promise.all([
      run(['batch', '--full', '--quiet', '--exit-zero', '--for', reader], `${tickets.join('\n')}\n`),
      guide.evaluate((all) => all.map((address) => otpTriage.call({ diagnose: address })), sets.map(address)),
    ]);
    const results = out.trimEnd().split('\n');
    check(results.length === sets.length, `batch has ${results.length} results for ${sets.length} tickets`);
    for (const [index, result] of results.entries()) {
      // A ticket is refused whole, where an address leaves out what says nothing.
      if (result.includes(`"id":${index},"error":`)) {
        refused += 1;
        continue;
      }
      const own = /^\{"schema":\d+,"line":\d+,"id":\d+,"diagnosis":/.exec(result)?.[0];
      check(own, `batch has a result of another form: ${result.slice(0, 200)}`);
      const wanted = result.slice(own.length, -1);
      const shown = found[index].trimEnd();
      if (shown !== wanted) {
        const at = [...wanted].findIndex((letter, position) => letter !== shown[position]);
        check(false, `page and batch differ for ${reader} at ${address(sets[index])}:\n${wanted.slice(Math.max(0, at - 80), at + 200)}\n${shown.slice(Math.max(0, at - 80), at + 200)}`);
      }
      same += 1;
      tries += Object.keys(sets[index].tried).length;
      facing.add(/"causes":\[\{"id":"([^"]+)/.exec(wanted)?.[1]);
    }
  }
  await guide.context().close();
  ok(`${same} sets of facts with ${tries} trials are diagnosed for ${reader} as by batch, byte for byte, with ${facing.size} first causes; ${refused} others are no tickets`);
};

const browser = await launch();
await compare(browser, 'user', SETS, 1);
await compare(browser, 'agent', Math.ceil(SETS / 10), 2);
await browser.close();
ok(quiet());
