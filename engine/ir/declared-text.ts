/**
 * What a rulebook's files say, declaration by declaration, as texts to be compared and quoted: what the IR no longer
 * knows. `dsl/declarations` writes it. Plain data.
 */
import type { Day, Edition, Origin } from './ir.ts';

export interface DeclaredRulebook {
  /** One a span between two editions, ascending; the first also tells earlier days. At least one. */
  readonly spans: readonly DeclaredSpan[];
  /** Ascending by date. */
  readonly editions: readonly EditionFacts[];
  /** Policies and files of settings and values, by path. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** Translated texts by language, then by what they belong to: `labels/service`, `rules/voucher_grant/age_limits/message`. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** The declarations in force from a day until the next span, by key, in order. */
export interface DeclaredSpan {
  readonly from: Day;
  readonly declarations: ReadonlyMap<string, DeclaredText>;
}

export type DeclaredKind =
  | 'enum'
  | 'member'
  | 'set'
  | 'unit'
  | 'record'
  | 'input'
  | 'field'
  | 'parameter'
  | 'decision'
  | 'define'
  | 'table'
  | 'rule'
  | 'exception'
  | 'relief';

/** Wordings, and other things said beside, that never change an outcome or a value. */
export type Wording = 'label' | 'message' | 'interpretation' | 'citation' | 'outcome_words' | 'changeable';

export interface DeclaredText {
  /** Unique within a span, the same in every span: `rule voucher_grant age_limits`, `define client.age`. */
  readonly key: string;
  readonly kind: DeclaredKind;
  /** As declared: `age_limits`, `client.age`; of a member or field its own name. */
  readonly name: string;
  /** The enum of a member, the record or input of a field, the decision of a rule or an exception to one. */
  readonly owner: string | null;
  /** The key of what an exception or relief is to. */
  readonly target: string | null;
  /** In the canonical layout, without comments. */
  readonly text: string;
  /** Canonical JSON of the syntax without wording, layout and needless parentheses. */
  readonly syntax: string;
  /** The wordings it has, one text each. */
  readonly wordings: Readonly<Partial<Record<Wording, string>>>;
  readonly origin: Origin;
}

/** What `edition.yaml` says about an edition. */
export interface EditionFacts {
  readonly date: Day;
  readonly status: Edition['status'];
  readonly decided: Day | null;
  readonly decidedBy: string | null;
  readonly record: string | null;
  readonly notes: string | null;
  readonly statedFor: Edition['statedFor'];
  /** Marks of the provisions that state nothing to decide. */
  readonly informative: readonly string[];
}

/** A file as its parts that can change one without the other. */
export interface FileContent {
  readonly text: string;
  readonly comments: readonly string[];
  /** What it says, in its order, without comments and layout. */
  readonly content: string;
  /** The same whatever the order of its declarations or keys. */
  readonly unordered: string;
}
