import { parseDate, toCivil } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';

/** The day as a person types it, `1.1.2021` or `2021-01-01`; null where it is none. */
export function readDay(text: string): Day | null {
  const finnish = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(text);
  if (finnish === null) return parseDate(text.trim());
  const [, day = '', month = '', year = ''] = finnish;
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** `1.1.2021`, or `2021-01-01` in English. */
export function writeDay(value: Day, language: Language): string {
  const { year, month, day } = toCivil(value);
  const two = (number: number) => String(number).padStart(2, '0');
  return language === 'fi' ? `${day}.${month}.${year}` : `${year}-${two(month)}-${two(day)}`;
}
