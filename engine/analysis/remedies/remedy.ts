import type { Status, Value } from '../../ir/findings.ts';
import type { Day, Outcome, Type } from '../../ir/ir.ts';

/** What would have to change for a case to be approved. */
export interface Remedies {
  /** The decision's date; null where it is not known. */
  readonly date: Day | null;
  /**
   * Whether all sets of up to three changes have been looked through. False where the effort allowed was spent before,
   * or where there are more remedies than are given.
   */
  readonly complete: boolean;
  /** What the decision declares changeable. */
  readonly changeable: readonly string[];
  /** Paths of the facts that rules still wait for: while they are not known, nothing leads to approval for certain. */
  readonly waits: readonly string[];
  /** Fewest facts first, then the least far from the present values. */
  readonly remedies: readonly Remedy[];
}

/** A smallest set of changes after which the case is approved. */
export interface Remedy {
  /** In the order of the facts; the least change of each value, the others given. */
  readonly changes: readonly Change[];
  readonly outcome: Outcome;
  /** What becomes of the rules that stood in the way, in the order of rules. */
  readonly rules: readonly RemediedRule[];
}

/** A rule that stood in the way, and no longer does. */
export interface RemediedRule {
  readonly rule: string;
  readonly status: Status;
  /** The exceptions that apply then, outermost first. */
  readonly exceptions: readonly string[];
}

/** A fact with another value; null where it is left out. */
export interface Change {
  /** `voucher.hours`, `provider.staff[0].registered` */
  readonly fact: string;
  readonly type: Type;
  readonly from: Value | null;
  readonly to: Value | null;
}
