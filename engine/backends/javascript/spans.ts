import { toDay } from '../../ir/calendar.ts';
import type { Day, Timeline } from '../../ir/ir.ts';
import { statedYear } from '../interpreter/lookups.ts';
import type { Layout } from './layout.ts';

/**
 * The first days of the spans within which no value, no text and nothing given changes, ascending; where `outdated` is told, no outdated
 * year either. Days before the first belong to a span of their own.
 */
export function spansOf(layout: Layout, { outdated }: { readonly outdated: boolean }): readonly Day[] {
  const { rulebook } = layout.program;
  const timelines: Timeline<unknown>[] = [
    ...rulebook.parameters.map((parameter) => parameter.values),
    ...layout.definitions.map((definition) => definition.versions),
    ...layout.decision.rules.map((rule) => rule.versions),
  ];
  const { since, outputs } = layout.decision;
  const changes = [
    since,
    ...outputs.flatMap(({ givenFrom }) => givenFrom ?? []),
    ...timelines.flatMap((timeline) => timeline.map(({ from }) => from)),
  ];
  const years = outdated ? outdatedYears(layout) : [];
  return [...new Set([...changes, ...years])].sort((left, right) => left - right);
}

/** The first days of the years in which parameters are outdated. */
function outdatedYears({ program }: Layout): readonly Day[] {
  return program.rulebook.parameters.flatMap(({ name, values }) =>
    values.flatMap(({ from }) => {
      const year = statedYear(name, from, program);
      return year === null ? [] : [toDay({ year: year + 1, month: 1, day: 1 })];
    }),
  );
}

/** The place of a day's span: 0 is the one before the first change. */
export function spanAt(starts: readonly Day[], day: Day): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
