// The program, and the pages that it exports.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PROGRAM = process.env.OTP_TRIAGE;
export const BOOKS = process.env.BOOKS;
const WORK = process.env.WORK;
const LARGEST = 512 * 1024 * 1024;

export const ok = (text) => console.log(`ok: ${text}`);

export const fail = (text) => {
  console.error(`failed: ${text}`);
  process.exit(1);
};

export const check = (holds, text) => { if (!holds) fail(text); };

export const inWork = (name) => join(WORK, name);

/** Output of a command that has to succeed. */
export const output = (...args) => execFileSync(PROGRAM, args, { encoding: 'utf8', maxBuffer: LARGEST });

/** Output of a command with this input; its exit code tells of the result and is not looked at. */
export const run = (args, input) => new Promise((resolve, reject) => {
  const child = execFile(PROGRAM, args, { encoding: 'utf8', maxBuffer: LARGEST }, (error, out, messages) => {
    if (error && typeof error.code !== 'number') return reject(error);
    resolve({ out, messages, code: error ? error.code : 0 });
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
});

/** The file of an exported page. */
/** The page with the engine that ENGINE names, if it names one, in the place of its own. */
const withEngine = (html) => {
  if (!process.env.ENGINE) return html;
  const packed = gzipSync(readFileSync(process.env.ENGINE)).toString('base64');
  return html.replace(/(<script type="text\/plain" id="engine">)[^<]*/, (_, tag) => tag + packed);
};

export const page = (name, ...args) => {
  const file = inWork(`${name}.html`);
  if (!existsSync(file)) writeFileSync(file, withEngine(output('export', 'page', ...args)));
  return file;
};
