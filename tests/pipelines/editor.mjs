// yaml-language-server with the schema of rulebooks, driven over stdio as an editor drives it.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');

const folder = mkdtempSync(join(tmpdir(), 'editor-'));
const address = (name) => pathToFileURL(join(folder, name)).href;
const schema = execFileSync(process.env.OTP_TRIAGE, ['rules', 'schema'], { encoding: 'utf8' });
writeFileSync(join(folder, 'rulebook.schema.json'), schema);

const server = spawn(
  process.execPath,
  [require.resolve('yaml-language-server/bin/yaml-language-server'), '--stdio'],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const connection = createMessageConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);

// As in the settings of an editor. The books of `configured` have no modeline.
const settings = {
  yaml: {
    schemaStore: { enable: false },
    schemas: { [address('rulebook.schema.json')]: ['configured-*.yaml'] },
    completion: true,
    hover: true,
    validate: true,
  },
};
const asked = new Promise((resolve) => {
  connection.onRequest('workspace/configuration', ({ items }) => {
    setImmediate(resolve);
    return items.map(({ section }) => settings[section] ?? null);
  });
});
connection.onRequest('client/registerCapability', () => null);
connection.onRequest('window/workDoneProgress/create', () => null);

/** The waiters for the diagnostics of a document. */
const waiting = new Map();
connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
  waiting.get(uri)?.(diagnostics);
  waiting.delete(uri);
});
connection.listen();

await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'books' }],
  capabilities: {
    textDocument: {
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      publishDiagnostics: {},
    },
    workspace: { configuration: true, workspaceFolders: true },
  },
});
await connection.sendNotification('initialized', {});
await connection.sendNotification('workspace/didChangeConfiguration', { settings });
await asked;

/** Opens a document and returns its diagnostics, by line. */
async function open(name, text) {
  const uri = address(name);
  writeFileSync(join(folder, name), text);
  const published = new Promise((resolve) => waiting.set(uri, resolve));
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  return (await published).map(({ range, message }) => ({ line: range.start.line + 1, message }));
}

const lines = (diagnostics) => [...new Set(diagnostics.map(({ line }) => line))].sort((a, b) => a - b);

const book = (name) => readFileSync(join(process.env.BOOKS, name), 'utf8');
const modeline = '# yaml-language-server: $schema=rulebook.schema.json\n';

/** The place of a text in a document, `behind` signs further on. */
function place(text, part, behind = 0) {
  const before = text.slice(0, text.indexOf(part) + behind).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
}

const asks = (method, name, position) =>
  connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: address(name) }, position });

// Without a schema only what is no YAML is found.
const mistakes = book('many-mistakes.yaml');
assert.deepEqual(lines(await open('plain.yaml', mistakes)), [28]);

// The other mistakes of the book are ids that do not exist, and what does not go together: for `rules check` alone.
const planted = [5, 10, 21, 24, 27, 28];
const found = await open('configured-mistakes.yaml', mistakes);
assert.deepEqual(lines(found), planted);
assert.match(found.find(({ line }) => line === 10).message, /anwsers/);
console.log(`ok: with a schema from the settings an editor underlines mistakes in the lines ${planted.join(', ')}`);

const marked = await open('marked-mistakes.yaml', modeline + mistakes);
assert.deepEqual(lines(marked), planted.map((line) => line + 1));
assert.deepEqual(await open('marked-sound.yaml', modeline + book('own-service.yaml')), []);
console.log('ok: with a schema from a modeline it underlines the same, and nothing in a sound rulebook');

const field = (kind, name) => JSON.parse(schema).properties[kind].items.properties[name].description;

// A cause that is being written.
const begun = `${modeline}causes:\n  - id: no-signal\n    title: There is no signal\n    freq\n`;
await open('begun.yaml', begun);
const list = await asks('completion', 'begun.yaml', place(begun, 'freq', 'freq'.length));
const labels = list.items.map(({ label }) => label);
assert.ok(['frequency', 'evidence', 'when'].every((label) => labels.includes(label)), labels.join(', '));
assert.ok(!labels.includes('cures') && !labels.includes('id'), labels.join(', '));
const documentation = JSON.stringify(list.items.find(({ label }) => label === 'frequency').documentation);
assert.ok(documentation.includes(field('causes', 'frequency')), documentation);
console.log(`ok: it completes ${labels.length} fields of a cause, with what each is for`);

const words = `${modeline}causes:\n  - id: no-signal\n    title: There is no signal\n    frequency: \n`;
await open('words.yaml', words);
const values = await asks('completion', 'words.yaml', place(words, 'frequency: ', 'frequency: '.length));
assert.ok(['often', 'rarely'].every((word) => values.items.some(({ label }) => label === word)));
console.log('ok: it completes the words of the scale');

const sound = modeline + book('own-service.yaml');
const hover = await asks('hover', 'marked-sound.yaml', place(sound, 'effort: 1m', 2));
assert.ok(JSON.stringify(hover.contents).includes(field('fixes', 'effort')), JSON.stringify(hover));
console.log('ok: it explains the field under the pointer');

await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
