import { type DecimalProblem, parseDecimal } from '../ir/decimal.ts';

const exponentPattern = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/;

/** No number of the rulebook has this many digits. */
const longestNumber = 100;

/**
 * Reads the text of a JSON number as an integer at `decimals`. An exponent is worked out exactly: `1.5e3` is 1500.
 */
export function parseJsonNumber(source: string, decimals: number): number | DecimalProblem {
  if (source.length > longestNumber) return describeLength(source);
  const match = exponentPattern.exec(source);
  if (match === null) return parseDecimal(source, decimals);
  const [, sign = '', whole = '', fraction = '', exponentText = ''] = match;
  const digits = whole + fraction;
  if (/^0+$/.test(digits)) return 0;
  const exponent = Number(exponentText);
  if (exponent > longestNumber) return 'too_large';
  if (exponent < -longestNumber) return 'too_many_decimals';
  const point = whole.length + exponent;
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0').padEnd(Math.max(1, point), '0');
  const end = Math.max(1, point);
  return parseDecimal(`${sign}${padded.slice(0, end)}${padded.length > end ? `.${padded.slice(end)}` : ''}`, decimals);
}

/** Which end of a very long number is too long. */
function describeLength(source: string): DecimalProblem {
  const point = source.search(/[.eE]/);
  return point === -1 || point > longestNumber / 2 ? 'too_large' : 'too_many_decimals';
}

const quantityPattern = /^([+-]?\d+(?:\.\d+)?)(?:\s*([^\d\s.,].*))?$/s;

/** Splits `12.5 h` into its number and its unit; the unit is null where none is written. Null: no quantity at all. */
export function splitQuantity(text: string): { readonly number: string; readonly unit: string | null } | null {
  if (text.length > 2 * longestNumber) return null;
  const match = quantityPattern.exec(text.trim());
  if (match === null) return null;
  const [, number = '', unit] = match;
  return { number, unit: unit === undefined ? null : unit.replaceAll(/\s+/g, ' ') };
}
