import { parseDate } from '../../engine/ir/calendar.ts';
import { countDecimals, parseDecimal } from '../../engine/ir/decimal.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type * as ast from '../syntax/ast.ts';
import { grainOf } from './grain.ts';
import { constantQuantity, type Quantity } from './quantity.ts';
import type { RoundingStep } from './rounding.ts';

/** `12.5 h` at the decimals it is written with. */
export function lowerNumberLiteral(literal: ast.NumberLiteral): Quantity {
  const unit = literal.unit?.text ?? '';
  return constantQuantity(readDigits(literal), { kind: 'number', unit, decimals: countDecimals(literal.digits) });
}

/** `rounded up to 0.05 EUR` */
export function lowerRounding({ mode, step }: ast.Rounding): RoundingStep {
  const grain = grainOf(step.unit?.text ?? '', countDecimals(step.digits));
  return { mode, step: BigInt(readDigits(step)), grain };
}

function readDigits({ digits }: ast.NumberLiteral): number {
  const value = parseDecimal(digits, countDecimals(digits));
  invariant(typeof value === 'number', 'a number of a checked policy can be stored');
  return value;
}

export function lowerDateLiteral({ text }: ast.DateLiteral): ir.Expression {
  const day = parseDate(text);
  invariant(day !== null, 'a date of a checked policy is a day of the calendar');
  return { kind: 'constant', type: { kind: 'date' }, value: day };
}

export function lowerTextLiteral({ text }: ast.TextLiteral): ir.Expression {
  return { kind: 'constant', type: { kind: 'text' }, value: text };
}

export function lowerBooleanLiteral({ value }: ast.BooleanLiteral): ir.Expression {
  return { kind: 'constant', type: { kind: 'boolean' }, value };
}
