import { toDay } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';

/** Today where the reader is, as a calendar day. */
export function today(): Day {
  const now = new Date();
  return toDay({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}

/** When something happened, as the reader's clock has it: `10.42` today, `3.11. klo 10.42` on another day. */
export function writeInstant(instant: string, language: Language): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  const minutes = String(date.getMinutes()).padStart(2, '0');
  const time = language === 'fi' ? `${date.getHours()}.${minutes}` : `${date.getHours()}:${minutes}`;
  if (date.toDateString() === new Date().toDateString()) return time;
  const day = `${date.getDate()}.${date.getMonth() + 1}.`;
  return language === 'fi' ? `${day} klo ${time}` : `${day} at ${time}`;
}
