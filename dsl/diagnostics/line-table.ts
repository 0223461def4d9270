/** Lines and columns of a text; both start at 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineTable {
  /** The number of lines; an empty text has one. */
  readonly count: number;
  /** The line and column of an offset; an offset beyond the text is its end. */
  positionAt(offset: number): Position;
  /** The offset of a position; a column beyond its line is the line's end, a line beyond the text the text's end. */
  offsetAt(position: Position): number;
  /** The text of a line without its line break; empty beyond the text. */
  lineText(line: number): string;
}

/** Indexes a text once, for many positions: `\n`, `\r\n` and a lone `\r` end a line. */
export function createLineTable(text: string): LineTable {
  const starts = lineStarts(text);
  const startOf = (line: number): number => starts[Math.min(line, starts.length) - 1] ?? 0;
  const contentEnd = (line: number): number => {
    let end = line < starts.length ? startOf(line + 1) : text.length;
    while (end > startOf(line) && isLineBreak(text.charCodeAt(end - 1))) end -= 1;
    return end;
  };
  return {
    count: starts.length,
    positionAt(offset) {
      const within = Math.max(0, Math.min(offset, text.length));
      const line = lastStartAtOrBefore(starts, within) + 1;
      return { line, column: within - startOf(line) + 1 };
    },
    offsetAt({ line, column }) {
      if (line > starts.length) return text.length;
      if (line < 1) return 0;
      return Math.min(startOf(line) + Math.max(0, column - 1), contentEnd(line));
    },
    lineText(line) {
      if (line < 1 || line > starts.length) return '';
      return text.slice(startOf(line), contentEnd(line));
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (!isLineBreak(code)) continue;
    if (code === carriageReturn && text.charCodeAt(offset + 1) === lineFeed) offset += 1;
    starts.push(offset + 1);
  }
  return starts;
}

function lastStartAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const lineFeed = 10;
const carriageReturn = 13;

function isLineBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}
