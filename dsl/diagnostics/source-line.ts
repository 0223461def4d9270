/** One line of a source as it is shown: harmless on a terminal, measured in columns, cropped around what matters. */

/** A line cut to what fits, and where in it the marked stretch lies, in columns. */
export interface ShownLine {
  readonly text: string;
  readonly start: number;
  /** At least one more than `start`. */
  readonly end: number;
}

/** Shows a line with the stretch from `start` to `end` (UTF-16 offsets into it) marked. */
export function showLine(line: string, start: number, end: number, width: number): ShownLine {
  const cells = toCells(line);
  const from = columnAt(cells, start);
  const to = Math.max(from + 1, columnAt(cells, end));
  const total = columnAt(cells, line.length);
  if (total <= width) return { text: joinCells(cells), start: from, end: to };
  const left = Math.max(0, Math.min(from - Math.floor(width / 4), total - width));
  const kept = cells.filter((cell) => cell.column >= left && cell.column + cell.width <= left + width);
  const first = kept[0]?.column ?? left;
  const lead = first > 0 ? '…' : '';
  const last = kept.at(-1);
  const isCut = last !== undefined && last.column + last.width < total;
  const shownEnd = last === undefined ? 0 : last.column + last.width - first + lead.length;
  const shownStart = Math.min(from - first + lead.length, shownEnd);
  return {
    text: `${lead}${joinCells(kept)}${isCut ? '…' : ''}`,
    start: shownStart,
    end: Math.max(shownStart + 1, Math.min(to - first + lead.length, shownEnd + (isCut ? 1 : 0))),
  };
}

/** A text without what could move the cursor, change colours or turn the writing direction of a terminal. */
export function harmless(text: string): string {
  return text.replace(unsafe, '\ufffd');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A letter as it is shown, with the columns it takes. */
interface ShownCell {
  readonly text: string;
  readonly offset: number;
  readonly column: number;
  readonly width: number;
}

const tabStop = 4;

function toCells(line: string): readonly ShownCell[] {
  const cells: ShownCell[] = [];
  let offset = 0;
  let column = 0;
  for (const letter of line) {
    const width = letter === '\t' ? tabStop - (column % tabStop) : widthOf(letter);
    const text = letter === '\t' ? ' '.repeat(width) : harmless(letter);
    cells.push({ text, offset, column, width });
    offset += letter.length;
    column += width;
  }
  return cells;
}

function columnAt(cells: readonly ShownCell[], offset: number): number {
  const last = cells.at(-1);
  if (last !== undefined && offset > last.offset) return last.column + last.width;
  return cells.findLast((cell) => cell.offset <= offset)?.column ?? 0;
}

function joinCells(cells: readonly ShownCell[]): string {
  return cells.map((cell) => cell.text).join('');
}

/** Columns of a letter on a terminal: none for marks above others, two for wide East Asian letters and emoji. */
function widthOf(letter: string): number {
  if (letter < firstUnusual) return 1;
  if (withoutWidth.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}

/** Letters before the combining marks are all one column wide. */
const firstUnusual = '\u0300';
const withoutWidth = /^[\p{Mn}\p{Me}\u200b-\u200d]$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]$/u;
