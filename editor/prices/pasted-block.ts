import { type CellForm, readCell } from '../../dsl/values/read-cell.ts';
import type { Localized } from '../../engine/ir/localized.ts';

/** One value of a pasted column. */
export interface PastedValue {
  /** As it was pasted. */
  readonly text: string;
  /** The line it stood on, from 1. */
  readonly line: number;
}

export type PastedColumn =
  | {
      readonly kind: 'column';
      readonly values: readonly PastedValue[];
      /** The first line, where it is words above numbers; it is no value. */
      readonly heading: string | null;
    }
  | { readonly kind: 'refused'; readonly message: Localized };

/** Whether a pasted text is a block of several cells; one value alone is typed as usual. */
export function isBlock(text: string): boolean {
  return /[\t\n]/.test(text.trim());
}

/**
 * The values of a block copied from a spreadsheet, from top to bottom: its only column, or its only column of numbers.
 * Which of several columns is meant is not guessed.
 */
export function readPastedColumn(text: string): PastedColumn {
  const lines = splitLines(text);
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const columns = [...Array(width).keys()];
  const numeric = columns.filter((column) => lines.some(({ cells }) => looksNumeric(cells[column] ?? '')));
  const [only, another] = width === 1 ? [0] : numeric;
  if (another !== undefined) return { kind: 'refused', message: several };
  if (only === undefined) return { kind: 'refused', message: none };
  const values = lines.map(({ cells, line }) => ({ text: cells[only]?.trim() ?? '', line }));
  const given = values.filter(({ text: value }) => value !== '');
  const [first, ...others] = given;
  const headed =
    first !== undefined && !/^[+\-\u2212]?\d/.test(first.text) && others.some((one) => looksNumeric(one.text));
  return { kind: 'column', values: headed ? others : given, heading: headed ? first.text : null };
}

interface PastedLine {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The lines of a pasted table in cells, blank ones left out. */
export function splitLines(text: string): readonly PastedLine[] {
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ line: index + 1, cells: splitCells(line) }));
  return lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** Cells stand between tabs, as spreadsheets copy them; else between semicolons or wide gaps. */
function splitCells(line: string): readonly string[] {
  if (line.includes('\t')) return line.split('\t');
  if (line.includes(';')) return line.split(';');
  return line.trim().split(/ {2,}/);
}

/** Whether a cell starts as a number does, and is no name such as `0–20 km`. */
export function looksNumeric(cell: string): boolean {
  return /^[+\-\u2212]?\d/.test(cell.trim()) && !/^\d+([.,]\d+)?\s*[–-]/.test(cell.trim());
}

const several: Localized = {
  fi: 'Liitetyssä taulukossa on useita lukusarakkeita. Kopioi vain uusien arvojen sarake.',
  en: 'The pasted table has several columns of numbers. Copy only the column of new values.',
};

const none: Localized = {
  fi: 'Liitetyssä taulukossa ei ole lukuja. Kopioi uusien arvojen sarake.',
  en: 'The pasted table has no numbers. Copy the column of new values.',
};

/** What became of each pasted value: into which cell it went, and whether it could be read. */
export interface PasteReport {
  /** A heading that was passed over. */
  readonly heading: string | null;
  readonly read: number;
  readonly unread: readonly { readonly line: number; readonly text: string; readonly message: Localized }[];
  /** Values for which there was no cell any more. */
  readonly left: readonly PastedValue[];
}

/** Lays values over cells, one by one from the first. */
export function layOverCells(
  { values, heading }: Extract<PastedColumn, { kind: 'column' }>,
  forms: readonly CellForm[],
): PasteReport {
  const laid = values.slice(0, forms.length);
  const unread = laid.flatMap(({ text, line }, index) => {
    const form = forms[index];
    const reading = form === undefined ? null : readCell(text, form);
    return reading?.kind === 'refused' ? [{ line, text, message: reading.message }] : [];
  });
  return { heading, read: laid.length - unread.length, unread, left: values.slice(forms.length) };
}
