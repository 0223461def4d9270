/** What can be proved of a rulebook as a whole: findings free of presentation. */
import type { Gap } from '../../ir/findings.ts';
import type { Undecided } from '../solver/solver.ts';

/** What was found out about every rule and every decision. */
export interface Proofs {
  readonly rules: readonly RuleProof[];
  readonly values: readonly ValueProof[];
}

/** A made-up case that shows what is said: its facts as JSON by dotted name. */
export interface Example {
  readonly facts: Readonly<Record<string, unknown>>;
}

/** `never`: proved to be so in no complete case from the first edition on. `undecided`: neither proved nor shown. */
export type Possibility =
  | { readonly kind: 'possible'; readonly example: Example }
  | { readonly kind: 'never' }
  | { readonly kind: 'undecided'; readonly because: Undecided };

/** Whether a rule of a decision can apply at all, and whether it can be violated. */
export interface RuleProof {
  readonly decision: string;
  readonly rule: string;
  readonly applies: Possibility;
  readonly violated: Possibility;
}

/** Whether a complete case, with all its dates in the time of the rulebook, can lack a value. */
export interface ValueProof {
  readonly decision: string;
  readonly lacks: /** Every gap that was found, each with a case that shows it; at least one. */
    | { readonly kind: 'possible'; readonly gaps: readonly ShownGap[] }
    | Exclude<Possibility, { readonly kind: 'possible' }>;
}

/** A gap of the rulebook, and a case that it leaves without a value. */
export interface ShownGap {
  readonly gap: Gap;
  readonly example: Example;
}
