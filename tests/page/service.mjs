// A page with a company's own service laid over the rulebook: its own fix, and its own escalation.
import { launch, open, quiet } from './browser.mjs';
import { BOOKS, check, ok, page } from './program.mjs';

const browser = await launch();
const tab = await open(browser, page('portal', '--rules', `${BOOKS}/own-service.yaml`));
const step = () => tab.locator('#step').innerText();
const press = (text) => tab.locator('#step .answers button', { hasText: text }).first().click();
const type = async (line) => {
  await tab.locator('#line').fill(line);
  await tab.locator('#line').press('Enter');
};

await press('No code arrives');
// The portal stands in the menu, or is found by its name.
const inMenu = await tab.locator('#step .answers button', { hasText: 'Our staff portal' }).count();
await (inMenu ? press('Our staff portal') : type('staff portal'));
await press('Text message');
// Its own question is worth less than a look into the app, so it is answered without being asked.
await type('set portal-app=yes');
check((await tab.locator('#said').innerText()).includes('Is the staff app on your phone or tablet? Yes'), 'the page does not take the own question');
await tab.locator('#lists button', { hasText: 'Look in the staff app' }).click();
check((await step()).includes('Open the staff app and choose "Messages".'), 'the page does not show the steps of the own fix');
check((await step()).includes('You should see: The portal lets you in.'), 'the page does not show what the own fix leads to');
await press('Did not work');
for (let tried = 0; tried < 60 && !(await step()).includes('Turn to: The IT service desk'); tried += 1) {
  const cannot = tab.locator('#step .answers button', { hasText: 'Cannot do it' });
  if (await cannot.count()) await cannot.click();
  else if ((await step()).includes("Don't know")) await press("Don't know");
  else break;
}
const end = await step();
check(end.includes('Dial 33 on any phone in the house.') && end.includes('your staff number'), `the page does not lead to the own escalation:\n${end}`);
const note = await tab.evaluate(() => otpTriage.call({ note: '2026-01-01 00:00 UTC' }));
check(note.includes('staff portal') && note.includes('Look in the staff app: did not help'), `the note lacks the own service:\n${note}`);
await browser.close();
ok('a service of its own leads to its own fix and its own escalation');
ok(quiet());
