import type { Verdict } from '../../backend.ts';
import type { NumberType, Outcome } from '../../ir/ir.ts';

import { openBuckets } from './buckets.ts';
import type { GroupImpact, LargestChange, OutputImpact, OutputSums, Sum, Transition } from './impact.ts';

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
  readonly type: NumberType;
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
  sums(): readonly OutputSums[];
}

/** Opens a tally of these outputs. */
export function openTally(outputs: readonly AddedOutput[]): Tally {
  const tallies = outputs.map((output) => openOutput(output));
  let cases = 0;
  let changed = 0;
  return {
    get cases() {
      return cases;
    },
    get changed() {
      return changed;
    },
    add(decided) {
      cases += 1;
      const differing = tallies.map((tally) => tally.add(decided)).some((differs) => differs);
      if (differing || decided.before.outcome !== decided.after.outcome) changed += 1;
    },
    sums: () => tallies.map((tally) => tally.sums()),
  };
}

/** What a tally of groups gives for one of them. */
export function toGroup(value: GroupImpact['value'], tally: Tally): GroupImpact {
  return { value, cases: tally.cases, changed: tally.changed, outputs: tally.sums() };
}

function openOutput({ name, type }: AddedOutput) {
  const all = openPair();
  const approved = openPair();
  let changed = 0;
  let approvedChanged = 0;
  return {
    /** Whether the output differs. */
    add({ before, after }: DecidedTwice): boolean {
      const [earlier, later] = [amountOf(before, name), amountOf(after, name)];
      all.add(earlier, later);
      const counted = [countedOf(before, earlier), countedOf(after, later)] as const;
      approved.add(...counted);
      if (counted[0] !== counted[1]) approvedChanged += 1;
      if (earlier !== later) changed += 1;
      return earlier !== later;
    },
    sums: (): OutputSums => ({
      name,
      type,
      changed,
      all: all.sums(),
      approved: approved.sums(),
      approvedChanged,
    }),
  };
}

/** What a case adds to the sum of approved ones. */
function countedOf({ outcome }: Verdict, value: number | null): number | null {
  return outcome === 'approved' ? value : null;
}

/** The value of an output; null where it is not known. */
export function amountOf({ values }: Verdict, output: string): number | null {
  const value = values[output];
  return typeof value === 'number' ? value : null;
}

function openPair() {
  const [before, after] = [openSum(), openSum()];
  return {
    add(earlier: number | null, later: number | null) {
      before.add(earlier);
      after.add(later);
    },
    sums: () => ({ before: before.sum(), after: after.sum() }),
  };
}

function openSum(): { add(value: number | null): void; sum(): Sum } {
  let cases = 0;
  let whole = 0n;
  // Added up as a number as long as that is exact: most sums of a million amounts are.
  let part = 0;
  return {
    add(value) {
      if (value === null) return;
      cases += 1;
      const next = part + value;
      if (Number.isSafeInteger(next)) {
        part = next;
        return;
      }
      whole += BigInt(part);
      part = value;
    },
    sum: () => ({ cases, sum: whole + BigInt(part) }),
  };
}

/** Counts the differences of outputs over all cases. */
export function openDifferences(outputs: readonly AddedOutput[]) {
  const buckets = outputs.map(({ name, type }) => ({ name, count: openBuckets(type.decimals) }));
  return {
    add({ before, after }: DecidedTwice): void {
      for (const { name, count } of buckets) {
        const [earlier, later] = [amountOf(before, name), amountOf(after, name)];
        if (earlier !== null && later !== null) count.add(later - earlier);
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
  let largest: readonly LargestChange[] = [];
  const sizeOf = ({ before, after }: LargestChange) => Math.abs(after - before);
  return {
    add({ case: reference, line, before, after }) {
      if (output === null) return;
      const [earlier, later] = [amountOf(before, output.name), amountOf(after, output.name)];
      if (earlier === null || later === null || earlier === later) return;
      const least = largest.length < mostLargest ? undefined : largest.at(-1);
      if (least !== undefined && sizeOf(least) >= Math.abs(later - earlier)) return;
      const change = {
        case: reference,
        line,
        before: earlier,
        after: later,
        outcomes: { before: before.outcome, after: after.outcome },
      };
      // The sort is stable: of equal changes the earlier case stays in front.
      largest = [...largest, change].sort((left, right) => sizeOf(right) - sizeOf(left)).slice(0, mostLargest);
    },
    list: () => largest,
  };
}
