import { cellName } from '../../../engine/analysis/values/cells.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import type { DraftPrices } from './draft-prices.ts';

/** What the cell of this id is called. */
export function nameOfCell(
  id: string | undefined,
  { rows, rulebook }: Pick<DraftPrices, 'rows' | 'rulebook'>,
): Localized {
  const row = rows.find((one) => one.id === id);
  return row === undefined ? { fi: id ?? '', en: id ?? '' } : cellName(row, rulebook);
}
