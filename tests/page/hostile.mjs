// A rulebook, a title and a contact that try to be more than text.
import { readFileSync, writeFileSync } from 'node:fs';
import { launch, open, quiet } from './browser.mjs';
import { BOOKS, check, inWork, ok, output, page } from './program.mjs';
import { generator } from './random.mjs';

const MARKUP = [
  '<script>window.hacked=1</script>', '<img src=x onerror=window.hacked=1>', '</script><script>window.hacked=1</script>',
  '<!-- <script>', '"><style>*{display:none}</style>', "' onclick='window.hacked=1", '<iframe src="https://example.org/"></iframe>',
  '</title></textarea></style>', '<svg onload=window.hacked=1>', '&lt;b&gt;&#60;script&#62;', '${window.hacked=1}', ']]>', 'javascript:window.hacked=1',
];
const LONG = 'W'.repeat(300);
const TURNED = '\u202eesrever\u202c \u200f\u2067x\u2069';

let next = 0;
/** Hostile words, other ones at every call. */
const hostile = () => {
  next += 1;
  return `${MARKUP[next % MARKUP.length]} ${next % 5 === 0 ? LONG : ''} ${next % 3 === 0 ? TURNED : ''} ${next}`;
};
// Every text of a small rulebook, with what people type for it left alone.
const quoted = () => JSON.stringify(hostile());
const text = readFileSync(`${BOOKS}/small.yaml`, 'utf8').split('\n').map((line) => {
  if (/^cases:/.test(line)) next = -1;
  if (next < 0) return null;
  const whole = /^( +| *- )(title|ask|ask_agent|why|say|warn|publisher): ./.exec(line);
  if (whole || /^title: /.test(line)) return `${whole?.[1] ?? ''}${whole?.[2] ?? 'title'}: ${quoted()}`;
  return line
    .replace(/\b(title|ask|say|warn|expect|do|text|says): (?:"[^"]*"|[^,{}"]+?)(?=\s*[,}])/g, (_, key) => `${key}: ${quoted()}`)
    .replace(/^( {6}- )(?!\{)(.+)$/, (_, start) => `${start}${quoted()}`)
    .replace(/steps: \[ ([^{\]]+) \]/, () => `steps: [ ${quoted()} ]`);
}).filter((line) => line !== null).join('\n');
const book = inWork('hostile.yaml');
const alert = `  - { id: standing, when: { channel: [sms] }, say: ${quoted()} }\n`;
writeFileSync(book, text.replace(/^alerts:\n/m, (line) => line + alert));
// Control characters are refused where a rulebook is read, or kept off the page.
output('rules', 'list', '--only-rules', book);

const title = `</title><script>window.hacked=1</script> ${TURNED}`;
const contact = `"><img src=x onerror=window.hacked=1> ${LONG}`;
const file = page('hostile', '--only-rules', book, '--title', title, '--contact', contact);
const browser = await launch();
const tab = await open(browser, file, { viewport: { width: 320, height: 640 } });
const own = await tab.evaluate(() => document.querySelectorAll('script, style, img, iframe, svg, object, link').length);
check(own === 5, `the page has ${own} scripts, styles and pictures in place of its own four scripts and its style`);

let screens = 0;
const seen = new Set();
const lookAt = async (where) => {
  const found = await tab.evaluate(() => ({
    hacked: typeof window.hacked,
    inside: document.querySelectorAll('#page img, #page iframe, #page script, #page style, #page svg, #page a').length,
    all: document.querySelectorAll('script, style, img, iframe, svg, object, link').length,
    handlers: document.querySelectorAll('[onclick], [onerror], [onload]').length,
    width: document.documentElement.scrollWidth,
    isShown: document.getElementById('step').getBoundingClientRect().height > 0,
    text: document.getElementById('page').innerText,
  }));
  const sound = found.hacked === 'undefined' && found.inside === 0 && found.all === own && found.handlers === 0 && found.isShown;
  check(sound, `a text is more than text, ${where}: ${JSON.stringify({ ...found, text: undefined })}`);
  check(found.width <= 320, `${found.width} px on a screen of 320 px, ${where}`);
  for (const mark of MARKUP) if (found.text.includes(mark)) seen.add(mark);
  screens += 1;
};
await lookAt('at the start');
for (let seed = 1; seed <= 12; seed += 1) {
  const { below, chance } = generator(seed);
  await tab.click('#again');
  for (let step = 0; step < 10; step += 1) {
    const buttons = tab.locator(chance(0.8) ? '#step .answers button' : '#page button:visible:not(#print):not(#again)');
    const count = await buttons.count();
    if (!count) break;
    await buttons.nth(below(count)).click();
    if (chance(0.15) && await tab.locator('#line').isVisible()) {
      await tab.locator('#line').fill(MARKUP[below(MARKUP.length)]);
      await tab.locator('#line').press('Enter');
    }
    await lookAt(`walk ${seed}, step ${step}`);
  }
}
// The content of an address is text as well.
for (const hash of MARKUP) {
  await tab.evaluate((hash) => { location.hash = `#${encodeURIComponent(hash)}`; }, hash);
  await tab.waitForTimeout(20);
  await lookAt(`at the address ${hash}`);
}
check(seen.size >= 8, `only ${seen.size} of the hostile texts were met: the walks go astray`);
await tab.context().close();
const still = await open(browser, file, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
for (const summary of await still.locator('#still summary').all()) await summary.click();
const bad = await still.locator('#still img, #still iframe, #still script, #still style, #still svg').count();
check(bad === 0, 'a text is more than text in the lists without scripts');
await browser.close();
ok(`${seen.size} kinds of hostile texts stay texts on ${screens} screens, which stay within 320 px`);
ok(quiet());
