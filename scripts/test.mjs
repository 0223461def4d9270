// `npm test`: installs what is missing, then everything that must hold: types, lint and layout, dead code, tests
// (import directions among them), and the rulebook with its own cases.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { setUpChromium } from './chromium.mjs';
import { setUp } from './setup.mjs';
import { capture, language, project, rulebook, run, tool } from './steps.mjs';

setUp();
setUpChromium();

const report = join(project, '.rulebook', 'tests.json');

/** Each step says how many of its checks passed and failed; a tool that does not count is one check. */
const steps = [
  [{ fi: 'tyypit', en: 'types' }, () => one(run(tool('typescript/bin/tsc', '-b')))],
  [{ fi: 'rakentaminen', en: 'build' }, async () => one(await build())],
  [
    { fi: 'tyyli ja muotoilu', en: 'lint and layout' },
    () => one(run(tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'))),
  ],
  [{ fi: 'kuollut koodi', en: 'dead code' }, () => one(run(tool('knip/bin/knip.js')))],
  [{ fi: 'yksikkötestit', en: 'unit tests' }, testProgram],
  [{ fi: 'sääntökirja', en: 'rulebook' }, () => one(run(rulebook('check', '--warnings-as-errors')))],
  [{ fi: 'sääntökirjan asettelu', en: 'rulebook layout' }, () => one(run(rulebook('format', '--check')))],
  [{ fi: 'sääntökirjan tapaukset', en: 'policy cases' }, testPolicies],
];

const failed = [];
const total = { passed: 0, failed: 0 };
for (const [name, step] of steps) {
  process.stdout.write(`\n── ${name[language]}\n`);
  const counts = await step();
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed > 0) failed.push(name[language]);
}
process.stdout.write('\n');
if (failed.length > 0)
  process.stdout.write(`${{ fi: 'Korjattavaa', en: 'To be mended' }[language]}: ${failed.join(', ')}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed > 0 ? 1 : 0);

function one(status) {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function testProgram() {
  mkdirSync(join(project, '.rulebook'), { recursive: true });
  rmSync(report, { force: true });
  const status = run(
    tool('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`),
  );
  return atLeastOneFailure(status, readVitestReport());
}

function readVitestReport() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function testPolicies() {
  const { status, output } = capture(rulebook('test'));
  const [, passed = 0, failures = 0] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  return atLeastOneFailure(status, { passed: Number(passed), failed: Number(failures) });
}

/** A file that does not even load fails no test; its run fails all the same. */
function atLeastOneFailure(status, counts) {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
