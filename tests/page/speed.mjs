// Size and speed of the page. Only the size is checked: the figures of a shared machine vary.
import { statSync } from 'node:fs';
import { address, launch, open, quiet } from './browser.mjs';
import { check, ok, page } from './program.mjs';

/** Bytes of the shipped page. Whatever makes it larger has to be worth it. */
const MOST_BYTES = 478_000;
const LOADS = 5;
const STEPS = 60;

const file = page('user');
const { size } = statSync(file);
check(size <= MOST_BYTES, `the page has ${size} bytes, more than ${MOST_BYTES}`);
ok(`the page has ${size} bytes, of ${MOST_BYTES} at most`);

const browser = await launch();
const sorted = (numbers) => numbers.toSorted((one, other) => one - other);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => sorted(numbers)[Math.floor(numbers.length * 0.95)];

for (const rate of [1, 4]) {
  const tab = await open(browser, file);
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  // The time at which the first question stands, counted from the start of the navigation.
  await tab.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#step h2')) return;
      globalThis.firstQuestion = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const loads = [];
  for (let load = 0; load < LOADS; load += 1) {
    await tab.goto('about:blank');
    await tab.goto(address(file));
    loads.push(await (await tab.waitForFunction(() => globalThis.firstQuestion)).jsonValue());
  }
  const steps = await tab.evaluate((count) => {
    const times = [];
    for (let step = 0; step < count; step += 1) {
      const answers = [...document.querySelectorAll('#step .answers kbd')].map((key) => key.parentElement);
      const button = document.getElementById('typing').hidden || times.length % 15 === 14
        ? document.getElementById('again') : answers[(step * 7) % answers.length];
      const start = performance.now();
      button.click();
      // The layout is part of what somebody waits for.
      document.body.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times;
  }, STEPS);
  ok(`at 1/${rate} of the speed: first question after ${Math.round(median(loads))} ms (median of ${LOADS}), a step in ${p95(steps).toFixed(1)} ms (p95 of ${STEPS})`);
  await tab.context().close();
}
await browser.close();
ok(quiet());
