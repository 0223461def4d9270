import { type CellForm, readCell } from '../../dsl/values/read-cell.ts';
import { looksNumeric, splitLines } from './pasted-block.ts';

/** A row of the draft to hold a decision against. */
export interface ComparableRow {
  readonly id: string;
  /** What the row is called, in any language: `Yksilövalmennuksen tuntihinta: 0–20 km`. */
  readonly names: readonly string[];
  /** The new value at its scale. */
  readonly value: number;
  readonly changed: boolean;
  /** Whether it is money, as most of what is decided each year. */
  readonly price: boolean;
  readonly form: CellForm;
}

/** A line of the decision, held against the draft. */
export type ComparedLine =
  /** By its name, or by its number where that belongs to one row alone. */
  | { readonly kind: 'same'; readonly text: string; readonly row: string; readonly by: 'name' | 'number' }
  | { readonly kind: 'different'; readonly text: string; readonly row: string; readonly decided: number }
  /** The row is found, but its value cannot be read. */
  | { readonly kind: 'unreadable'; readonly text: string; readonly row: string }
  /** No row, or more than one, fits. */
  | { readonly kind: 'unmatched'; readonly text: string };

export interface Comparison {
  readonly lines: readonly ComparedLine[];
  /** Rows that the draft changes and the decision does not name. */
  readonly onlyInDraft: readonly string[];
}

/** Holds a pasted table, such as the one in the minutes, against the draft. Nothing in the draft changes. */
export function compareWithDecision(pasted: string, rows: readonly ComparableRow[]): Comparison {
  const parsed = splitLines(pasted).flatMap(({ cells }) => {
    const value = cells.findLast(looksNumeric);
    const name = cells
      .filter((cell) => cell !== value)
      .join(' ')
      .trim();
    return value === undefined ? [] : [{ text: cells.map((cell) => cell.trim()).join(' · '), name, value }];
  });
  const named = parsed.map((line) => ({ ...line, row: findByName(line.name, rows) }));
  const taken = new Set(named.flatMap(({ row }) => (row === null ? [] : [row.id])));
  const lines = named.map(({ text, value, row }): ComparedLine => {
    if (row === null)
      return matchByNumber(
        text,
        value,
        rows.filter(({ id }) => !taken.has(id)),
      );
    const reading = readCell(value, row.form);
    if (reading.kind !== 'read') return { kind: 'unreadable', text, row: row.id };
    if (reading.value === row.value) return { kind: 'same', text, row: row.id, by: 'name' };
    return { kind: 'different', text, row: row.id, decided: reading.value };
  });
  const met = new Set(lines.flatMap((line) => (line.kind === 'unmatched' ? [] : [line.row])));
  return { lines, onlyInDraft: rows.filter(({ id, changed }) => changed && !met.has(id)).map(({ id }) => id) };
}

function matchByNumber(text: string, value: string, rows: readonly ComparableRow[]): ComparedLine {
  const equal = rows.filter((row) => {
    const reading = readCell(value, row.form);
    return reading.kind === 'read' && reading.value === row.value;
  });
  const [only, another] = equal;
  if (only === undefined || another !== undefined) return { kind: 'unmatched', text };
  return { kind: 'same', text, row: only.id, by: 'number' };
}

/**
 * The row of this name: the same, or the only one whose name has every word of it, whatever their endings. Of several,
 * the only one that is a price: `Ryhmävalmennus` also has its hours and months.
 */
function findByName(name: string, rows: readonly ComparableRow[]): ComparableRow | null {
  const wanted = words(name);
  if (wanted.length === 0) return null;
  const fitting = rows.filter(({ names }) => names.some((one) => hasWords(words(one), wanted)));
  const exact = fitting.filter(({ names }) => names.some((one) => words(one).join(' ') === wanted.join(' ')));
  const named = exact.length > 0 ? exact : fitting;
  return theOnly(named) ?? theOnly(named.filter(({ price }) => price));
}

function theOnly<Item>(items: readonly Item[]): Item | null {
  const [only = null, another] = items;
  return another === undefined ? only : null;
}

function words(text: string): readonly string[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/\s*-\s*/g, '-');
  return plain.split(/[^\p{L}\d\-,]+/u).flatMap((word) => {
    const trimmed = word.replace(/^[-,]+|,+$/g, '');
    return trimmed === '' ? [] : [trimmed];
  });
}

function hasWords(name: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => name.some((other) => sameWord(word, other)));
}

/** Finnish words change their ends: `yksilövalmennus`, `yksilövalmennuksen`. Numbers do not. */
function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (/\d/.test(one + other)) return false;
  const stem = Math.max(5, Math.min(one.length, other.length) - 2);
  return one.length >= stem && other.length >= stem && one.slice(0, stem) === other.slice(0, stem);
}
