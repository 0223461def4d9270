import type {
  Bucket,
  GroupImpact,
  Impact,
  KnownCounts,
  OutputImpact,
  OutputSums,
  SumPair,
  Transition,
} from './impact.ts';

/** A group of fewer cases is shown in no shared report, nor can it be worked out from one. */
export const leastShown = 5;

/**
 * What of an impact may be handed on: no case, and no number that fewer than five cases stand behind. Small groups are
 * put together with others, so that none is left that the totals would tell; what cannot be shown even so is left out.
 * Sums are of approved cases only, and told only where none or at least five cases make the difference: two sums over
 * nearly the same cases would tell the few by which they differ.
 */
export interface SharedImpact extends Pick<Impact, 'decision' | 'cases' | 'generated' | 'by'> {
  readonly transitions: readonly (Transition | RestOfCases)[];
  readonly outputs: readonly SharedOutput[];
  readonly groups: readonly SharedGroup[];
  /** Whether anything was put together or left out. */
  readonly suppressed: boolean;
}

/** Cases put together because too few have the same outcomes. */
export interface RestOfCases {
  readonly before: null;
  readonly after: null;
  readonly cases: number;
}

/** Sums of what is granted, at the scale of the output's type. */
export interface SharedSums extends Pick<OutputSums, 'name' | 'type'> {
  /** Null where too few cases stand behind them. */
  readonly approved: Pick<SumPair, 'before' | 'after'> | null;
}

export interface SharedOutput extends SharedSums {
  /** In how many cases what is granted is known; null where any of the numbers is too small. */
  readonly known: KnownCounts | null;
  /** Neighbours put together. */
  readonly differences: readonly Bucket[];
  /** Cases without a difference because the value is not known under both; null: too few, told with no difference. */
  readonly unknown: number | null;
}

export interface SharedGroup {
  /** Several where groups were put together. */
  readonly values: readonly GroupImpact['value'][];
  readonly cases: number;
  readonly outputs: readonly SharedSums[];
}

/** An impact as it may be handed on; null where there are so few cases that nothing may be told. */
export function shareImpact({ decision, cases, generated, by, ...impact }: Impact): SharedImpact | null {
  if (cases < leastShown) return null;
  const transitions = mergeTransitions(impact.transitions);
  const groups = mergeGroups(impact.groups);
  const outputs = impact.outputs.map((output) => {
    const { both, ...others } = output.all.known;
    const unknown = others.before + others.after + others.neither;
    // Either of the two numbers tells the other.
    const isTold = !isSmall(unknown) && !isSmall(both);
    const buckets = isTold ? output.differences : withUnknown(output, unknown);
    const differences = mergeBuckets(buckets);
    const { known } = output.approved;
    const shared = {
      ...shareSums(output),
      known: Object.values(known).some(isSmall) ? null : known,
      differences,
      unknown: isTold ? unknown : null,
    };
    return { shared, isMerged: differences.length < buckets.length || !isTold || shared.known === null };
  });
  return {
    decision,
    cases,
    generated: isSmall(generated) || isSmall(cases - generated) ? cases : generated,
    by,
    transitions,
    outputs: outputs.map(({ shared }) => shared),
    groups,
    suppressed:
      transitions.some(({ before }) => before === null) ||
      groups.length < impact.groups.length ||
      outputs.some(({ shared, isMerged }) => isMerged || shared.approved === null),
  };
}

/** Fewer than five, but some. */
function isSmall(cases: number): boolean {
  return cases > 0 && cases < leastShown;
}

/** Small ones in one, with the least of the others as long as that one is small. */
function mergeTransitions(transitions: readonly Transition[]): SharedImpact['transitions'] {
  const together = new Set<Transition>();
  let cases = 0;
  for (const one of [...transitions].sort((left, right) => left.cases - right.cases)) {
    if (!isSmall(one.cases) && !isSmall(cases)) break;
    together.add(one);
    cases += one.cases;
  }
  if (together.size === 0) return transitions;
  return [...transitions.filter((one) => !together.has(one)), { before: null, after: null, cases }];
}

function shareSums(sums: OutputSums): SharedSums {
  const { name, type, approved } = sums;
  const { before, after } = approved;
  return { name, type, approved: mayShow(sums) ? { before, after } : null };
}

function mayShow({ approved: { counted, changed } }: OutputSums): boolean {
  return ![counted.before, counted.after, changed].some(isSmall);
}

/** The differences, those of cases without any among those of no difference. */
function withUnknown({ differences }: OutputImpact, unknown: number): readonly Bucket[] {
  const isNone = ({ from, to }: Bucket) => from === 0 && to === 0;
  const none = differences.find(isNone)?.cases ?? 0;
  const below = differences.filter(({ from }) => from < 0);
  const above = differences.filter(({ to }) => to > 0);
  return [...below, { from: 0, to: 0, cases: none + unknown }, ...above];
}

/** Neighbours in one as long as one is small. */
function mergeBuckets(buckets: readonly Bucket[]): readonly Bucket[] {
  const merged: Bucket[] = [];
  for (const bucket of buckets) {
    const last = merged.at(-1);
    if (last !== undefined && (isSmall(last.cases) || isSmall(bucket.cases))) {
      merged[merged.length - 1] = { from: last.from, to: bucket.to, cases: last.cases + bucket.cases };
    } else {
      merged.push(bucket);
    }
  }
  return merged;
}

interface Merged extends Omit<GroupImpact, 'value'> {
  readonly values: readonly GroupImpact['value'][];
}

/** Groups put together, the smallest first, until every number of each may be shown; none where that cannot be. */
function mergeGroups(groups: readonly GroupImpact[]): readonly SharedGroup[] {
  const isSound = ({ cases, outputs }: Merged) => !isSmall(cases) && outputs.every(mayShow);
  const single = groups.map((group): Merged => ({ ...group, values: [group.value] }));
  let sound = single.filter(isSound);
  let hidden = single.filter((group) => !isSound(group));
  while (hidden.length > 0) {
    const together = hidden.reduce(merge);
    const [least, ...others] = [...sound].sort((left, right) => left.cases - right.cases);
    if (isSound(together)) {
      sound.push(together);
      break;
    }
    if (least === undefined) return [];
    sound = others;
    hidden = [together, least];
  }
  return sound
    .sort((left, right) => placeIn(groups, left) - placeIn(groups, right))
    .map(({ values, cases, outputs }) => ({ values, cases, outputs: outputs.map(shareSums) }));
}

/** Those put together come last. */
function placeIn(groups: readonly GroupImpact[], { values }: Merged): number {
  return values.length > 1 ? groups.length : groups.findIndex(({ value }) => value === values[0]);
}

function merge(one: Merged, other: Merged): Merged {
  return {
    values: [...one.values, ...other.values],
    cases: one.cases + other.cases,
    changed: one.changed + other.changed,
    outputs: one.outputs.map((output, index) => {
      const second = other.outputs[index];
      return second === undefined ? output : mergeSums(output, second);
    }),
  };
}

function mergeSums(one: OutputSums, other: OutputSums): OutputSums {
  return {
    ...one,
    all: addPairs(one.all, other.all),
    approved: addPairs(one.approved, other.approved),
  };
}

function addPairs(one: SumPair, other: SumPair): SumPair {
  const add = (side: 'both' | 'before' | 'after' | 'neither') => one.known[side] + other.known[side];
  return {
    known: { both: add('both'), before: add('before'), after: add('after'), neither: add('neither') },
    before: one.before + other.before,
    after: one.after + other.after,
    counted: {
      before: one.counted.before + other.counted.before,
      after: one.counted.after + other.counted.after,
    },
    changed: one.changed + other.changed,
  };
}
