import type { Status, Value } from './findings.ts';
import type { Day, Effect, Origin, Outcome, Type } from './ir.ts';

/** A case of a rulebook's own tests: facts in, and what must come out. `dsl/cases` reads them, `engine/cases` runs them. */
export interface PolicyCase {
  /** A sentence: what the case shows. */
  readonly name: string;
  readonly decision: string;
  readonly origin: Origin;
  /** The facts as JSON text, as a caller would send them. */
  readonly facts: string;
  /** Where each fact of `facts` stands, by path (`provider.staff[0].degree`). */
  readonly factOrigins: ReadonlyMap<string, Origin>;
  /** Stands in for an as-of fact that was left out. */
  readonly on: Day | null;
  readonly expected: Expectation;
}

/** What must come out. What is null or not listed is not compared. */
export interface Expectation {
  readonly outcome: Expected<Outcome> | null;
  readonly values: readonly ExpectedValue[];
  readonly rules: readonly ExpectedRule[];
  /** Exactly the rules that are violated. */
  readonly violated: Expected<readonly string[]> | null;
  /** Exactly the missing facts, in the answer's order. */
  readonly missing: Expected<readonly string[]> | null;
  /** Exactly the names without a value. */
  readonly gaps: Expected<readonly string[]> | null;
  /** The warnings in the authority's language, or how many there are. */
  readonly warnings: Expected<readonly string[] | number> | null;
  /** Messages of rules in the authority's language; a rule with several violations gives them all. */
  readonly messages: readonly { readonly rule: string; readonly texts: readonly string[]; readonly origin: Origin }[];
}

export interface Expected<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** `value: null`: the output must not be there (absent or unknown). */
export interface ExpectedValue {
  readonly output: string;
  readonly type: Type;
  readonly value: Value | null;
  readonly origin: Origin;
}

export interface ExpectedRule {
  readonly rule: string;
  readonly status: Status;
  /** null: any. */
  readonly effect: Effect | null;
  /** The innermost exception that applied; null: any or none. */
  readonly exception: string | null;
  readonly origin: Origin;
}
