import type { Report } from '../diagnostics/unplaced-problem.ts';
import type { NameTable } from '../scope/names.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import { inferArithmetic, inferNegation, inferRounded } from './arithmetic.ts';
import { expectIf, expectMatch, inferIf, inferMatch } from './choices.ts';
import { inferCount, inferExtreme, inferQuantifier, inferSum } from './collections.ts';
import { inferBetween, inferComparison, inferIn } from './comparisons.ts';
import {
  booleanType,
  dateType,
  type Expectation,
  type Goal,
  goalOf,
  type Inference,
  integerType,
} from './inference.ts';
import { inferListLiteral, inferNumberLiteral } from './literals.ts';
import { inferByBrackets, inferLookup } from './lookups.ts';
import { reportWhereUnfit } from './mismatch.ts';
import { inferIsEmpty, inferIsGiven, inferMatches, inferNotGiven } from './presence.ts';
import { inferReference } from './references.ts';

/** An inference over these names, which adds to what is known already. */
export function createInference(
  names: NameTable,
  { types, meanings, arms, variables }: Pick<Inference, 'types' | 'meanings' | 'arms' | 'variables'>,
  report: Report,
): Inference {
  const inference: Inference = {
    names,
    types,
    meanings,
    arms,
    variables,
    targets: new Map(),
    report,
    infer: (expression, scope, { type = null, quotient = false, sets = false } = {}) => {
      const found = inferKind(inference, expression, scope, { type, quotient, sets });
      inference.types.set(expression, found);
      return found;
    },
    expect: (expression, scope, goal) => {
      inference.types.set(expression, expectKind(inference, expression, scope, goal));
    },
  };
  return inference;
}

/** A choice reaches a goal branch by branch, so that the branch that does not is the one shown. */
function expectKind(inference: Inference, expression: ast.Expression, scope: Scope, goal: Goal): Type {
  if (expression.kind === 'if') return expectIf(inference, expression, scope, goal);
  if (expression.kind === 'match') return expectMatch(inference, expression, scope, goal);
  if (expression.kind === 'parenthesised') {
    inference.expect(expression.operand, scope, goal);
    return inference.types.get(expression.operand) ?? goal.type;
  }
  const type = inference.infer(expression, scope, { type: goal.type, quotient: goal.rounded });
  reportWhereUnfit(inference, { expression, type }, scope, goal);
  return inference.types.get(expression) ?? type;
}

function inferKind(inference: Inference, expression: ast.Expression, scope: Scope, expectation: Expectation): Type {
  switch (expression.kind) {
    case 'number_literal':
      return inferNumberLiteral(inference, expression, scope);
    case 'date_literal':
      return dateType;
    case 'boolean_literal':
      return booleanType;
    case 'text_literal':
      return { kind: 'text' };
    case 'list_literal':
      return inferListLiteral(inference, expression, scope, expectation);
    case 'reference':
      return inferReference(inference, expression, scope, expectation);
    case 'lookup':
      return inferLookup(inference, expression, scope);
    case 'not':
      return expectAll(inference, [expression.operand], scope, booleanType, booleanType);
    case 'logical':
      return expectAll(inference, expression.operands, scope, booleanType, booleanType);
    case 'comparison':
      return inferComparison(inference, expression, scope);
    case 'between':
      return inferBetween(inference, expression, scope);
    case 'in':
      return inferIn(inference, expression, scope);
    case 'is_given':
      return inferIsGiven(inference, expression, scope);
    case 'is_empty':
      return inferIsEmpty(inference, expression, scope);
    case 'matches':
      return inferMatches(inference, expression, scope);
    case 'arithmetic':
      return inferArithmetic(inference, expression, scope, expectation);
    case 'negation':
      return inferNegation(inference, expression, scope);
    case 'rounded':
      return inferRounded(inference, expression, scope);
    case 'if':
      return inferIf(inference, expression, scope, expectation);
    case 'match':
      return inferMatch(inference, expression, scope, expectation);
    case 'quantifier':
      return inferQuantifier(inference, expression, scope);
    case 'count':
      return inferCount(inference, expression, scope);
    case 'sum':
      return inferSum(inference, expression, scope);
    case 'extreme':
      return inferExtreme(inference, expression, scope, expectation);
    case 'not_given':
      return inferNotGiven(inference, expression, scope);
    case 'date_distance':
      return inferDateDistance(inference, expression, scope);
    case 'date_part':
      return expectAll(
        inference,
        [expression.date],
        scope,
        dateType,
        expression.part === 'year' ? integerType : dateType,
      );
    case 'by_brackets':
      return inferByBrackets(inference, expression, scope);
    case 'parenthesised':
      return inference.infer(expression.operand, scope, expectation);
  }
}

/** Every operand has to be of one type; the whole then is of another, whatever is wrong inside. */
function expectAll(
  inference: Inference,
  operands: readonly ast.Expression[],
  scope: Scope,
  type: Type,
  result: Type,
): Type {
  for (const operand of operands) inference.expect(operand, scope, goalOf(type));
  return result;
}

function inferDateDistance(inference: Inference, { measure, from, to }: ast.DateDistance, scope: Scope): Type {
  const unit = measure === 'full years' ? 'year' : 'day';
  return expectAll(inference, [from, to], scope, dateType, { kind: 'number', unit, decimals: 0 });
}
