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
