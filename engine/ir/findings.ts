/**
 * What a back end finds out about one case, free of language: the contract between back ends and everything that
 * presents an answer. All back ends find the same, to the byte, for the same rulebook, facts and date.
 */
import type { Day, Effect, MessagePart, Outcome, Type } from './ir.ts';

/** A known value: boolean, text or enum member (string), date (day number), scaled number, or list. */
export type Value = boolean | string | number | readonly Value[] | RecordValue;

/** A list element that is a record: values by field name; a field left out is not in it. */
export interface RecordValue {
  readonly fields: ReadonlyMap<string, Value>;
}

/** The facts of one case, validated: values by fact path (`client.birth_date`); a fact left out is not in it. */
export type Facts = ReadonlyMap<string, Value>;

/**
 * Where the rulebook itself has no value: named by what lacks it (a parameter's name, or a definition's); `no_rules` by
 * the decision, on a day before its first edition.
 */
export interface Gap {
  readonly name: string;
  readonly reason: 'not_in_force' | 'no_entry' | 'division_by_zero' | 'nothing_to_choose' | 'no_rules';
}

/**
 * The result of an expression: a known value, absent, or unknown. An unknown waits for facts (paths such as
 * `provider.staff[0].degree`) and may rest on gaps; with no facts to wait for it rests on gaps alone.
 */
export type Result =
  | { readonly kind: 'known'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly waits: ReadonlySet<string>; readonly gaps: readonly Gap[] };

export interface Findings {
  readonly decision: string;
  /** The as-of date; null where it is not known. */
  readonly date: Day | null;
  readonly outcome: Outcome;
  /** The outputs that are not absent, in declaration order. */
  readonly values: readonly { readonly name: string; readonly type: Type; readonly result: Result }[];
  readonly rules: readonly RuleFinding[];
  /** What outcome and outputs wait for, in order of fact declaration (record field for elements), then of element. */
  readonly missing: readonly string[];
  /** Those that outcome, outputs and rules that warn rest on. */
  readonly gaps: readonly Gap[];
  /** Parameters stated for an earlier year than the date they were used for. */
  readonly outdated: readonly { readonly parameter: string; readonly statedFor: number; readonly usedFor: number }[];
}

export type Status = 'satisfied' | 'violated' | 'not_applicable' | 'unknown';

export interface RuleFinding {
  readonly rule: string;
  readonly status: Status;
  /** Of a violation; of an unknown the gravest still possible, null where none is. */
  readonly effect: Effect | null;
  /** The rule exceptions whose verdict stands, outermost first. */
  readonly exceptions: readonly string[];
  /** One entry a violation: a rule without `for each` has one, a rule with it one a violating element. */
  readonly violations: readonly Violation[];
  /** What the status waits for; empty unless unknown. */
  readonly waits: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
}

export interface Violation {
  /** `provider.staff[0]`, or null without `for each`. */
  readonly element: string | null;
  readonly effect: Effect;
  /** The message in each of the rulebook's languages, with the results to print in it; null where nothing is said. */
  readonly message: Readonly<Record<string, readonly MessageText[]>> | null;
}

export type MessageText =
  | string
  | { readonly result: Result; readonly type: Type; readonly format: Exclude<MessagePart, string>['format'] };
