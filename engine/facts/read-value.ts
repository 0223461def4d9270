import { parseDate } from '../ir/calendar.ts';
import { type DecimalProblem, parseDecimal } from '../ir/decimal.ts';
import type { Value } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Enum, NumberType } from '../ir/ir.ts';
import { suggest } from '../ir/suggest.ts';
import { describeExpected } from './describe.ts';
import type { FactProblem } from './problem.ts';
import * as problems from './problems.ts';
import type { FactSchema } from './schema.ts';
import { nameShape, type Shape } from './shape.ts';
import type { Subject } from './subject.ts';

/** A value, a problem, or null for what counts as left out: `null` itself and blank text. */
export type ReadValue = { readonly value: Value } | { readonly problem: FactProblem } | null;

/** The longest text a fact can be. */
export const longestFactText = 10_000;

/** Reads one plain value (no list, no record) of a declared type. */
export function readValue(subject: Subject, shape: Shape, schema: FactSchema): ReadValue {
  const { type } = subject;
  if (shape.kind === 'null') return null;
  if (shape.kind === 'text' && shape.value.length > longestFactText) {
    return { problem: problems.tooLongText(subject.path, longestFactText) };
  }
  if (shape.kind === 'text' && shape.value.trim() === '') return null;
  if (type.kind === 'boolean' && shape.kind === 'boolean') return { value: shape.value };
  if (type.kind === 'text' && shape.kind === 'text') return { value: shape.value };
  if (type.kind === 'date' && shape.kind === 'text') return readDate(subject, shape.value);
  if (type.kind === 'enum' && shape.kind === 'text')
    return readMember(subject, shape.value, schema.enums.get(type.enum));
  if (type.kind === 'number' && shape.kind === 'number') return readNumber(subject, type, shape.source);
  if (type.kind === 'number' && shape.kind === 'text') return readQuantity(subject, type, shape.value, schema);
  return { problem: problems.wrongType(subject.path, describeExpected(type, schema.enums), nameShape(shape)) };
}

function readDate(subject: Subject, text: string): ReadValue {
  const day = parseDate(text.trim());
  return day === null ? { problem: problems.badDate(subject, text) } : { value: day };
}

function readMember(subject: Subject, text: string, declared: Enum | undefined): ReadValue {
  invariant(declared !== undefined, 'every enum is declared');
  const names = declared.members.map((member) => member.name);
  if (names.includes(text)) return { value: text };
  const expected = describeExpected(subject.type, new Map([[declared.name, declared]]));
  return { problem: problems.unknownMember(subject, text, suggest(text, names), expected) };
}

function readQuantity(subject: Subject, type: NumberType, text: string, { enums, units }: FactSchema): ReadValue {
  const quantity = splitQuantity(text);
  if (quantity === null) return { problem: problems.notANumber(subject, text, describeExpected(type, enums), units) };
  const { number, unit } = quantity;
  if (unit !== null && unit !== type.unit) return { problem: problems.wrongUnit(subject, type.unit, unit, units) };
  return readNumber(subject, type, number);
}

function readNumber(subject: Subject, type: NumberType, source: string): ReadValue {
  const number = parseJsonNumber(source, type.decimals);
  if (typeof number === 'string') return { problem: describeProblem(number, subject, type, source) };
  const { minimum, maximum } = subject;
  const outside = (minimum !== undefined && number < minimum) || (maximum !== undefined && number > maximum);
  return outside ? { problem: problems.outOfBounds(subject, source) } : { value: number };
}

/** Numbers of the platform that JSON does not have. */
const platformWords: ReadonlySet<string> = new Set(['NaN', 'Infinity']);

function describeProblem(problem: DecimalProblem, subject: Subject, type: NumberType, source: string): FactProblem {
  switch (problem) {
    case 'not_a_number':
      return problems.notANumber(subject, source, describeExpected(type, new Map()), platformWords);
    case 'too_many_decimals':
      return problems.tooManyDecimals(subject, type.decimals, source);
    case 'too_large':
      return problems.outOfBounds(subject, source);
  }
}

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
