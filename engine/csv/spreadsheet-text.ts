/**
 * Cells that a spreadsheet would take for a formula, with an apostrophe before them (OWASP, CSV Injection). A text that
 * already has one gets another, so that reading gives what was written.
 */

const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Decimals with a minus are numbers to a spreadsheet too. */
const negative = /^-\d+(?:[.,]\d+)?$/;

/** A cell that a spreadsheet shows as it is. */
export function toSpreadsheetText(cell: string): string {
  return formula.test(cell) && !negative.test(cell) ? `'${cell}` : cell;
}

/** The cell that was written so. */
export function fromSpreadsheetText(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
