import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addMonths, countFullYears, endOfMonth, startOfMonth, weekday } from '../../../engine/calendar/dates.ts';
import { formatDate, parseDate, toCivil, toDay } from '../../../engine/ir/calendar.ts';

const days = fc.integer({
  min: toDay({ year: 1800, month: 1, day: 1 }),
  max: toDay({ year: 2999, month: 12, day: 31 }),
});
const months = fc.integer({ min: -2400, max: 2400 });

function toTemporal(day: number) {
  const { year, month, day: date } = toCivil(day);
  return new Temporal.PlainDate(year, month, date);
}

function fromTemporal(date: Temporal.PlainDate): number {
  return toDay({ year: date.year, month: date.month, day: date.day });
}

function day(iso: string): number {
  return parseDate(iso) ?? Number.NaN;
}

describe('calendar arithmetic agrees with Temporal', () => {
  it('day numbers and weekdays', () => {
    fc.assert(
      fc.property(days, (one) => {
        const date = toTemporal(one);
        expect(formatDate(one)).toBe(date.toString());
        expect(Temporal.PlainDate.from('1970-01-01').until(date).days).toBe(one);
        expect(weekday(one)).toBe(date.dayOfWeek - 1);
      }),
    );
  });

  it('months, clamped to the end of the month', () => {
    fc.assert(
      fc.property(days, months, (one, count) => {
        expect(addMonths(one, count)).toBe(fromTemporal(toTemporal(one).add({ months: count })));
      }),
    );
  });

  it('starts and ends of months', () => {
    fc.assert(
      fc.property(days, (one) => {
        const date = toTemporal(one);
        expect(startOfMonth(one)).toBe(fromTemporal(date.with({ day: 1 })));
        expect(endOfMonth(one)).toBe(fromTemporal(date.with({ day: date.daysInMonth })));
      }),
    );
  });
});

describe('full years', () => {
  it.each([
    ['2000-02-29', '2001-02-27', 0],
    ['2000-02-29', '2001-02-28', 1],
    ['2000-02-29', '2004-02-28', 3],
    ['2000-02-29', '2004-02-29', 4],
    ['2001-02-28', '2004-02-28', 3],
    ['2002-03-15', '2020-03-14', 17],
    ['2002-03-15', '2020-03-15', 18],
    ['2020-01-01', '2020-01-01', 0],
    ['2020-01-02', '2020-01-01', -1],
    ['2020-01-01', '2019-01-01', -1],
    ['2020-02-29', '2019-02-28', -1],
  ])('from %s to %s: %i', (from, to, expected) => {
    expect(countFullYears(day(from), day(to))).toBe(expected);
  });

  it('are the greatest n with from + n years not after to', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const years = countFullYears(from, to);
        expect(addMonths(from, years * 12)).toBeLessThanOrEqual(to);
        expect(addMonths(from, (years + 1) * 12)).toBeGreaterThan(to);
      }),
    );
  });
});
