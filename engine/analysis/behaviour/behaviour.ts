/** What a change of a rulebook does to its decisions: the findings of a comparison of behaviour, free of presentation. */

import type { Answer } from '../../answer/answer.ts';
import type { Difference } from '../../compare/difference.ts';
import type { Day, Outcome } from '../../ir/ir.ts';
import type { Localized } from '../../ir/localized.ts';

/** Whether any case comes out differently under two rulebooks, decision by decision. */
export interface BehaviourComparison {
  readonly decisions: readonly DecisionComparison[];
  /** How many cases the solver gave that the engine did not find to differ: each is a fault of ours, and is not shown. */
  readonly refuted?: number;
}

export interface DecisionComparison {
  readonly decision: string;
  readonly result: ComparisonResult;
}

export type ComparisonResult =
  /** No complete case can come out differently: its meaning is the same text, or the solver proved it. */
  | { readonly kind: 'same'; readonly because: 'identical' | 'proved' }
  /** Nothing was found within bounds; that is no proof. `bounds` says what was searched. */
  | { readonly kind: 'none_found'; readonly bounds: Localized }
  /** The decision is there on one side only. */
  | { readonly kind: 'added' | 'removed' }
  /** Each witness was decided by the engine under both rulebooks before being shown; at least one. */
  | { readonly kind: 'different'; readonly witnesses: readonly Witness[] };

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
  readonly difference: 'outcome' | 'value' | 'reasons';
  /** Name of the output that differs; null where the outcome or only the reasons do. */
  readonly output: string | null;
  readonly from: Outcome;
  readonly to: Outcome;
  /**
   * `day`: the first day of a dated change; `across`: granted before, used after. `eve`: the same case on the last day
   * before, shown for contrast; it is the one witness that may come out the same on both sides.
   */
  readonly time: 'eve' | 'day' | 'across' | 'any';
}
