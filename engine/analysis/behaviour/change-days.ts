import type { Day, Rulebook, Timeline } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import type { Span } from '../solver/problem.ts';
import { type Meaning, withoutIdle } from './meaning.ts';

/** The days on which a text or a value of the decision begins, in either rulebook, ascending. */
export function boundariesOf(
  sides: readonly { readonly rulebook: Rulebook; readonly meaning: Meaning }[],
): readonly Day[] {
  const days = new Set<Day>();
  for (const { rulebook, meaning } of sides) {
    for (const { timeline } of timelinesOf(rulebook, meaning)) for (const { from } of timeline) days.add(from);
  }
  return [...days].sort((left, right) => left - right);
}

/** The spans of days between boundaries, in each of which the same is in force. */
export function spansBetween(boundaries: readonly Day[]): readonly Span[] {
  const starts: readonly (Day | null)[] = [null, ...boundaries];
  return starts.map((from, index) => {
    const next = boundaries[index];
    return { from, to: next === undefined ? null : next - 1 };
  });
}

interface NamedTimeline {
  readonly name: string;
  readonly timeline: Timeline<unknown>;
  /** Whether a day before the first entry uses it, as texts do and values do not. */
  readonly isText: boolean;
}

function timelinesOf(rulebook: Rulebook, { decision, definitions, parameters }: Meaning): readonly NamedTimeline[] {
  const names = namesOf(rulebook);
  return [
    ...decision.rules.map(({ name, versions }) => ({ name: `rule ${name}`, timeline: versions, isText: true })),
    ...[...definitions].map((name) => ({
      name: `definition ${name}`,
      timeline: names.definitions.get(name)?.versions ?? [],
      isText: true,
    })),
    ...[...parameters].map((name) => ({
      name: `parameter ${name}`,
      timeline: names.parameters.get(name)?.values ?? [],
      isText: false,
    })),
  ];
}

interface ComparedMeaning {
  readonly rulebook: Rulebook;
  readonly meaning: Meaning;
}

/**
 * The days from which something is in force in the one rulebook and not in the other, where the two agree on the day
 * before: the days of a dated change. Empty where the change holds for all days.
 */
export function changeDays(before: ComparedMeaning, after: ComparedMeaning): readonly Day[] {
  const boundaries = boundariesOf([before, after]);
  const inForceOn = ({ rulebook, meaning }: ComparedMeaning, day: Day) =>
    JSON.stringify(
      timelinesOf(rulebook, meaning)
        .map(({ name, timeline, isText }) => [name, entryOn(timeline, day, isText)])
        .sort(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
    );
  const agreeOn = (day: Day) => inForceOn(before, day) === inForceOn(after, day);
  return boundaries.filter((day) => !agreeOn(day) && agreeOn(day - 1));
}

function entryOn(timeline: Timeline<unknown>, day: Day, isText: boolean): unknown {
  const begun = timeline.filter(({ from }) => from <= day).at(-1) ?? (isText ? timeline[0] : undefined);
  return begun === undefined ? null : withoutIdle(begun.value);
}
