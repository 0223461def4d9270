import type { Language } from '../../../engine/ir/localized.ts';

/** A count as a person reads it. */
export function numberIn(count: number, language: Language): string {
  return count.toLocaleString(language === 'fi' ? 'fi-FI' : 'en-GB');
}
