import { daysInMonth, isLeapYear, toCivil, toDay } from '../../../ir/calendar.ts';
import type { Day } from '../../../ir/ir.ts';

/**
 * A civil date in one integer, `year × 512 + month × 32 + day`, so that it needs no object. Never 0 from year 1 on.
 */
export type Civil = number;

const daysToEra = 719468;

/** Between these days integer arithmetic without signs is enough (Hinnant, civil_from_days). */
const firstPlainDay = -daysToEra + 366;
const lastPlainDay = 2_000_000;

/** The civil date of a day. */
export function civilOf(day: Day): Civil {
  if (!(day >= firstPlainDay && day <= lastPlainDay)) return packed(day);
  const z = (day + daysToEra) | 0;
  const era = (z / 146097) | 0;
  const dayOfEra = (z - era * 146097) | 0;
  const leaps = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36524) | 0) + ((dayOfEra / 146096) | 0);
  const yearOfEra = ((dayOfEra - leaps) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const shifted = ((5 * dayOfYear + 2) / 153) | 0;
  const dayOfMonth = dayOfYear - (((153 * shifted + 2) / 5) | 0) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 512 + month * 32 + dayOfMonth;
}

function packed(day: Day): Civil {
  const { year, month, day: dayOfMonth } = toCivil(day);
  return year * 512 + month * 32 + dayOfMonth;
}

/** The same day of the month `months` later, or the month's last day where it is shorter. */
export function monthsAfter(from: Civil, months: number): Day {
  const year = Math.floor(from / 512);
  const rest = from - year * 512;
  const index = year * 12 + (rest >> 5) - 1 + months;
  const newYear = Math.floor(index / 12);
  const month = index - newYear * 12 + 1;
  const day = Math.min(rest & 31, daysInMonth(newYear, month));
  if (!(newYear >= 1 && newYear <= 5000)) return toDay({ year: newYear, month, day });
  const y = (month <= 2 ? newYear - 1 : newYear) | 0;
  const era = (y / 400) | 0;
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  return era * 146097 + yearOfEra * 365 + (yearOfEra >> 2) - ((yearOfEra / 100) | 0) + dayOfYear - daysToEra;
}

/** The greatest n with `from + n × 12 months ≤ to`: who is born on 29 February turns a year older on the 28th. */
export function fullYears(from: Civil, to: Civil): number {
  const year = Math.floor(to / 512);
  const years = year - Math.floor(from / 512);
  const born = from & 511;
  const anniversary = born === leapDay && !isLeapYear(year) ? leapDay - 1 : born;
  return (to & 511) >= anniversary ? years : years - 1;
}

const leapDay = 2 * 32 + 29;
