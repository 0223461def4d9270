import { matchesFormat } from '../../formats/formats.ts';
import type { TextFormat } from '../../ir/ir.ts';

/** What `addOperators` needs of json-rules-engine's `Engine`. */
export interface OperatorTarget {
  addOperator(name: string, holds: (fact: unknown, value: unknown) => boolean): unknown;
}

/**
 * Teaches an engine the operators of exported rules. All are false where a side is unknown (`undefined`) or absent
 * (`null`), so that a comparison and its opposite are both false then; the engine's own `notEqual`, `notIn` and
 * `equal` are true of what is not there.
 */
export function addOperators(engine: OperatorTarget): void {
  for (const [name, holds] of Object.entries(operators)) {
    engine.addOperator(name, (fact, value) => isThere(fact) && isThere(value) && holds(fact, value));
  }
  engine.addOperator('isGiven', (fact, given) => (given === true ? isThere(fact) : fact === null));
}

export type Operator = keyof typeof operators | 'isGiven';

type Holds = (fact: unknown, value: unknown) => boolean;

const operators = {
  // Booleans, texts, enum members and dates; letter case does not count.
  is: (fact, value) => same(fact, value),
  isNot: (fact, value) => !same(fact, value),
  // Exact numbers: JSON numbers, or decimal text.
  equals: (fact, value) => compareNumbers(fact, value) === 0,
  differsFrom: (fact, value) => Math.abs(compareNumbers(fact, value)) > 0,
  isLessThan: (fact, value) => compareNumbers(fact, value) < 0,
  isAtMost: (fact, value) => compareNumbers(fact, value) <= 0,
  isMoreThan: (fact, value) => compareNumbers(fact, value) > 0,
  isAtLeast: (fact, value) => compareNumbers(fact, value) >= 0,
  // Dates as `YYYY-MM-DD`.
  isBefore: (fact, value) => compareDates(fact, value) < 0,
  isOnOrBefore: (fact, value) => compareDates(fact, value) <= 0,
  isAfter: (fact, value) => compareDates(fact, value) > 0,
  isOnOrAfter: (fact, value) => compareDates(fact, value) >= 0,
  // An enum member among members as they are written; a text or member in a list.
  isOneOf: (fact, members) => toList(members).includes(fact),
  isNoneOf: (fact, members) => !toList(members).includes(fact),
  isInList: (fact, list) => toList(list).some((element) => same(fact, element)),
  isNotInList: (fact, list) => !toList(list).some((element) => same(fact, element)),
  // Whether a list is empty: `"value": true` or `false`.
  isEmpty: (list, value) => (toList(list).length === 0) === value,
  // A text has one of the formats `business_id`, `personal_identity_code`, `email`.
  hasFormat: (text, format) => matchesFormat(format as TextFormat, String(text)),
  lacksFormat: (text, format) => !matchesFormat(format as TextFormat, String(text)),
} as const satisfies Readonly<Record<string, Holds>>;

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function same(left: unknown, right: unknown): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return left === right;
  return left === right || left.toLowerCase() === right.toLowerCase();
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Negative where `left` is less, positive where it is greater, 0 where equal; not a number where one is no number. */
function compareNumbers(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const one = readDecimal(left);
  const other = readDecimal(right);
  if (one === null || other === null) return Number.NaN;
  const decimals = Math.max(one.decimals, other.decimals);
  const difference = scale(one, decimals) - scale(other, decimals);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

function readDecimal(value: unknown): Decimal | null {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value));
  if (match === null) return null;
  const [, whole = '0', fraction = ''] = match;
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

function scale({ digits, decimals }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - decimals);
}

/** As `compareNumbers`. Years may be longer than four digits, so the texts themselves do not sort. */
function compareDates(left: unknown, right: unknown): number {
  const [one, other] = [String(left), String(right)];
  const years = Number.parseInt(one, 10) - Number.parseInt(other, 10);
  if (years !== 0) return years;
  return one === other ? 0 : one < other ? -1 : 1;
}
