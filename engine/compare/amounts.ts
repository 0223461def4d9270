import { sameValue } from '../backends/interpreter/results.ts';

import { formatDecimal } from '../ir/decimal.ts';
import type { Value } from '../ir/findings.ts';
import type { NumberType, Type } from '../ir/ir.ts';

/** A number at the scale of its type. */
export interface Amount {
  readonly value: number | bigint;
  readonly type: Type;
}

/** A value with its type: the integer of a number means nothing without its scale and unit. */
export interface TypedValue {
  readonly value: Value;
  readonly type: Type;
}

/** What the numbers of two sides are multiplied with to be at one scale. */
export interface CommonScale {
  readonly before: bigint;
  readonly after: bigint;
  /** The finer of the two types. */
  readonly type: NumberType;
}

/** The scale at which numbers of two types can be compared; null where either is no number, or their units differ. */
export function commonScale(before: Type, after: Type): CommonScale | null {
  if (before.kind !== 'number' || after.kind !== 'number' || before.unit !== after.unit) return null;
  const type = before.decimals > after.decimals ? before : after;
  const factorOf = ({ decimals }: NumberType) => 10n ** BigInt(type.decimals - decimals);
  return { before: factorOf(before), after: factorOf(after), type };
}

/**
 * Gives a function that says whether a value of the one type means the same as a value of the other: numbers of one unit
 * at whatever scale, lists by their elements.
 */
export function sameAs(before: Type, after: Type): (before: Value, after: Value) => boolean {
  if (before.kind === 'list' && after.kind === 'list') {
    const sameElement = sameAs(before.element, after.element);
    return (one, other) =>
      isList(one) &&
      isList(other) &&
      one.length === other.length &&
      one.every((element, index) => sameElement(element, other[index] ?? element));
  }
  if (before.kind !== 'number') return before.kind === after.kind ? sameValue : () => false;
  const scale = commonScale(before, after);
  if (scale === null) return () => false;
  if (scale.before === scale.after) return (one, other) => one === other;
  return (one, other) => BigInt(Number(one)) * scale.before === BigInt(Number(other)) * scale.after;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** How much more or less, exactly. */
export interface AmountDifference {
  /** `after − before`, at the scale of `type`. */
  readonly amount: bigint;
  /** The finer of the two types. */
  readonly type: NumberType;
  /**
   * The same as a percentage of the size of what was: decimal text with one decimal, rounded once from the exact
   * fraction, halves away from zero; null where there was zero.
   */
  readonly percent: string | null;
}

/** The difference of two numbers of one unit, at whatever scale; null of what are no such numbers. */
export function differenceOf(before: TypedValue | Amount, after: TypedValue | Amount): AmountDifference | null {
  const scale = commonScale(before.type, after.type);
  if (scale === null || !isNumber(before.value) || !isNumber(after.value)) return null;
  const earlier = BigInt(before.value) * scale.before;
  const amount = BigInt(after.value) * scale.after - earlier;
  return { amount, type: scale.type, percent: percentOf(amount, earlier) };
}

function isNumber(value: Value | bigint): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** A part of a whole in percent, of the size of the whole: `3.3`, to the tenth, halves away from zero; null of nothing. */
export function percentOf(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const [size, over] = [part < 0n ? -part : part, whole < 0n ? -whole : whole];
  const tenths = (2000n * size + over) / (2n * over);
  return formatDecimal(part < 0n ? -tenths : tenths, 1);
}
