/** Comparisons of generated rulebooks with themselves changed: what is said to be the same must be so in every case. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compareBehaviour } from '../../../../engine/analysis/behaviour/compare-behaviour.ts';
import { openCaseSpace } from '../../../../engine/analysis/solver/case-space.ts';
import { prepareDecisions } from '../../../../engine/backends/interpreter/compiled-decision.ts';
import { javascript } from '../../../../engine/backends/javascript/javascript.ts';
import { compareCase, openSides } from '../../../../engine/compare/sides.ts';
import type { Expression, Rulebook } from '../../../../engine/ir/ir.ts';
import { openSolver } from '../../../../library/node/solver/z3-solver.ts';
import { mistakesInIr } from '../../../agreement/mistakes-in-ir.ts';
import { type Change, changing, rewrite } from '../../../agreement/rewrite.ts';
import { type GeneratedRulebook, rulebooksWithCases, showFiles } from '../../../support/arbitrary-rulebook/index.ts';
import { runs, seed } from '../../../support/runs.ts';
import { representText } from '../solver/assign-facts.ts';
import { completeFacts } from '../solver/complete-facts.ts';

const solver = openSolver({ steps: 50_000 });
afterAll(() => solver.close());

/** The same in other words. */
const rewordings: Readonly<Record<string, Change>> = {
  'operands turned round': changing('and', (node) => ({ ...node, operands: [...node.operands].reverse() })),
  'De Morgan': changing('or', (node) => negated({ kind: 'and', operands: node.operands.map(negated) })),
  'not above for at most': changing('compare', (node) =>
    node.operator === 'less_or_equal' ? negated({ ...node, operator: 'greater' }) : node,
  ),
  'sides exchanged': changing('add', (node) => ({ ...node, left: node.right, right: node.left })),
};

function negated(operand: Expression): Expression {
  return { kind: 'not', operand };
}

/** A case that is not the same on both sides, among the generated ones. */
function findDifference({ rulebook, cases }: GeneratedRulebook, after: Rulebook, decision: string): unknown {
  const deciding = (one: Rulebook) => ({ rulebook: one, evaluator: prepareDecisions(one) });
  const sides = openSides(deciding(rulebook), deciding(after), decision);
  const { texts } = openCaseSpace([rulebook, after], decision);
  for (const { facts: given } of cases) {
    const facts = completeFacts(rulebook, given, (text) => representText(text, texts));
    const { differences } = compareCase(sides, facts);
    if (differences.length > 0) return { facts: [...facts], differences };
  }
  return null;
}

describe('comparison of generated rulebooks', () => {
  const samples = fc
    .sample(rulebooksWithCases, { numRuns: runs(8, 8), seed })
    .filter((generated) => generated !== null);
  const changes = [...Object.entries(rewordings), ...Object.entries(mistakesInIr)];
  const told = { same: 0, different: 0, undecided: 0 };

  it.each(samples.map((generated, index) => [index, generated] as const))('rulebook %i', async (index, generated) => {
    for (const [name, change] of [
      changes[index % 4],
      changes[(index * 7) % changes.length],
      changes[(index * 11 + 5) % changes.length],
    ].flatMap((one) => (one === undefined ? [] : [one]))) {
      const after = rewrite(generated.rulebook, change);
      const { decisions, refuted } = await compareBehaviour(generated.rulebook, after, {
        language: 'fi',
        solver,
        prepare: javascript.prepare,
      });
      const shown = `${name}\n${showFiles(generated.files)}`;
      expect(refuted, shown).toBe(0);
      for (const { decision, result } of decisions) {
        told[result.kind === 'same' ? 'same' : result.kind === 'different' ? 'different' : 'undecided'] += 1;
        if (Object.hasOwn(rewordings, name)) expect(result.kind, shown).not.toBe('different');
        if (result.kind === 'same') expect(findDifference(generated, after, decision), shown).toBeNull();
      }
    }
  });

  it('decides most of them', () => {
    expect(told.undecided).toBeLessThan(told.same + told.different);
    expect(told.different).toBeGreaterThan(0);
  });
});
