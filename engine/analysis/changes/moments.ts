import type { Day } from '../../ir/ir.ts';
import type { Side, Stretch } from './changes.ts';

/** A day on each side to be held against each other. */
export interface Moment {
  readonly before: Day;
  readonly after: Day;
  /** Days on which what is found may have come about, ascending: at least one. */
  readonly since: readonly [Day, ...Day[]];
}

/**
 * The days that must be looked at: those on which either side changes (in between nothing does), or the two days of a
 * comparison of days, the earlier one first.
 */
export function momentsOf(before: Side, after: Side): readonly Moment[] {
  const [first, second] = [before.day, after.day];
  const days = [...before.declared.editions, ...after.declared.editions].map(({ date }) => date);
  const ascending = [...new Set(days)].sort((a, b) => a - b);
  if (first === null || second === null) return ascending.map((day) => ({ before: day, after: day, since: [day] }));
  const [earliest = second, ...later] = ascending.filter((day) => first < day && day <= second);
  return [{ before: first, after: second, since: [earliest, ...later] }];
}

/** What differs over a stretch of days. */
export interface Differing<T> extends Stretch {
  readonly before: T | null;
  readonly after: T | null;
}

/**
 * Where two things that depend on the day differ, and how: one entry as long as both sides stay what they are. `same`
 * says whether two of them count as one.
 */
export function differencesOver<T>(
  moments: readonly Moment[],
  before: (day: Day) => T | null,
  after: (day: Day) => T | null,
  same: (one: T, other: T) => boolean,
): readonly Differing<T>[] {
  const equal = (one: T | null, other: T | null): boolean =>
    one === null || other === null ? one === other : same(one, other);
  const pairs = moments.map((moment) => ({ before: before(moment.before), after: after(moment.after), moment }));
  const kept = pairs.filter((pair, index) => {
    const last = pairs[index - 1];
    return last === undefined || !equal(last.before, pair.before) || !equal(last.after, pair.after);
  });
  return kept.flatMap((pair, index) => {
    if (equal(pair.before, pair.after)) return [];
    const { since } = pair.moment;
    const other = since.findLastIndex((day) => !equal(after(day), pair.after));
    const from = since[other + 1] ?? since[0];
    return [{ before: pair.before, after: pair.after, from, until: kept[index + 1]?.moment.since[0] ?? null }];
  });
}
