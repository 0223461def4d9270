import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Impact, OutputSums, Transition } from '../../../../engine/analysis/impact/impact.ts';
import { leastShown, shareImpact } from '../../../../engine/analysis/impact/share-impact.ts';
import { number } from '../../../support/ir-builders.ts';
import { runs } from '../../../support/runs.ts';

const euro = number('EUR', 2) as OutputSums['type'];
const outcomes = ['approved', 'referred', 'denied', 'incomplete'] as const;

/** One case: its group, what becomes of it, and the value it has if approved. */
interface One {
  readonly group: 'x' | 'y' | 'z' | null;
  readonly before: (typeof outcomes)[number];
  readonly after: (typeof outcomes)[number];
  readonly values: readonly [number, number];
}

const one: fc.Arbitrary<One> = fc.record({
  group: fc.constantFrom('x', 'x', 'x', 'y', 'y', 'z', null),
  before: fc.constantFrom('approved', 'approved', 'approved', 'denied', 'referred', 'incomplete'),
  after: fc.constantFrom('approved', 'approved', 'approved', 'denied', 'referred', 'incomplete'),
  values: fc.tuple(fc.constantFrom(100, 200), fc.constantFrom(100, 100, 100, 200, 5000)),
});

function sumsOf(cases: readonly One[]): OutputSums {
  const side = (which: 'before' | 'after', approvedOnly: boolean) => {
    const counted = cases.filter((each) => !approvedOnly || each[which] === 'approved');
    const sum = counted.reduce((total, { values }) => total + BigInt(values[which === 'before' ? 0 : 1]), 0n);
    return { cases: counted.length, sum };
  };
  const counts = (each: One, which: 'before' | 'after') =>
    each[which] === 'approved' ? each.values[which === 'before' ? 0 : 1] : null;
  return {
    name: 'v',
    type: euro,
    changed: cases.filter(({ values }) => values[0] !== values[1]).length,
    all: { before: side('before', false), after: side('after', false) },
    approved: { before: side('before', true), after: side('after', true) },
    approvedChanged: cases.filter((each) => counts(each, 'before') !== counts(each, 'after')).length,
  };
}

function impactOf(cases: readonly One[]): Impact {
  const transitions = outcomes.flatMap((before) =>
    outcomes.flatMap((after): Transition[] => {
      const same = cases.filter((each) => each.before === before && each.after === after).length;
      return same === 0 ? [] : [{ before, after, cases: same }];
    }),
  );
  const differences = [...new Set(cases.map(({ values }) => values[1] - values[0]))].sort((a, b) => a - b);
  return {
    decision: 'd',
    cases: cases.length,
    unusable: 0,
    generated: 0,
    transitions,
    changed: 0,
    outputs: [
      {
        ...sumsOf(cases),
        differences: differences.map((difference) => ({
          from: difference,
          to: difference,
          cases: cases.filter(({ values }) => values[1] - values[0] === difference).length,
        })),
      },
    ],
    by: { fact: 'f', type: { kind: 'enum', enum: 'e' } },
    groups: (['x', 'y', 'z', null] as const).flatMap((group) => {
      const own = cases.filter((each) => each.group === group);
      return own.length === 0 ? [] : [{ value: group, cases: own.length, changed: 0, outputs: [sumsOf(own)] }];
    }),
    largest: [{ case: 'secret', line: 1, before: 1, after: 2, outcomes: { before: 'approved', after: 'approved' } }],
  };
}

const approvedValue = (each: One, which: 'before' | 'after') =>
  each[which] === 'approved' ? each.values[which === 'before' ? 0 : 1] : null;

describe('an impact that is handed on', () => {
  it('has no number that fewer than five cases stand behind, alone or by subtraction', () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (cases) => {
        const shared = shareImpact(impactOf(cases));
        if (shared === null) {
          expect(cases.length).toBeLessThan(leastShown);
          return;
        }
        const { transitions, outputs, groups } = shared;
        for (const { cases: shown } of transitions) expect(shown).toBeGreaterThanOrEqual(leastShown);
        // The parts make up the whole, so that what is put together is no smaller than what is shown.
        expect(transitions.reduce((sum, each) => sum + each.cases, 0)).toBe(cases.length);
        for (const { differences } of outputs) {
          for (const { cases: shown } of differences) expect(shown).toBeGreaterThanOrEqual(leastShown);
          expect(differences.reduce((sum, each) => sum + each.cases, 0)).toBe(cases.length);
        }
        if (groups.length > 0) expect(groups.reduce((sum, each) => sum + each.cases, 0)).toBe(cases.length);
        const tellers = [
          ...outputs.map((output) => ({ sums: output, own: cases })),
          ...groups.map((group) => ({
            sums: group.outputs[0],
            own: cases.filter(({ group: value }) => group.values.includes(value)),
          })),
        ];
        for (const { sums, own } of tellers) {
          if (sums === undefined || sums.approved === null) continue;
          const contributing = [
            own.filter((each) => approvedValue(each, 'before') !== null).length,
            own.filter((each) => approvedValue(each, 'after') !== null).length,
            own.filter((each) => approvedValue(each, 'before') !== approvedValue(each, 'after')).length,
          ];
          for (const count of contributing) expect(count === 0 || count >= leastShown).toBe(true);
          const total = (which: 'before' | 'after') =>
            own.reduce((sum, each) => sum + BigInt(approvedValue(each, which) ?? 0), 0n);
          expect(sums.approved).toEqual({ before: total('before'), after: total('after') });
        }
        expect(JSON.stringify(shared, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
          'secret',
        );
      }),
      { numRuns: runs(500) },
    );
  });

  it('shows everything where every group is large enough, and says so where not', () => {
    const plain: One = { group: 'x', before: 'approved', after: 'approved', values: [100, 200] };
    const many = Array.from({ length: 5 }, () => plain);
    expect(shareImpact(impactOf(many))).toMatchObject({ suppressed: false, groups: [{ values: ['x'], cases: 5 }] });
    const withFew = shareImpact(impactOf([...many, ...many, { ...plain, group: 'y' }, { ...plain, after: 'denied' }]));
    expect(withFew).toMatchObject({
      suppressed: true,
      transitions: [{ before: null, after: null, cases: 12 }],
      groups: [{ values: ['y', 'x'], cases: 12 }],
    });
    expect(shareImpact(impactOf(many.slice(1)))).toBeNull();
  });
});
