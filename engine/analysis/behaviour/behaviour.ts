/** What a change of a rulebook does to its decisions: the findings of a comparison of behaviour, free of presentation. */

import type { Answer } from '../../answer/answer.ts';
import type { Difference } from '../../compare/difference.ts';
import type { Day, Outcome } from '../../ir/ir.ts';
import type { Localized } from '../../ir/localized.ts';
import type { Undecided } from '../solver/solver.ts';

/** Whether any case comes out differently under two rulebooks, decision by decision. */
export interface BehaviourComparison {
  readonly decisions: readonly DecisionComparison[];
  /** How many cases the solver gave that the engine did not find to differ: each is a fault of ours, and is not shown. */
  readonly refuted?: number;
  /** How many questions the solver did not understand: each is a fault of ours. */
  readonly refused?: number;
}

export interface DecisionComparison {
  readonly decision: string;
  readonly result: ComparisonResult;
}

export type ComparisonResult =
  /** Its meaning is the same text: no case comes out differently on any day. */
  | { readonly kind: 'same'; readonly because: 'identical' }
  /** No complete case can come out differently: the solver proved it. */
  | ({ readonly kind: 'same'; readonly because: 'proved' } & Settled)
  /** Nothing was found within bounds; that is no proof. `bounds` says what was searched. */
  | ({ readonly kind: 'none_found'; readonly bounds: Localized } & Settled)
  /** The decision is there on one side only. */
  | { readonly kind: 'added' | 'removed' }
  /** Each witness was decided by the engine under both rulebooks before being shown; at least one. */
  | ({ readonly kind: 'different'; readonly witnesses: readonly Witness[] } & Settled);

export const differenceKinds = ['outcome', 'value', 'reasons'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** `shown` by a case, `impossible` in any (proved), or neither. */
export type Claim = 'shown' | 'impossible' | 'not_settled';

/**
 * What was found out of complete cases that both rulebooks know and in which no date that values are taken as of lies
 * before the first edition of either.
 */
export interface Settled {
  readonly claims: Readonly<Record<DifferenceKind, Claim>>;
  /** Why questions were left undecided, each reason once; empty where the solver decided all that it was asked. */
  readonly undecided: readonly Undecided[];
  /** Members of the enums of its facts that only one of the rulebooks knows: of cases with these nothing is claimed. */
  readonly unshared: readonly string[];
  /**
   * Where nothing else was found: cases before the first edition that come out differently, of some that were tried.
   * Nothing is proved of these days.
   */
  readonly early: readonly Witness[];
}

/** A concrete case, never taken from a caseload, that comes out differently. */
export interface Witness {
  /** Why it is shown: what differs, and when the case lies in relation to a dated change. */
  readonly shows: WitnessKind;
  /** The decision's date; null where leaving it out is an answer, and it was left out. */
  readonly date: Day | null;
  /** The facts as JSON by dotted name; those needed, the others at usual values. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly before: Answer;
  readonly after: Answer;
  /** In what the two come out differently. */
  readonly differences: readonly Difference[];
  /** Names of the rules, exceptions and definitions whose results differ. */
  readonly responsible: readonly string[];
}

export interface WitnessKind {
  readonly difference: DifferenceKind;
  /** Name of the output that differs; null where the outcome or only the reasons do. */
  readonly output: string | null;
  readonly from: Outcome;
  readonly to: Outcome;
  /**
   * `day`: the first day of a dated change; `across`: granted before, used after. `eve`: the same case on the last day
   * before, shown for contrast; it is the one witness that may come out the same on both sides. `early`: before the first
   * edition.
   */
  readonly time: 'eve' | 'day' | 'across' | 'any' | 'early';
}
