import { cellName, cellTextIn } from '../../engine/analysis/values/cells.ts';
import { type AmountDifference, differenceOf } from '../../engine/compare/amounts.ts';
import { formatDifference, formatPercent } from '../../engine/compare/write-difference.ts';
import type { NumberType, Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import type { PriceRow } from './price-table.ts';

/** A changed value in words. */
export interface WrittenChange {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** `+1,00 € (+2,2 %)`; empty where it cannot be counted. */
  readonly difference: string;
  /** Decimal text with one decimal; null where it cannot be counted. */
  readonly percent: string | null;
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
      before: cellTextIn(row.before, row, language, rulebook),
      after: cellTextIn(row.after, row, language, rulebook),
      difference: writeRowDifference(row, language, rulebook),
      percent: differenceIn(row)?.percent ?? null,
    }));
}

/** `+1,00 € (+2,2 %)`: how much a number changes, and by what part; empty where it does not, or is no number. */
export function writeRowDifference(row: PriceRow, language: Language, rulebook: Rulebook): string {
  const difference = differenceIn(row);
  if (difference === null) return '';
  const type: NumberType = { ...difference.type, unit: difference.type.unit.split('/')[0] ?? '' };
  const amount = formatDifference({ ...difference, type }, language, rulebook);
  return difference.percent === null ? amount : `${amount} (${formatPercent(difference, language)})`;
}

function differenceIn({ before, after, parameter: { type } }: PriceRow): AmountDifference | null {
  if (before === null || after === null || before === after) return null;
  return differenceOf({ value: before, type }, { value: after, type });
}
