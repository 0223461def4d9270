import type { Bucket } from './impact.ts';

/** Counts differences in classes that grow as 1, 2, 5, 10, …: the same classes for any caseload, in constant memory. */
export interface BucketCount {
  add(difference: number): void;
  list(): readonly Bucket[];
}

/** Opens the count of differences that have so many decimals. */
export function openBuckets(decimals: number): BucketCount {
  const counts = new Map<number, number>();
  return {
    add(difference) {
      const end = classEnd(Math.abs(difference), decimals) * Math.sign(difference);
      counts.set(end, (counts.get(end) ?? 0) + 1);
    },
    list: () =>
      [...counts]
        .sort(([left], [right]) => left - right)
        .map(([end, cases]) => {
          // `+ 0` turns -0 into 0.
          const start = classStart(Math.abs(end), decimals) * Math.sign(end) + 0;
          return end < 0 ? { from: end, to: start, cases } : { from: start, to: end, cases };
        }),
  };
}

/** The upper end of the class of a size: 0 of nothing, else the least of 1, 2, 5, 10, … whole units not below it. */
function classEnd(size: number, decimals: number): number {
  if (size === 0) return 0;
  let end = 10 ** decimals;
  for (let place = 0; end < size; place += 1) end = grow(end, place);
  return end;
}

function classStart(end: number, decimals: number): number {
  let start = 0;
  let next = 10 ** decimals;
  for (let place = 0; next < end; place += 1) {
    start = next;
    next = grow(next, place);
  }
  return end === 0 ? 0 : start;
}

/** 1 → 2 → 5 → 10 → 20 → …, exactly. */
function grow(end: number, place: number): number {
  return place % 3 === 1 ? (end / 2) * 5 : end * 2;
}
