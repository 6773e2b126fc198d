// Reads a Jest report: names the failed and skipped tests, fails on a skip that is not allowed, counts.
import { readFileSync } from 'node:fs';

/** What a machine may lack, by the start of the test's full name. */
const MAY_SKIP = readFileSync(new URL('may-skip.txt', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'));

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const tests = report.testResults.flatMap((file) => file.assertionResults);
const ofStatus = (...statuses) => tests.filter(({ status }) => statuses.includes(status));

const passed = ofStatus('passed');
const failed = ofStatus('failed');
const skipped = ofStatus('pending', 'skipped', 'todo', 'disabled');
const broken = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
);

for (const { fullName } of failed) console.log(`failed: ${fullName}`);
for (const { name } of broken) console.log(`did not run: ${name}`);
for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);

const notAllowed = skipped.filter(({ fullName }) => !MAY_SKIP.some((start) => fullName.startsWith(start)));
for (const { fullName } of notAllowed) console.log(`may not be skipped: ${fullName}`);
if (failed.length + broken.length + notAllowed.length > 0 || passed.length === 0) process.exitCode = 1;

console.log(`${passed.length} passed, ${failed.length + broken.length} failed, ${skipped.length} skipped`);
