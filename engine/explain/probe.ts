import type { Result, Status } from '../ir/findings.ts';
import type { Day, Expression, RuleVersion, Variable } from '../ir/ir.ts';

/**
 * Asks a back end about the values behind a finding. `E`, where an expression stands (date, bound elements), is the
 * back end's own; explanation only hands it on.
 */
export interface Probe<E> {
  /** The result of an expression; null where it is wider than what can be stored. Never asked of a quotient. */
  readonly resultOf: (expression: Expression, environment: E) => Result | null;
  /** What a test comes down to for each value still possible, where its operands are not known and their choice lies outside. */
  readonly openTestsOf: (test: Expression, environment: E) => readonly Expression[];
  /** The date that values are taken as of; null where it is not known. */
  readonly dayOf: (environment: E) => Day | null;
  /** The elements of a list with `variable` bound to each; null where the list is not known. */
  readonly elementsOf: (
    list: Expression,
    variable: Variable,
    environment: E,
  ) => readonly { readonly path: string; readonly environment: E }[] | null;
  /** The environment of a definition's own text: only its own element is bound, and its own dating holds. */
  readonly enter: (call: DefinitionCall, asOf: Expression | null, environment: E) => E;
  /** The path of the element a variable is bound to. */
  readonly pathOf: (variable: Variable, environment: E) => string;
  /** Where a rule stands (for the element bound, if it looks at each): its state and the exceptions that apply. */
  readonly standingOf: (
    rule: RuleVersion,
    environment: E,
  ) => { readonly status: Status; readonly exceptions: readonly string[] };
}

/** A definition read by name. */
export type DefinitionCall = Extract<Expression, { readonly kind: 'definition' }>;
