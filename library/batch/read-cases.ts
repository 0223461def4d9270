import type { Header } from '../../engine/csv/header.ts';
import { prepareCaseOfRows } from '../../engine/csv/read-case.ts';
import { listRecords } from '../../engine/csv/records.ts';
import { goesOn, type Row, readRow } from '../../engine/csv/row.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { GivenFacts } from '../decision.ts';
import type { EncodedText } from './encoding.ts';
import { lineTooLong, notUtf8, type RowProblem, tooManyRows } from './row-problem.ts';

/** The longest line of JSON that is kept, and the largest case in rows of CSV, in bytes. */
export const largestCase = 10_000_000;

/** A case that cannot be decided. `case` is the caller's own reference, null where none is known. */
export interface BadCase {
  readonly kind: 'bad';
  readonly case: string | number | null;
  readonly problems: readonly RowProblem[];
}

/** One case of a text: facts to decide, or why there are none. */
export type CaseOfText = {
  /** The line of the file on which it begins, counted from 1. */
  readonly line: number;
  /** Its part of the text. */
  readonly start: number;
  readonly end: number;
} & ({ readonly kind: 'given'; readonly facts: GivenFacts } | BadCase);

/** Gives the cases of a text of whole cases, in their order; the text begins on this line of the file. */
export type ReadCases = (text: EncodedText, firstLine: number) => Generator<CaseOfText, void>;

/** One JSON object a line. Blank lines are passed over. */
export function* readLines(lines: EncodedText, firstLine: number): Generator<CaseOfText, void> {
  const { text } = lines;
  let line = firstLine;
  for (let start = 0; start < text.length; line += 1) {
    const lineFeed = text.indexOf('\n', start);
    const last = lineFeed === -1 ? text.length : lineFeed;
    const end = lineFeed === -1 ? last : lineFeed + 1;
    const { text: facts, sound } = lines.read(start, text[last - 1] === '\r' ? last - 1 : last);
    const place = { line, start, end };
    if (!sound) yield { ...place, kind: 'bad', case: null, problems: [notUtf8] };
    else if (isTooLong(facts)) yield { ...place, kind: 'bad', case: null, problems: [lineTooLong] };
    else if (facts.trim() !== '') yield { ...place, kind: 'given', facts };
    start = end;
  }
}

function isTooLong(line: string): boolean {
  // No character has more than three bytes for each of its code units.
  return line.length > largestCase / 3 && new TextEncoder().encode(line).length > largestCase;
}

/** Rows of CSV: one a case, or where the header says so the consecutive rows of one `case`. */
export function prepareReadRows(rulebook: Rulebook, header: Header): ReadCases {
  const readCase = prepareCaseOfRows(rulebook, header);
  return function* (lines, firstLine) {
    let group: PlacedRow[] = [];
    for (const row of readRows(lines, firstLine, header)) {
      const before = group.at(-1);
      if (before !== undefined && !goesOn(before, row, header)) {
        yield toCase(group, readCase);
        group = [];
      }
      // Of a case that is too long only the last row is kept, to know where it ends.
      if (group.length > mostRows) group.pop();
      group.push(row);
    }
    if (group.length > 0) yield toCase(group, readCase);
  };
}

/** Of one case: more than any list takes. */
const mostRows = 10_000;

interface PlacedRow extends Row {
  readonly start: number;
  readonly end: number;
}

function* readRows(lines: EncodedText, firstLine: number, header: Header): Generator<PlacedRow, void> {
  for (const { start, end, line } of listRecords(lines.text, header.separator)) {
    const { text, sound } = lines.read(start, end);
    const row = readRow(text, firstLine + line, header);
    if (row !== null) yield { ...row, problem: sound ? row.problem : notUtf8, start, end };
  }
}

function toCase(rows: readonly PlacedRow[], readCase: ReturnType<typeof prepareCaseOfRows>): CaseOfText {
  const isTooLong = rows.length > mostRows;
  const { case: reference, facts, problems } = readCase(isTooLong ? rows.slice(0, 1) : rows);
  const place = { line: rows[0]?.line ?? 0, start: rows[0]?.start ?? 0, end: rows.at(-1)?.end ?? 0 };
  if (isTooLong) return { ...place, kind: 'bad', case: reference, problems: [tooManyRows(mostRows)] };
  return problems.length === 0
    ? { ...place, kind: 'given', facts }
    : { ...place, kind: 'bad', case: reference, problems };
}
