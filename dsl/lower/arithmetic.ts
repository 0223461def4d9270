import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import { multiplyGrains } from './grain.ts';
import {
  type Amount,
  align,
  alignTwo,
  asQuantity,
  type Choice,
  type ChooseOrigin,
  type Quantity,
  refine,
  wholeNumber,
} from './quantity.ts';
import { addRanges, areSafe, multiplyRanges, subtractRanges, uniteRanges } from './range.ts';

/** The sum or the difference of two numbers of one dimension. */
export function addOrSubtract(kind: 'add' | 'subtract', left: Amount, right: Amount): Amount {
  const [first, second] = alignTwo(asQuantity(left), asQuantity(right));
  const range = (kind === 'add' ? addRanges : subtractRanges)(first.range, second.range);
  const wide = !areSafe(first.range, second.range, range);
  const expression: ir.Expression = { kind, left: first.expression, right: second.expression, wide };
  return { kind: 'quantity', expression, grain: first.grain, range };
}

export function negate(operand: Amount): Amount {
  const quantity = asQuantity(operand);
  const { expression } = quantity;
  if (expression.kind !== 'constant') return addOrSubtract('subtract', wholeNumber(0), quantity);
  const range = subtractRanges({ low: 0n, high: 0n }, quantity.range);
  return { ...quantity, expression: { ...expression, value: 0 - Number(expression.value) }, range };
}

/** The product; of a quotient a quotient, of a choice a choice. */
export function multiply(left: Amount, right: Amount): Amount {
  if (left.kind === 'choice') return inEachBranch(left, (branch) => multiply(branch, right));
  if (right.kind === 'choice') return inEachBranch(right, (branch) => multiply(left, branch));
  if (left.kind === 'quantity' && right.kind === 'quantity') return multiplyQuantities(left, right);
  const over = left.kind === 'quotient' ? left.numerator : left;
  const by = right.kind === 'quotient' ? right.numerator : right;
  const denominators = [left, right].flatMap((factor) => (factor.kind === 'quotient' ? [factor.denominator] : []));
  return {
    kind: 'quotient',
    numerator: multiplyQuantities(over, by),
    denominator: denominators.reduce(multiplyQuantities),
  };
}

function multiplyQuantities(left: Quantity, right: Quantity): Quantity {
  const range = multiplyRanges(left.range, right.range);
  const wide = !areSafe(left.range, right.range, range);
  const expression: ir.Expression = { kind: 'multiply', left: left.expression, right: right.expression, wide };
  return { kind: 'quantity', expression, grain: multiplyGrains(left.grain, right.grain), range };
}

/** An exact quotient, to be rounded or compared. */
export function divide(left: Amount, right: Amount): Amount {
  if (left.kind === 'choice') return inEachBranch(left, (branch) => divide(branch, right));
  if (right.kind === 'choice') return inEachBranch(right, (branch) => divide(left, branch));
  const divisor = asQuantity(right);
  if (left.kind === 'quantity') return { kind: 'quotient', numerator: left, denominator: divisor };
  return { ...left, denominator: multiplyQuantities(left.denominator, divisor) };
}

/** A choice between numbers; where a quotient is among them, it stays open until it is rounded or compared. */
export function choose(branches: Choice['branches'], otherwise: Amount | null, origin: ChooseOrigin): Amount {
  const amounts = [...branches.map((branch) => branch.then), ...(otherwise === null ? [] : [otherwise])];
  const quantities = amounts.filter((amount) => amount.kind === 'quantity');
  if (quantities.length < amounts.length) return { kind: 'choice', branches, otherwise, origin };
  const aligned = align(quantities);
  const grain = aligned[0]?.grain;
  invariant(grain !== undefined, 'a choice has a branch');
  const expression: ir.Expression = {
    kind: 'choose',
    branches: branches.map(({ when }, index) => ({ when, then: expressionAt(aligned, index) })),
    otherwise: otherwise === null ? null : expressionAt(aligned, branches.length),
    origin,
  };
  return { kind: 'quantity', expression, grain, range: uniteRanges(aligned.map(({ range }) => range)) };
}

function expressionAt(quantities: readonly Quantity[], index: number): ir.Expression {
  const quantity = quantities[index];
  invariant(quantity !== undefined, 'every branch has a value');
  return quantity.expression;
}

/** The choice with every branch replaced. */
export function inEachBranch(choice: Choice, replace: (branch: Amount) => Amount): Amount {
  const branches = choice.branches.map(({ when, then }) => ({ when, then: replace(then) }));
  return choose(branches, choice.otherwise === null ? null : replace(choice.otherwise), choice.origin);
}

/** The least or the greatest of these numbers. */
export function extremeOf(kind: 'least_of' | 'greatest_of', amounts: readonly Amount[]): Quantity {
  const aligned = align(amounts.map(asQuantity));
  const [first] = aligned;
  invariant(first !== undefined, 'there is something to choose from');
  const operands = aligned.map(({ expression }) => expression);
  return { ...first, expression: { kind, operands }, range: uniteRanges(aligned.map(({ range }) => range)) };
}

/** The number as an integer at a declared scale, which is no coarser than its own. */
export function store(amount: Amount, grain: Quantity['grain']): Quantity {
  return refine(asQuantity(amount), grain);
}
