import { cellName, numberTypeOf } from '../../engine/analysis/values/cells.ts';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { NumberType, Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { formatNumber } from '../../engine/wording/format-number.ts';
import { formatValue } from '../../engine/wording/format-value.ts';
import { differenceOf, type PriceRow } from './price-table.ts';

/** A changed value in words. */
export interface WrittenChange {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** `+1,00 € (+2,2 %)`; empty where it cannot be counted. */
  readonly difference: string;
  /** Hundredths of a percent; null where it cannot be counted. */
  readonly hundredths: number | null;
}

/** The rows that change, in words. */
export function writeChanges(
  rows: readonly PriceRow[],
  language: Language,
  rulebook: Rulebook,
): readonly WrittenChange[] {
  return rows
    .filter(({ changed }) => changed)
    .map((row) => ({
      id: row.id,
      name: cellName(row, rulebook)[language],
      before: row.before === null ? '–' : formatValue(row.before, row.parameter.type, language, rulebook),
      after: row.after === null ? '–' : formatValue(row.after, row.parameter.type, language, rulebook),
      difference: writeDifference(row, language, rulebook),
      hundredths: differenceOf(row)?.hundredths ?? null,
    }));
}

/** `+1,00 € (+2,2 %)`: how much a number changes, and by what part; empty where it does not, or is no number. */
export function writeDifference(row: PriceRow, language: Language, rulebook: Rulebook): string {
  const difference = differenceOf(row);
  const type = numberTypeOf(row.parameter);
  if (difference === null || type === null) return '';
  const plain: NumberType = { ...type, unit: type.unit.split('/')[0] ?? '' };
  const sign = difference.amount > 0 ? '+' : '';
  const amount = `${sign}${formatNumber(difference.amount, plain, language, rulebook, true)}`;
  return difference.hundredths === null ? amount : `${amount} (${writePercent(difference.hundredths, language)})`;
}

/** Hundredths of a percent with one decimal: `+2,2 %`. */
export function writePercent(hundredths: number, language: Language): string {
  const tenths = Math.sign(hundredths) * Math.round(Math.abs(hundredths) / 10);
  const digits = formatDecimal(tenths, 1)
    .replace('-', '\u2212')
    .replace('.', language === 'fi' ? ',' : '.');
  return `${tenths > 0 ? '+' : ''}${digits}${language === 'fi' ? '\u00a0%' : '%'}`;
}
