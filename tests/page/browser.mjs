// Chromium without a network of its own, and pages that are watched: no request, no message in the console.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { check } from './program.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--disable-quic'];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

export const address = (file, hash = '') => `${pathToFileURL(file)}${hash && `#${hash}`}`;

const watched = { pages: 0, requests: 0, faults: [] };

/** Opens the file of a page in a context of its own. */
export const open = async (browser, file, { hash = '', ...options } = {}) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const own = address(file);
  watched.pages += 1;
  page.on('request', (request) => {
    watched.requests += 1;
    if (request.url().split('#')[0] !== own && request.url() !== 'about:blank') watched.faults.push(`request of ${request.url().slice(0, 200)}`);
  });
  page.on('console', (message) => watched.faults.push(`message in the console: ${message.text()}`));
  page.on('pageerror', (error) => watched.faults.push(`error of the script: ${error.message}`));
  page.on('popup', (popup) => watched.faults.push(`window of ${popup.url()}`));
  page.on('dialog', (dialog) => { watched.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(address(file, hash));
  if (options.javaScriptEnabled !== false) await page.waitForFunction(() => window.otpTriage);
  return page;
};

/** Checks that all pages so far asked for nothing but their own files, and said nothing in the console. */
export const quiet = () => {
  check(watched.faults.length === 0, `pages are not quiet:\n${watched.faults.slice(0, 5).join('\n')}`);
  return `${watched.pages} pages with ${watched.requests} requests, all for their own files, and nothing in the console`;
};
