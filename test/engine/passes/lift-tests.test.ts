import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../engine/backends/interpreter/decide.ts';
import { indexRulebook, type Program } from '../../../engine/backends/interpreter/scope.ts';
import type { Findings } from '../../../engine/ir/findings.ts';
import type { Expression } from '../../../engine/ir/ir.ts';
import { liftTests, mostLeaves } from '../../../engine/passes/lift-tests.ts';
import { compilePolicy, decideRulebook, decision, type JsonFacts } from '../../dsl/lower/evaluate-policy.ts';
import { rulebooksWithCases } from '../../support/arbitrary-rulebook/index.ts';

const byException = `define cap : integer "Raja"
  = 54
exception longer to cap "Pidempi"
  when not case.a
  = 72
`;

/** A rule with a limit that can be one of several, and what becomes of it for the facts of a case. */
function decideWithin(requires: string, facts: JsonFacts) {
  const rule = `rule within "Enintään"\n  requires ${requires}\n  otherwise deny "Liikaa."\n`;
  const parameter = 'parameter most : integer by colour "Enintään"\n';
  const rulebook = compilePolicy(decision() + parameter + byException + rule, {
    '2020-01-01/values.yaml': 'most:\n  red: 5\n  orange: 3\n  blue: 9\n  green: 9\n',
  });
  const { rules, missing } = decideRulebook(rulebook, facts);
  return { rulebook, found: [rules[0]?.status, missing] };
}

describe('a test put to one of several values', () => {
  it.each<[string, string, JsonFacts, string, readonly string[]]>([
    ['below all of them', 'case.n <= cap', { 'case.n': 10 }, 'satisfied', []],
    ['between them', 'case.n <= cap', { 'case.n': 60 }, 'unknown', ['case.a']],
    ['above all of them', 'case.n <= cap', { 'case.n': 73 }, 'violated', []],
    ['with nothing else known', 'case.n <= cap', {}, 'unknown', ['case.a', 'case.n']],
    ['chosen by if', 'case.n <= (if case.a then 54 else 72)', { 'case.n': 54 }, 'satisfied', []],
    ['in a sum', 'case.n + 1 <= cap + 2', { 'case.n': 55 }, 'satisfied', []],
    ['looked up by what is not known', 'case.n <= most[case.colour]', { 'case.n': 3 }, 'satisfied', []],
    ['looked up, between them', 'case.n <= most[case.colour]', { 'case.n': 4 }, 'unknown', ['case.colour']],
    [
      'of which what stands before leaves only some',
      'case.colour is orange or case.n <= most[case.colour]',
      { 'case.n': 5 },
      'satisfied',
      [],
    ],
  ])('%s', (_, requires, facts, status, missing) => {
    expect(decideWithin(requires, facts).found).toEqual([status, missing]);
  });

  it.each([
    [3, 8],
    [4, 0],
  ])('of %i choices comes to %i tests, or stays as it is', (choices, leaves) => {
    const sum = ['a', 'b', 'n > 5', 'hours > 5 h']
      .slice(0, choices)
      .map((condition) => `(if case.${condition} then case.m else 2)`);
    const { rulebook } = decideWithin(`${sum.join(' + ')} <= 40`, {});
    const lifted = [...liftTests(rulebook, null).values()];
    expect(lifted.map(leavesOf)).toEqual(leaves === 0 ? [] : [leaves]);
    expect(leaves).toBeLessThanOrEqual(mostLeaves);
  });
});

describe('every rulebook with lifted tests', () => {
  it('decides at least what it decides without, alike, and waits for no more', () => {
    fc.assert(
      fc.property(rulebooksWithCases, (generated) => {
        if (generated === null) return;
        const { rulebook, cases } = generated;
        const lifted = indexRulebook(rulebook);
        const plain: Program = { ...lifted, liftedOn: () => new Map() };
        for (const { decision, facts, date } of cases) {
          const [less, more] = [plain, lifted].map((program) => decide(program, decision, facts, date));
          if (less !== undefined && more !== undefined) expectRefined(less, more);
        }
      }),
    );
  });
});

function expectRefined(less: Findings, more: Findings): void {
  if (less.outcome !== 'incomplete') expect(more.outcome).toBe(less.outcome);
  for (const [place, before] of less.rules.entries()) {
    const { rule, status, effect } = before;
    if (status !== 'unknown') expect(more.rules[place]).toMatchObject({ rule, status, effect });
    else for (const path of more.rules[place]?.waits ?? []) expect(before.waits).toContain(path);
  }
  for (const before of less.values) {
    const after = more.values.find(({ name }) => name === before.name);
    if (before.result.kind === 'known') expect(after).toEqual(before);
  }
  expect(less.missing).toEqual(expect.arrayContaining([...more.missing]));
}

function leavesOf(lifted: Expression): number {
  if (lifted.kind !== 'choose') return 1;
  const bodies = [...lifted.branches.map(({ then }) => then), ...(lifted.otherwise === null ? [] : [lifted.otherwise])];
  return bodies.reduce((sum, body) => sum + leavesOf(body), 0);
}
