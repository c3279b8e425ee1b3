// The problem matcher, applied to the lines of a check, against the findings as JSON.
//
//     OTP_TRIAGE=… node matcher.mjs problem-matcher.json rules check …

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [matcher, ...check] = process.argv.slice(2);
const { problemMatcher } = JSON.parse(readFileSync(matcher, 'utf8'));
const [{ regexp, ...groups }] = problemMatcher[0].pattern;

/** The standard output of a check, which ends with exit code 1 if there are findings. */
function output(format) {
  try {
    return execFileSync(process.env.OTP_TRIAGE, [...check, '--format', format], { encoding: 'utf8' });
  } catch (error) {
    assert.equal(error.status, 1);
    return error.stdout;
  }
}

const matched = output('short').trimEnd().split('\n').map((line) => {
  const match = new RegExp(regexp).exec(line);
  assert.ok(match, line);
  return Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, match[group]]));
});
const { findings } = JSON.parse(output('json'));
assert.ok(findings.length > 0);
assert.equal(matched.length, findings.length);
for (const [index, { message, help, related, ...finding }] of findings.entries()) {
  const { message: text, ...found } = matched[index];
  assert.deepEqual(found, { ...finding, line: String(finding.line), column: String(finding.column) });
  assert.ok(text.startsWith(message), text);
}
console.log(`ok: the problem matcher reads ${matched.length} findings as they are`);
