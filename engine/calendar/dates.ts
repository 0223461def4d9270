import { daysInMonth, toCivil, toDay } from '../ir/calendar.ts';
import type { Day } from '../ir/ir.ts';

/** The same day of the month `months` later (earlier where negative), or the month's last day where it is shorter. */
export function addMonths(from: Day, months: number): Day {
  const { year, month, day } = toCivil(from);
  const monthIndex = year * 12 + month - 1 + months;
  const newYear = Math.floor(monthIndex / 12);
  const newMonth = monthIndex - newYear * 12 + 1;
  return toDay({ year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) });
}

/** The greatest n with `from + n × 12 months ≤ to`: who is born on 29 February turns a year older on the 28th. */
export function countFullYears(from: Day, to: Day): number {
  const years = toCivil(to).year - toCivil(from).year;
  return addMonths(from, years * 12) <= to ? years : years - 1;
}

export function startOfMonth(day: Day): Day {
  return toDay({ ...toCivil(day), day: 1 });
}

export function endOfMonth(day: Day): Day {
  const { year, month } = toCivil(day);
  return toDay({ year, month, day: daysInMonth(year, month) });
}

/** 0 is Monday, 6 Sunday. Day 0 of the calendar, 1970-01-01, was a Thursday. */
export function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}
