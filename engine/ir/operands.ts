import { invariant } from './invariant.ts';
import type { Expression, MessagePart } from './ir.ts';

/** The expressions directly below one, in the order they are written. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'constant':
    case 'fact':
    case 'element':
    case 'field':
    case 'definition':
    case 'empty_list':
      return [];
    case 'lookup':
      return given(expression.index);
    case 'by_brackets':
    case 'not':
    case 'member_of':
    case 'round':
    case 'is_given':
    case 'matches':
      return [expression.operand];
    case 'and':
    case 'or':
    case 'least_of':
    case 'greatest_of':
    case 'not_given':
      return expression.operands;
    case 'compare':
    case 'add':
    case 'subtract':
    case 'multiply':
      return [expression.left, expression.right];
    case 'in_list':
      return [expression.operand, expression.list];
    case 'choose':
      return [...expression.branches.flatMap((branch) => [branch.when, branch.then]), ...given(expression.otherwise)];
    case 'divide':
      return [expression.numerator, expression.denominator];
    case 'date_add':
      return [expression.date, expression.amount];
    case 'full_years':
    case 'days_between':
      return [expression.from, expression.to];
    case 'date_part':
      return [expression.date];
    case 'any':
    case 'every':
      return [expression.list, ...given(expression.where), expression.satisfies];
    case 'count':
      return [expression.list, ...given(expression.where)];
    case 'sum': {
      const { list, where, value, atMost } = expression;
      return [list, ...given(where), value, ...(atMost === null ? [] : [atMost.limit, ...given(atMost.per)])];
    }
    case 'least':
    case 'greatest':
      return [expression.list, ...given(expression.where), expression.value];
    case 'is_empty':
      return [expression.list];
  }
}

function given(expression: Expression | null): readonly Expression[] {
  return expression === null ? [] : [expression];
}

/** The expression with others in place of those directly below it, as many and in the order `operandsOf` gives them. */
export function withOperands<E extends Expression>(expression: E, operands: readonly Expression[]): E {
  let place = 0;
  const next = (): Expression => {
    const operand = operands[place];
    invariant(operand !== undefined, 'every operand has another in its place');
    place += 1;
    return operand;
  };
  const ifAny = (own: Expression | null): Expression | null => (own === null ? null : next());
  return { ...expression, ...replaced(expression, next, ifAny) };
}

function replaced(
  expression: Expression,
  next: () => Expression,
  ifAny: (own: Expression | null) => Expression | null,
) {
  switch (expression.kind) {
    case 'constant':
    case 'fact':
    case 'element':
    case 'field':
    case 'definition':
    case 'empty_list':
      return {};
    case 'lookup':
      return { index: ifAny(expression.index) };
    case 'by_brackets':
    case 'not':
    case 'member_of':
    case 'round':
    case 'is_given':
    case 'matches':
      return { operand: next() };
    case 'and':
    case 'or':
    case 'least_of':
    case 'greatest_of':
    case 'not_given':
      return { operands: expression.operands.map(next) };
    case 'compare':
    case 'add':
    case 'subtract':
    case 'multiply':
      return { left: next(), right: next() };
    case 'in_list':
      return { operand: next(), list: next() };
    case 'choose': {
      const branches = expression.branches.map(() => ({ when: next(), then: next() }));
      return { branches, otherwise: ifAny(expression.otherwise) };
    }
    case 'divide':
      return { numerator: next(), denominator: next() };
    case 'date_add':
      return { date: next(), amount: next() };
    case 'full_years':
    case 'days_between':
      return { from: next(), to: next() };
    case 'date_part':
      return { date: next() };
    case 'any':
    case 'every':
      return { list: next(), where: ifAny(expression.where), satisfies: next() };
    case 'count':
      return { list: next(), where: ifAny(expression.where) };
    case 'sum': {
      const [list, where, value] = [next(), ifAny(expression.where), next()];
      const { atMost } = expression;
      return { list, where, value, atMost: atMost === null ? null : { limit: next(), per: ifAny(atMost.per) } };
    }
    case 'least':
    case 'greatest':
      return { list: next(), where: ifAny(expression.where), value: next() };
    case 'is_empty':
      return { list: next() };
  }
}

/** The expressions a message prints, in every language. */
export function expressionsOfMessage(
  message: Readonly<Record<string, readonly MessagePart[]>> | null,
): readonly Expression[] {
  if (message === null) return [];
  return Object.values(message)
    .flat()
    .flatMap((part) => (typeof part === 'string' ? [] : [part.expression]));
}

/** Calls `visit` with the expression and everything below it, each before what is below it. */
export function visitExpression(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  for (const operand of operandsOf(expression)) visitExpression(operand, visit);
}
