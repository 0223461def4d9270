/** The parts of expressions, with what is known to hold where a part is evaluated. */
import type * as ast from '../syntax/ast.ts';
import { type Formula, not } from './formula.ts';
import { armCondition, conditionOf, readCondition } from './read-condition.ts';
import type { Scope } from './scope.ts';

/** A direct part of an expression. */
export interface Part {
  readonly expression: ast.Expression;
  /** What holds where it is evaluated because of its neighbours; null where nothing does. */
  readonly known: ((scope: Scope) => readonly Formula[]) | null;
}

/** Visits an expression and all its parts; where `visit` says `skip`, the parts are left out. */
export function visitParts(
  expression: ast.Expression,
  visit: (expression: ast.Expression) => 'skip' | undefined,
): void {
  if (visit(expression) === 'skip') return;
  for (const part of partsOf(expression)) visitParts(part.expression, visit);
}

/** As `visitParts`, with what holds wherever each part is evaluated. */
export function visitWithPremises(
  expression: ast.Expression,
  premises: readonly Formula[],
  scope: Scope,
  visit: (expression: ast.Expression, premises: readonly Formula[]) => 'skip' | undefined,
): void {
  if (visit(expression, premises) === 'skip') return;
  for (const part of partsOf(expression)) {
    const known = part.known === null ? premises : [...premises, ...part.known(scope)];
    visitWithPremises(part.expression, known, scope, visit);
  }
}

/** The direct parts of an expression, in the order in which they are written. */
export function partsOf(expression: ast.Expression): readonly Part[] {
  switch (expression.kind) {
    case 'number_literal':
    case 'date_literal':
    case 'boolean_literal':
    case 'text_literal':
    case 'reference':
      return [];
    case 'list_literal':
      return plainly(...expression.elements);
    case 'lookup':
      return plainly(expression.index);
    case 'logical':
      return logicalParts(expression);
    case 'comparison':
    case 'arithmetic':
      return plainly(expression.left, expression.right);
    case 'between':
      return plainly(expression.operand, expression.low, expression.high);
    case 'in':
      return plainly(expression.operand, expression.list);
    case 'not':
    case 'is_given':
    case 'is_empty':
    case 'matches':
    case 'negation':
    case 'rounded':
    case 'by_brackets':
    case 'parenthesised':
      return plainly(expression.operand);
    case 'if':
      return ifParts(expression);
    case 'match':
      return matchParts(expression);
    case 'quantifier':
      return filteredParts(expression.list, expression.where, [expression.satisfies]);
    case 'count':
      return filteredParts(expression.list, expression.where, []);
    case 'sum':
      return sumParts(expression);
    case 'extreme':
      if (expression.variable === null) return plainly(...expression.operands);
      return filteredParts(expression.list, expression.where, [expression.value]);
    case 'not_given':
      return plainly(...expression.operands);
    case 'date_distance':
      return plainly(expression.from, expression.to);
    case 'date_part':
      return plainly(expression.date);
  }
}

function plainly(...expressions: readonly ast.Expression[]): readonly Part[] {
  return expressions.map((expression) => ({ expression, known: null }));
}

/** Later operands of `and` are read where the earlier hold, those of `or` where the earlier do not. */
function logicalParts({ operator, operands }: ast.Logical): readonly Part[] {
  return operands.map((expression, index) => ({
    expression,
    known: (scope) => {
      const earlier = operands.slice(0, index).map((operand) => readCondition(operand, scope));
      return operator === 'and' ? earlier : earlier.map(not);
    },
  }));
}

function ifParts({ condition, then, otherwise }: ast.If): readonly Part[] {
  return [
    ...plainly(condition),
    { expression: then, known: (scope) => [readCondition(condition, scope)] },
    { expression: otherwise, known: (scope) => [not(readCondition(condition, scope))] },
  ];
}

function matchParts(match: ast.Match): readonly Part[] {
  const arms = match.arms.map(
    (arm): Part => ({ expression: arm.value, known: (scope) => [armCondition(arm, match, scope)] }),
  );
  return [...plainly(match.subject), ...arms];
}

function sumParts({ list, where, value, atMost }: ast.Sum): readonly Part[] {
  const limit = atMost === null ? [] : [atMost.limit];
  const per = atMost === null || atMost.per === null ? [] : [atMost.per];
  return [...filteredParts(list, where, [value, ...per]), ...plainly(...limit)];
}

function filteredParts(
  list: ast.Expression,
  where: ast.Expression | null,
  perElement: readonly ast.Expression[],
): readonly Part[] {
  const filter = where === null ? [] : plainly(where);
  const known = where === null ? null : (scope: Scope) => [conditionOf(where, scope)];
  return [...plainly(list), ...filter, ...perElement.map((expression) => ({ expression, known }))];
}
