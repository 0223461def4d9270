import { cellName, numberTypeOf } from '../../../engine/analysis/values/cells.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import type { DraftContent } from '../../drafts/draft.ts';
import { changeContent } from '../../drafts/draft.ts';
import { type EditedRow, typeIntoCell } from '../../prices/edit-cells.ts';
import { layOverCells, type PasteReport, readPastedColumn } from '../../prices/pasted-block.ts';
import type { PriceRow } from '../../prices/price-table.ts';
import { type DraftPrices, formOfRow } from './draft-prices.ts';

/** What a paste did, for the page to tell. */
export type PasteOutcome =
  | { readonly kind: 'refused'; readonly message: Localized }
  | { readonly kind: 'pasted'; readonly report: PasteReport; readonly last: Localized };

let tell: ((outcome: PasteOutcome) => void) | null = null;

/** Who is told of what a paste did; gives what ends that. */
export function onPasted(listener: (outcome: PasteOutcome) => void): () => void {
  tell = listener;
  return () => {
    if (tell === listener) tell = null;
  };
}

/** Lays a pasted column over the cells from this row down, as one step; what cannot be read is marked in its cell. */
export function pasteFrom(first: PriceRow, pasted: string, prices: DraftPrices): void {
  const column = readPastedColumn(pasted);
  if (column.kind === 'refused') {
    tell?.(column);
    return;
  }
  const cells = cellsFrom(first, prices);
  const report = layOverCells(
    column,
    cells.map(({ form }) => form),
  );
  const { session, date } = prices;
  const before: DraftContent = session.state;
  let content: DraftContent = { files: before.files, notes: before.notes };
  for (const [index, { text }] of column.values.entries()) {
    const cell = cells[index];
    if (cell === undefined) break;
    const { files, notes } = typeIntoCell(content, date, cell.edited, text, cell.form);
    content = changeContent(content, files, notes);
  }
  const gone = Object.keys(before.files).filter((path) => !(path in content.files));
  session.edit({ ...content.files, ...Object.fromEntries(gone.map((path) => [path, null])) }, content.notes);
  const last = cells[Math.min(column.values.length, cells.length) - 1]?.edited.row ?? first;
  tell?.({ kind: 'pasted', report, last: cellName(last, prices.rulebook) });
}

function cellsFrom(first: PriceRow, { groups, rulebook }: DraftPrices) {
  const all = groups.flatMap(({ parameters }) =>
    parameters.flatMap(({ rows, place }) =>
      rows.flatMap((row) => {
        const form = numberTypeOf(row.parameter) === null ? null : formOfRow(row, place, rulebook);
        const edited: EditedRow = { row, file: place.file };
        return form === null ? [] : [{ edited, form }];
      }),
    ),
  );
  return all.slice(all.findIndex(({ edited }) => edited.row.id === first.id));
}
