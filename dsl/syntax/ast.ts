/**
 * The abstract syntax tree (AST) of a policy file: plain readonly data with string-literal kinds. Every node has a
 * span into the file's text. The docstring of a node shows its syntax. Types, resolved names and lowered forms live
 * in side tables, never here.
 */
import type { Span } from '../diagnostics/diagnostic.ts';

export interface File {
  readonly kind: 'file';
  readonly span: Span;
  readonly declarations: readonly Declaration[];
  /** Every comment, in order: from `#` to the end of the line, exclusive of the line break. */
  readonly comments: readonly Comment[];
  /** Declarations with a mistake in their syntax (a syntax diagnostic says which): left out of `declarations`. */
  readonly broken: readonly BrokenDeclaration[];
}

/** What can still be read of a declaration with a mistake in it, so that uses of its name need no second message. */
export interface BrokenDeclaration {
  readonly kind: 'broken';
  readonly span: Span;
  /** The declaring word; null where it is misspelt. */
  readonly keyword: Declaration['kind'] | null;
  /** What it declares, where that can be read. */
  readonly name: DottedName | null;
}

export interface Comment {
  readonly kind: 'comment';
  readonly span: Span;
  /** With its `#`. */
  readonly text: string;
}

export type Declaration =
  | EnumDeclaration
  | SetDeclaration
  | UnitDeclaration
  | RecordDeclaration
  | InputDeclaration
  | ParameterDeclaration
  | DecisionDeclaration
  | DefineDeclaration
  | TableDeclaration
  | RuleDeclaration
  | ExceptionDeclaration
  | ReliefDeclaration
  | RepealDeclaration;

/** One word: `voucher_grant`. */
export interface Name {
  readonly kind: 'name';
  readonly span: Span;
  readonly text: string;
}

/** One or more words joined by dots: `client.age`, `min_age`. `text` is the whole, `parts` the words. */
export interface DottedName {
  readonly kind: 'dotted_name';
  readonly span: Span;
  readonly text: string;
  readonly parts: readonly Name[];
}

/** `"Ikä"`: `text` is the content with escapes resolved. */
export interface Text {
  readonly kind: 'text';
  readonly span: Span;
  readonly text: string;
}

/** `§3.1:8–10` (a hyphen is read as a dash). `first` and `last` are marks without `§`: `3.1:8`, `3.1:10`. */
export interface Citation {
  readonly kind: 'citation';
  readonly span: Span;
  readonly chapter: string;
  readonly first: number;
  readonly last: number;
}

/** A unit as written: `km`, `EUR/h`, `%`. */
export interface UnitName {
  readonly kind: 'unit_name';
  readonly span: Span;
  readonly text: string;
}

interface Declared {
  readonly span: Span;
  /** The declaring keyword: `rule`. */
  readonly keyword: Span;
  readonly label: Text | null;
}

interface Norm extends Declared {
  readonly citations: readonly Citation[];
  readonly interpretations: readonly Text[];
}

/** `enum service "Palvelu"` and its members, one a line: `individual_coaching "Yksilövalmennus"`. */
export interface EnumDeclaration extends Declared {
  readonly kind: 'enum';
  readonly name: Name;
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  readonly kind: 'enum_member';
  readonly span: Span;
  readonly name: Name;
  readonly label: Text | null;
}

/** `set hour_based of service "Tuntiperusteiset" = individual_coaching, group_coaching` */
export interface SetDeclaration extends Declared {
  readonly kind: 'set';
  readonly name: Name;
  readonly enum: Name;
  readonly members: readonly Name[];
}

/** `unit activity_day "toimintapäivä" "toimintapäivää"`: `label` is the form for one, `many` for other numbers. */
export interface UnitDeclaration extends Declared {
  readonly kind: 'unit';
  readonly name: Name;
  readonly many: Text | null;
}

/** `record invoice_line "Laskun rivi"` and its fields. */
export interface RecordDeclaration extends Declared {
  readonly kind: 'record';
  readonly name: Name;
  readonly fields: readonly Field[];
}

/** `input voucher "Palveluseteli"` and its fields. */
export interface InputDeclaration extends Declared {
  readonly kind: 'input';
  readonly name: Name;
  readonly fields: readonly Field[];
}

/** `cancelled_on : optional date "Peruutuspäivä"`, `hours : h "Tunnit" at least 0 h at most 24 h` */
export interface Field {
  readonly kind: 'field';
  readonly span: Span;
  readonly name: Name;
  readonly type: TypeExpression;
  readonly label: Text | null;
  readonly minimum: NumberLiteral | null;
  readonly maximum: NumberLiteral | null;
}

/** `optional sensitive text`, `list of staff_member`, `year with 1 decimals`, `EUR/h` */
export interface TypeExpression {
  readonly kind: 'type';
  readonly span: Span;
  readonly optional: boolean;
  readonly sensitive: boolean;
  readonly list: boolean;
  /** `boolean`, `text`, `integer`, `number`, `percent`, `date`, a unit, an enum or a record. */
  readonly name: UnitName;
  readonly decimals: Decimals | null;
}

/** `with 1 decimals`, `with 0 decimals` (`decimal` is accepted for one) */
export interface Decimals {
  readonly kind: 'decimals';
  readonly span: Span;
  readonly count: number;
}

/**
 * `parameter price.individual_coaching : EUR/h by km with 0 decimals "…" §3.1:8–10 at least 0 EUR/h`;
 * marginal brackets: `parameter fee : percent by each EUR "…"` (values keyed `from 6000 EUR`).
 */
export interface ParameterDeclaration extends Norm {
  readonly kind: 'parameter';
  readonly name: DottedName;
  readonly type: TypeExpression;
  readonly index: ParameterIndex | null;
  readonly minimum: NumberLiteral | null;
  readonly maximum: NumberLiteral | null;
}

export interface ParameterIndex {
  readonly kind: 'index';
  readonly span: Span;
  /** `by each EUR`: marginal brackets. */
  readonly each: boolean;
  /** An enum, a set or a unit. */
  readonly name: UnitName;
  readonly decimals: Decimals | null;
}

/**
 *     decision voucher_grant "Palvelusetelin myöntäminen"
 *       as of voucher.granted_on
 *       gives voucher.value, voucher.hour_price
 *       reports voucher.hours_left
 *       includes other_decision
 *       changeable voucher.hours, voucher.starts
 *       approved "Myöntämisen edellytykset täyttyvät"
 */
export interface DecisionDeclaration extends Declared {
  readonly kind: 'decision';
  readonly name: Name;
  readonly asOf: DottedName;
  /** Values without which it is not approved. */
  readonly gives: readonly DottedName[];
  /** Values it only reports where they are known. */
  readonly reports: readonly DottedName[];
  readonly includes: readonly Name[];
  /** Facts and fields of records. Only where the clause stands: decisions without it keep their hashes. */
  readonly changeable?: readonly DottedName[];
  readonly outcomes: readonly OutcomeWords[];
}

export interface OutcomeWords {
  readonly kind: 'outcome_words';
  readonly span: Span;
  readonly outcome: 'approved' | 'denied' | 'referred' | 'incomplete';
  readonly words: Text;
}

/**
 *     define voucher.value : EUR rounded to 0.01 EUR "Palvelusetelin arvo" §3.1:2
 *       as of D
 *       when C
 *       = E
 *       interpretation "…"
 */
export interface DefineDeclaration extends Norm {
  readonly kind: 'define';
  readonly name: DottedName;
  readonly type: TypeExpression;
  readonly rounding: Rounding | null;
  readonly asOf: Expression | null;
  readonly when: Expression | null;
  readonly body: Expression;
}

/** `rounded to 0.01 EUR`, `rounded up to 1 km` */
export interface Rounding {
  readonly kind: 'rounding';
  readonly span: Span;
  readonly mode: 'nearest' | 'up' | 'down';
  readonly step: NumberLiteral;
}

/** A decision table with unique hit; see `TableRow`. */
export interface TableDeclaration extends Norm {
  readonly kind: 'table';
  readonly name: DottedName;
  readonly type: TypeExpression;
  readonly asOf: Expression | null;
  readonly when: Expression | null;
  /** The header's input columns. */
  readonly columns: readonly Expression[];
  /** The header cell behind `||`: repeats the table's name. */
  readonly result: DottedName;
  readonly rows: readonly TableRow[];
}

/** `| cell | cell || value |`, or `| otherwise || value |` (`cells: null`) */
export interface TableRow {
  readonly kind: 'table_row';
  readonly span: Span;
  readonly cells: readonly Cell[] | null;
  readonly value: Expression;
}

export type Cell =
  /** `-`: anything */
  | { readonly kind: 'any_cell'; readonly span: Span }
  /** `a, b` / `not a, b`: enum members, sets, yes/no, numbers, dates, texts */
  | {
      readonly kind: 'values_cell';
      readonly span: Span;
      readonly negated: boolean;
      readonly values: readonly Expression[];
    }
  /** `>= a and < b`, `> a`: comparisons that all hold */
  | {
      readonly kind: 'comparison_cell';
      readonly span: Span;
      readonly comparisons: readonly { readonly operator: Inequality; readonly value: Expression }[];
    }
  /** `between a and b`, inclusive */
  | { readonly kind: 'between_cell'; readonly span: Span; readonly low: Expression; readonly high: Expression };

export type Inequality = '<' | '<=' | '>' | '>=';

export interface ForEach {
  readonly kind: 'for_each';
  readonly span: Span;
  readonly variable: Name;
  readonly list: Expression;
}

/** `otherwise deny "…"`; the message may be left out. */
export interface Otherwise {
  readonly kind: 'otherwise';
  readonly span: Span;
  readonly effect: 'deny' | 'refer' | 'warn';
  readonly effectSpan: Span;
  readonly message: Message | null;
}

/**
 * A text with expressions in braces: `"… {min_age as number}–{client.age} …"`; `{{` and `}}` stand for braces.
 * Spans of the expressions are offsets in the file, like all others.
 */
export interface Message {
  readonly kind: 'message';
  readonly span: Span;
  readonly parts: readonly (MessageString | Interpolation)[];
}

export interface MessageString {
  readonly kind: 'message_string';
  readonly span: Span;
  readonly text: string;
}

export interface Interpolation {
  readonly kind: 'interpolation';
  readonly span: Span;
  readonly expression: Expression;
  /** `{x as number}`: without the unit. */
  readonly asNumber: boolean;
}

/**
 *     rule coaching_workers "Valmennuksen henkilöstö" §5:6–7
 *       for each member in provider.staff
 *       when C
 *       requires R
 *       otherwise deny "…"
 *       interpretation "…"
 */
export interface RuleDeclaration extends Norm {
  readonly kind: 'rule';
  readonly name: Name;
  readonly forEach: ForEach | null;
  readonly when: Expression | null;
  readonly requires: Expression;
  readonly otherwise: Otherwise;
}

/**
 * `exception intensive_week to voucher.days_per_week_cap §2.3:9` with `when C` and `= E` (to a definition or to
 * another exception of one), or with `requires` / `otherwise` / a bare effect (to a rule or an exception of one).
 */
export interface ExceptionDeclaration extends Norm {
  readonly kind: 'exception';
  readonly name: Name;
  readonly target: DottedName;
  readonly when: Expression | null;
  /** `= E`; null for exceptions to rules. */
  readonly body: Expression | null;
  readonly requires: Expression | null;
  /** `otherwise deny "…"`; with `unconditional`, an effect alone: `refer "…"`. */
  readonly otherwise: Otherwise | null;
  readonly unconditional: boolean;
}

/** `relief out_of_area from catchment §3:7`: as an exception to a rule, but it can only help. */
export interface ReliefDeclaration extends Norm {
  readonly kind: 'relief';
  readonly name: Name;
  readonly target: DottedName;
  readonly when: Expression | null;
  readonly requires: Expression | null;
  readonly otherwise: Otherwise | null;
  readonly unconditional: boolean;
}

/** `repeal rule age_limits of voucher_grant`, `repeal define client.age`, `repeal exception intensive_week` */
export interface RepealDeclaration {
  readonly kind: 'repeal';
  readonly span: Span;
  readonly keyword: Span;
  readonly target:
    | 'rule'
    | 'exception'
    | 'relief'
    | 'define'
    | 'table'
    | 'parameter'
    | 'decision'
    | 'set'
    | 'enum'
    | 'record'
    | 'input'
    | 'unit';
  readonly name: DottedName;
  /** The decision a rule (or its exception) belongs to; may be left out in that decision's own file. */
  readonly decision: Name | null;
}

export type Expression =
  | NumberLiteral
  | DateLiteral
  | BooleanLiteral
  | TextLiteral
  | ListLiteral
  | Reference
  | Lookup
  | Not
  | Logical
  | Comparison
  | Between
  | In
  | IsGiven
  | IsEmpty
  | Matches
  | Arithmetic
  | Negation
  | Rounded
  | If
  | Match
  | Quantifier
  | Count
  | Sum
  | Extreme
  | NotGiven
  | DateDistance
  | DatePart
  | ByBrackets
  | Parenthesised;

/** `12.5 h`, `10 %`, `0`. `digits` is the source text of the number, in a bound also `-5`; the unit stands on its line. */
export interface NumberLiteral {
  readonly kind: 'number_literal';
  readonly span: Span;
  readonly digits: string;
  readonly unit: UnitName | null;
}

/** `2020-01-01`; not yet known to be a day of the calendar. */
export interface DateLiteral {
  readonly kind: 'date_literal';
  readonly span: Span;
  readonly text: string;
}

/** `yes`, `no` */
export interface BooleanLiteral {
  readonly kind: 'boolean_literal';
  readonly span: Span;
  readonly value: boolean;
}

/** `"Kuopio"` */
export interface TextLiteral {
  readonly kind: 'text_literal';
  readonly span: Span;
  readonly text: string;
}

/** `()`, `(visit, remote)`: at least two elements or none (one in parentheses is that expression) */
export interface ListLiteral {
  readonly kind: 'list_literal';
  readonly span: Span;
  readonly elements: readonly Expression[];
}

/** A dotted name: a fact, an element and its field, a definition, a parameter, an enum member or a set. */
export interface Reference {
  readonly kind: 'reference';
  readonly span: Span;
  readonly name: DottedName;
}

/** `max_hours[voucher.service]` */
export interface Lookup {
  readonly kind: 'lookup';
  readonly span: Span;
  readonly parameter: DottedName;
  readonly index: Expression;
}

/** `not a` */
export interface Not {
  readonly kind: 'not';
  readonly span: Span;
  readonly operand: Expression;
}

/** `a and b and c`, `a or b` */
export interface Logical {
  readonly kind: 'logical';
  readonly span: Span;
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
}

/** `a <= b`, `a is b`, `a is not b` */
export interface Comparison {
  readonly kind: 'comparison';
  readonly span: Span;
  readonly operator: Inequality | 'is' | 'is not';
  readonly left: Expression;
  readonly right: Expression;
}

/** `a between low and high`, `a not between low and high`; both ends included */
export interface Between {
  readonly kind: 'between';
  readonly span: Span;
  readonly negated: boolean;
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

/** `a in hour_based`, `a in (visit, remote)`, `a in accepted_degrees`, `a not in …` */
export interface In {
  readonly kind: 'in';
  readonly span: Span;
  readonly negated: boolean;
  readonly operand: Expression;
  readonly list: Expression;
}

/** `a is given`, `a is not given` */
export interface IsGiven {
  readonly kind: 'is_given';
  readonly span: Span;
  readonly negated: boolean;
  readonly operand: Expression;
}

/** `a is empty`, `a is not empty` */
export interface IsEmpty {
  readonly kind: 'is_empty';
  readonly span: Span;
  readonly negated: boolean;
  readonly operand: Expression;
}

/** `a matches business_id` */
export interface Matches {
  readonly kind: 'matches';
  readonly span: Span;
  readonly negated: boolean;
  readonly operand: Expression;
  readonly format: Name;
}

/** `a + b`, `a - b`, `a * b`, `a / b`: also dates and calendar quantities (`d + 4 month`) */
export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly span: Span;
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Expression;
  readonly right: Expression;
}

/** `-a` */
export interface Negation {
  readonly kind: 'negation';
  readonly span: Span;
  readonly operand: Expression;
}

/** `a rounded up to 1 km`: binds looser than `+`, tighter than a comparison */
export interface Rounded {
  readonly kind: 'rounded';
  readonly span: Span;
  readonly operand: Expression;
  readonly rounding: Rounding;
}

/** `if a then b else c` */
export interface If {
  readonly kind: 'if';
  readonly span: Span;
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** `match voucher.service` and its arms; the last may be `otherwise: E` (`patterns: null`) */
export interface Match {
  readonly kind: 'match';
  readonly span: Span;
  readonly subject: Expression;
  readonly arms: readonly MatchArm[];
}

/** `hour_based: E`, `visit, remote: E`: members and sets */
export interface MatchArm {
  readonly kind: 'match_arm';
  readonly span: Span;
  readonly patterns: readonly Name[] | null;
  readonly value: Expression;
}

/** `any x in list where C satisfies E`, `every x in list satisfies E` */
export interface Quantifier {
  readonly kind: 'quantifier';
  readonly span: Span;
  readonly quantifier: 'any' | 'every';
  readonly variable: Name;
  readonly list: Expression;
  readonly where: Expression | null;
  readonly satisfies: Expression;
}

/** `count of x in list where C`; `count of list` (`variable: null`, `where: null`) */
export interface Count {
  readonly kind: 'count';
  readonly span: Span;
  readonly variable: Name | null;
  readonly list: Expression;
  readonly where: Expression | null;
}

/** `sum of E for x in list where C at most N per K` */
export interface Sum {
  readonly kind: 'sum';
  readonly span: Span;
  readonly value: Expression;
  readonly variable: Name;
  readonly list: Expression;
  readonly where: Expression | null;
  readonly atMost: { readonly limit: Expression; readonly per: Expression | null } | null;
}

/** `min of E for x in list where C`; `max of (a, b)` (`variable: null`) */
export type Extreme =
  | {
      readonly kind: 'extreme';
      readonly span: Span;
      readonly extreme: 'min' | 'max';
      readonly value: Expression;
      readonly variable: Name;
      readonly list: Expression;
      readonly where: Expression | null;
    }
  | {
      readonly kind: 'extreme';
      readonly span: Span;
      readonly extreme: 'min' | 'max';
      readonly operands: readonly Expression[];
      readonly variable: null;
    };

/** `not given in (contract.provider, contract.starts)`: records, optional facts, optional fields */
export interface NotGiven {
  readonly kind: 'not_given';
  readonly span: Span;
  readonly operands: readonly Expression[];
}

/** `full years from a to b`, `days from a to b` */
export interface DateDistance {
  readonly kind: 'date_distance';
  readonly span: Span;
  readonly measure: 'full years' | 'days';
  readonly from: Expression;
  readonly to: Expression;
}

/** `start of month of d`, `end of month of d`, `year of d` */
export interface DatePart {
  readonly kind: 'date_part';
  readonly span: Span;
  readonly part: 'start of month' | 'end of month' | 'year';
  readonly date: Expression;
}

/** `each part of income by fee_rate` */
export interface ByBrackets {
  readonly kind: 'by_brackets';
  readonly span: Span;
  readonly operand: Expression;
  readonly parameter: DottedName;
}

/** `(a or b)`: kept so that the formatter writes what the author wrote. */
export interface Parenthesised {
  readonly kind: 'parenthesised';
  readonly span: Span;
  readonly operand: Expression;
}
