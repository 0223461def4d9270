import type { Expression } from '../../ir/ir.ts';
import type { Term } from './block.ts';
import { type Code, code } from './code.ts';
import { type Place, strict, type Write } from './place.ts';

type DateAddition = Extract<Expression, { readonly kind: 'date_add' }>;

export function writeDateAddition(expression: DateAddition, place: Place, write: Write): Term {
  const operands = [write(expression.date, place), write(expression.amount, place)];
  return strict(operands, place, ([date, amount]) => {
    const { unit, factor } = expression;
    const steps = factor === 1 ? code`${amount}` : code`(${amount} * ${factor})`;
    return add(unit, date, steps);
  });
}

function add(unit: DateAddition['unit'], date: Code | undefined, steps: Code): Code {
  switch (unit) {
    case 'day':
      return code`(${date} + ${steps})`;
    case 'month':
      return code`addMonths(${date}, ${steps})`;
    case 'business_day':
      return code`addBusinessDays(${date}, ${steps})`;
  }
}
