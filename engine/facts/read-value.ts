import { parseDate } from '../ir/calendar.ts';
import type { DecimalProblem } from '../ir/decimal.ts';
import type { Value } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Enum, NumberType } from '../ir/ir.ts';
import { suggest } from '../ir/suggest.ts';
import { describeExpected } from './describe.ts';
import { parseJsonNumber, splitQuantity } from './number.ts';
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
