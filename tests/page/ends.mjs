// Buttons at the end of a case, and at the choice after a way round: each of them does something.
import { launch, open, quiet } from './browser.mjs';
import { check, ok, page } from './program.mjs';
import { isRevision, screen } from './screen.mjs';

const ENDED = [
  ['symptom=nothing-arrives&service=other&channel=sms', 'quit'],
  ['symptom=nothing-arrives&service=other&channel=sms&find-signal:worked', '1'],
  ['symptom=no-access&service=amazon&channel=sms&use-backup:helped&phone-lost=unknown', 'quit'],
];
const WAY_ROUND = 'symptom=nothing-arrives&service=other&channel=sms&use-other-way:worked';

const browser = await launch();
const tab = await open(browser, page('user'));
const faults = [];
let pressed = 0;
const go = async (hash, line) => {
  await tab.evaluate((hash) => {
    history.replaceState(null, '', `#${hash}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, hash);
  await tab.evaluate(`globalThis.screen = ${screen};`);
  if (!line) return;
  await tab.locator('#line').fill(line);
  await tab.locator('#line').press('Enter');
};
const shown = () => tab.evaluate(() => screen());

for (const [hash, line] of ENDED) {
  for (const kind of ['#step button', '#lists button', '#things button']) {
    await go(hash, line);
    const before = await shown();
    check(before.ended, `${line} does not end ${hash}`);
    const button = tab.locator(kind).first();
    if (!await button.count()) continue;
    const text = await button.textContent();
    await button.click();
    pressed += 1;
    const now = await shown();
    if (now.ended && now.address === before.address) faults.push(`"${text}" (${kind}) does nothing at the end of ${hash}`);
  }
}
await go(WAY_ROUND);
await tab.locator('#things button').nth(1).click();
pressed += 1;
if (!isRevision(await shown())) faults.push(`"Change" does not ask again at ${WAY_ROUND}`);
await browser.close();
check(faults.length === 0, `buttons lead nowhere:\n${faults.join('\n')}`);
ok(`${pressed} buttons at the end of a case lead on`);
ok(quiet());
