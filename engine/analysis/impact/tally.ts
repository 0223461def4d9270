import type { Verdict } from '../../backend.ts';
import type { CommonScale } from '../../compare/amounts.ts';
import type { ComparedOutput } from '../../compare/difference.ts';
import type { Outcome } from '../../ir/ir.ts';

import { openBuckets } from './buckets.ts';
import type {
  GroupImpact,
  KnownCounts,
  LargestChange,
  OutputImpact,
  OutputSums,
  SumPair,
  Transition,
} from './impact.ts';

/** A case decided under both rulebooks. */
export interface DecidedTwice {
  readonly case: string | number | null;
  readonly line: number;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** An output that is added up. */
export interface AddedOutput {
  readonly name: string;
  readonly scale: CommonScale;
}

const outcomes: readonly Outcome[] = ['approved', 'referred', 'denied', 'incomplete'];

/** Counts cases by their outcomes before and after. */
export function openTransitions(): { add(decided: DecidedTwice): void; list(): readonly Transition[] } {
  const counts = new Map<string, number>();
  return {
    add({ before, after }) {
      const key = `${before.outcome} ${after.outcome}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    list: () =>
      outcomes.flatMap((before) =>
        outcomes.flatMap((after) => {
          const cases = counts.get(`${before} ${after}`);
          return cases === undefined ? [] : [{ before, after, cases }];
        }),
      ),
  };
}

/** Adds up the cases of a group, or all. */
export interface Tally {
  add(decided: DecidedTwice): void;
  readonly cases: number;
  readonly changed: number;
  readonly unclear: number;
  sums(): readonly OutputSums[];
}

/** Opens a tally of all outputs of both rulebooks, some of which are added up. */
export function openTally(outputs: readonly ComparedOutput[], added: readonly AddedOutput[]): Tally {
  const tallies = added.map((output) => openOutput(output));
  let [cases, changed, unclear] = [0, 0, 0];
  return {
    get cases() {
      return cases;
    },
    get changed() {
      return changed;
    },
    get unclear() {
      return unclear;
    },
    add(decided) {
      cases += 1;
      for (const tally of tallies) tally.add(decided);
      const change = changeOf(decided, outputs);
      if (change === 'changed') changed += 1;
      if (change === 'unclear') unclear += 1;
    },
    sums: () => tallies.map((tally) => tally.sums()),
  };
}

/** Values known under both tell whether a case changes; one known under one only does not. */
function changeOf({ before, after }: DecidedTwice, outputs: readonly ComparedOutput[]): 'changed' | 'unclear' | 'same' {
  if (before.outcome !== after.outcome) return 'changed';
  let change: 'unclear' | 'same' = 'same';
  for (const { name, isSame } of outputs) {
    const [earlier, later] = [before.values[name] ?? null, after.values[name] ?? null];
    if (isSame(earlier, later)) continue;
    if (earlier !== null && later !== null) return 'changed';
    change = 'unclear';
  }
  return change;
}

/** What a tally of groups gives for one of them. */
export function toGroup(value: GroupImpact['value'], tally: Tally): GroupImpact {
  return { value, cases: tally.cases, changed: tally.changed, outputs: tally.sums() };
}

function openOutput({ name, scale }: AddedOutput) {
  const [all, approved] = [openPair(scale), openPair(scale)];
  return {
    add({ before, after }: DecidedTwice): void {
      const [earlier, later] = [amountOf(before, name), amountOf(after, name)];
      all.add(earlier, later, true, true);
      approved.add(grantedOf(before, earlier), grantedOf(after, later), isApproved(before), isApproved(after));
    },
    sums: (): OutputSums => ({ name, type: scale.type, all: all.sums(), approved: approved.sums() }),
  };
}

/** What a case is granted; null where that is not known. */
function grantedOf({ outcome }: Verdict, value: number | null): number | null {
  return outcome === 'approved' ? value : outcome === 'denied' ? 0 : null;
}

function isApproved({ outcome }: Verdict): boolean {
  return outcome === 'approved';
}

/** The value of an output; null where it is not known. */
function amountOf({ values }: Verdict, output: string): number | null {
  const value = values[output];
  return typeof value === 'number' ? value : null;
}

function openPair(scale: CommonScale) {
  const sums = { before: openSum(), after: openSum() };
  const known = { both: 0, before: 0, after: 0, neither: 0 };
  const counted = { before: 0, after: 0 };
  let changed = 0;
  return {
    add(earlier: number | null, later: number | null, countsBefore: boolean, countsAfter: boolean): void {
      known[sidesKnown(earlier, later)] += 1;
      if (earlier === null || later === null) return;
      sums.before.add(earlier);
      sums.after.add(later);
      if (countsBefore) counted.before += 1;
      if (countsAfter) counted.after += 1;
      if (differenceAt(scale, earlier, later) !== 0) changed += 1;
    },
    sums: (): SumPair => ({
      known: { ...known },
      before: sums.before.sum() * scale.before,
      after: sums.after.sum() * scale.after,
      counted: { ...counted },
      changed,
    }),
  };
}

function sidesKnown(earlier: number | null, later: number | null): keyof KnownCounts {
  if (earlier === null) return later === null ? 'neither' : 'after';
  return later === null ? 'before' : 'both';
}

/** How much more or less, at the common scale. */
function differenceAt({ before, after }: CommonScale, earlier: number, later: number): number {
  return before === after ? later - earlier : Number(BigInt(later) * after - BigInt(earlier) * before);
}

function openSum(): { add(value: number): void; sum(): bigint } {
  let whole = 0n;
  // Added up as a number as long as that is exact: most sums of a million amounts are.
  let part = 0;
  return {
    add(value) {
      const next = part + value;
      if (Number.isSafeInteger(next)) {
        part = next;
        return;
      }
      whole += BigInt(part);
      part = value;
    },
    sum: () => whole + BigInt(part),
  };
}

/** Counts the differences of outputs over all cases. */
export function openDifferences(outputs: readonly AddedOutput[]) {
  const buckets = outputs.map((output) => ({ ...output, count: openBuckets(output.scale.type.decimals) }));
  return {
    add({ before, after }: DecidedTwice): void {
      for (const { name, scale, count } of buckets) {
        const [earlier, later] = [amountOf(before, name), amountOf(after, name)];
        if (earlier !== null && later !== null) count.add(differenceAt(scale, earlier, later));
      }
    },
    of: (sums: readonly OutputSums[]): readonly OutputImpact[] =>
      sums.map((one, index) => ({ ...one, differences: buckets[index]?.count.list() ?? [] })),
  };
}

const mostLargest = 10;

/** Keeps the cases in which an output changes most. */
export function openLargest(output: AddedOutput | null): {
  add(decided: DecidedTwice): void;
  list(): readonly LargestChange[];
} {
  let largest: readonly (LargestChange & { readonly size: number })[] = [];
  return {
    add({ case: reference, line, before, after }) {
      if (output === null) return;
      const [earlier, later] = [amountOf(before, output.name), amountOf(after, output.name)];
      if (earlier === null || later === null) return;
      const size = Math.abs(differenceAt(output.scale, earlier, later));
      const least = largest.length < mostLargest ? 0 : (largest.at(-1)?.size ?? 0);
      if (size <= least) return;
      const change = {
        case: reference,
        line,
        before: BigInt(earlier) * output.scale.before,
        after: BigInt(later) * output.scale.after,
        outcomes: { before: before.outcome, after: after.outcome },
        size,
      };
      // The sort is stable: of equal changes the earlier case stays in front.
      largest = [...largest, change].sort((left, right) => right.size - left.size).slice(0, mostLargest);
    },
    list: () => largest.map(({ size: _size, ...change }) => change),
  };
}
