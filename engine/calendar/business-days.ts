import { toCivil, toDay } from '../ir/calendar.ts';
import { invariant } from '../ir/invariant.ts';
import type { Day } from '../ir/ir.ts';
import { weekday } from './dates.ts';
import { finnishDaysOff } from './finnish-holidays.ts';

/** More business days than lie between the first and the last year a date can name. */
const mostSteps = 350_000;

const businessDaysByYear = new Map<number, readonly Day[]>();

/** Monday to Friday, except Finnish public holidays, Midsummer Eve and Christmas Eve. */
export function isFinnishBusinessDay(day: Day): boolean {
  return weekday(day) < 5 && !finnishDaysOff(toCivil(day).year).has(day);
}

/**
 * The business day `count` business days after `from`: 1 is the first business day after it, 0 is `from` itself, a
 * negative count goes back. Takes whole years at a time.
 */
export function addBusinessDays(from: Day, count: number): Day {
  invariant(Math.abs(count) <= mostSteps, 'business days are counted within the calendar');
  if (count === 0) return from;
  const step = count > 0 ? 1 : -1;
  let left = Math.abs(count);
  for (let year = toCivil(from).year; ; year += step) {
    const ahead = businessDaysOf(year).filter((day) => (day - from) * step > 0);
    const found = ahead.at(step > 0 ? left - 1 : -left);
    if (found !== undefined) return found;
    left -= ahead.length;
  }
}

function businessDaysOf(year: number): readonly Day[] {
  const before = businessDaysByYear.get(year);
  if (before !== undefined) return before;
  const first = toDay({ year, month: 1, day: 1 });
  const length = toDay({ year: year + 1, month: 1, day: 1 }) - first;
  const days = Array.from({ length }, (_, index) => first + index).filter(isFinnishBusinessDay);
  businessDaysByYear.set(year, days);
  return days;
}
