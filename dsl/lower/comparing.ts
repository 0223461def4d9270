import type * as ir from '../../engine/ir/ir.ts';
import { divideGrains } from './grain.ts';
import { type Amount, alignTwo, type Choice, isZero, type Quantity, type Quotient, scale } from './quantity.ts';
import { areSafe, multiplyRanges, rangeOf } from './range.ts';

/** The comparison of two numbers of one dimension at equal scales; quotients exactly, choices branch by branch. */
export function compareAmounts(operator: ir.Comparison, left: Amount, right: Amount): ir.Expression {
  if (left.kind === 'choice') return compareBranches(left, (branch) => compareAmounts(operator, branch, right));
  if (right.kind === 'choice') return compareBranches(right, (branch) => compareAmounts(operator, left, branch));
  if (left.kind === 'quantity' && right.kind === 'quantity') return compareQuantities(operator, left, right);
  return compareFractions(operator, left, right);
}

function compareBranches(choice: Choice, compare: (branch: Amount) => ir.Expression): ir.Expression {
  return {
    kind: 'choose',
    branches: choice.branches.map(({ when, then }) => ({ when, then: compare(then) })),
    otherwise: choice.otherwise === null ? null : compare(choice.otherwise),
    origin: choice.origin,
  };
}

function compareQuantities(operator: ir.Comparison, left: Quantity, right: Quantity): ir.Expression {
  const [first, second] = alignTwo(left, right);
  return {
    kind: 'compare',
    operator,
    operands: 'number',
    left: first.expression,
    right: second.expression,
    wide: !areSafe(first.range, second.range),
  };
}

function compareFractions(
  operator: ir.Comparison,
  left: Quantity | Quotient,
  right: Quantity | Quotient,
): ir.Expression {
  const [first, second] = scaleFractions(fractionOf(left), fractionOf(right));
  const products = [
    multiplyRanges(first.over.range, second.under?.range ?? rangeOf(1)),
    multiplyRanges(second.over.range, first.under?.range ?? rangeOf(1)),
  ];
  const wide = !areSafe(first.over.range, second.over.range, ...products);
  return {
    kind: 'compare',
    operator,
    operands: 'number',
    left: expressionOf(first, wide),
    right: expressionOf(second, wide),
    wide,
  };
}

interface Fraction {
  readonly over: Quantity;
  readonly under: Quantity | null;
}

function fractionOf(amount: Quantity | Quotient): Fraction {
  if (amount.kind === 'quantity') return { over: amount, under: null };
  return { over: amount.numerator, under: amount.denominator };
}

/** Both fractions in the same measure: their numerators are multiplied by whole constants. Nothing is in any measure. */
function scaleFractions(left: Fraction, right: Fraction): readonly [Fraction, Fraction] {
  if (isZero(left.over) || isZero(right.over)) return [left, right];
  const ratio = divideGrains(grainOfFraction(left), grainOfFraction(right));
  return [
    { ...left, over: scale(left.over, ratio.numerator) },
    { ...right, over: scale(right.over, ratio.denominator) },
  ];
}

function grainOfFraction({ over, under }: Fraction) {
  return under === null ? over.grain : divideGrains(over.grain, under.grain);
}

function expressionOf({ over, under }: Fraction, wide: boolean): ir.Expression {
  if (under === null) return over.expression;
  return { kind: 'divide', numerator: over.expression, denominator: under.expression, wide };
}
