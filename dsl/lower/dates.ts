import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type * as ast from '../syntax/ast.ts';
import { familyOf } from '../types/units.ts';
import { declaredQuantity, type Quantity } from './quantity.ts';
import { rangeOf } from './range.ts';
import { type Lowering, typeOf } from './scope.ts';

/** `d + 4 month`, `d - group.notice`: whole numbers of the unit's base, which a family converts to by a factor. */
export function lowerDateAdd(lowering: Lowering, { left, right, operator }: ast.Arithmetic): ir.Expression {
  const [date, amount] = typeOf(left, lowering.scope).kind === 'date' ? [left, right] : [right, left];
  const { expression, grain } = lowering.quantity(amount);
  invariant(grain.denominator === 1n, 'whole numbers of calendar units are added to dates');
  const factor = Number(grain.numerator);
  return {
    kind: 'date_add',
    date: lowering.value(date),
    amount: expression,
    unit: calendarUnit(lowering, amount),
    factor: operator === '-' ? -factor : factor,
  };
}

function calendarUnit(lowering: Lowering, amount: ast.Expression): 'day' | 'month' | 'business_day' {
  const type = typeOf(amount, lowering.scope);
  const base = type.kind === 'number' ? familyOf(type.unit).base : '';
  return base === 'month' || base === 'business_day' ? base : 'day';
}

/** More years and days than any two dates are apart. */
const farthestYears = 100_000;
const farthestDays = 100_000_000;

/** `full years from a to b`, `days from a to b` */
export function lowerDateDistance(lowering: Lowering, distance: ast.DateDistance): Quantity {
  const from = lowering.value(distance.from);
  const to = lowering.value(distance.to);
  const inYears = distance.measure === 'full years';
  const most = inYears ? farthestYears : farthestDays;
  return declaredQuantity(
    { kind: inYears ? 'full_years' : 'days_between', from, to },
    wholeNumberType(lowering, distance),
    rangeOf(-most, most),
  );
}

/** `year of d` */
export function lowerYear(lowering: Lowering, part: ast.DatePart): Quantity {
  const expression: ir.Expression = { kind: 'date_part', part: 'year', date: lowering.value(part.date) };
  return declaredQuantity(expression, wholeNumberType(lowering, part), rangeOf(-farthestYears, farthestYears));
}

/** `start of month of d`, `end of month of d` */
export function lowerDatePart(lowering: Lowering, { part, date }: ast.DatePart): ir.Expression {
  invariant(part !== 'year', 'a year is a number');
  const which = part === 'start of month' ? 'start_of_month' : 'end_of_month';
  return { kind: 'date_part', part: which, date: lowering.value(date) };
}

function wholeNumberType(lowering: Lowering, expression: ast.Expression): ir.NumberType {
  const type = typeOf(expression, lowering.scope);
  return { kind: 'number', unit: type.kind === 'number' ? type.unit : '', decimals: 0 };
}
