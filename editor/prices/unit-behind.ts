import type { NumberType, Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { formatNumber } from '../../engine/wording/format-number.ts';

/** What stands behind a number of a type, for many of it: `€/h`, `kuukautta`. */
export function unitBehind(type: NumberType, language: Language, rulebook: Rulebook): string {
  const two = 2 * 10 ** type.decimals;
  const written = formatNumber(two, type, language, rulebook, true);
  const digits = formatNumber(two, type, language, rulebook, false);
  return written.replace(digits, '').trim();
}
