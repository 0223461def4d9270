/** What differs between two rulebooks, or between two days of one: findings, free of language and presentation. */
import type { AmountDifference, TypedValue } from '../../compare/amounts.ts';
import type { DeclaredRulebook, DeclaredText, EditionFacts, Wording } from '../../ir/declared-text.ts';
import type { Day, Parameter, Rulebook } from '../../ir/ir.ts';
import type { ValueKey } from '../../ir/parameter-values.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';

/** One side of a comparison: a rulebook without errors, with what its files say. */
export interface Side {
  readonly rulebook: Rulebook;
  readonly declared: DeclaredRulebook;
  /** The rulebook's own cases. */
  readonly cases: readonly PolicyCase[];
  /** The only day that is looked at; null compares all days. Both sides have one, or neither. */
  readonly day: Day | null;
  readonly lock: Lock;
}

/** What protects the editions that are decided upon, by the day they take effect. */
export interface Lock {
  /** The hashes that `rulebook.lock` pins. */
  readonly pins: ReadonlyMap<Day, string>;
  /** The hashes of what the accepted editions say. */
  readonly accepted: ReadonlyMap<Day, string>;
}

/** The days on which a change holds: from `from` (the beginning where null) until the day before `until`. */
export interface Stretch {
  readonly from: Day | null;
  /** Null: until further notice. */
  readonly until: Day | null;
}

export interface Changes {
  readonly before: Side;
  readonly after: Side;
  /** What was accepted or pinned and does not stand as it stood. */
  readonly locks: readonly LockChange[];
  readonly editions: readonly EditionChange[];
  readonly values: readonly ParameterChange[];
  /** In the order of the rulebook; what is repealed stands where it stood. */
  readonly declarations: readonly DeclarationChange[];
  readonly provisions: readonly ProvisionChange[];
  readonly cases: readonly CaseChange[];
  readonly translations: readonly TranslationChange[];
  readonly files: readonly FileChange[];
  /** What `rulebook.yaml` says of the rulebook as a whole. */
  readonly identity: readonly IdentityChange[];
}

/**
 * An edition that was accepted or pinned: its pin is gone (`unpinned`) or another (`repinned`), it says something else
 * (`rewritten`), it is not there (`removed`), or is there and not accepted any more (`reopened`).
 */
export interface LockChange {
  readonly date: Day;
  readonly kind: 'unpinned' | 'repinned' | 'rewritten' | 'removed' | 'reopened';
}

/** An edition that is there on one side only, or says other things about itself. */
export interface EditionChange {
  readonly date: Day;
  readonly before: EditionFacts | null;
  readonly after: EditionFacts | null;
}

/** What changes in the values of one parameter. */
export interface ParameterChange {
  /** As the later side declares it, where it does. */
  readonly parameter: Parameter;
  /** Whether the parameter itself is new or has ended as a whole, for the days of the rows. */
  readonly kind: 'changed' | 'added' | 'ended';
  readonly rows: readonly ValueRow[];
  /** How bands were divided anew; empty where their ends stay. */
  readonly bands: readonly BandChange[];
}

/** One value that is another than before. */
export interface ValueRow extends Stretch {
  readonly key: ValueKey;
  /** Each with its type: the sides may declare other decimals. */
  readonly before: TypedValue | null;
  readonly after: TypedValue | null;
  /** How much more or less; null for what is no number, is new or has ended. */
  readonly difference: AmountDifference | null;
  /** Elements of a list that are there on one side only; null for other values. Both empty: only their order changed. */
  readonly elements: { readonly added: readonly string[]; readonly removed: readonly string[] } | null;
  /** The year for which the later value is stated; null where it is for good. */
  readonly statedFor: number | null;
}

export interface Band {
  readonly from: number;
  readonly to: number | null;
}

/** Bands that cover the same stretch on both sides, divided otherwise. */
export interface BandChange extends Stretch {
  readonly kind: 'moved' | 'split' | 'joined' | 'redrawn' | 'added' | 'removed';
  readonly before: readonly Band[];
  readonly after: readonly Band[];
}

/** What kind of change a change of a text is, gravest first. */
export type Consequence =
  /** Outcomes or values may be others. */
  | 'meaning'
  /** Says the same in other words, or in another order. */
  | 'rewritten'
  /** Labels, messages, readings, citations. */
  | 'wording';

export interface DeclarationChange extends Stretch {
  readonly key: string;
  readonly kind: 'added' | 'changed' | 'repealed';
  readonly before: DeclaredText | null;
  readonly after: DeclaredText | null;
  readonly consequence: Consequence;
  /** The wordings that changed. */
  readonly wordings: readonly Wording[];
}

/** A provision whose text in one language, or whose weight, is another than before. */
export interface ProvisionChange extends Stretch {
  readonly mark: string;
  readonly language: string;
  readonly before: ProvisionText | null;
  readonly after: ProvisionText | null;
}

export interface ProvisionText {
  readonly text: string;
  /** Whether it states nothing to decide; of translations never told. */
  readonly informative: boolean;
}

export interface CaseChange {
  readonly name: string;
  readonly decision: string;
  readonly kind: 'added' | 'changed' | 'removed';
}

/** A text of another language than the authority's that changed by itself. */
export interface TranslationChange {
  readonly language: string;
  /** What it is the text of: `rules/voucher_grant/age_limits/message`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * A file in which something changed that changes nothing: its comments, the text around its provisions, its layout, the order of what stands in it,
 * that it now says what another file said (`moved`), or a new one that says what is in force anyway (`restated`).
 */
export interface FileChange {
  readonly path: string;
  readonly kind: 'comments' | 'surroundings' | 'layout' | 'order' | 'moved' | 'restated';
}

export interface IdentityChange {
  readonly field: 'title' | 'authority' | 'currency' | 'languages';
  readonly before: string;
  readonly after: string;
}
