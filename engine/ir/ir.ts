/**
 * The intermediate representation (IR) of a checked rulebook: the contract between `dsl`, which writes it, and
 * everything that reads it. Plain frozen JSON data: no classes, no cycles, no `undefined`, no big integers.
 *
 * The IR holds no sugar and nothing to resolve. Every number is an integer at a scale known beforehand, every date a
 * day number, every name the full dotted name of what it means. What a node *means* is said in its docstring, and
 * `engine/backends/interpreter` is that meaning written out.
 */
import type { Texts } from './localized.ts';

/** A number type: its unit and its scale. */
export type NumberType = Extract<Type, { kind: 'number' }>;

/** A calendar date as the number of days since 1970-01-01 (proleptic Gregorian calendar, no time zone). */
export type Day = number;

/** What is in force from a day on, until the next entry. `null` says that from that day there is nothing. */
export interface Dated<T> {
  readonly from: Day;
  readonly value: T | null;
}

/** Entries in ascending order of `from`, no two the same. Before the first entry there is nothing in force. */
export type Timeline<T> = readonly Dated<T>[];

/**
 * A canonical unit: `''` (plain number), `'%'`, a base unit such as `'km'`, `'EUR'`, `'month'`, `'activity_day'`,
 * or a quotient of two such as `'EUR/h'`.
 */
export type Unit = string;

export type Type =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  /**
   * A number in a unit, held as the integer `value × 10^decimals`: 12.50 EUR/h is 1250 at 2 decimals, 10 % is 10 at
   * 0 decimals, `integer` is unit `''` at 0 decimals.
   */
  | { readonly kind: 'number'; readonly unit: Unit; readonly decimals: number }
  | { readonly kind: 'enum'; readonly enum: string }
  | { readonly kind: 'record'; readonly record: string }
  | { readonly kind: 'list'; readonly element: Type }
  /** A declared fact or field by its path; rendered as its label. The element type of what `not given in` lists. */
  | { readonly kind: 'label' };

/** Where a declaration stands in the rulebook's sources. Offsets are UTF-16 code units, `end` exclusive. */
export interface Origin {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface Rulebook {
  readonly format: 'rulebook-ir/1';
  readonly id: string;
  readonly title: Texts;
  readonly authority: Texts;
  readonly currency: string;
  /** The authority's language first. */
  readonly languages: readonly string[];
  /** Ascending by date. */
  readonly editions: readonly Edition[];
  readonly units: readonly UnitDeclaration[];
  readonly enums: readonly Enum[];
  readonly records: readonly RecordType[];
  /** Every leaf fact in declaration order; the order of `missing` in answers. Records inside inputs are flattened. */
  readonly facts: readonly Fact[];
  readonly parameters: readonly Parameter[];
  readonly definitions: readonly Definition[];
  readonly decisions: readonly Decision[];
  /** In the order of the source. */
  readonly provisions: readonly Provision[];
}

export interface Edition {
  /** The folder's name: the day it takes effect. */
  readonly date: Day;
  readonly status: 'draft' | 'proposed' | 'accepted' | 'in_force';
  /** SHA-256 over the rulebook consolidated up to this edition, as `sha256:<hex>`; the answer's `hash`. */
  readonly hash: string;
  /** Parameters whose values are stated for one year, by dotted name or its first segments (`price`). */
  readonly statedFor: readonly { readonly parameter: string; readonly year: number }[];
}

export interface UnitDeclaration {
  readonly name: string;
  /** Texts for one and for many, in each language; languages with one form give it twice. */
  readonly one: Texts;
  readonly many: Texts;
}

export interface Enum {
  readonly name: string;
  readonly label: Texts;
  readonly members: readonly { readonly name: string; readonly label: Texts }[];
}

/** A record used as a list element (records inside inputs are flattened into facts). */
export interface RecordType {
  readonly name: string;
  readonly label: Texts;
  readonly fields: readonly Field[];
}

export interface Field {
  /** The field's path within the element; dotted where a record holds a record. */
  readonly name: string;
  readonly label: Texts;
  readonly type: Type;
  /** Left out, the value is absent (an answer) and not unknown. */
  readonly optional: boolean;
  /** Never shown, logged or echoed. */
  readonly sensitive: boolean;
  /**
   * Inclusive bounds in the type's own scale; for lists, of the number of elements. Both present for every number
   * and every list (declared, or the default of the unit); absent for other types.
   */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Inclusive bounds of each element, in its own scale; present for every list of numbers, absent for other types. */
  readonly elements?: ElementBounds;
}

export interface ElementBounds {
  readonly minimum: number;
  readonly maximum: number;
}

export interface Fact extends Field {
  /** `client.birth_date`, `contract.provider.name`. Same as `name`. */
  readonly path: string;
  /** The input it belongs to: first segment of the path. */
  readonly input: string;
  /** Label of the input, for headings. */
  readonly inputLabel: Texts;
}

export interface Provision {
  /** `3.1:5` */
  readonly mark: string;
  /** What it says over time: null before the edition that first gives it, and from the one that repeals it. */
  readonly versions: Timeline<ProvisionVersion>;
}

export interface ProvisionVersion {
  /** In the authority's language; in others as long as a translation follows it. */
  readonly text: Texts;
  /** Whether it states nothing to decide. */
  readonly informative: boolean;
}

/** What every norm carries: its label, the provisions it rests on, the readings of unclear ones. */
export interface Norm {
  readonly name: string;
  readonly label: Texts;
  /** Marks such as `3.1:5`; ranges are expanded. */
  readonly provisions: readonly string[];
  /** The provisions as written: `3.1:8–10`. */
  readonly citations: readonly string[];
  readonly interpretations: readonly Texts[];
  readonly origin: Origin;
}

export interface Parameter extends Norm {
  /** Type of one value; a list type for lists of enum members. */
  readonly type: Type;
  readonly index: Index | null;
  /**
   * The value in force over time. Without an index one `Constant` value; by enum one entry per member name; by bands
   * the bands in ascending order. A value that has ended is `null` (whole) or missing from its entries (one member).
   */
  readonly values: Timeline<ParameterValue>;
  /** The days on which it was repealed: without a value from then on, and none is waited for. Left out: never. */
  readonly repealed?: readonly Day[];
}

export type Index =
  | { readonly kind: 'enum'; readonly enum: string; readonly members: readonly string[] }
  /** Closed bands over a number at this unit and scale. */
  | { readonly kind: 'bands'; readonly unit: Unit; readonly decimals: number }
  /** Marginal brackets: the value at `from` applies to the part above it up to the next bracket. */
  | { readonly kind: 'brackets'; readonly unit: Unit; readonly decimals: number };

export type ParameterValue =
  | { readonly kind: 'single'; readonly value: Constant }
  | { readonly kind: 'by_member'; readonly values: { readonly [member: string]: Constant } }
  /** `to: null` is an open end. Both ends inclusive, on the index's grid. */
  | {
      readonly kind: 'bands';
      readonly bands: readonly { readonly from: number; readonly to: number | null; readonly value: Constant }[];
    }
  | { readonly kind: 'brackets'; readonly brackets: readonly { readonly from: number; readonly value: Constant }[] };

/** A literal at run time: boolean, text or enum member (string), date (day number), scaled number, list of members. */
export type Constant = boolean | string | number | readonly string[];

export interface Definition extends Norm {
  /** The record whose derived field this is (`staff_member.qualified`), or null for a definition of the whole case. */
  readonly record: string | null;
  readonly type: Type;
  /**
   * What the name means over time. A day before the first entry uses the first entry: a rulebook's text reads the
   * same on earlier days, only its values are missing there.
   */
  readonly versions: Timeline<DefinitionVersion>;
}

export interface DefinitionVersion {
  /** Own dating: the expression and everything it uses is taken as of this date. */
  readonly asOf: Expression | null;
  /** Where this is false the value is absent. */
  readonly when: Expression | null;
  readonly body: Expression;
  /** Pairwise disjoint. */
  readonly exceptions: readonly DefinitionException[];
}

/** Another value where `when` holds; its own exceptions likewise replace it. Rounding is part of `body`. */
export interface DefinitionException extends Norm {
  readonly when: Expression;
  readonly body: Expression;
  readonly exceptions: readonly DefinitionException[];
}

export interface Decision {
  readonly name: string;
  readonly label: Texts;
  readonly origin: Origin;
  /** The fact (a date) that dates the decision. */
  readonly asOf: string;
  /** The day of the first edition that has it: on earlier days there are no rules to decide by, and it refers. */
  readonly since: Day;
  /** Facts or definitions: those that it gives, then those that it only reports, each in order of declaration. */
  readonly outputs: readonly Output[];
  /**
   * What the applicant, the provider or an official could still make otherwise: paths of facts, and fields of records
   * in lists as `staff_member.registered`. Truth values, numbers, dates and enum members, never sensitive. It changes
   * no finding: only the search for what would have to change reads it. Absent where the policy names nothing.
   */
  readonly changeable?: readonly string[];
  /** In order of file path, then declaration; included rules stand where `includes` puts them, after the own ones. */
  readonly rules: readonly Rule[];
  /** The decision's own words for its outcomes. */
  readonly outcomes: Readonly<Record<Outcome, Texts>>;
}

export interface Output {
  readonly name: string;
  readonly type: Type;
  /**
   * The day from which the decision gives it; null where it only reports it. A given value that is unknown stands like
   * a rule that may refer: nothing is approved while it waits for facts, and a gap refers. Absent, it is as good as
   * known. A reported value has no say in the outcome.
   */
  readonly givenFrom: Day | null;
  /** Reads the value: a `Fact` or a `Definition` expression. */
  readonly expression: Expression;
}

export type Outcome = 'approved' | 'denied' | 'referred' | 'incomplete';

export type Effect = 'deny' | 'refer' | 'warn';

export interface Rule extends Norm {
  /** Dated like a definition's versions: before the first entry the first is used. */
  readonly versions: Timeline<RuleVersion>;
}

export interface RuleVersion {
  readonly forEach: { readonly variable: Variable; readonly list: Expression; readonly listPath: string } | null;
  readonly when: Expression | null;
  readonly requires: Expression;
  readonly otherwise: Otherwise;
  readonly exceptions: readonly RuleException[];
}

export interface Otherwise {
  readonly effect: Effect;
  /** One template a language; null where nothing is said. */
  readonly message: Message | null;
}

/**
 * `replace`: where `when` holds, this stands in the rule's place within the rule's own `when`.
 * `relieve`: consulted only where the rule is not satisfied; where `when` holds, its verdict replaces the rule's.
 * `requires: null` is satisfied, unless `unconditional`: then the effect of `otherwise` always applies.
 * Exceptions of one rule are pairwise disjoint; an exception may have exceptions of its own.
 */
export interface RuleException extends Norm {
  readonly mode: 'replace' | 'relieve';
  readonly when: Expression | null;
  readonly requires: Expression | null;
  readonly unconditional: boolean;
  /** Inherited where the policy gives none. */
  readonly otherwise: Otherwise;
  readonly exceptions: readonly RuleException[];
}

export type Message = Readonly<Record<string, readonly MessagePart[]>>;

export type MessagePart =
  | string
  | { readonly expression: Expression; readonly type: Type; readonly format: 'value' | 'number' };

/** A bound variable, unique within its definition or rule. A derived field's own record is variable 0. */
export type Variable = number;

/**
 * An expression yields a value that is known, absent, or unknown with the set of facts it waits for (and the gaps it
 * met). Unless a node says otherwise it is strict: where an operand is unknown the result is unknown, waiting for
 * what all unknown operands wait for. An absent operand cannot occur, the checker has seen to it, except where a
 * node says so.
 */
export type Expression =
  | { readonly kind: 'constant'; readonly type: Type; readonly value: Constant }
  /** The fact at this path. Left out: unknown, waiting for itself; absent if the fact is optional. */
  | { readonly kind: 'fact'; readonly path: string }
  /** The bound element itself (of a list of plain values). */
  | { readonly kind: 'element'; readonly variable: Variable }
  /** A field of the bound element (a record). Left out: as for facts, named `provider.staff[0].degree`. */
  | { readonly kind: 'field'; readonly variable: Variable; readonly field: string }
  /** A definition's value in the current date context; `variable` is the element for a derived field. May be absent. */
  | { readonly kind: 'definition'; readonly name: string; readonly variable: Variable | null }
  /**
   * The parameter's value in force on the context's date. Unknown date: waits for the as-of date. No value in force:
   * a gap. Unknown index: the entries are branches; all of them known and equal give that value, otherwise the result
   * waits for the index (and the date). `index` is null exactly when the parameter has no index. A number outside all
   * bands, or a member without a value, is a gap.
   */
  | { readonly kind: 'lookup'; readonly parameter: string; readonly index: Expression | null }
  /** `each part of operand by parameter`: the sum over brackets of (part within the bracket × its value), scaled to the sum of scales. */
  | { readonly kind: 'by_brackets'; readonly parameter: string; readonly operand: Expression; readonly wide: boolean }
  | { readonly kind: 'not'; readonly operand: Expression }
  /** A known false operand decides; else unknown if one is (waits unite); else true. At least two operands. */
  | { readonly kind: 'and'; readonly operands: readonly Expression[] }
  /** A known true operand decides; else unknown if one is (waits unite); else false. */
  | { readonly kind: 'or'; readonly operands: readonly Expression[] }
  /**
   * Numbers at equal scales, dates, booleans, enum members, or texts (equality only, letter case ignored). A
   * `divide` directly below is compared exactly, by cross-multiplication; dividing by zero is a gap.
   */
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly operands: 'number' | 'date' | 'boolean' | 'enum' | 'text';
      readonly left: Expression;
      readonly right: Expression;
      readonly wide: boolean;
    }
  /** An enum value among these members. */
  | { readonly kind: 'member_of'; readonly operand: Expression; readonly members: readonly string[] }
  /** An enum value or text among the elements of a list. */
  | { readonly kind: 'in_list'; readonly operand: Expression; readonly list: Expression }
  /**
   * A choice between branches whose conditions exclude each other. A known true condition gives its branch. Else,
   * of the branches whose condition is not known false (and `otherwise`, if there is one): a single one left gives
   * its value; several, all known and equal, give that value; else unknown, waiting for the unknown conditions and
   * the unknown branches left. May be absent where a branch is. Without `otherwise` the branches are exhaustive.
   */
  | {
      readonly kind: 'choose';
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
      readonly otherwise: Expression | null;
      readonly origin: 'if' | 'match' | 'table';
    }
  /** Integers at equal scales. `wide` where the exact result may leave ±2^53: computed with big integers. */
  | { readonly kind: 'add' | 'subtract'; readonly left: Expression; readonly right: Expression; readonly wide: boolean }
  /** The product of the integers; its scale is the sum of the operands' scales. */
  | { readonly kind: 'multiply'; readonly left: Expression; readonly right: Expression; readonly wide: boolean }
  /** An exact quotient; stands only directly under `round` or as an operand of `compare`. Division by zero is a gap. */
  | {
      readonly kind: 'divide';
      readonly numerator: Expression;
      readonly denominator: Expression;
      readonly wide: boolean;
    }
  /**
   * `operand × numerator / denominator` rounded to a whole number, then times `step`: an integer at the result's
   * scale. `nearest` takes halves away from zero, `up` is the ceiling, `down` the floor.
   */
  | {
      readonly kind: 'round';
      readonly mode: 'nearest' | 'up' | 'down';
      readonly operand: Expression;
      readonly numerator: number;
      readonly denominator: number;
      readonly step: number;
      readonly wide: boolean;
    }
  | {
      readonly kind: 'date_add';
      readonly date: Expression;
      readonly amount: Expression;
      readonly unit: 'day' | 'month' | 'business_day';
      readonly factor: number;
    }
  /** The greatest n with `from + n × 12 months ≤ to`, each addition clamped to the month's end. */
  | { readonly kind: 'full_years'; readonly from: Expression; readonly to: Expression }
  /** `to − from` in days. */
  | { readonly kind: 'days_between'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'date_part'; readonly part: 'start_of_month' | 'end_of_month' | 'year'; readonly date: Expression }
  /** Some / every element (with `where` true) satisfies. Or / and over the elements in list order, with their unknowns. */
  | {
      readonly kind: 'any' | 'every';
      readonly variable: Variable;
      readonly list: Expression;
      readonly where: Expression | null;
      readonly satisfies: Expression;
    }
  /** How many elements; with an undecided `where` unknown, waiting for it. */
  | {
      readonly kind: 'count';
      readonly variable: Variable;
      readonly list: Expression;
      readonly where: Expression | null;
    }
  /**
   * The sum of `value` over elements with `where` true. `atMost` keeps, for each value of `per`, the first
   * `limit` such elements in list order.
   */
  | {
      readonly kind: 'sum';
      readonly variable: Variable;
      readonly list: Expression;
      readonly where: Expression | null;
      readonly value: Expression;
      readonly atMost: { readonly limit: Expression; readonly per: Expression | null } | null;
      readonly wide: boolean;
    }
  /** The least / greatest `value`; of nothing: a gap. */
  | {
      readonly kind: 'least' | 'greatest';
      readonly variable: Variable;
      readonly list: Expression;
      readonly where: Expression | null;
      readonly value: Expression;
    }
  /** The least / greatest of the operands. */
  | { readonly kind: 'least_of' | 'greatest_of'; readonly operands: readonly Expression[] }
  | { readonly kind: 'is_empty'; readonly list: Expression }
  /** Whether an optional fact (or field) was given; never unknown, except for fields of an unknown list's elements. */
  | { readonly kind: 'is_given'; readonly operand: Expression }
  /** The labels of those of these optional facts or fields that were left out, in order: a list of `label`. */
  | { readonly kind: 'not_given'; readonly operands: readonly Expression[] }
  /** The empty list. */
  | { readonly kind: 'empty_list' }
  /** Whether a text has a named format. */
  | { readonly kind: 'matches'; readonly operand: Expression; readonly format: TextFormat };

export type Comparison = 'equal' | 'not_equal' | 'less' | 'less_or_equal' | 'greater' | 'greater_or_equal';

export type TextFormat = 'business_id' | 'personal_identity_code' | 'email';
