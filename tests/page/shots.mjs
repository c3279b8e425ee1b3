// Pictures of the page into the folder that SHOTS names.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open } from './browser.mjs';
import { ok, page } from './program.mjs';

const LOOKS = {
  light: { media: { colorScheme: 'light' }, width: 1280 },
  dark: { media: { colorScheme: 'dark' }, width: 1280 },
  narrow: { media: { colorScheme: 'light' }, width: 320 },
  print: { media: { media: 'print' }, width: 800 },
  forced: { media: { forcedColors: 'active' }, width: 1280 },
};
const STATES = {
  start: { hash: '' },
  card: { hash: 'symptom=nothing-arrives&service=other&channel=sms&line-lost=unknown&signed-in=yes' },
  alert: { hash: 'symptom=someone-asks' },
  turn: { hash: 'symptom=no-access&service=amazon&channel=sms&use-backup:worked&phone-lost=unknown' },
  left: { hash: 'symptom=locked&nonsense=1' },
  reply: { hash: 'symptom=locked', lines: ['zzz'] },
  note: { hash: 'symptom=locked&service=okta', lines: ['note'] },
  solved: { hash: 'symptom=nothing-arrives&service=other&channel=sms&check-spam:worked' },
  ended: { hash: 'symptom=nothing-arrives&service=other&channel=sms', lines: ['quit'] },
};

const browser = await launch();
const file = page('user');
mkdirSync(process.env.SHOTS, { recursive: true });
for (const [look, { media, width }] of Object.entries(LOOKS)) {
  for (const [state, { hash, lines = [] }] of Object.entries(STATES)) {
    const tab = await open(browser, file, { hash, viewport: { width, height: 800 } });
    for (const line of lines) {
      await tab.locator('#line').fill(line);
      await tab.locator('#line').press('Enter');
    }
    await tab.emulateMedia(media);
    await tab.screenshot({ path: join(process.env.SHOTS, `${state}-${look}.png`), fullPage: true });
    await tab.context().close();
  }
  const still = await open(browser, file, { javaScriptEnabled: false, viewport: { width, height: 800 } });
  await still.locator('#still summary').first().click();
  await still.emulateMedia(media);
  await still.screenshot({ path: join(process.env.SHOTS, `still-${look}.png`), fullPage: true });
  await still.context().close();
}
await browser.close();
ok(`pictures are in ${process.env.SHOTS}`);
