/** The largest magnitude of a stored value: everything stored fits ±10^15 at its scale, so it is a safe integer. */
export const largestStored = 10 ** 15;

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/;

export type DecimalProblem = 'not_a_number' | 'too_many_decimals' | 'too_large';

/**
 * Reads decimal text (`12.5`, `-0.25`) as an integer at `decimals`: `12.5` at 2 decimals is 1250. Trailing zeros
 * beyond the scale are no surplus. Exact: the text never becomes a binary fraction.
 */
export function parseDecimal(text: string, decimals: number): number | DecimalProblem {
  const match = decimalPattern.exec(text);
  if (match === null) return 'not_a_number';
  const [, sign, whole = '', fraction = ''] = match;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) return 'too_many_decimals';
  const digits = (whole + significant.padEnd(decimals, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > 16) return 'too_large';
  const magnitude = Number(digits);
  if (magnitude > largestStored) return 'too_large';
  return sign === '-' && magnitude !== 0 ? -magnitude : magnitude;
}

/** Writes an integer at `decimals` as decimal text: 184000 at 2 decimals is `1840.00`. */
export function formatDecimal(scaled: number | bigint, decimals: number): string {
  const negative = scaled < 0;
  const digits = (negative ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(digits.length - decimals)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

/** The number of decimals a decimal text states: `12.50` states 2. */
export function countDecimals(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}
