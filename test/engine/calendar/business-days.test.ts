import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, isFinnishBusinessDay } from '../../../engine/calendar/business-days.ts';
import { weekday } from '../../../engine/calendar/dates.ts';
import { formatDate, parseDate, toDay } from '../../../engine/ir/calendar.ts';

const first = toDay({ year: 1990, month: 1, day: 1 });
const last = toDay({ year: 2040, month: 12, day: 31 });
const days = fc.integer({ min: first, max: last });

function day(iso: string): number {
  return parseDate(iso) ?? Number.NaN;
}

/** Public holidays and the two eves, by date-holidays, on weekdays. */
function holidaysOf(year: number): readonly string[] {
  const found = new Holidays('FI').getHolidays(year, 'en').filter((one) => {
    const eve = one.rule.startsWith('12-24') || one.rule.startsWith('friday after 06-19');
    return one.type === 'public' || eve;
  });
  const dates = new Set(found.map((one) => one.date.slice(0, 10)));
  return [...dates].filter((iso) => weekday(day(iso)) < 5).sort();
}

describe('Finnish business days', () => {
  const years = Array.from({ length: 51 }, (_, index) => 1990 + index);
  it.each(years)('agree with date-holidays in %i', (year) => {
    const start = toDay({ year, month: 1, day: 1 });
    const ours = Array.from(
      { length: toDay({ year: year + 1, month: 1, day: 1 }) - start },
      (_, index) => start + index,
    )
      .filter((one) => weekday(one) < 5 && !isFinnishBusinessDay(one))
      .map(formatDate);
    expect(ours).toEqual(holidaysOf(year));
  });

  it.each([
    ['2020-04-09', 0, '2020-04-09'],
    ['2020-04-09', 1, '2020-04-14'],
    ['2020-04-11', 1, '2020-04-14'],
    ['2020-04-14', -1, '2020-04-09'],
    ['2020-04-11', 0, '2020-04-11'],
    ['2020-06-18', 1, '2020-06-22'],
    ['2020-12-23', 1, '2020-12-28'],
    ['2020-12-31', 1, '2021-01-04'],
    ['2020-03-02', 10, '2020-03-16'],
    ['2021-01-04', -1, '2020-12-31'],
  ])('%s and %i: %s', (from, count, expected) => {
    expect(formatDate(addBusinessDays(day(from), count))).toBe(expected);
  });

  it('are counted one by one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (from, count) => {
        let expected = from;
        for (let left = Math.abs(count); left > 0; ) {
          expected += Math.sign(count);
          if (isFinnishBusinessDay(expected)) left--;
        }
        expect(addBusinessDays(from, count)).toBe(expected);
      }),
    );
  });

  it('are counted across centuries', () => {
    const far = addBusinessDays(day('2020-01-01'), 100_000);
    expect(isFinnishBusinessDay(far)).toBe(true);
    expect(addBusinessDays(far, -100_000)).toBeLessThanOrEqual(day('2020-01-02'));
  });
});
