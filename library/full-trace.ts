import type { RuleTrace } from '../engine/backend.ts';
import type { Explanation } from '../engine/explain/explanation.ts';
import type { ReadyCase } from './ready-case.ts';

/** What became of each rule, and why. */
export interface FullTrace extends RuleTrace {
  /**
   * The because-trees of rules and values. Nothing is kept for them but the case: when they are asked for it is gone
   * through once more, and the value of every step with it.
   */
  explain(): Explanation;
}

/** A trace that can be opened. */
export class TraceWithReasons implements FullTrace {
  readonly outcome: RuleTrace['outcome'];
  readonly missing: RuleTrace['missing'];
  readonly values: RuleTrace['values'];
  readonly rules: RuleTrace['rules'];
  readonly #ready: ReadyCase;
  readonly #reasons: (ready: ReadyCase) => Explanation;

  constructor(trace: RuleTrace, ready: ReadyCase, reasons: (ready: ReadyCase) => Explanation) {
    this.outcome = trace.outcome;
    this.missing = trace.missing;
    this.values = trace.values;
    this.rules = trace.rules;
    this.#ready = ready;
    this.#reasons = reasons;
  }

  explain(): Explanation {
    return this.#reasons(this.#ready);
  }
}
