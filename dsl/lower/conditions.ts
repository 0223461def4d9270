import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type * as ast from '../syntax/ast.ts';
import { compareAmounts } from './comparing.ts';
import { type Lowering, typeOf, unwrap } from './scope.ts';

export function not(operand: ir.Expression): ir.Expression {
  return { kind: 'not', operand };
}

/** All of these; true where there are none. */
export function all(operands: readonly ir.Expression[]): ir.Expression {
  return operands.length === 1 && operands[0] ? operands[0] : connect('and', operands);
}

/** Some of these; false where there are none. */
export function some(operands: readonly ir.Expression[]): ir.Expression {
  return operands.length === 1 && operands[0] ? operands[0] : connect('or', operands);
}

function connect(kind: 'and' | 'or', operands: readonly ir.Expression[]): ir.Expression {
  if (operands.length === 0) return { kind: 'constant', type: { kind: 'boolean' }, value: kind === 'and' };
  return { kind, operands };
}

const comparisons = {
  '<': 'less',
  '<=': 'less_or_equal',
  '>': 'greater',
  '>=': 'greater_or_equal',
  is: 'equal',
  'is not': 'not_equal',
} as const;

/** `a <= b`, `a is not b` */
export function lowerComparison(lowering: Lowering, comparison: ast.Comparison): ir.Expression {
  const { operator, left, right } = comparison;
  const meaning = lowering.meaningOf(right);
  if (meaning?.kind !== 'set') return compare(lowering, comparisons[operator], left, right);
  const among: ir.Expression = { kind: 'member_of', operand: lowering.value(left), members: meaning.members };
  return operator === 'is not' ? not(among) : among;
}

/** Two values of one type compared. A boolean against `yes` or `no` is that boolean or its contrary. */
export function compare(
  lowering: Lowering,
  operator: ir.Comparison,
  left: ast.Expression,
  right: ast.Expression,
): ir.Expression {
  const { kind } = typeOf(left, lowering.scope);
  switch (kind) {
    case 'number':
      return compareAmounts(operator, lowering.amount(left), lowering.amount(right));
    case 'boolean': {
      const literal = unwrap(right);
      if (literal.kind !== 'boolean_literal') break;
      const condition = lowering.condition(left);
      return literal.value === (operator === 'equal') ? condition : not(condition);
    }
    case 'date':
    case 'enum':
    case 'text':
      break;
    case 'record':
    case 'list':
    case 'label':
    case 'empty_list':
    case 'error':
      invariant(false, `a ${kind} is not compared`);
  }
  const [first, second] = [lowering.value(left), lowering.value(right)];
  return { kind: 'compare', operator, operands: kind, left: first, right: second, wide: false };
}

/** `low <= operand <= high` */
export function between(
  lowering: Lowering,
  operand: ast.Expression,
  low: ast.Expression,
  high: ast.Expression,
): ir.Expression {
  return all([compare(lowering, 'greater_or_equal', operand, low), compare(lowering, 'less_or_equal', operand, high)]);
}

/** `operand in (…)`: among the members, sets, lists and single values named. */
export function isAmong(lowering: Lowering, operand: ast.Expression, listed: readonly ast.Expression[]): ir.Expression {
  const members: string[] = [];
  const tests: ir.Expression[] = [];
  for (const element of listed) {
    const meaning = lowering.meaningOf(element);
    if (meaning?.kind === 'set') members.push(...meaning.members);
    else if (meaning?.kind === 'member') members.push(meaning.member);
    else tests.push(isElement(lowering, operand, element));
  }
  if (members.length > 0) {
    tests.unshift({ kind: 'member_of', operand: lowering.value(operand), members: [...new Set(members)] });
  }
  return some(tests);
}

/** `in accepted_degrees` where the element is a list; otherwise the two are equal. */
function isElement(lowering: Lowering, operand: ast.Expression, element: ast.Expression): ir.Expression {
  const type = typeOf(element, lowering.scope);
  if (type.kind === 'empty_list') return some([]);
  if (type.kind !== 'list') return compare(lowering, 'equal', operand, element);
  return { kind: 'in_list', operand: lowering.value(operand), list: lowering.value(element) };
}

/** The elements of `(a, b)`, or the one expression that stands for the list. */
export function elementsOf(list: ast.Expression): readonly ast.Expression[] {
  const inner = unwrap(list);
  return inner.kind === 'list_literal' ? inner.elements : [inner];
}
