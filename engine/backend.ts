import type { Facts, Findings } from './ir/findings.ts';
import type { Day, Rulebook } from './ir/ir.ts';

/** A way to run the IR. Every back end finds the same as `interpreter`, which is the reference. */
export interface Backend {
  readonly name: string;
  /** Prepares a rulebook once, for any number of cases and dates. */
  prepare(rulebook: Rulebook): Evaluator;
}

export interface Evaluator {
  /**
   * Decides one case. `date` stands in for an as-of fact that was left out; the caller has checked that it equals a
   * given one. Facts are validated: a back end never reports a user's mistake.
   */
  decide(decision: string, facts: Facts, date: Day | null): Findings;
}
