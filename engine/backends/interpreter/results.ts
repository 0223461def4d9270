import type { Gap, Result, Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Exact } from './exact.ts';

/** A result on its way: as `Result`, but a number may be wider than what is stored. */
export type Computed<T = Value | bigint> = Known<T> | Absent | Unknown;

export interface Known<T = Value | bigint> {
  readonly kind: 'known';
  readonly value: T;
}

export interface Absent {
  readonly kind: 'absent';
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly waits: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
}

export const absent: Absent = { kind: 'absent' };
export const yes: Known<boolean> = { kind: 'known', value: true };
const no: Known<boolean> = { kind: 'known', value: false };

/** Waits for nothing and rests on no gap: where all operands of a union are known. */
export const nothingUnknown: Unknown = { kind: 'unknown', waits: new Set(), gaps: [] };

export function known<T>(value: T): Known<T> {
  return { kind: 'known', value };
}

export function truth(value: boolean): Known<boolean> {
  return value ? yes : no;
}

export function waitFor(path: string): Unknown {
  return { kind: 'unknown', waits: new Set([path]), gaps: [] };
}

export function gap(name: string, reason: Gap['reason']): Unknown {
  return { kind: 'unknown', waits: new Set(), gaps: [{ name, reason }] };
}

export function isTrue(result: Computed): boolean {
  return result.kind === 'known' && result.value === true;
}

export function isFalse(result: Computed): boolean {
  return result.kind === 'known' && result.value === false;
}

/** Unknown, waiting for what the unknown ones among the results wait for, resting on the gaps they rest on. */
export function unite(results: readonly Computed<unknown>[]): Unknown {
  let united: Unknown = nothingUnknown;
  for (const result of results) {
    if (result.kind !== 'unknown' || result === united) continue;
    united = united === nothingUnknown ? result : uniteTwo(united, result);
  }
  return united;
}

function uniteTwo(left: Unknown, right: Unknown): Unknown {
  return {
    kind: 'unknown',
    waits: right.waits.size === 0 ? left.waits : new Set([...left.waits, ...right.waits]),
    gaps: uniteGaps(left.gaps, right.gaps),
  };
}

/** The gaps of both without duplicates, in order of first appearance. */
function uniteGaps(left: readonly Gap[], right: readonly Gap[]): readonly Gap[] {
  const added = right.filter((one) => !left.some((other) => other.name === one.name && other.reason === one.reason));
  return added.length === 0 ? left : [...left, ...added];
}

/** What `compute` makes of the value where it is known; else unknown through the operand. */
export function withOne<A, R>(operand: Computed<A>, compute: (value: A) => Computed<R>): Computed<R> {
  return operand.kind === 'known' ? compute(operand.value) : unite([operand]);
}

/** What `compute` makes of both values where they are known; else unknown through those that are not. */
export function withBoth<A, B, R>(
  left: Computed<A>,
  right: Computed<B>,
  compute: (left: A, right: B) => Computed<R>,
): Computed<R> {
  if (left.kind === 'known' && right.kind === 'known') return compute(left.value, right.value);
  return unite([left, right]);
}

/** What `compute` makes of the values where all operands are known; else unknown through those that are not. */
export function withAll<A, R>(
  operands: readonly Computed<A>[],
  compute: (values: readonly A[]) => Computed<R>,
): Computed<R> {
  const values: A[] = [];
  for (const operand of operands) {
    if (operand.kind !== 'known') return unite(operands);
    values.push(operand.value);
  }
  return compute(values);
}

export function negation(operand: Computed): Computed<boolean> {
  return withOne(operand, (value) => truth(value === false));
}

/**
 * `and` (decisive false) or `or` (decisive true) over operands in order. An operand after a decisive one is not
 * evaluated, so that a guard protects what stands after it.
 */
export function connect<T>(
  decisive: boolean,
  operands: readonly T[],
  evaluate: (operand: T) => Computed<unknown>,
): Computed<boolean> {
  let undecided: Unknown | null = null;
  for (const operand of operands) {
    const result = evaluate(operand);
    if (result.kind !== 'known') undecided = undecided === null ? unite([result]) : unite([undecided, result]);
    else if (result.value === decisive) return truth(decisive);
  }
  return undecided ?? truth(!decisive);
}

/**
 * What a test comes to that is unknown by itself: what its other form says, unless that waits for more. A choice whose
 * branches agree waits for nothing by itself, but for its condition where each branch is tested on its own.
 */
export function narrow<U extends Unknown>(itself: U, otherForm: Computed | U): Computed | U {
  if (otherForm.kind !== 'unknown') return otherForm;
  for (const path of otherForm.waits) if (!itself.waits.has(path)) return itself;
  return otherForm;
}

export interface Branch<B> {
  readonly when: () => Computed;
  readonly branch: B;
}

/** The branches that conditions leave open: the one whose condition is true, or all that are not known false. */
export interface OpenBranches<B> {
  readonly left: readonly B[];
  readonly conditions: readonly Unknown[];
}

/** Conditions exclude each other; none after a true one is evaluated. `otherwise` is a branch, null where there is none. */
export function openBranches<B>(branches: readonly Branch<B>[], otherwise: B | null): OpenBranches<B> {
  const left: B[] = [];
  const conditions: Unknown[] = [];
  for (const { when, branch } of branches) {
    const condition = when();
    if (isTrue(condition)) return { left: [branch], conditions: [] };
    if (isFalse(condition)) continue;
    left.push(branch);
    conditions.push(unite([condition]));
  }
  if (otherwise !== null) left.push(otherwise);
  return { left, conditions };
}

/**
 * The value of a choice of which these branches are left: of a single one its value, of several their common value,
 * else unknown through the selectors and the unknown branches. Two absent branches agree.
 */
export function agree(branches: readonly Computed[], selectors: readonly Computed[]): Computed {
  const [first, ...others] = branches;
  if (first !== undefined && others.length === 0) return first;
  const agreed = first !== undefined && first.kind !== 'unknown' && others.every((other) => sameResult(first, other));
  return agreed ? first : unite([...selectors, ...branches]);
}

function sameResult(left: Computed, right: Computed): boolean {
  if (left.kind === 'known') return right.kind === 'known' && sameValue(left.value, right.value);
  return left.kind === 'absent' && right.kind === 'absent';
}

/** Whether two values are the same; lists by their elements. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  return left.every((element, index) => sameValue(element, right[index]));
}

/** Whether two booleans, enum members or texts are the same; letter case is ignored. */
export function sameScalar(left: Value | bigint, right: Value | bigint): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return left === right;
  return left === right || left.toLowerCase() === right.toLowerCase();
}

/** Leaves the interpreter: every stored value is a safe integer, as the checker has proved. */
export function toResult(computed: Computed): Result {
  if (computed.kind !== 'known') return computed;
  return { kind: 'known', value: toValue(computed.value) };
}

function toValue(value: Value | bigint): Value {
  invariant(typeof value !== 'bigint', 'a stored number is a safe integer');
  return value;
}

export function toExact(value: Value | bigint): Exact {
  invariant(typeof value === 'number' || typeof value === 'bigint', 'the operand is a number');
  return value;
}

/** A date, a limit or another number that is always small. */
export function toNumber(value: Value | bigint): number {
  invariant(typeof value === 'number', 'the operand is a small number');
  return value;
}

export function toText(value: Value | bigint): string {
  invariant(typeof value === 'string', 'the operand is a text');
  return value;
}

export function toList(value: Value | bigint): readonly Value[] {
  invariant(Array.isArray(value), 'the operand is a list');
  return value as readonly Value[];
}
