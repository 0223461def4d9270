import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type { Meaning } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import { addOrSubtract, divide, extremeOf, multiply, negate, store } from './arithmetic.ts';
import { choiceOfIf, choiceOfMatch, chooseAmount, chooseValue } from './choices.ts';
import { lowerCount, lowerExtreme, lowerExtremeDate, lowerNotGiven, lowerQuantifier, lowerSum } from './collections.ts';
import { between, elementsOf, isAmong, lowerComparison, not } from './conditions.ts';
import { lowerDateAdd, lowerDateDistance, lowerDatePart, lowerYear } from './dates.ts';
import { grainOf, multiplyGrains } from './grain.ts';
import {
  lowerBooleanLiteral,
  lowerDateLiteral,
  lowerNumberLiteral,
  lowerRounding,
  lowerTextLiteral,
} from './literals.ts';
import { declarationOf, lowerMeaning, numberType } from './names.ts';
import { parameterRange } from './parameter-range.ts';
import { type Amount, asQuantity, declaredQuantity, type Quantity } from './quantity.ts';
import { areSafe, multiplyRanges, rangeOf, uniteRanges } from './range.ts';
import { round } from './rounding.ts';
import { type Lowering, type Scope, typeOf, unwrap } from './scope.ts';

/** Lowers the expressions of one declaration in one span. */
export function createLowering(scope: Scope): Lowering {
  const lowering: Lowering = {
    scope,
    meaningOf: (expression) => meaningOf(expression, scope),
    condition: (expression) => lowerPlain(lowering, expression),
    amount: (expression) => lowerAmount(lowering, expression),
    quantity: (expression) => asQuantity(lowerAmount(lowering, expression)),
    value: (expression) =>
      typeOf(expression, scope).kind === 'number'
        ? asQuantity(lowerAmount(lowering, expression)).expression
        : lowerPlain(lowering, expression),
  };
  return lowering;
}

function meaningOf(expression: ast.Expression, { analysis }: Scope): Meaning | null {
  const inner = unwrap(expression);
  if (inner.kind !== 'reference' && inner.kind !== 'lookup') return null;
  const meaning = analysis.meanings.get(inner);
  invariant(meaning !== undefined, 'every name of a checked policy means something');
  return meaning;
}

/** An expression that is a number. */
function lowerAmount(lowering: Lowering, expression: ast.Expression): Amount {
  switch (expression.kind) {
    case 'number_literal':
      return lowerNumberLiteral(expression);
    case 'reference':
    case 'lookup':
      return readNumber(lowering, expression);
    case 'arithmetic':
      return lowerArithmetic(lowering, expression);
    case 'negation':
      return negate(lowering.amount(expression.operand));
    case 'rounded':
      return round(lowering.amount(expression.operand), lowerRounding(expression.rounding));
    case 'if':
      return chooseAmount(lowering, choiceOfIf(lowering, expression));
    case 'match':
      return chooseAmount(lowering, choiceOfMatch(lowering, expression));
    case 'count':
      return lowerCount(lowering, expression);
    case 'sum':
      return lowerSum(lowering, expression);
    case 'extreme':
      if (expression.variable !== null) return lowerExtreme(lowering, expression);
      return extremeOf(
        expression.extreme === 'min' ? 'least_of' : 'greatest_of',
        expression.operands.map(lowering.amount),
      );
    case 'date_distance':
      return lowerDateDistance(lowering, expression);
    case 'date_part':
      return lowerYear(lowering, expression);
    case 'by_brackets':
      return lowerByBrackets(lowering, expression);
    case 'parenthesised':
      return lowering.amount(expression.operand);
    case 'date_literal':
    case 'boolean_literal':
    case 'text_literal':
    case 'list_literal':
    case 'not':
    case 'logical':
    case 'comparison':
    case 'between':
    case 'in':
    case 'is_given':
    case 'is_empty':
    case 'matches':
    case 'quantifier':
    case 'not_given':
      invariant(false, `a ${expression.kind} is not a number`);
  }
}

function lowerArithmetic(lowering: Lowering, { operator, left, right }: ast.Arithmetic): Amount {
  const [first, second] = [lowering.amount(left), lowering.amount(right)];
  switch (operator) {
    case '+':
      return addOrSubtract('add', first, second);
    case '-':
      return addOrSubtract('subtract', first, second);
    case '*':
      return multiply(first, second);
    case '/':
      return divide(first, second);
  }
}

function readNumber(lowering: Lowering, expression: ast.Reference | ast.Lookup): Quantity {
  const meaning = meaningOf(expression, lowering.scope);
  invariant(meaning !== null, 'a name means something');
  const { type, range } = declarationOf(meaning, lowering.scope);
  return declaredQuantity(read(lowering, expression), numberType(type), range);
}

function read(lowering: Lowering, expression: ast.Reference | ast.Lookup): ir.Expression {
  const meaning = meaningOf(expression, lowering.scope);
  invariant(meaning !== null, 'a name means something');
  const index = expression.kind === 'lookup' ? lowerIndex(lowering, meaning, expression.index) : null;
  return lowerMeaning(meaning, index, lowering.scope);
}

/** A number looks its band up on the bands' own grid. */
function lowerIndex(lowering: Lowering, meaning: Meaning, index: ast.Expression): ir.Expression {
  const declared =
    meaning.kind === 'parameter' ? lowering.scope.declarations.parameters.get(meaning.name)?.index : null;
  if (declared === null || declared === undefined || declared.kind === 'enum') return lowering.value(index);
  return store(lowering.amount(index), grainOf(declared.unit, declared.decimals)).expression;
}

/** `each part of income by fee_rate` */
function lowerByBrackets(lowering: Lowering, { operand, parameter }: ast.ByBrackets): Quantity {
  const declared = lowering.scope.declarations.parameters.get(parameter.text);
  invariant(declared?.index?.kind === 'brackets', 'brackets have a parameter with brackets');
  const { unit, decimals } = declared.index;
  const type = numberType(declared.type);
  const whole = store(lowering.amount(operand), grainOf(unit, decimals));
  const zero = rangeOf(0);
  const range = multiplyRanges(uniteRanges([zero, whole.range]), uniteRanges([zero, parameterRange(declared)]));
  return {
    kind: 'quantity',
    expression: {
      kind: 'by_brackets',
      parameter: parameter.text,
      operand: whole.expression,
      wide: !areSafe(whole.range, range),
    },
    grain: multiplyGrains(whole.grain, grainOf(type.unit, type.decimals)),
    range,
  };
}

/** An expression that is no number. */
function lowerPlain(lowering: Lowering, expression: ast.Expression): ir.Expression {
  switch (expression.kind) {
    case 'date_literal':
      return lowerDateLiteral(expression);
    case 'boolean_literal':
      return lowerBooleanLiteral(expression);
    case 'text_literal':
      return lowerTextLiteral(expression);
    case 'list_literal':
      return lowerList(lowering, expression);
    case 'reference':
    case 'lookup':
      return read(lowering, expression);
    case 'not':
      return not(lowering.condition(expression.operand));
    case 'logical':
      return { kind: expression.operator, operands: expression.operands.map(lowering.condition) };
    case 'comparison':
      return lowerComparison(lowering, expression);
    case 'between':
      return negateIf(expression.negated, between(lowering, expression.operand, expression.low, expression.high));
    case 'in':
      return negateIf(expression.negated, isAmong(lowering, expression.operand, elementsOf(expression.list)));
    case 'is_given':
      return negateIf(expression.negated, { kind: 'is_given', operand: lowering.value(expression.operand) });
    case 'is_empty':
      return negateIf(expression.negated, { kind: 'is_empty', list: lowering.value(expression.operand) });
    case 'matches':
      return negateIf(expression.negated, lowerMatches(lowering, expression));
    case 'arithmetic':
      return lowerDateAdd(lowering, expression);
    case 'if':
      return chooseValue(lowering, choiceOfIf(lowering, expression));
    case 'match':
      return chooseValue(lowering, choiceOfMatch(lowering, expression));
    case 'quantifier':
      return lowerQuantifier(lowering, expression);
    case 'extreme':
      if (expression.variable !== null) return lowerExtremeDate(lowering, expression);
      return {
        kind: expression.extreme === 'min' ? 'least_of' : 'greatest_of',
        operands: expression.operands.map(lowering.value),
      };
    case 'not_given':
      return lowerNotGiven(lowering, expression);
    case 'date_part':
      return lowerDatePart(lowering, expression);
    case 'parenthesised':
      return lowering.value(expression.operand);
    case 'number_literal':
    case 'negation':
    case 'rounded':
    case 'count':
    case 'sum':
    case 'date_distance':
    case 'by_brackets':
      invariant(false, `a ${expression.kind} is a number`);
  }
}

function negateIf(negated: boolean, condition: ir.Expression): ir.Expression {
  return negated ? not(condition) : condition;
}

const formats: ReadonlySet<string> = new Set<ir.TextFormat>(['business_id', 'personal_identity_code', 'email']);

function isFormat(name: string): name is ir.TextFormat {
  return formats.has(name);
}

function lowerMatches(lowering: Lowering, { operand, format }: ast.Matches): ir.Expression {
  const { text } = format;
  invariant(isFormat(text), 'a format of a checked policy exists');
  return { kind: 'matches', operand: lowering.value(operand), format: text };
}

/** `()`, or a list of members written out. */
function lowerList(lowering: Lowering, { elements }: ast.ListLiteral): ir.Expression {
  const [first] = elements;
  if (first === undefined) return { kind: 'empty_list' };
  const values = elements.map((element) => lowering.value(element));
  const members = values.map((value) => (value.kind === 'constant' ? value.value : null));
  const [type] = values.flatMap((value) => (value.kind === 'constant' ? [value.type] : []));
  invariant(type !== undefined && members.every((member) => typeof member === 'string'), 'a list holds members');
  return { kind: 'constant', type: { kind: 'list', element: type }, value: members };
}
