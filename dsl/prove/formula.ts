/**
 * Conditions as the prover sees them: propositional formulas over what a policy can ask about one subject. A subject
 * is what a canonical text of the policy stands for; two subjects with the same text have the same value.
 */
import { add, type Fraction, floor, fraction, multiply, negative, subtract } from './fraction.ts';

/** Something that holds or does not: a boolean fact, `is given` of a path, or a condition the prover does not open. */
export interface FlagSubject {
  readonly kind: 'flag';
  readonly text: string;
}

/** Something with one of several values. `members: null` is a text: any value besides those mentioned. */
export interface ChoiceSubject {
  readonly kind: 'choice';
  readonly text: string;
  readonly members: readonly string[] | null;
}

/** A number or a date (in days): a sum of terms in the base units of their family. */
export interface NumberSubject {
  readonly kind: 'number';
  readonly text: string;
  /** The terms; one with factor 1 where the subject is a plain fact. */
  readonly terms: readonly Term[];
  /** All values are whole multiples of it; null where that is not known. */
  readonly step: Fraction | null;
  readonly minimum: Fraction | null;
  readonly maximum: Fraction | null;
  /** What is added up: decides how its values are shown. */
  readonly values: 'number' | 'date';
}

/** A quantity and how often it is counted. */
export interface Term {
  readonly text: string;
  readonly factor: Fraction;
}

/** What a condition can ask about. */
export type Subject = FlagSubject | ChoiceSubject | NumberSubject;

/** A cut through the number line: `x < value`, or `x <= value` where it is inclusive. */
export interface Threshold {
  readonly value: Fraction;
  readonly inclusive: boolean;
}

/** A condition. `size` is its number of parts, to keep formulas within bounds. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean; readonly size: number }
  | { readonly kind: 'holds'; readonly subject: FlagSubject; readonly size: number }
  | {
      readonly kind: 'among';
      readonly subject: ChoiceSubject;
      readonly members: ReadonlySet<string>;
      readonly size: number;
    }
  | { readonly kind: 'below'; readonly subject: NumberSubject; readonly threshold: Threshold; readonly size: number }
  | { readonly kind: 'not'; readonly operand: Formula; readonly size: number }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Formula[]; readonly size: number };

/** Holds in every case. */
export const always: Formula = { kind: 'constant', value: true, size: 1 };
/** Holds in no case. */
export const never: Formula = { kind: 'constant', value: false, size: 1 };

/** The flag of this text holds. */
export function holds(text: string): Formula {
  return { kind: 'holds', subject: { kind: 'flag', text }, size: 1 };
}

/** The subject has one of these members. */
export function among(subject: ChoiceSubject, members: Iterable<string>): Formula {
  const set = new Set(members);
  if (set.size === 0) return never;
  if (subject.members?.every((member) => set.has(member))) return always;
  return { kind: 'among', subject, members: set, size: 1 };
}

/** The subject is less than the value, or equal where `inclusive`. On a known step the cut is moved onto it. */
export function below(subject: NumberSubject, value: Fraction, inclusive: boolean): Formula {
  if (subject.step === null) return { kind: 'below', subject, threshold: { value, inclusive }, size: 1 };
  const steps = floor(multiply(value, fraction(subject.step.denominator, subject.step.numerator)));
  const onStep = multiply(fraction(steps), subject.step);
  const cut = !inclusive && isSame(onStep, value) ? subtract(onStep, subject.step) : onStep;
  return { kind: 'below', subject, threshold: { value: cut, inclusive: true }, size: 1 };
}

/** The operand does not hold. */
export function not(operand: Formula): Formula {
  if (operand.kind === 'constant') return operand.value ? never : always;
  if (operand.kind === 'not') return operand.operand;
  return { kind: 'not', operand, size: operand.size + 1 };
}

/** All of them hold. */
export function allOf(operands: readonly Formula[]): Formula {
  return join('and', operands, never, always);
}

/** At least one of them holds. */
export function anyOf(operands: readonly Formula[]): Formula {
  return join('or', operands, always, never);
}

/** `condition` decides which of the two holds. */
export function either(condition: Formula, then: Formula, otherwise: Formula): Formula {
  return anyOf([allOf([condition, then]), allOf([not(condition), otherwise])]);
}

/** Both hold or neither. */
export function same(left: Formula, right: Formula): Formula {
  return either(left, right, not(right));
}

function join(kind: 'and' | 'or', operands: readonly Formula[], decisive: Formula, neutral: Formula): Formula {
  const kept: Formula[] = [];
  for (const operand of operands) {
    if (operand === decisive) return decisive;
    if (operand === neutral) continue;
    if (operand.kind === kind) kept.push(...operand.operands);
    else kept.push(operand);
  }
  const [only] = kept;
  if (only === undefined) return neutral;
  if (kept.length === 1) return only;
  return { kind, operands: kept, size: kept.reduce((sum, operand) => sum + operand.size, 1) };
}

function isSame(left: Fraction, right: Fraction): boolean {
  return add(left, negative(right)).numerator === 0n;
}
