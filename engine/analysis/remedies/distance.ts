import type { Value } from '../../ir/findings.ts';
import type { Type } from '../../ir/ir.ts';

/** A change of a truth value, of an enum member, or between left out and given. */
const wholeChange = 1000;

const daysOfWholeChange = 365;

/**
 * How far a value is from another, for an order among changes of facts of different kinds: in thousandths of a whole
 * change. A number is a whole change away from its double or zero, a date from the same date a year later.
 */
export function distanceBetween(from: Value | null, to: Value | null, type: Type): number {
  if (from === to) return 0;
  const [left, right] = [readNumber(from), readNumber(to)];
  if (left === null || right === null) return wholeChange;
  const apart = Math.abs(right - left);
  const whole = type.kind === 'date' ? daysOfWholeChange : Math.max(Math.abs(left), 1);
  return Math.ceil((apart * wholeChange) / whole);
}

/** Whether one value is nearer than another, however little; of values that are no numbers none is. */
export function isNearer(from: Value | null, one: Value | null, other: Value | null): boolean {
  const [origin, nearer, farther] = [readNumber(from), readNumber(one), readNumber(other)];
  if (origin === null || nearer === null || farther === null) return false;
  return Math.abs(nearer - origin) < Math.abs(farther - origin);
}

/** A number or a day as a number; null for anything else. */
export function readNumber(value: Value | null): number | null {
  return typeof value === 'number' ? value : null;
}
