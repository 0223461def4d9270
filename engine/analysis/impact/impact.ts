import type { NumberType, Outcome, Type } from '../../ir/ir.ts';

/** What a change does to a caseload: every case decided under both rulebooks. Exact; no case is in it but the largest changes. */
export interface Impact {
  readonly decision: string;
  /** Cases decided under both. */
  readonly cases: number;
  /** Lines that could not be decided under both. */
  readonly unusable: number;
  /** Of the cases, those drawn by chance. */
  readonly generated: number;
  /** How many cases came to one outcome before and to one after. */
  readonly transitions: readonly Transition[];
  /** Cases whose outcome or one of the outputs below differs. */
  readonly changed: number;
  /** In the order of the decision: numbers in money or another plain unit, which can be added up. */
  readonly outputs: readonly OutputImpact[];
  /** The fact by which cases are grouped; null where the decision reads none that could. */
  readonly by: { readonly fact: string; readonly type: Type } | null;
  /** In the order of the fact's values; last the cases in which it is not known. Without empty groups. */
  readonly groups: readonly GroupImpact[];
  /** The greatest differences of the first output, at most ten, the greatest first. */
  readonly largest: readonly LargestChange[];
}

/** Without empty ones, in the order of the outcomes. */
export interface Transition {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly cases: number;
}

/** Cases in which an output is known, and the sum of it. */
export interface Sum {
  readonly cases: number;
  /** At the scale of the output's type. */
  readonly sum: bigint;
}

/** A sum under both rulebooks. */
export interface SumPair {
  readonly before: Sum;
  readonly after: Sum;
}

export interface OutputSums {
  readonly name: string;
  readonly type: NumberType;
  /** Cases in which it is known under both rulebooks and differs, or is known under one only. */
  readonly changed: number;
  /** Whatever the outcome. */
  readonly all: SumPair;
  /** Of the cases approved under the one and under the other. */
  readonly approved: SumPair;
  /** Cases whose share in the sums of approved ones differs. */
  readonly approvedChanged: number;
}

export interface OutputImpact extends OutputSums {
  /** Of the cases in which it is known under both: by difference, ascending, without empty ones. */
  readonly differences: readonly Bucket[];
}

/** Differences above `from` up to `to`; both 0: no difference. Below zero from `from` up to below `to`. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
}

export interface GroupImpact {
  /** A member, a truth value, or null where it is not known. */
  readonly value: string | boolean | null;
  readonly cases: number;
  readonly changed: number;
  readonly outputs: readonly OutputSums[];
}

/** A single case: for the desk of the one who asked, never for a shared report. */
export interface LargestChange {
  readonly case: string | number | null;
  readonly line: number;
  readonly before: number;
  readonly after: number;
  readonly outcomes: { readonly before: Outcome; readonly after: Outcome };
}
