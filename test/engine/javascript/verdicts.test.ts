/** Verdicts and traces say in short what the reference finds, however many facts are left out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareDecisions } from '../../../engine/backends/interpreter/compiled-decision.ts';
import { javascript } from '../../../engine/backends/javascript/javascript.ts';
import type { Facts } from '../../../engine/ir/findings.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import { examples, policyCases, rulebook } from '../../agreement/kuopio-cases.ts';
import { rulebooksWithCases } from '../../support/arbitrary-rulebook/index.ts';
import { runs } from '../../support/runs.ts';

interface OneCase {
  readonly decision: string;
  readonly facts: Facts;
  readonly date: Day | null;
}

function expectAlike(book: Rulebook, cases: readonly OneCase[]): void {
  const generated = javascript.prepare(book);
  const reference = prepareDecisions(book);
  for (const { decision, facts, date } of cases) {
    const [own, wanted] = [generated.decision(decision), reference.decision(decision)];
    const [loaded, open] = [own.load(facts, date), wanted.load(facts, date)];
    expect(own.verdict(loaded)).toEqual(wanted.verdict(open));
    expect(own.trace(loaded)).toEqual(wanted.trace(open));
  }
}

/** The case as it is, and with each of its facts, and each two neighbours, left out. */
function leavingOut({ decision, facts, date }: OneCase): readonly OneCase[] {
  const paths = [...facts.keys()];
  const sets = paths.flatMap((path, place) => [[path], [path, paths[place + 1] ?? path]]);
  return [[], ...sets].map((left) => ({
    decision,
    date,
    facts: new Map([...facts].filter(([path]) => !left.includes(path))),
  }));
}

describe('verdicts and traces of generated code', () => {
  it('are those of the interpreter on generated rulebooks', () => {
    const property = fc.property(rulebooksWithCases, (generated) => {
      if (generated !== null) expectAlike(generated.rulebook, generated.cases.flatMap(leavingOut));
    });
    fc.assert(property, { numRuns: runs(30) });
  });

  it('are those of the interpreter on the policy cases and examples', () => {
    const cases = policyCases.map(({ case: { decision, on }, facts }) => ({ decision, facts, date: on }));
    expectAlike(rulebook, [...cases, ...examples].flatMap(leavingOut));
  });
});
