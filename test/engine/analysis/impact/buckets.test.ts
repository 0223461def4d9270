import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openBuckets } from '../../../../engine/analysis/impact/buckets.ts';

it.each([
  [0, { from: 0, to: 0 }],
  [1, { from: 0, to: 100 }],
  [100, { from: 0, to: 100 }],
  [101, { from: 100, to: 200 }],
  [350, { from: 200, to: 500 }],
  [999, { from: 500, to: 1000 }],
  [-101, { from: -200, to: -100 }],
  [-100, { from: -100, to: 0 }],
  [123_456_789_012_345, { from: 100_000_000_000_000, to: 200_000_000_000_000 }],
])('a difference of %i cents is counted in its class', (difference, expected) => {
  const buckets = openBuckets(2);
  buckets.add(difference);
  expect(buckets.list()).toEqual([{ ...expected, cases: 1 }]);
});

it('counts every difference once, in classes that do not meet', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), fc.nat(3), (differences, decimals) => {
      const buckets = openBuckets(decimals);
      for (const difference of differences) buckets.add(difference);
      const list = buckets.list();
      const holds = ({ from, to }: (typeof list)[number], difference: number) => {
        if (from === 0 && to === 0) return difference === 0;
        return to > 0 ? from < difference && difference <= to : from <= difference && difference < to;
      };
      for (const bucket of list) {
        expect(differences.filter((difference) => holds(bucket, difference))).toHaveLength(bucket.cases);
      }
      expect(list.reduce((sum, { cases }) => sum + cases, 0)).toBe(differences.length);
      expect(list.map(({ from }) => from)).toEqual(list.map(({ from }) => from).toSorted((a, b) => a - b));
    }),
  );
});
