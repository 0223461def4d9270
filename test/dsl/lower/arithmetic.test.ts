import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addOrSubtract, choose, divide, extremeOf, multiply, negate, store } from '../../../dsl/lower/arithmetic.ts';
import { compareAmounts } from '../../../dsl/lower/comparing.ts';
import { divideGrains, type Grain, grainOf } from '../../../dsl/lower/grain.ts';
import {
  type Amount,
  asQuantity,
  constantQuantity,
  declaredQuantity,
  type Quantity,
} from '../../../dsl/lower/quantity.ts';
import { isSafe, rangeOf } from '../../../dsl/lower/range.ts';
import { round } from '../../../dsl/lower/rounding.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import type * as ir from '../../../engine/ir/ir.ts';

/** An exact number: the reference that lowered arithmetic must agree with. */
interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

const units = ['', '%', 'h', 'month', 'year', 'day', 'week'] as const;

/** A fact with a value, or a literal. */
interface Leaf {
  readonly kind: 'leaf';
  readonly unit: string;
  readonly decimals: number;
  readonly value: number;
  readonly literal: boolean;
}

type Tree =
  | Leaf
  | { readonly kind: 'add' | 'subtract' | 'multiply'; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'negate'; readonly operand: Tree }
  | {
      readonly kind: 'choose' | 'least' | 'greatest';
      readonly first: boolean;
      readonly left: Tree;
      readonly right: Tree;
    };

const leaf: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constant('leaf' as const),
  unit: fc.constantFrom(...units),
  decimals: fc.integer({ min: 0, max: 4 }),
  value: fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constant(0)),
  literal: fc.boolean(),
});

const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const pair = { left: tie('tree'), right: tie('tree') };
  return {
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.record({ kind: fc.constantFrom('add' as const, 'subtract' as const, 'multiply' as const), ...pair }),
      fc.record({ kind: fc.constant('negate' as const), operand: tie('tree') }),
      fc.record({
        kind: fc.constantFrom('choose' as const, 'least' as const, 'greatest' as const),
        first: fc.boolean(),
        ...pair,
      }),
    ),
  };
});

/** Bounds far beyond the values, so that operations become wide where they may. */
const bound = 10 ** 12;

class Sheet {
  readonly facts: ir.Fact[] = [];
  readonly values = new Map<string, number>();

  lower(node: Tree): Quantity {
    switch (node.kind) {
      case 'leaf':
        return this.leaf(node);
      case 'add':
      case 'subtract':
        return asQuantity(addOrSubtract(node.kind, this.lower(node.left), this.lower(node.right)));
      case 'multiply':
        return asQuantity(multiply(this.lower(node.left), this.lower(node.right)));
      case 'negate':
        return asQuantity(negate(this.lower(node.operand)));
      case 'choose':
        return asQuantity(
          choose([{ when: truth(node.first), then: this.lower(node.left) }], this.lower(node.right), 'if'),
        );
      case 'least':
      case 'greatest':
        return extremeOf(`${node.kind}_of`, [this.lower(node.left), this.lower(node.right)]);
    }
  }

  private leaf({ unit, decimals, value, literal }: Leaf): Quantity {
    const type = { kind: 'number', unit, decimals } as const;
    if (literal) return constantQuantity(value, type);
    const path = `fact.x${this.facts.length}`;
    this.values.set(path, value);
    this.facts.push({
      name: path,
      path,
      input: 'fact',
      inputLabel: {},
      label: {},
      type,
      optional: false,
      sensitive: false,
      minimum: -bound,
      maximum: bound,
    });
    return declaredQuantity({ kind: 'fact', path }, type, rangeOf(-bound, bound));
  }

  run(expression: ir.Expression, type: ir.Type) {
    const evaluator = interpreter.prepare(rulebookOf(this.facts, expression, type));
    const { values } = evaluator.decide('d', this.values, 0);
    const [output] = values;
    if (output?.result.kind !== 'known') throw new Error(`not known: ${JSON.stringify(output)}`);
    return output.result.value;
  }
}

function truth(value: boolean): ir.Expression {
  return { kind: 'constant', type: { kind: 'boolean' }, value };
}

const norm = {
  label: {},
  provisions: [],
  citations: [],
  interpretations: [],
  origin: { file: '', start: 0, end: 0 },
} as const;

function rulebookOf(facts: readonly ir.Fact[], body: ir.Expression, type: ir.Type): ir.Rulebook {
  return {
    format: 'rulebook-ir/1',
    id: 'test',
    title: {},
    authority: {},
    currency: 'EUR',
    languages: ['en'],
    editions: [{ date: 0, status: 'in_force', hash: '', statedFor: [] }],
    units: [],
    enums: [],
    records: [],
    facts,
    parameters: [],
    definitions: [
      {
        ...norm,
        name: 'x',
        record: null,
        type,
        versions: [{ from: 0, value: { asOf: null, when: null, body, exceptions: [] } }],
      },
    ],
    decisions: [
      {
        name: 'd',
        label: {},
        origin: norm.origin,
        asOf: 'd.on',
        since: 0,
        outputs: [{ name: 'x', type, givenFrom: 0, expression: { kind: 'definition', name: 'x', variable: null } }],
        rules: [],
        outcomes: { approved: {}, denied: {}, referred: {}, incomplete: {} },
      },
    ],
    provisions: [],
  };
}

function exact(node: Tree): Rational {
  switch (node.kind) {
    case 'leaf': {
      const { numerator, denominator } = grainOf(node.unit, node.decimals);
      return { over: BigInt(node.value) * numerator, under: denominator };
    }
    case 'add':
      return plus(exact(node.left), exact(node.right));
    case 'subtract':
      return plus(exact(node.left), minus(exact(node.right)));
    case 'multiply': {
      const [left, right] = [exact(node.left), exact(node.right)];
      return { over: left.over * right.over, under: left.under * right.under };
    }
    case 'negate':
      return minus(exact(node.operand));
    case 'choose':
      return exact(node.first ? node.left : node.right);
    case 'least':
    case 'greatest': {
      const [left, right] = [exact(node.left), exact(node.right)];
      return order(left, right) <= 0 === (node.kind === 'least') ? left : right;
    }
  }
}

function plus(left: Rational, right: Rational): Rational {
  return { over: left.over * right.under + right.over * left.under, under: left.under * right.under };
}

function minus({ over, under }: Rational): Rational {
  return { over: -over, under };
}

/** Both denominators are positive. */
function order(left: Rational, right: Rational): number {
  const difference = left.over * right.under - right.over * left.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function quotient(left: Rational, right: Rational): Rational {
  const sign = right.over < 0n ? -1n : 1n;
  return { over: sign * left.over * right.under, under: sign * left.under * right.over };
}

/** The nearest multiple, halves away from zero; the ceiling; the floor. */
function roundExactly({ over, under }: Rational, mode: 'nearest' | 'up' | 'down', step: Rational): Rational {
  const steps = quotient({ over, under }, step);
  const floor = (a: bigint, b: bigint) => (a % b !== 0n && a < 0n ? a / b - 1n : a / b);
  const magnitude = steps.over < 0n ? -steps.over : steps.over;
  const nearest = floor(2n * magnitude + steps.under, 2n * steps.under);
  const whole =
    mode === 'down'
      ? floor(steps.over, steps.under)
      : mode === 'up'
        ? -floor(-steps.over, steps.under)
        : steps.over < 0n
          ? -nearest
          : nearest;
  return { over: whole * step.over, under: step.under };
}

const comparisons: readonly [ir.Comparison, (sign: number) => boolean][] = [
  ['equal', (sign) => sign === 0],
  ['not_equal', (sign) => sign !== 0],
  ['less', (sign) => sign < 0],
  ['less_or_equal', (sign) => sign <= 0],
  ['greater', (sign) => sign > 0],
  ['greater_or_equal', (sign) => sign >= 0],
];

const boolean = { kind: 'boolean' } as const;

function valueAt(value: unknown, { numerator, denominator }: Grain): Rational {
  return { over: BigInt(value as number) * numerator, under: denominator };
}

describe('lowered arithmetic agrees with exact rational arithmetic', () => {
  test('comparisons of sums and products', () => {
    fc.assert(
      fc.property(tree, tree, fc.constantFrom(...comparisons), (left, right, [operator, holds]) => {
        const sheet = new Sheet();
        const expression = compareAmounts(operator, sheet.lower(left), sheet.lower(right));
        expect(sheet.run(expression, boolean)).toBe(holds(order(exact(left), exact(right))));
      }),
    );
  });

  test('comparisons with quotients on either side, or both', () => {
    fc.assert(
      fc.property(
        fc.array(tree, { minLength: 4, maxLength: 4 }),
        fc.constantFrom('left', 'right', 'both'),
        fc.constantFrom(...comparisons),
        ([a, b, c, d], where, [operator, holds]) => {
          if (a === undefined || b === undefined || c === undefined || d === undefined) return;
          fc.pre(exact(b).over !== 0n && exact(d).over !== 0n);
          const sheet = new Sheet();
          const left = where === 'right' ? sheet.lower(a) : divide(sheet.lower(a), sheet.lower(b));
          const right = where === 'left' ? sheet.lower(c) : divide(sheet.lower(c), sheet.lower(d));
          const leftExact = where === 'right' ? exact(a) : quotient(exact(a), exact(b));
          const rightExact = where === 'left' ? exact(c) : quotient(exact(c), exact(d));
          const expression = compareAmounts(operator, left, right);
          expect(sheet.run(expression, boolean)).toBe(holds(order(leftExact, rightExact)));
        },
      ),
    );
  });

  const step = fc.record({
    mode: fc.constantFrom('nearest' as const, 'up' as const, 'down' as const),
    step: fc.bigInt({ min: 1n, max: 500n }),
    grain: fc
      .tuple(fc.constantFrom(...units), fc.integer({ min: 0, max: 3 }))
      .map(([unit, decimals]) => grainOf(unit, decimals)),
  });

  test('rounding of sums and products', () => {
    fc.assert(
      fc.property(tree, step, (node, to) => {
        const sheet = new Sheet();
        const quantity = round(sheet.lower(node), to);
        const stepValue = { over: to.step * to.grain.numerator, under: to.grain.denominator };
        const expected = roundExactly(exact(node), to.mode, stepValue);
        fc.pre(isStored(expected, quantity.grain));
        const value = sheet.run(quantity.expression, { kind: 'number', unit: '', decimals: 0 });
        expect(order(valueAt(value, quantity.grain), expected)).toBe(0);
      }),
    );
  });

  test('rounding of quotients, also in the branches of a choice', () => {
    fc.assert(
      fc.property(tree, tree, tree, fc.boolean(), step, (over, under, other, first, to) => {
        fc.pre(exact(under).over !== 0n);
        const sheet = new Sheet();
        const amount: Amount = choose(
          [{ when: truth(first), then: divide(sheet.lower(over), sheet.lower(under)) }],
          sheet.lower(other),
          'if',
        );
        const quantity = round(amount, to);
        const stepValue = { over: to.step * to.grain.numerator, under: to.grain.denominator };
        const expected = roundExactly(first ? quotient(exact(over), exact(under)) : exact(other), to.mode, stepValue);
        fc.pre(isStored(expected, quantity.grain));
        const value = sheet.run(quantity.expression, { kind: 'number', unit: '', decimals: 0 });
        expect(order(valueAt(value, quantity.grain), expected)).toBe(0);
      }),
    );
  });

  test('storing at more decimals keeps the value', () => {
    fc.assert(
      fc.property(leaf, fc.integer({ min: 0, max: 4 }), (node, more) => {
        const sheet = new Sheet();
        const grain = grainOf(node.unit, node.decimals + more);
        const value = sheet.run(store(sheet.lower(node), grain).expression, { kind: 'number', unit: '', decimals: 0 });
        expect(order(valueAt(value, grain), exact(node))).toBe(0);
      }),
    );
  });
});

/** Only values that fit are stored; the checks reject definitions whose values may not. */
function isStored(value: Rational, grain: Grain): boolean {
  const integer = divideGrains({ numerator: 1n, denominator: value.under }, grain);
  return isSafe(rangeOf((value.over * integer.numerator) / integer.denominator));
}
