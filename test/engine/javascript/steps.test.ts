/** Reasons from the steps that generated code keeps are, to the byte, those that the interpreter gives when asked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { javascript } from '../../../engine/backends/javascript/javascript.ts';
import { explainFindings } from '../../../engine/explain/explain.ts';
import type { Facts } from '../../../engine/ir/findings.ts';
import type { Day, Expression, Rulebook } from '../../../engine/ir/ir.ts';
import { visitExpression } from '../../../engine/ir/operands.ts';
import { examples, policyCases, rulebook } from '../../agreement/kuopio-cases.ts';
import { rulebooksWithCases } from '../../support/arbitrary-rulebook/index.ts';
import { runs } from '../../support/runs.ts';

interface OneCase {
  readonly decision: string;
  readonly facts: Facts;
  readonly date: Day | null;
}

function expectSameReasons(book: Rulebook, cases: readonly OneCase[]): void {
  const generated = javascript.prepare(book);
  for (const { decision, facts, date } of cases) {
    const compiled = generated.decision(decision);
    const loaded = compiled.load(facts, date);
    const findings = compiled.findings(loaded);
    for (const language of ['fi', 'en'] as const) {
      const reasons = explainFindings(book, findings, facts, { language, steps: compiled.steps(loaded) });
      expect(JSON.stringify(reasons)).toBe(JSON.stringify(explainFindings(book, findings, facts, { language })));
    }
  }
}

const ofPolicy: readonly OneCase[] = [
  ...policyCases.map(({ case: { decision, on }, facts }) => ({ decision, facts, date: on })),
  ...examples,
];

/** The expressions of a decision's rules as they stand on a day. */
function expressionsOf(name: string, day: Day): readonly Expression[] {
  const rules = rulebook.decisions.find((one) => one.name === name)?.rules ?? [];
  const found: Expression[] = [];
  for (const { versions } of rules) {
    const version = versions.findLast(({ from }) => from <= day)?.value;
    if (version !== null && version !== undefined) visitExpression(version.requires, (one) => found.push(one));
  }
  return found;
}

describe('steps', () => {
  it('give the reasons that the interpreter gives, of every policy case and example', () => {
    expectSameReasons(rulebook, ofPolicy);
  });

  it('give them on generated rulebooks', () => {
    const property = fc.property(rulebooksWithCases, (generated) => {
      if (generated !== null) expectSameReasons(generated.rulebook, generated.cases);
    });
    fc.assert(property, { numRuns: runs(30) });
  });

  it('are kept of what a case takes working out, also up to a fact that is missing', () => {
    const [complete] = examples.filter(({ decision }) => decision === 'voucher_grant');
    if (complete === undefined) throw new Error('there is an example');
    const compiled = javascript.prepare(rulebook).decision('voucher_grant');
    const count = (facts: Facts) => {
      const loaded = compiled.load(facts, null);
      const steps = compiled.steps(loaded);
      const { date } = compiled.findings(loaded);
      return expressionsOf('voucher_grant', date ?? 0).filter((one) => steps.resultOf(one)?.kind === 'known').length;
    };
    const all = count(complete.facts);
    const some = count(new Map([...complete.facts].filter(([path]) => path !== 'voucher.ends')));
    expect(all).toBeGreaterThan(10);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
  });
});
