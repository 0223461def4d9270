/** Records and cells of CSV text (RFC 4180), in any piece of text that begins where a record does. */
import { fromSpreadsheetText } from './spreadsheet-text.ts';

/** What stands between the cells of a record. */
export type Separator = ';' | ',' | '\t';

/** Where a record ends, its line break included. */
export interface RecordEnd {
  readonly end: number;
  /** `closed` by a line break; `open` where the text ends first, `quoted` where it ends inside a quoted cell. */
  readonly state: 'closed' | 'open' | 'quoted';
}

/** Finds one record of a text after another. */
export interface RecordScan {
  /** The end of the record that begins at `start`, which is not before that of the previous call. */
  endOf(start: number): RecordEnd;
}

/**
 * Scans a text for its records. Where text follows a closing quotation mark, or a thousand lines have none, the record
 * cannot be read; it is taken to end with its first line, so that a stray mark spoils no more than that line.
 */
export function scanRecords(text: string, separator: Separator): RecordScan {
  // The first quotation mark not yet passed; most texts have none.
  let nextQuote = find(text, '"', 0);
  return {
    endOf(start) {
      if (nextQuote < start) nextQuote = find(text, '"', start);
      const line = endOfLine(text, start);
      return nextQuote >= line.end ? line : endOfQuoted(text, start, separator);
    },
  };
}

/** A record in a text. */
export interface PlacedRecord {
  readonly start: number;
  /** Its line break included. */
  readonly end: number;
  /** The line of the text on which it begins, counted from 0. */
  readonly line: number;
}

/** The records of a text that ends where a record does. */
export function* listRecords(text: string, separator: Separator): Generator<PlacedRecord, void> {
  const scan = scanRecords(text, separator);
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const { end, state } = scan.endOf(start);
    // Quotes that nothing closes spoil their line only.
    const record = { start, end: state === 'quoted' ? endOfLine(text, start).end : end, line };
    yield record;
    line += countLines(text, record);
    start = record.end;
  }
}

function countLines(text: string, { start, end }: PlacedRecord): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The end of the line that begins at `start`. */
export function endOfLine(text: string, start: number): RecordEnd {
  const lineFeed = text.indexOf('\n', start);
  return lineFeed === -1 ? { end: text.length, state: 'open' } : { end: lineFeed + 1, state: 'closed' };
}

/** The end of a record with a quotation mark on its first line. */
function endOfQuoted(text: string, start: number, separator: Separator): RecordEnd {
  let at = start;
  for (;;) {
    const isQuoted = text[at] === '"';
    const opened = at;
    at = isQuoted ? afterQuotes(text, at) : Math.min(find(text, separator, at), find(text, '\n', at));
    if (isQuoted && hasTooManyLines(text, opened, at === unclosed ? text.length : at)) return endOfLine(text, start);
    if (at === unclosed) return { end: text.length, state: 'quoted' };
    if (at === text.length) return { end: at, state: 'open' };
    if (text[at] === '\r') at += 1;
    if (at === text.length) return { end: at, state: 'open' };
    if (text[at] === '\n') return { end: at + 1, state: 'closed' };
    if (text[at] !== separator) return endOfLine(text, start);
    at += 1;
  }
}

const unclosed = -1;

/** Of one cell. */
const mostLines = 1000;

function hasTooManyLines(text: string, start: number, end: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines === mostLines) return true;
  }
  return false;
}

/** Where a quoted cell has ended; inside it two marks stand for one. */
function afterQuotes(text: string, start: number): number {
  for (let mark = text.indexOf('"', start + 1); mark !== -1; mark = text.indexOf('"', mark + 2)) {
    if (text[mark + 1] !== '"') return mark + 1;
  }
  return unclosed;
}

function find(text: string, wanted: string, start: number): number {
  const found = text.indexOf(wanted, start);
  return found === -1 ? text.length : found;
}

/** The cells of one record, without its line break; null where its quotation marks do not match. */
export function splitCells(record: string, separator: Separator): readonly string[] | null {
  const text = withoutLineBreak(record);
  const cells = text.includes('"') ? splitQuoted(text, separator) : text.split(separator);
  return cells !== null && text.includes("'") ? cells.map(fromSpreadsheetText) : cells;
}

function splitQuoted(text: string, separator: Separator): readonly string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? afterQuotes(text, at) : find(text, separator, at);
    if (end === unclosed || (end < text.length && text[end] !== separator)) return null;
    cells.push(isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end));
    if (end === text.length) return cells;
    at = end;
  }
}

/** The cells of a record whose quotation marks do not match, as far as they can be told apart. */
export function splitBroken(record: string, separator: Separator): readonly string[] {
  return withoutLineBreak(record)
    .split(separator)
    .map((cell) => cell.replaceAll('"', ''));
}

function withoutLineBreak(record: string): string {
  let end = record.length;
  if (record[end - 1] === '\n') end -= 1;
  if (record[end - 1] === '\r') end -= 1;
  return record.slice(0, end);
}
