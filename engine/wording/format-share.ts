import { formatDecimal } from '../ir/decimal.ts';
import type { Language } from '../ir/localized.ts';
import { noBreakSpace } from './format-number.ts';

/** `71,3 %` / `71.3%`: a part of a whole, to the tenth of a percent; of nothing, `–`. */
export function formatShare(part: number, whole: number, language: Language): string {
  if (whole === 0) return '–';
  const text = formatDecimal(Math.round((1000 * part) / whole), 1);
  return language === 'fi' ? `${text.replace('.', ',')}${noBreakSpace}%` : `${text}%`;
}
