import { toDay } from '../ir/calendar.ts';
import type { Day } from '../ir/ir.ts';
import { weekday } from './dates.ts';

/**
 * The days of a year that are no business days in Finland though they may fall on a weekday: public holidays,
 * Midsummer Eve and Christmas Eve. By the dates in use since 1992 (Epiphany and Ascension Day on their own days).
 */
export function finnishDaysOff(year: number): ReadonlySet<Day> {
  const easter = easterSunday(year);
  const midsummer = firstSaturday(toDay({ year, month: 6, day: 20 }));
  return new Set([
    toDay({ year, month: 1, day: 1 }),
    toDay({ year, month: 1, day: 6 }),
    easter - 2,
    easter,
    easter + 1,
    toDay({ year, month: 5, day: 1 }),
    easter + 39,
    easter + 49,
    midsummer - 1,
    midsummer,
    firstSaturday(toDay({ year, month: 10, day: 31 })),
    toDay({ year, month: 12, day: 6 }),
    toDay({ year, month: 12, day: 24 }),
    toDay({ year, month: 12, day: 25 }),
    toDay({ year, month: 12, day: 26 }),
  ]);
}

/** The first Saturday on or after a day. */
function firstSaturday(day: Day): Day {
  return day + ((5 - weekday(day) + 7) % 7);
}

/** Easter Sunday of the Gregorian calendar ("Anonymous Gregorian algorithm", Nature, 20 April 1876). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return toDay({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
