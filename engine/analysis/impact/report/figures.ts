import { formatDecimal } from '../../../ir/decimal.ts';
import type { NumberType, Rulebook } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { formatNumber } from '../../../wording/format-number.ts';
import { formatDifference, formatPercent } from '../../changes/report/amounts.ts';
import { differenceOf } from '../../changes/value-changes.ts';
import type { Bucket } from '../impact.ts';
import { impactWords as words } from './words.ts';

/** Writes the figures of a report in the reader's language. */
export interface Figures {
  readonly language: Language;
  readonly rulebook: Rulebook;
}

/** `12 345` / `12,345` */
export function writeCount(count: number, { language, rulebook }: Figures): string {
  return formatNumber(count, { kind: 'number', unit: '', decimals: 0 }, language, rulebook, false);
}

/** A sum of a caseload: `1 234 567,00 €`. */
export function writeSum(sum: bigint, type: NumberType, { language, rulebook }: Figures): string {
  if (isExact(sum)) return formatNumber(Number(sum), type, language, rulebook, true);
  return `${decimalOf(sum, type.decimals)} ${type.unit}`;
}

/** The cells before, after, difference and percent of two sums. */
export function writePair(before: bigint, after: bigint, type: NumberType, figures: Figures): readonly string[] {
  const { language, rulebook } = figures;
  const sums = [writeSum(before, type, figures), writeSum(after, type, figures)];
  if (!isExact(before) || !isExact(after) || !isExact(after - before)) {
    return [...sums, writeSum(after - before, type, figures), ''];
  }
  const difference = differenceOf(Number(before), Number(after));
  return [...sums, formatDifference(difference, type, language, rulebook), formatPercent(difference, language)];
}

/** `+10,00–20,00 €`, `ei muutosta`: what differences a bucket counts. */
export function writeBucket(
  { from, to }: Bucket,
  type: NumberType,
  figures: Figures,
  none: 'noDifference' | 'noDifferenceOrValue',
): string {
  const { language, rulebook } = figures;
  if (from === 0 && to === 0) return words[none][language];
  const write = (amount: number, unit: boolean) => {
    const sign = amount > 0 ? '+' : '';
    return sign + formatNumber(amount, type, language, rulebook, unit);
  };
  return `${write(from, false)} … ${write(to, true)}`;
}

/** Exact decimal text of a sum of any size. */
export function decimalOf(sum: bigint, decimals: number): string {
  if (isExact(sum)) return formatDecimal(Number(sum), decimals);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return `${sum < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${fraction}`}`;
}

function isExact(sum: bigint): boolean {
  return sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER;
}
