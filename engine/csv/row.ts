import type { Header } from './header.ts';
import { brokenQuotes, type CsvProblem } from './problems.ts';
import { splitBroken, splitCells } from './records.ts';

/** A record that is not blank. */
export interface Row {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row cannot be used, where that is known already; the cells are then what could be told apart. */
  readonly problem: CsvProblem | null;
}

/** The row that a record is; null where all its cells are blank. */
export function readRow(record: string, line: number, { separator }: Header): Row | null {
  const cells = splitCells(record, separator);
  if (cells === null) return { line, cells: splitBroken(record, separator), problem: brokenQuotes() };
  return cells.every(isBlank) ? null : { line, cells, problem: null };
}

/** The caller's reference in a row; empty where there is none. */
export function caseOf({ cells }: Pick<Row, 'cells'>, { caseColumn }: Header): string {
  // Spaces and tabs only: what is equal is then equal in whatever encoding the text is read.
  return caseColumn === null ? '' : (cells[caseColumn] ?? '').replace(/^[ \t]+|[ \t]+$/g, '');
}

/** Whether a row goes on with the case of the row before it. */
export function goesOn(before: Pick<Row, 'cells'>, row: Pick<Row, 'cells'>, header: Header): boolean {
  if (!header.grouped) return false;
  const reference = caseOf(row, header);
  return reference !== '' && reference === caseOf(before, header);
}

export function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell === '' || cell.trim() === '';
}
