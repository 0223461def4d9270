import { addBusinessDays } from '../../calendar/business-days.ts';
import { addMonths } from '../../calendar/dates.ts';
import { firstYear, lastYear, toCivil } from '../../ir/calendar.ts';
import type { Value } from '../../ir/findings.ts';
import type { Day, Field, Type } from '../../ir/ir.ts';
import type { CaseSpace } from '../solver/case-space.ts';
import type { Mentions } from './thresholds.ts';

/** What values are tried from. */
export interface Candidates {
  readonly space: CaseSpace;
  readonly thresholds: Mentions['thresholds'];
  /** Days on which something in the rulebooks changes, days that they name, and on which editions begin. */
  readonly days: Mentions['days'];
  /** Whether longer lists than those of the known cases may come out differently. */
  readonly counts: boolean;
}

/** The values worth trying for a fact or field: on and beside whatever limit may concern it. Dates also by `others`. */
export function valuesFor(field: Field, type: Type, candidates: Candidates, others: readonly Day[]): readonly Value[] {
  switch (type.kind) {
    case 'boolean':
      return [true, false];
    case 'text':
      return candidates.space.texts;
    case 'enum':
      return [...(candidates.space.enums.get(type.enum)?.shared ?? [])];
    case 'number':
      return numbersFor(field, type, candidates);
    case 'date':
      return daysFor(candidates, others);
    case 'list':
    case 'record':
    case 'label':
      return [];
  }
}

function numbersFor(
  field: Field,
  type: Extract<Type, { kind: 'number' }>,
  { thresholds: { oneSided, shared } }: Candidates,
): readonly number[] {
  const { minimum = 0, maximum = 0 } = field;
  const scale = 10 ** type.decimals;
  const near = [...oneSided, ...shared]
    .filter(({ unit }) => unit === type.unit || unit === '')
    .flatMap(({ value, decimals }) => {
      const scaled = Math.round(value * 10 ** (type.decimals - decimals)) + 0;
      // Half of a unit above: where it is rounded to.
      return [scaled, scaled - 1, scaled + 1, scaled + scale, scaled - scale, scaled + Math.floor(scale / 2)];
    });
  const all = [0, scale, 2 * scale, minimum, maximum, ...near];
  const possible = [...new Set(all)].filter((one) => one >= minimum && one <= maximum);
  // Whole ones first: of two values that show the same, they are the more usual.
  return [...possible.filter((one) => one % scale === 0), ...possible.filter((one) => one % scale !== 0)];
}

const calendarUnits: Readonly<Record<string, (from: Day, count: number) => Day>> = {
  day: (from, count) => from + count,
  activity_day: (from, count) => from + count,
  week: (from, count) => from + 7 * count,
  month: addMonths,
  year: (from, count) => addMonths(from, 12 * count),
  business_day: addBusinessDays,
};

function daysFor({ thresholds, days }: Candidates, others: readonly Day[]): readonly Day[] {
  const found = new Set<Day>();
  const note = (day: Day) => {
    for (const one of [day, day - 1, day + 1]) {
      const { year } = toCivil(one);
      if (year >= firstYear && year <= lastYear) found.add(one);
    }
  };
  for (const day of [...days.oneSided, ...others, ...days.shared]) note(day);
  for (const { value, unit, decimals } of [...thresholds.oneSided, ...thresholds.shared]) {
    const add = calendarUnits[unit];
    const count = value / 10 ** decimals;
    if (add === undefined || !Number.isInteger(count) || Math.abs(count) > 1_200) continue;
    for (const other of others) {
      note(add(other, count));
      note(add(other, -count));
      // The year above a limit: who is older than it.
      if (unit === 'year') note(add(other, -count - 1));
    }
  }
  return [...found];
}

/** A value within what both rulebooks accept. */
export function isWithin(value: Value, field: Field, type: Type, space: CaseSpace): boolean {
  switch (type.kind) {
    case 'number':
      return typeof value === 'number' && value >= (field.minimum ?? value) && value <= (field.maximum ?? value);
    case 'enum':
      return typeof value === 'string' && (space.enums.get(type.enum)?.shared.has(value) ?? false);
    case 'list':
      return (
        Array.isArray(value) &&
        value.length >= (field.minimum ?? 0) &&
        value.length <= (field.maximum ?? value.length) &&
        (value as readonly Value[]).every((element) =>
          isWithin(element, { ...field, ...field.elements }, type.element, space),
        )
      );
    case 'record': {
      if (typeof value !== 'object' || !('fields' in value)) return false;
      const declared = space.records.get(type.record);
      return [...value.fields].every(([name, inner]) => {
        const own = declared?.get(name);
        return own === undefined || isWithin(inner, own, own.type, space);
      });
    }
    default:
      return true;
  }
}
