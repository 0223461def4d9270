import type { RuleProperties, TopLevelCondition } from 'json-rules-engine';
import type { Expression, Rulebook, Type, Variable } from '../../ir/ir.ts';

/** What json-rules-engine takes as the root of a rule or of a shared condition. */
export type RootCondition = TopLevelCondition;

/** What json-rules-engine takes anywhere in a condition. */
export type Condition = Extract<TopLevelCondition, { readonly all: unknown }>['all'][number];

/**
 * A decision as rules of json-rules-engine 7: plain JSON. Load `conditions` with `setCondition`, `rules` with
 * `addRule`; `case-facts.ts` computes the facts that they ask for, `operators.ts` has the operators.
 */
export interface RuleSet {
  readonly format: 'rulebook-json-rules-engine/1';
  readonly rulebook: string;
  /** The edition in force on the day the rules were written for, as `YYYY-MM-DD`, and its hash. */
  readonly edition: string;
  readonly hash: string;
  readonly decision: string;
  /** The fact (a date) that dates the decision. */
  readonly asOf: string;
  /** The first and the last as-of date these rules are for; null where there is no such bound. */
  readonly from: string | null;
  readonly to: string | null;
  /** Rules about the case: at most one of those for one rule of the policy fires; none does while it is unknown. */
  readonly rules: readonly RuleProperties[];
  /** Rules about one element of a list: to be run once for each element, with the facts of that element. */
  readonly each: readonly ElementRules[];
  /** Shared conditions by name: boolean definitions, and their negations. */
  readonly conditions: Readonly<Record<string, RootCondition>>;
  /** What each fact of the conditions and messages is, in the order in which they first occur. */
  readonly facts: readonly FactDefinition[];
  /** The rulebook as far as the facts need it. */
  readonly ir: Rulebook;
}

/** The elements of a list, one after the other. */
export interface EachElement {
  /** The list, named as its facts are: `invoice.lines`. */
  readonly list: string;
  /** The variable that stands for the element in `expression` of facts. */
  readonly variable: Variable;
}

export interface ElementRules extends EachElement {
  /** Reads the list. */
  readonly expression: Expression;
  readonly rules: readonly RuleProperties[];
}

/** A fact of json-rules-engine: a fact of the case, or something computed from the case. */
export interface FactDefinition {
  readonly fact: string;
  readonly expression: Expression;
  readonly type: Type;
  /** What it is about an element of; null for a fact about the case. */
  readonly each: EachElement | null;
}

/** What the events say. `message` holds placeholders, such as `{voucher.hours}`, that are parameters of their own. */
export interface EventParameters {
  readonly rule: string;
  readonly label: Readonly<Record<string, string>>;
  readonly provisions: readonly string[];
  readonly effect?: 'deny' | 'refer' | 'warn';
  /** The exceptions through which the rule is violated, outermost first. */
  readonly exceptions?: readonly string[];
  readonly message?: Readonly<Record<string, string>>;
}
