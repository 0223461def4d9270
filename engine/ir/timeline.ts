import type { Day, Edition, Rulebook, Timeline } from './ir.ts';

/**
 * The version of a text in force on a day. A day before the first uses the first; an unknown day the latest, for
 * want of a better one. Null where it has been repealed.
 */
export function versionOn<T>(timeline: Timeline<T>, day: Day | null): T | null {
  if (day === null) return timeline.findLast(({ value }) => value !== null)?.value ?? null;
  const inForce = timeline.findLast(({ from }) => from <= day) ?? timeline[0];
  return inForce?.value ?? null;
}

/** The edition in force on a day; the first one on earlier days. Null where the day is unknown. */
export function editionOn(rulebook: Rulebook, day: Day | null): Edition | null {
  if (day === null) return null;
  return rulebook.editions.findLast(({ date }) => date <= day) ?? rulebook.editions[0] ?? null;
}

/**
 * The version that certainly is the one to use: on an unknown day only where all say the same. Null where it is not
 * certain, or none is in force.
 */
export function certainVersion<T>(timeline: Timeline<T>, day: Day | null): T | null {
  if (day !== null) return versionOn(timeline, day);
  const [first, ...others] = timeline;
  const text = JSON.stringify(first?.value);
  return others.every(({ value }) => JSON.stringify(value) === text) ? (first?.value ?? null) : null;
}
