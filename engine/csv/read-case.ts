import type { Rulebook } from '../ir/ir.ts';
import { planCell, type ReadCell } from './cells.ts';
import type { HeadedColumn, Header } from './header.ts';
import * as problems from './problems.ts';
import { caseOf, isBlank, type Row } from './row.ts';

/** The rows of one case as `readFacts` takes facts: by dotted names, with `case`. */
export interface CaseOfRows {
  /** What is given as `case`; null where nothing is. */
  readonly case: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What is wrong with the rows themselves; then the facts are not complete. */
  readonly problems: readonly problems.CsvProblem[];
}

/** Gives a function that reads the rows of one case: those that go on with one another, at least one. */
export function prepareCaseOfRows(rulebook: Rulebook, header: Header): (rows: readonly Row[]) => CaseOfRows {
  const plan = planRows(rulebook, header);
  return (rows) => {
    const [first] = rows;
    const reference = first === undefined ? '' : caseOf(first, header);
    const reading: Reading = { plan, facts: reference === '' ? {} : { case: reference }, problems: [] };
    if (header.grouped && reference === '') reading.problems.push(problems.noCase());
    for (const row of rows) checkRow(row, reading);
    if (first !== undefined && reading.problems.length === 0) {
      for (const column of plan.wholes) readWhole(column, first, rows, reading);
      for (const list of plan.lists) readElements(list, rows, reading);
    }
    return {
      case: reference === '' ? null : reference,
      facts: reading.facts,
      problems: reading.problems.slice(0, mostProblems),
    };
  };
}

/** More than anyone reads of one case. */
const mostProblems = 50;

interface PlannedColumn {
  readonly index: number;
  /** The fact, or the field of an element. */
  readonly name: string;
  readonly path: string;
  readonly heading: string;
  readonly read: (cell: string) => ReadCell;
}

/** A list of which each row is an element: a plain value, or a record of these fields. */
interface PlannedList {
  readonly path: string;
  readonly plain: PlannedColumn | null;
  readonly fields: readonly PlannedColumn[];
}

interface RowPlan {
  readonly header: Header;
  readonly wholes: readonly PlannedColumn[];
  readonly lists: readonly PlannedList[];
  /** Indices of the columns without a heading. */
  readonly nameless: readonly number[];
}

function planRows(rulebook: Rulebook, header: Header): RowPlan {
  const columns = [...header.columns.entries()];
  const planAll = (kind: HeadedColumn['kind'], list?: string): readonly PlannedColumn[] =>
    columns.flatMap(([index, column]) => {
      const isAsked = column.kind === kind && (list === undefined || ('list' in column && column.list === list));
      return isAsked ? (planColumn(index, column, rulebook, header) ?? []) : [];
    });
  const lists = new Set(columns.flatMap(([, column]) => ('list' in column ? [column.list] : [])));
  return {
    header,
    wholes: planAll('fact'),
    lists: [...lists].map((path) => ({
      path,
      plain: planAll('element', path)[0] ?? null,
      fields: planAll('field', path),
    })),
    nameless: columns.flatMap(([index, { kind }]) => (kind === 'nameless' ? [index] : [])),
  };
}

function planColumn(
  index: number,
  column: HeadedColumn,
  rulebook: Rulebook,
  { separator }: Header,
): PlannedColumn | null {
  if (!('type' in column)) return null;
  const name = column.kind === 'fact' ? column.path : column.kind === 'field' ? column.field : column.list;
  const path = column.kind === 'fact' ? column.path : column.list;
  return { index, name, path, heading: column.heading, read: planCell(column.type, rulebook, separator) };
}

interface Reading {
  readonly plan: RowPlan;
  readonly facts: Record<string, unknown>;
  readonly problems: problems.CsvProblem[];
}

/** Whether the cells of a row stand under the headings. */
function checkRow({ cells, problem }: Row, { plan, problems: found }: Reading): void {
  const { columns, separator } = plan.header;
  if (problem !== null) {
    found.push(problem);
  } else if (cells.length !== columns.length) {
    found.push(problems.wrongWidth(cells.length, columns.length, separator));
  } else {
    for (const index of plan.nameless) {
      if (!isBlank(cells[index])) found.push(problems.namelessCell(index + 1));
    }
  }
}

/** A fact of the case as a whole: that of its first row, with which the others agree. */
function readWhole(column: PlannedColumn, first: Row, rows: readonly Row[], reading: Reading): void {
  const { index, path, heading } = column;
  const cell = first.cells[index] ?? '';
  for (const row of rows) {
    const other = row.cells[index] ?? '';
    if (other === cell || isBlank(other) || other.trim() === cell.trim()) continue;
    reading.problems.push(problems.rowsDisagree(path, heading, row.line));
    break;
  }
  const json = readCell(cell, column, reading);
  if (json !== undefined) reading.facts[path] = json;
}

/** The elements of a list, one a row; a row that says nothing of the list has none. Without any the list is left out. */
function readElements(list: PlannedList, rows: readonly Row[], reading: Reading): void {
  const elements: unknown[] = [];
  for (const { cells } of rows) {
    const element =
      list.plain === null
        ? readRecord(list.fields, cells, reading)
        : readCell(cells[list.plain.index] ?? '', list.plain, reading);
    if (element !== undefined) elements.push(element);
  }
  if (elements.length > 0) reading.facts[list.path] = elements;
}

function readRecord(fields: readonly PlannedColumn[], cells: readonly string[], reading: Reading): unknown {
  let record: Record<string, unknown> | undefined;
  for (const field of fields) {
    const json = readCell(cells[field.index] ?? '', field, reading);
    if (json === undefined) continue;
    record ??= {};
    record[field.name] = json;
  }
  return record;
}

/** What the cell says; undefined where it says nothing or is a problem. */
function readCell(cell: string, { path, heading, read }: PlannedColumn, { problems: found }: Reading): unknown {
  if (isBlank(cell)) return undefined;
  const result = read(cell);
  switch (result.kind) {
    case 'json':
      return result.json;
    case 'unclear':
      found.push(problems.unclearNumber(path, heading));
      return undefined;
    case 'invalid':
      found.push(problems.invalidCell(path, heading, result.reason));
      return undefined;
  }
}
