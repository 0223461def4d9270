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
    return add(unit, date ?? code`0`, steps, place);
  });
}

function add(unit: DateAddition['unit'], date: Code, steps: Code, place: Place): Code {
  switch (unit) {
    case 'day':
      return code`(${date} + ${steps})`;
    case 'month':
      return code`monthsAfter(${civilOf(date, place)}, ${steps})`;
    case 'business_day':
      return code`addBusinessDays(${date}, ${steps})`;
  }
}

/** Full years between two dates. */
export function writeFullYears(from: Code, to: Code, place: Place): Code {
  return code`fullYears(${civilOf(from, place)}, ${civilOf(to, place)})`;
}

/** The civil date of a fact is worked out once in a function, whichever rules ask for it. */
function civilOf(date: Code, { block }: Place): Code {
  const fact = block.factBehind(date);
  return fact === null ? code`civilOf(${date})` : block.lazily(code`civilOf(${fact})`);
}
