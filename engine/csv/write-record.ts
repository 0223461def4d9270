import type { Language } from '../ir/localized.ts';
import { toSpreadsheetText } from './spreadsheet-text.ts';

/**
 * One record (RFC 4180) with its line break, as spreadsheets in the language expect it: cells part at semicolons in
 * Finnish, where decimals part at commas, and at commas in English; no cell runs as a formula.
 */
export function writeRecord(cells: readonly string[], language: Language): string {
  const separator = separators[language];
  const quote = (cell: string) => {
    return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  };
  return `${cells.map(toSpreadsheetText).map(quote).join(separator)}\r\n`;
}

const separators = { fi: ';', en: ',' } as const;
