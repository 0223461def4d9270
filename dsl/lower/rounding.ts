import type * as ir from '../../engine/ir/ir.ts';
import { inEachBranch } from './arithmetic.ts';
import { divideGrains, type Grain, multiplyGrains } from './grain.ts';
import {
  type Amount,
  asQuantity,
  isZero,
  type Quantity,
  type Quotient,
  refine,
  scale,
  wholeNumber,
} from './quantity.ts';
import { areSafe, isSafe, magnitude, multiplyRanges, type Range, rangeOf } from './range.ts';

/** To whole multiples of `step` grains, in the direction of `mode`. */
export interface RoundingStep {
  readonly mode: 'nearest' | 'up' | 'down';
  readonly step: bigint;
  readonly grain: Grain;
}

/** The number rounded, as an integer of the step's grain. A choice is rounded in each branch. */
export function round(amount: Amount, to: RoundingStep): Quantity {
  switch (amount.kind) {
    case 'choice':
      return asQuantity(inEachBranch(amount, (branch) => round(branch, to)));
    case 'quotient':
      return roundFraction(amount, to);
    case 'quantity':
      return roundQuantity(amount, to);
  }
}

function roundQuantity(quantity: Quantity, to: RoundingStep): Quantity {
  if (isZero(quantity)) return refine(quantity, to.grain);
  const steps = stepsIn(quantity.grain, to);
  if (steps.denominator === 1n && isSafe(rangeOf(steps.numerator))) return refine(quantity, to.grain);
  if (!isSafe(rangeOf(steps.denominator))) {
    return roundFraction({ kind: 'quotient', numerator: quantity, denominator: wholeNumber(1) }, to);
  }
  const numerator = isSafe(rangeOf(steps.numerator)) ? quantity : scale(quantity, steps.numerator);
  const { numerator: times, denominator: over } = stepsIn(numerator.grain, to);
  return rounded(numerator.expression, multiplyRanges(numerator.range, rangeOf(times)), rangeOf(over), times, over, to);
}

function roundFraction({ numerator, denominator }: Quotient, to: RoundingStep): Quantity {
  const steps = stepsIn(divideGrains(numerator.grain, denominator.grain), to);
  const fits = isSafe(rangeOf(steps.numerator)) && isSafe(rangeOf(steps.denominator));
  const over = fits ? numerator : scale(numerator, steps.numerator);
  const under = fits ? denominator : scale(denominator, steps.denominator);
  const [times, by] = fits ? [steps.numerator, steps.denominator] : [1n, 1n];
  const dividend = multiplyRanges(over.range, rangeOf(times));
  const divisor = multiplyRanges(under.range, rangeOf(by));
  const wide = isWide(dividend, divisor);
  const quotient: ir.Expression = { kind: 'divide', numerator: over.expression, denominator: under.expression, wide };
  return rounded(quotient, dividend, divisor, times, by, to);
}

/** How many steps one integer of a grain is. */
function stepsIn(grain: Grain, { step, grain: stepGrain }: RoundingStep): Grain {
  return divideGrains(grain, multiplyGrains(stepGrain, { numerator: step, denominator: 1n }));
}

function rounded(
  operand: ir.Expression,
  dividend: Range,
  divisor: Range,
  numerator: bigint,
  denominator: bigint,
  { mode, step, grain }: RoundingStep,
): Quantity {
  const range = multiplyRanges(roundedRange(dividend, divisor), rangeOf(step));
  const expression: ir.Expression = {
    kind: 'round',
    mode,
    operand,
    numerator: Number(numerator),
    denominator: Number(denominator),
    step: Number(step),
    wide: isWide(dividend, divisor) || !isSafe(range),
  };
  return { kind: 'quantity', expression, grain, range };
}

/** Rounding to the nearest adds half the divisor before it divides, so twice the dividend and the divisor must fit. */
function isWide(dividend: Range, divisor: Range): boolean {
  return !areSafe(dividend, divisor, rangeOf(2n * magnitude(dividend) + magnitude(divisor)));
}

function roundedRange(dividend: Range, divisor: Range): Range {
  const spansZero = divisor.low <= 0n && divisor.high >= 0n;
  const divisors = spansZero ? [-1n, 1n] : [divisor.low, divisor.high];
  const quotients = divisors.flatMap((by) => [dividend.low / by, dividend.high / by]);
  const low = quotients.reduce((one, other) => (other < one ? other : one));
  const high = quotients.reduce((one, other) => (other > one ? other : one));
  return { low: low - 1n, high: high + 1n };
}
