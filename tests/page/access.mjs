// Accessibility: axe in every state that walks meet, narrow screens, and a case solved by keys alone.
import { readFileSync } from 'node:fs';
import { launch, open, quiet } from './browser.mjs';
import { check, ok, page } from './program.mjs';
import { generator } from './random.mjs';
import { screen } from './screen.mjs';

const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WALKS = Number(process.env.ACCESS_WALKS ?? 40);
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

const faults = [];

/** The violations that axe finds. */
const violations = async (tab, where) => {
  const found = await tab.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), TAGS);
  for (const { id, help, nodes } of found.violations) faults.push(`${id} (${help}) ${where}: ${nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(' ')}`);
};

/** Looks at what is shown in light on a wide screen, and in dark on a narrow one. */
const look = async (tab, where) => {
  await tab.emulateMedia({ colorScheme: 'light' });
  await violations(tab, `in light, ${where}`);
  await tab.emulateMedia({ colorScheme: 'dark' });
  await tab.setViewportSize(NARROW);
  const width = await tab.evaluate(() => document.documentElement.scrollWidth);
  if (width > NARROW.width) faults.push(`${width} px on a screen of ${NARROW.width} px, ${where}`);
  await violations(tab, `in dark on a narrow screen, ${where}`);
  await tab.setViewportSize(WIDE);
};

/** The kinds of what is shown: two screens of one shape differ in their words only. */
const shape = (shown) => {
  const kinds = (parts) => [...new Set((parts ?? []).map((part) => part.is + (part.kind ?? '')))].sort().join(',');
  const flags = [shown.alerts.length > 0, shown.lists.length, shown.said.length > 0, shown.note !== null, shown.ended, shown.left !== ''];
  return `${kinds(shown.step)} / ${kinds(shown.reply)} / ${flags.join(' ')}`;
};

/** Does something at random, by real clicks and keys. */
const act = async (tab, { below, pick, chance }) => {
  const visible = tab.locator('#step .answers button, #lists button, #things button, nav button:not(#print):not(#again), #paper button');
  if (chance(0.1)) {
    await tab.locator('#line').fill(pick(['zzz', '123456', 'answers', '??', 'find code', 'list all', 'remark the lamp is red', 'why']));
    return tab.locator('#line').press('Enter');
  }
  const answers = tab.locator('#step .answers button');
  const from = chance(0.75) && await answers.count() ? answers : visible;
  const button = from.nth(below(await from.count()));
  if (await button.isVisible()) await button.click();
};

const browser = await launch();
const file = page('user');
const states = new Set();
const guide = await open(browser, file, { viewport: WIDE });
await guide.evaluate(AXE);
await guide.evaluate(`globalThis.screen = ${screen};`);
const meet = async (where) => {
  const shown = await guide.evaluate(() => screen());
  if (!states.has(shape(shown))) {
    states.add(shape(shown));
    await look(guide, where);
  }
  return shown;
};
for (let seed = 1; seed <= WALKS; seed += 1) {
  const random = generator(seed);
  await guide.click('#again');
  for (let step = 0; step < 12; step += 1) {
    const shown = await meet(`walk ${seed}, step ${step}`);
    if (shown.ended) break;
    await act(guide, random);
  }
}
// States that walks meet seldom.
for (const [line, hash] of [['quit', ''], ['why', 'symptom=someone-asks'], ['quit', 'symptom=someone-asks'], ['1', 'symptom=nonsense&zzz'], ['note', 'symptom=locked']]) {
  await guide.evaluate((hash) => { location.hash = hash || '#'; }, hash);
  await guide.waitForTimeout(50);
  await meet(`at ${hash}`);
  await guide.locator('#line').fill(line);
  await guide.locator('#line').press('Enter');
  await meet(`after ${line} at ${hash}`);
}
await guide.context().close();
check(faults.length === 0, `axe or a narrow screen has objections:\n${faults.slice(0, 10).join('\n')}`);
ok(`axe has no objection to ${states.size} states in light, and in dark on a narrow screen, which none of them outgrows`);

// Without scripts, the lists stand still. Axe needs a script, and runs in a copy of the page whose own script is gone.
const still = await open(browser, file, { javaScriptEnabled: false, viewport: NARROW });
check(await still.locator('#still summary').count() > 3, 'without scripts, the page has no lists');
check(await still.locator('#page').isHidden() && await still.locator('#start').isHidden(), 'without scripts, the page shows what does not work');
for (const summary of await still.locator('#still summary').all()) await summary.click();
check(await still.locator('#still li').first().isVisible(), 'without scripts, the lists do not open');
const lists = await still.content();
await still.context().close();
const copied = await (await browser.newContext({ viewport: WIDE })).newPage();
await copied.setContent(lists.replace(/<script>[\s\S]*?<\/script>/, ''));
await copied.evaluate(AXE);
await look(copied, 'without scripts');
await copied.context().close();
check(faults.length === 0, `axe has objections without scripts:\n${faults.slice(0, 10).join('\n')}`);
ok('axe has no objection to the lists without scripts, and they open');

// Keys alone, from the load of the page to a solved case.
const keys = await open(browser, file, { viewport: WIDE });
await keys.evaluate(`globalThis.screen = ${screen};`);
const focus = () => keys.evaluate(() => ({
  isHeading: document.activeElement === document.querySelector('#step h2'),
  text: document.activeElement.textContent,
  title: document.title,
  menu: [...document.querySelectorAll('#step .answers button')].map((button) => button.textContent),
}));
let presses = 0;
let now = await focus();
const press = async (key) => {
  presses += 1;
  await keys.keyboard.press(key);
  now = await focus();
};
const arrived = () => check(now.isHeading && now.title.startsWith(`${now.text} – `), `the focus is on "${now.text.slice(0, 80)}", and the title is "${now.title}"`);
arrived();
for (let step = 0; step < 30 && !now.text.startsWith('It worked'); step += 1) {
  const worked = now.menu.findIndex((answer) => /Worked$/.test(answer));
  const done = now.menu.findIndex((answer) => /Mend what was behind it$/.test(answer));
  const wanted = worked >= 0 ? worked : done >= 0 ? done : 0;
  if (step % 2) {
    await press(`${wanted + 1}`);
  } else {
    // The answers follow the heading in the order of the tab key.
    for (let tabs = 0; tabs <= wanted; tabs += 1) await press('Tab');
    check(now.text === now.menu[wanted], `the tab key leads to "${now.text.slice(0, 80)}" in place of "${now.menu[wanted]}"`);
    await press('Enter');
  }
  arrived();
}
check(now.text.startsWith('It worked'), `keys alone lead to "${now.text}"`);
// The line takes an answer as well, and a reply to it leaves the focus there.
await keys.goBack();
for (let tabs = 0; tabs < 40 && !(await keys.evaluate(() => document.activeElement.id === 'line')); tabs += 1) await press('Tab');
await keys.keyboard.type('zzz');
await press('Enter');
check(await keys.evaluate(() => document.activeElement.id === 'line' && document.getElementById('reply').textContent !== ''), 'a reply takes the focus from the line');
ok(`keys alone solve a case in ${presses} presses; the focus and the title follow each step`);
await browser.close();
ok(quiet());
