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
  /** Whether the later value is known. */
  readonly known: boolean;
}

const one: fc.Arbitrary<One> = fc.record({
  group: fc.constantFrom('x', 'x', 'x', 'y', 'y', 'z', null),
  before: fc.constantFrom('approved', 'approved', 'approved', 'denied', 'referred', 'incomplete'),
  after: fc.constantFrom('approved', 'approved', 'approved', 'denied', 'referred', 'incomplete'),
  values: fc.tuple(fc.constantFrom(100, 200), fc.constantFrom(100, 100, 100, 200, 5000)),
  known: fc.constantFrom(true, true, true, true, false),
});

function sumsOf(cases: readonly One[]): OutputSums {
  const pair = (
    amounts: readonly (readonly [number | null, number | null])[],
    counts: (each: One, side: Side) => boolean,
  ) => {
    const isBoth = ([before, after]: readonly (number | null)[]) => before !== null && after !== null;
    const both = amounts.filter(isBoth);
    const own = cases.filter((_, index) => isBoth(amounts[index] ?? []));
    const total = (side: 0 | 1) => both.reduce((sum, amount) => sum + BigInt(amount[side] ?? 0), 0n);
    return {
      known: {
        both: both.length,
        before: amounts.filter(([before, after]) => before !== null && after === null).length,
        after: amounts.filter(([before, after]) => before === null && after !== null).length,
        neither: amounts.filter(([before, after]) => before === null && after === null).length,
      },
      before: total(0),
      after: total(1),
      counted: {
        before: own.filter((each) => counts(each, 'before')).length,
        after: own.filter((each) => counts(each, 'after')).length,
      },
      changed: both.filter(([before, after]) => before !== after).length,
    };
  };
  const values = cases.map(({ values: [before, after], known }) => [before, known ? after : null] as const);
  const granted = cases.map((each) => [grantedIn(each, 'before'), grantedIn(each, 'after')] as const);
  return {
    name: 'v',
    type: euro,
    all: pair(values, () => true),
    approved: pair(granted, (each, side) => each[side] === 'approved'),
  };
}

type Side = 'before' | 'after';

/** What a case is granted; null where that is not known. */
function grantedIn(each: One, side: Side): number | null {
  if (each[side] === 'denied') return 0;
  if (each[side] !== 'approved' || (side === 'after' && !each.known)) return null;
  return each.values[side === 'before' ? 0 : 1];
}

function impactOf(cases: readonly One[]): Impact {
  const transitions = outcomes.flatMap((before) =>
    outcomes.flatMap((after): Transition[] => {
      const same = cases.filter((each) => each.before === before && each.after === after).length;
      return same === 0 ? [] : [{ before, after, cases: same }];
    }),
  );
  const both = cases.filter(({ known }) => known);
  const differences = [...new Set(both.map(({ values }) => values[1] - values[0]))].sort((a, b) => a - b);
  return {
    decision: 'd',
    cases: cases.length,
    unusable: 0,
    generated: 0,
    transitions,
    changed: 0,
    unclear: 0,
    outputs: [
      {
        ...sumsOf(cases),
        differences: differences.map((difference) => ({
          from: difference,
          to: difference,
          cases: both.filter(({ values }) => values[1] - values[0] === difference).length,
        })),
      },
    ],
    by: { fact: 'f', type: { kind: 'enum', enum: 'e' } },
    groups: (['x', 'y', 'z', null] as const).flatMap((group) => {
      const own = cases.filter((each) => each.group === group);
      return own.length === 0 ? [] : [{ value: group, cases: own.length, changed: 0, outputs: [sumsOf(own)] }];
    }),
    largest: [{ case: 'secret', line: 1, before: 1n, after: 2n, outcomes: { before: 'approved', after: 'approved' } }],
  };
}

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
        for (const { differences, unknown, known } of outputs) {
          for (const { cases: shown } of differences) expect(shown).toBeGreaterThanOrEqual(leastShown);
          for (const shown of [unknown ?? 0, ...Object.values(known ?? {})])
            expect(shown === 0 || shown >= leastShown).toBe(true);
          expect(differences.reduce((sum, each) => sum + each.cases, 0)).toBe(cases.length - (unknown ?? 0));
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
          const both = own.filter((each) => grantedIn(each, 'before') !== null && grantedIn(each, 'after') !== null);
          const contributing = [
            both.filter(({ before }) => before === 'approved').length,
            both.filter(({ after }) => after === 'approved').length,
            both.filter((each) => grantedIn(each, 'before') !== grantedIn(each, 'after')).length,
          ];
          for (const count of contributing) expect(count === 0 || count >= leastShown).toBe(true);
          const total = (which: Side) => both.reduce((sum, each) => sum + BigInt(grantedIn(each, which) ?? 0), 0n);
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
    const plain: One = { group: 'x', before: 'approved', after: 'approved', values: [100, 200], known: true };
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
