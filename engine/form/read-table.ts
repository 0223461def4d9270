/** Tables that come from a spreadsheet, as rows of a form. Nothing is guessed and nothing is lost. */
import { listColumns } from '../csv/column.ts';
import { indexHeadings } from '../csv/headings.ts';
import { listRecords, type Separator, splitBroken, splitCells } from '../csv/records.ts';
import { writeRecord } from '../csv/write-record.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { textIn } from '../ir/texts.ts';
import type { FormColumn, FormField } from './case-form.ts';
import type { TableRow } from './entries.ts';
import { readText } from './read-entries.ts';
import { writeText } from './write-entries.ts';

export type TableField = Extract<FormField, { kind: 'table' }>;

/** What a table gives. */
export interface ReadTable {
  readonly rows: readonly TableRow[];
  /** Headings that name no column; their cells are not taken. Empty where the table has no headings. */
  readonly unknown: readonly string[];
  /** How many cells beyond the last column were not taken. */
  readonly surplus: number;
}

/**
 * Reads a table as a spreadsheet copies or saves it, with or without headings (names or labels in any language). Without
 * them its cells fill the columns from `firstColumn` on. Cells part at tabs or semicolons; at commas only under headings
 * that show it, as a comma may mark decimals. A cell that is understood is written as the form writes it, any other stays
 * as it is, to be marked.
 */
export function readTable(
  text: string,
  field: TableField,
  { rulebook, language, firstColumn = 0 }: { rulebook: Rulebook; language: Language; firstColumn?: number },
): ReadTable {
  const plain = text.replace(/^\ufeff/, '');
  const { grid, headings } = divide(plain, field, rulebook);
  const columns = headings ?? field.columns.slice(firstColumn);
  const body = headings === null ? grid : grid.slice(1);
  let surplus = 0;
  const rows = body.map((cells) => {
    const row: Record<string, string> = {};
    for (const [index, cell] of cells.entries()) {
      const column = columns[index];
      if (column === undefined) surplus += cell.trim() === '' ? 0 : 1;
      else if (typeof column !== 'string') row[column.name] = tidyCell(cell, column, rulebook, language);
    }
    return row;
  });
  const unknown = (headings ?? []).flatMap((heading) =>
    typeof heading === 'string' && heading !== '' ? [heading] : [],
  );
  return { rows, unknown, surplus };
}

/** The cells of a text, row by row. */
type Grid = readonly (readonly string[])[];

/** A column of the form, or a heading that means none. */
type Headings = readonly (FormColumn | string)[];

function divide(
  text: string,
  field: TableField,
  rulebook: Rulebook,
): { readonly grid: Grid; readonly headings: Headings | null } {
  const divided = (['\t', ';', ','] as const).map((separator) => {
    const grid = splitTable(text, separator);
    return { grid, headings: readHeadings(grid[0] ?? [], field, rulebook) };
  });
  const known = ({ headings }: (typeof divided)[number]) => headings.filter((one) => typeof one !== 'string').length;
  const [tabs, semicolons] = divided;
  const best = divided.reduce((most, other) => (known(other) > known(most) ? other : most));
  if (known(best) > 0) return best;
  const parts = text.includes('\t') || semicolons === undefined ? tabs : semicolons;
  return { grid: parts?.grid ?? [], headings: null };
}

function splitTable(text: string, separator: Separator): Grid {
  const grid: (readonly string[])[] = [];
  for (const { start, end } of listRecords(text, separator)) {
    const record = text.slice(start, end);
    const cells = splitCells(record, separator) ?? splitBroken(record, separator);
    if (cells.some((cell) => cell.trim() !== '')) grid.push(cells);
  }
  return grid;
}

function readHeadings(cells: readonly string[], field: TableField, rulebook: Rulebook): Headings {
  const possible = listColumns(rulebook).filter(
    ({ column }) => (column.kind === 'field' || column.kind === 'element') && column.list === field.fact.path,
  );
  const headings = indexHeadings(possible);
  return cells.map((heading) => {
    const [found, ...others] = headings.find(heading);
    if (found === undefined || others.length > 0) return heading.trim();
    const name = found.column.kind === 'field' ? found.column.field : '';
    return field.columns.find((column) => column.name === name) ?? heading.trim();
  });
}

function tidyCell(cell: string, { field }: FormColumn, rulebook: Rulebook, language: Language): string {
  const read = readText(cell, field, rulebook, language);
  return read !== null && 'value' in read ? writeText(read.value, field.type, language) : cell.trim();
}

/** An empty table to fill in a spreadsheet: the headings, after the mark by which spreadsheets know UTF-8. */
export function writeTemplate(field: TableField, rulebook: Rulebook, language: Language): string {
  const headings = field.columns.map(({ field: { label } }) => textIn(label, language, rulebook));
  return `\ufeff${writeRecord(headings, language)}`;
}
