import { formatDate } from '../../engine/ir/calendar.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { readDay } from '../shell/dates.ts';

export type DateReading =
  | { readonly kind: 'read'; readonly date: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly message: Localized };

/** Reads a date as people type it, `1.1.2021` or `2021-01-01`, as `YYYY-MM-DD`. */
export function readTypedDate(text: string): DateReading {
  const typed = text.replaceAll(/\s/g, '');
  if (typed === '') return { kind: 'empty' };
  const date = readDay(typed);
  if (date !== null) return { kind: 'read', date: formatDate(date) };
  const known = /^(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})$/.test(typed);
  return { kind: 'refused', message: known ? notInCalendar(text.trim()) : howToWrite };
}

/** A date as one types it: `1.1.2021`. */
export function typedDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return date === '' ? '' : `${Number(day)}.${Number(month)}.${year}`;
}

const howToWrite: Localized = {
  fi: 'Anna päivä muodossa pp.kk.vvvv, esimerkiksi 1.1.2021.',
  en: 'Give the date as day.month.year, for example 1.1.2021.',
};

function notInCalendar(text: string): Localized {
  return { fi: `Päivää ${text} ei ole kalenterissa.`, en: `There is no day ${text} in the calendar.` };
}
