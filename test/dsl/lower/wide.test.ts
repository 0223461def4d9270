import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addOrSubtract, divide, extremeOf, multiply } from '../../../dsl/lower/arithmetic.ts';
import { compareAmounts } from '../../../dsl/lower/comparing.ts';
import { grainOf } from '../../../dsl/lower/grain.ts';
import { asQuantity, constantQuantity, declaredQuantity, type Quantity } from '../../../dsl/lower/quantity.ts';
import { rangeOf } from '../../../dsl/lower/range.ts';
import { round } from '../../../dsl/lower/rounding.ts';
import type * as ir from '../../../engine/ir/ir.ts';

const bounds = [10, 10_000, 10 ** 9, 10 ** 15];

interface Leaf {
  readonly bound: number;
  readonly decimals: number;
  readonly negative: boolean;
  readonly literal: boolean;
}

const leaf: fc.Arbitrary<Leaf> = fc.record({
  bound: fc.constantFrom(...bounds),
  decimals: fc.integer({ min: 0, max: 3 }),
  negative: fc.boolean(),
  literal: fc.boolean(),
});

/** A chain of operations, each on what is so far and one more leaf. */
const chain = fc.tuple(
  leaf,
  fc.array(fc.tuple(fc.constantFrom('add', 'subtract', 'multiply', 'least'), leaf), { maxLength: 4 }),
);

function lowerLeaf({ bound, decimals, negative, literal }: Leaf): Quantity {
  const value = negative ? -bound : bound;
  const type = { kind: 'number', unit: '', decimals } as const;
  if (literal) return constantQuantity(value, type);
  return declaredQuantity({ kind: 'fact', path: String(value) }, type, rangeOf(-bound, bound));
}

function lowerChain([first, steps]: readonly [Leaf, readonly (readonly [string, Leaf])[]]): Quantity {
  return steps.reduce((quantity, [kind, next]) => {
    const operand = lowerLeaf(next);
    if (kind === 'multiply') return asQuantity(multiply(quantity, operand));
    if (kind === 'least') return extremeOf('least_of', [quantity, operand]);
    return asQuantity(addOrSubtract(kind === 'add' ? 'add' : 'subtract', quantity, operand));
  }, lowerLeaf(first));
}

/** The value of each fact is its path, the bound itself. Fails where something that is not wide is not safe. */
function evaluate(expression: ir.Expression): bigint {
  switch (expression.kind) {
    case 'constant':
      return BigInt(expression.value as number);
    case 'fact':
      return BigInt(expression.path);
    case 'add':
    case 'subtract':
    case 'multiply': {
      const [left, right] = [evaluate(expression.left), evaluate(expression.right)];
      const result =
        expression.kind === 'add' ? left + right : expression.kind === 'subtract' ? left - right : left * right;
      if (!expression.wide) expectSafe(left, right, result);
      return result;
    }
    case 'least_of':
      return expression.operands.map(evaluate).reduce((one, other) => (one < other ? one : other));
    case 'round': {
      const operand = expression.operand;
      const [over, under] =
        operand.kind === 'divide'
          ? [evaluate(operand.numerator), evaluate(operand.denominator)]
          : [evaluate(operand), 1n];
      const [dividend, divisor] = [over * BigInt(expression.numerator), under * BigInt(expression.denominator)];
      const result = (dividend / divisor) * BigInt(expression.step);
      if (!expression.wide) expectSafe(over, under, 2n * dividend, divisor, result);
      return result;
    }
    default:
      throw new Error(expression.kind);
  }
}

function expectSafe(...values: readonly bigint[]): void {
  for (const value of values) expect(Number.isSafeInteger(Number(value))).toBe(true);
}

test('what is not marked wide stays within safe integers at the bounds of its facts', () => {
  fc.assert(
    fc.property(chain, (links) => {
      evaluate(lowerChain(links).expression);
    }),
  );
});

test('so do comparisons, with quotients too', () => {
  fc.assert(
    fc.property(chain, chain, chain, fc.boolean(), (a, b, c, asQuotient) => {
      const [left, under, right] = [lowerChain(a), lowerChain(b), lowerChain(c)];
      const comparison = compareAmounts('less', asQuotient ? divide(left, under) : left, right);
      expect(comparison.kind).toBe('compare');
      if (comparison.kind !== 'compare' || comparison.wide) return;
      const operand = comparison.left;
      if (operand.kind !== 'divide') return expectSafe(evaluate(operand), evaluate(comparison.right));
      const [over, by] = [evaluate(operand.numerator), evaluate(operand.denominator)];
      expectSafe(over, by, by * evaluate(comparison.right));
    }),
  );
});

test('so do roundings', () => {
  fc.assert(
    fc.property(chain, chain, fc.boolean(), fc.integer({ min: 0, max: 3 }), (a, b, asQuotient, decimals) => {
      const [left, under] = [lowerChain(a), lowerChain(b)];
      const to = { mode: 'nearest', step: 5n, grain: grainOf('', decimals) } as const;
      const { expression } = round(asQuotient ? divide(left, under) : left, to);
      fc.pre(!asQuotient || evaluate(under.expression) !== 0n);
      evaluate(expression);
    }),
  );
});
