/** Numbers as the checker sees them: what is known of a numeric expression's unit, decimals and size. */
import { alignNumbers, conversion, decimalsOfProduct, divideUnits, multiplyUnits } from '../../../dsl/infer/numbers.ts';
import type { Unit } from '../../../engine/ir/ir.ts';
import { type Piece, phrase, slot } from './piece.ts';

export interface Amount {
  readonly piece: Piece;
  readonly unit: Unit;
  /** Null where no number of decimals is sure to suffice: such a quotient is rounded or compared. */
  readonly decimals: number | null;
  /** A magnitude that is not exceeded, in the unit. */
  readonly largest: number;
}

type Measure = Omit<Amount, 'piece'>;

function typeOf({ unit, decimals }: Measure) {
  return { kind: 'number', unit, decimals } as const;
}

/** How many `to` one of the amount's unit is. */
export function factorTo(to: Unit, from: Unit): number {
  const factor = conversion(from, to);
  if (factor === null) throw new Error(`'${from}' cannot be written in '${to}'`);
  return factor.numerator / factor.denominator;
}

/** The type and size that hold any of the amounts, which are of one family. */
export function measureAll(amounts: readonly Measure[]): Measure {
  const [first, ...others] = amounts;
  if (first === undefined) throw new Error('there is nothing to measure');
  return others.reduce((one, other) => {
    const { unit, decimals } = align(one, other);
    const largest = Math.max(one.largest * factorTo(unit, one.unit), other.largest * factorTo(unit, other.unit));
    return { unit, decimals, largest };
  }, first);
}

function align(one: Measure, other: Measure) {
  const aligned = alignNumbers(typeOf(one), typeOf(other));
  if (aligned === null) throw new Error(`'${one.unit}' and '${other.unit}' are of different families`);
  return aligned;
}

export function addAmounts(operator: '+' | '-', one: Amount, other: Amount): Amount {
  const { unit, decimals } = align(one, other);
  const largest = one.largest * factorTo(unit, one.unit) + other.largest * factorTo(unit, other.unit);
  const piece = phrase('sum', slot(one.piece, 'sum'), ` ${operator} `, slot(other.piece, 'product'));
  return { piece, unit, decimals, largest };
}

export function multiplyAmounts(one: Amount, other: Amount): Amount {
  const product = multiplyUnits(one.unit, other.unit);
  if (product === null) throw new Error(`'${one.unit} * ${other.unit}' has no unit`);
  const { numerator, denominator } = product.factor;
  return {
    piece: phrase('product', slot(one.piece, 'product'), ' * ', slot(other.piece, 'sign')),
    unit: product.unit,
    decimals: decimalsOfProduct(typeOf(one), typeOf(other), product.factor),
    largest: (one.largest * other.largest * numerator) / denominator,
  };
}

/** The divisor has a known number of decimals. */
export function divideAmounts(one: Amount, divisor: Amount): Amount {
  const quotient = divideUnits(one.unit, divisor.unit);
  if (quotient === null) throw new Error(`'${one.unit} / ${divisor.unit}' has no unit`);
  const { numerator, denominator } = quotient.factor;
  return {
    piece: phrase('product', slot(one.piece, 'product'), ' / ', slot(divisor.piece, 'sign')),
    unit: quotient.unit,
    decimals: null,
    largest: (one.largest * 10 ** (divisor.decimals ?? 0) * numerator) / denominator,
  };
}
