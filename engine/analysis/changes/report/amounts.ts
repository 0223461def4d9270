import type { Value } from '../../../ir/findings.ts';
import type { NumberType, Rulebook, Type } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { formatNumber, noBreakSpace } from '../../../wording/format-number.ts';
import { formatValue } from '../../../wording/format-value.ts';
import type { Difference } from '../changes.ts';
import { differenceOf } from '../value-changes.ts';
import { reportWords as words } from './words.ts';

const minus = '\u2212';

/** `+0,50 €/h`, `−4 h`; of shares in percentage points. */
export function formatDifference(
  { amount }: Difference,
  type: NumberType,
  language: Language,
  rulebook: Rulebook,
): string {
  const sign = amount > 0 ? '+' : '';
  if (type.unit !== '%') return sign + formatNumber(amount, type, language, rulebook, true);
  return `${sign}${formatNumber(amount, type, language, rulebook, false)}${noBreakSpace}${words.percentagePoints[language]}`;
}

/** `+3,3 %` / `+3.3%`; empty where there was nothing to be more than. */
export function formatPercent({ percent }: Difference, language: Language): string {
  if (percent === null) return '';
  const signed = percent.startsWith('-') ? minus + percent.slice(1) : `+${percent}`;
  return language === 'fi' ? `${signed.replace('.', ',')}${noBreakSpace}%` : `${signed}%`;
}

/** `15,00 → 15,50 €/h`; `–` stands for no value. */
export function formatPair(
  before: Value | null,
  after: Value | null,
  type: Type,
  language: Language,
  rulebook: Rulebook,
): string {
  const write = (value: Value | null): string =>
    value === null ? words.none[language] : formatValue(value, type, language, rulebook);
  const areNumbers = type.kind === 'number' && typeof before === 'number' && typeof after === 'number';
  // In Finnish the unit stands behind the number, and need not be said twice.
  const first = areNumbers && language === 'fi' ? formatNumber(before, type, language, rulebook, false) : write(before);
  return `${first} → ${write(after)}`;
}

/** `999.9`, at most: ten times as much is told better by the amounts than by a percentage. */
const longestPercent = 5;

/** `1 840,00 → 1 880,00 € (+40,00 €, +2,2 %)` */
export function formatChange(
  before: Value | null,
  after: Value | null,
  type: Type,
  language: Language,
  rulebook: Rulebook,
): string {
  const pair = formatPair(before, after, type, language, rulebook);
  if (type.kind !== 'number' || typeof before !== 'number' || typeof after !== 'number') return pair;
  const difference = differenceOf(before, after);
  // From a claim too high to one too low is no share of anything.
  const changesSign = before * after < 0;
  const isTelling = !changesSign && (difference.percent ?? '').replace('-', '').length <= longestPercent;
  const percent = isTelling ? formatPercent(difference, language) : '';
  const more = [formatDifference(difference, type, language, rulebook), percent].filter((text) => text !== '');
  return `${pair} (${more.join(', ')})`;
}
