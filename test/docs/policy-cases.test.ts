import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readRulebookFiles } from '../../cli/read-rulebook.ts';
import { readCases } from '../../dsl/cases/read-cases.ts';
import { compileRulebook } from '../../dsl/compile/compile.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { runCase } from '../../engine/cases/run-cases.ts';
import { invariant } from '../../engine/ir/invariant.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The page's examples put together: one file of cases, and cases to add to it. */
function readExamples(): string {
  const page = readFileSync(`${project}/docs/policy-cases.md`, 'utf8');
  return [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, example]) => example).join('');
}

it('shows cases that pass', () => {
  const files = readRulebookFiles(`${project}/policies/kuopio-social-rehabilitation`);
  invariant(files.kind === 'files', 'the rulebook can be read');
  const { rulebook } = compileRulebook(files.sources);
  invariant(rulebook !== null, 'the rulebook has no errors');
  const { cases, diagnostics } = readCases('docs/policy-cases.md', readExamples(), rulebook);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  const evaluator = interpreter.prepare(rulebook);
  const results = cases.map((one) => runCase(rulebook, evaluator, one));
  expect(results.map((one) => [one.case.name, one.kind, one.kind === 'failed' ? one.differences : []])).toEqual(
    cases.map(({ name }) => [name, 'passed', []]),
  );
  expect(cases.length).toBeGreaterThan(5);
});
