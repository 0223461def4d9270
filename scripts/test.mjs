// `npm test`: installs what is missing, then everything that must hold: types, lint and layout, dead code, tests
// (import directions among them), and the rulebook with its own cases.
// `npm run test:fast`: types, and the tests that need neither a browser nor the solver nor long processes of their own,
// with a few random cases. `npm run test:long`: all tests but those of the pages, with very many random cases, other ones
// each time.
import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { setUpChromium } from './chromium.mjs';
import { setUp } from './setup.mjs';
import { capture, fail, language, project, rulebook, run, tool } from './steps.mjs';

/** What a run is made of; how many random cases it tries is said by `test/support/runs.ts`. */
const lanes = {
  whole: { steps: () => all, words: [], variables: {} },
  fast: {
    steps: () => [types, unitTests],
    words: ['--exclude', 'test/browser/**', '--exclude', '**/*.slow.test.ts'],
    variables: { RULEBOOK_RUNS: '0.2' },
  },
  long: {
    steps: () => [types, building, unitTests],
    words: ['--exclude', 'test/browser/**', '--testTimeout', '0'],
    variables: { RULEBOOK_RUNS: '20', RULEBOOK_SEED: String(randomInt(2 ** 31)) },
  },
};
const name = process.argv[2] ?? 'whole';
if (!Object.hasOwn(lanes, name)) fail({ fi: `ajoa ${name} ei ole`, en: `there is no run ${name}` }, 2);
const lane = lanes[name];
// What is given counts: a run can be made again, or be made longer.
const variables = Object.fromEntries(
  Object.entries(lane.variables).map(([variable, value]) => [variable, process.env[variable] ?? value]),
);

setUp();
if (name === 'whole') setUpChromium();

const report = join(project, '.rulebook', 'tests.json');

// Each step says how many of its checks passed and failed; a tool that does not count is one check.
const types = [{ fi: 'tyypit', en: 'types' }, () => one(run(tool('typescript/bin/tsc', '-b')))];
const building = [{ fi: 'rakentaminen', en: 'build' }, async () => one(await build())];
const unitTests = [{ fi: 'yksikkötestit', en: 'unit tests' }, testProgram];
const all = [
  types,
  building,
  [
    { fi: 'tyyli ja muotoilu', en: 'lint and layout' },
    () => one(run(tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'))),
  ],
  [{ fi: 'kuollut koodi', en: 'dead code' }, () => one(run(tool('knip/bin/knip.js')))],
  unitTests,
  [{ fi: 'sääntökirja', en: 'rulebook' }, () => one(run(rulebook('check', '--warnings-as-errors')))],
  [{ fi: 'sääntökirjan asettelu', en: 'rulebook layout' }, () => one(run(rulebook('format', '--check')))],
  [{ fi: 'sääntökirjan tapaukset', en: 'policy cases' }, testPolicies],
];

const failed = [];
const total = { passed: 0, failed: 0 };
for (const [title, step] of lane.steps()) {
  process.stdout.write(`\n── ${title[language]}\n`);
  const counts = await step();
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed > 0) failed.push(title[language]);
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
  for (const [variable, value] of Object.entries(variables)) process.stdout.write(`${variable}=${value}\n`);
  const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...lane.words];
  const status = run(tool('vitest/vitest.mjs', ...words), variables);
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
