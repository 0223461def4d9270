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
  /** Cases whose outcome differs, or an output of any kind that is known under both. */
  readonly changed: number;
  /** Other cases, in which an output is known under one only: whether they change is not known. */
  readonly unclear: number;
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

/** In how many cases an amount is known under both rulebooks, under one of them only, or under neither. */
export interface KnownCounts {
  readonly both: number;
  readonly before: number;
  readonly after: number;
  readonly neither: number;
}

/** An amount under both rulebooks, over the cases in which it is known under both: what is not known is not zero. */
export interface SumPair {
  readonly known: KnownCounts;
  /** At the scale of the output's type. */
  readonly before: bigint;
  readonly after: bigint;
  /** Of the cases known under both, those that add to the sums: denied cases are known to be granted nothing. */
  readonly counted: { readonly before: number; readonly after: number };
  /** Of the cases known under both, those in which it differs. */
  readonly changed: number;
}

export interface OutputSums {
  readonly name: string;
  /** In the unit of both rulebooks, at the finer of their scales. */
  readonly type: NumberType;
  /** Its value, whatever the outcome. */
  readonly all: SumPair;
  /** What is granted: the value in an approved case, nothing in a denied one; not known where it is not decided. */
  readonly approved: SumPair;
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
  /** A member, a truth value, a whole number, or null where it is not known. */
  readonly value: string | boolean | number | null;
  readonly cases: number;
  readonly changed: number;
  readonly outputs: readonly OutputSums[];
}

/** A single case: for the desk of the one who asked, never for a shared report. */
export interface LargestChange {
  readonly case: string | number | null;
  readonly line: number;
  /** At the scale of the first output's type. */
  readonly before: bigint;
  readonly after: bigint;
  readonly outcomes: { readonly before: Outcome; readonly after: Outcome };
}
