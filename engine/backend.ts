import type { Facts, Findings, Result, Status, Value } from './ir/findings.ts';
import type { Day, Effect, Expression, Outcome, Rulebook } from './ir/ir.ts';

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

/** As `Backend`, on top of an engine that answers later. */
export interface AsyncBackend {
  readonly name: string;
  prepare(rulebook: Rulebook): AsyncEvaluator;
}

export interface AsyncEvaluator {
  /** As `Evaluator.decide`. Calls may overlap. */
  decide(decision: string, facts: Facts, date: Day | null): Promise<Findings>;
}

/** A case made ready to be decided, any number of times. Only the compiled decision that loaded it knows what it holds. */
export type LoadedCase = object;

/** The decision on a case in short: no messages, no statuses of other rules. */
export interface Verdict {
  readonly kind: 'decided';
  readonly outcome: Outcome;
  /** Names of the violated rules, in the order of rules; those that only warn are among them. */
  readonly violated: readonly string[];
  /** What outcome and outputs wait for, in the order of the facts. */
  readonly missing: readonly string[];
  /**
   * Every output by name: a number as an integer at the scale of its type, a date as a day number. Null where the
   * value is not known or there is none, and where it would hand on a sensitive fact.
   */
  readonly values: Readonly<Record<string, Value | null>>;
}

/** What became of a rule, without words. */
export interface RuleStatus {
  readonly rule: string;
  readonly status: Status;
  /** Of a violation; of an unknown the gravest still possible, null where none is. */
  readonly effect: Effect | null;
  /** The rule exceptions whose verdict stands, outermost first. */
  readonly exceptions: readonly string[];
}

/** A verdict that says of each rule what became of it. */
export interface RuleTrace extends Omit<Verdict, 'violated'> {
  /** In the order of the rules; those repealed left out. */
  readonly rules: readonly RuleStatus[];
}

/** What a decision works out of one case on its way: the results of expressions on the case's own date, outside of lists. */
export interface Steps {
  /** Undefined where it was not worked out; null where it is wider than what can be stored. */
  resultOf(expression: Expression): Result | null | undefined;
}

/** Of a decision that keeps nothing. */
export const noSteps: Steps = { resultOf: () => undefined };

/** One decision of a rulebook, for callers to whom each microsecond counts. */
export interface CompiledDecision {
  /** Takes in validated facts; `date` as in `Evaluator.decide`. */
  load(facts: Facts, date: Day | null): LoadedCase;
  /** Decides a loaded case, making nothing but the verdict. */
  verdict(loaded: LoadedCase): Verdict;
  /** The verdict with what became of each rule, and no messages. */
  trace(loaded: LoadedCase): RuleTrace;
  /** The steps behind the trace. Costs nothing until the first is asked for; the case is then gone through once more. */
  steps(loaded: LoadedCase): Steps;
  /** What `Evaluator.decide` finds. */
  findings(loaded: LoadedCase): Findings;
}

/** An evaluator that also gives its decisions one by one. */
export interface CompilingEvaluator extends Evaluator {
  /** The decision of this name, which the rulebook has. */
  decision(name: string): CompiledDecision;
}
