import type { Rulebook } from '../ir/ir.ts';
import { type Column, listColumns } from './column.ts';
import { type Headings, indexHeadings } from './headings.ts';
import * as problems from './problems.ts';
import { type Separator, splitCells } from './records.ts';

/** What the first record of a CSV text says of the others. */
export interface Header {
  readonly kind: 'header';
  readonly separator: Separator;
  readonly columns: readonly HeadedColumn[];
  /** Where `case` stands among them; null where it is left out. */
  readonly caseColumn: number | null;
  /** Whether rows are list elements: then consecutive rows of one `case` are one case. */
  readonly grouped: boolean;
}

/** A column with its heading as it is written. */
export type HeadedColumn = Column & { readonly heading: string };

/** A header that cannot be used. */
export interface Refused {
  readonly kind: 'refused';
  readonly problems: readonly problems.CsvProblem[];
}

/**
 * Reads the first record of a CSV text. Columns are named by facts (`client.birth_date`) or by their labels in any of
 * the rulebook's languages (`Syntymäaika`, `Asiakas / Syntymäaika`), whatever the case of letters. The separator is the
 * one with which most headings are known.
 */
export function readHeader(rulebook: Rulebook, record: string): Header | Refused {
  const headings = indexHeadings(listColumns(rulebook));
  const best = separators
    .map((separator) => readColumns(record, separator, headings))
    .reduce((most, other) => (other.known > most.known ? other : most));
  // Where nothing is known the line is no header, and what it says may be about a person.
  const found = best.known === 0 ? [problems.noHeader()] : [...best.problems, ...findClashes(best.columns)];
  if (found.length > 0) return { kind: 'refused', problems: found };
  const caseColumn = best.columns.findIndex(({ kind }) => kind === 'case');
  return {
    kind: 'header',
    separator: best.separator,
    columns: best.columns,
    caseColumn: caseColumn === -1 ? null : caseColumn,
    grouped: best.columns.some(isOfElement),
  };
}

const separators = [';', ',', '\t'] as const satisfies readonly Separator[];

/** The columns as one separator divides them; where a heading is a problem, its column is nameless. */
interface ReadColumns {
  readonly separator: Separator;
  readonly columns: readonly HeadedColumn[];
  readonly problems: readonly problems.CsvProblem[];
  /** How many headings are known. */
  readonly known: number;
}

function readColumns(record: string, separator: Separator, headings: Headings): ReadColumns {
  const cells = splitCells(record, separator);
  if (cells === null) return { separator, columns: [], problems: [problems.brokenQuotes()], known: 0 };
  const found: problems.CsvProblem[] = [];
  let known = 0;
  const columns = cells.map((heading, index): HeadedColumn => {
    const candidates = headings.find(heading);
    const [only] = candidates;
    if (candidates.length > 0) known += 1;
    if (only !== undefined && candidates.length === 1) return { ...only.column, heading: heading.trim() };
    if (heading.trim() !== '') found.push(describeHeading(heading.trim(), index + 1, headings));
    return { kind: 'nameless', heading: '' };
  });
  return { separator, columns, problems: found, known };
}

function describeHeading(heading: string, number: number, headings: Headings): problems.CsvProblem {
  const candidates = headings.find(heading);
  return candidates.length === 0
    ? problems.unknownColumn(number, heading, headings.suggest(heading))
    : problems.ambiguousColumn(number, heading, headings.tellApart(candidates, heading));
}

/** Columns that do not go together. */
function findClashes(columns: readonly HeadedColumn[]): readonly problems.CsvProblem[] {
  const found: problems.CsvProblem[] = [];
  const first = new Map<string, number>();
  for (const [index, column] of columns.entries()) {
    for (const path of pathsOf(column)) {
      const before = first.get(path);
      if (before === undefined) first.set(path, index + 1);
      else if (!isShared(path, column, columns[before - 1]))
        found.push(problems.repeatedColumn(index + 1, before, path));
    }
  }
  const element = columns.find(isOfElement);
  if (element !== undefined && !first.has('case')) found.push(problems.noCaseColumn(element.list));
  return found;
}

/** What a column gives: its own fact, and the list it gives a part of. */
function pathsOf(column: Column): readonly string[] {
  switch (column.kind) {
    case 'case':
      return ['case'];
    case 'fact':
      return [column.path];
    case 'field':
      return [column.list, `${column.list}.${column.field}`];
    case 'element':
      return [column.list];
    case 'nameless':
      return [];
  }
}

/** Several columns may give fields of one list. */
function isShared(path: string, column: Column, before: Column | undefined): boolean {
  return column.kind === 'field' && before?.kind === 'field' && path === column.list;
}

function isOfElement(column: HeadedColumn): column is Extract<HeadedColumn, { kind: 'field' | 'element' }> {
  return column.kind === 'field' || column.kind === 'element';
}
