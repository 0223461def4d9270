import type { Value } from './findings.ts';

/**
 * How plausible cases of a rulebook's decisions are drawn by chance. `dsl/caseload` reads it from the file
 * `caseload.yaml` of the rulebook, `engine/analysis/caseload` draws.
 */
export type CaseloadProfile = ReadonlyMap<string, DecisionProfile>;

export interface DecisionProfile {
  /** Of the facts that are drawn and not optional: how many in 10,000 are then left out. */
  readonly missing: number;
  /** By path of a fact, or `record.field`. A fact that is not here is drawn by its type. */
  readonly facts: ReadonlyMap<string, readonly Chance[]>;
}

/** One way to draw a fact. The first whose conditions hold is used; where none does, the fact is left out. */
export interface Chance {
  /** Facts, or fields of the same element, that must have one of these values. */
  readonly when: readonly { readonly fact: string; readonly values: readonly Value[] }[];
  readonly draw: Draw;
  /** Instead of the decision's own. */
  readonly missing: number | null;
}

export type Draw =
  | { readonly kind: 'one_of'; readonly choices: Weighted<Value> }
  /** A number at the fact's scale: `from`, or so many steps more. */
  | { readonly kind: 'between'; readonly from: number; readonly to: number; readonly step: number }
  /** A list: each value with a probability in 10,000. */
  | { readonly kind: 'some_of'; readonly shares: readonly { readonly value: Value; readonly share: number }[] }
  /** So many elements, each drawn field by field. */
  | { readonly kind: 'elements'; readonly count: Weighted<number> }
  | DateDraw
  /** What the decision computes from the other facts, and so much more or less. */
  | { readonly kind: 'output'; readonly output: string; readonly plus: Weighted<number> };

/** A date so far from another: the day the case is drawn for (`on`) or a date fact. */
export interface DateDraw {
  readonly kind: 'date';
  readonly from: string;
  readonly unit: 'day' | 'month' | 'year';
  /** Negative before the other date. */
  readonly amounts: Weighted<number>;
  /** Days more after that. */
  readonly days: number;
  /** Moved to the start or the end of its month in the end. */
  readonly at: 'start' | 'end' | null;
}

/** Values by how often they come, in relation to each other. At least one, and not all weights zero. */
export type Weighted<T> = readonly { readonly value: T; readonly weight: number }[];
