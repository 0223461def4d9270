/** What a node of a because-tree speaks of. */
export type BecauseKind =
  | 'rule'
  | 'output'
  | 'definition'
  | 'exception'
  | 'condition'
  | 'fact'
  | 'parameter'
  | 'element'
  | 'calculation'
  | 'missing'
  /** Stands for what a bounded tree leaves out. */
  | 'omitted';

/** A node of a because-tree: what holds, or what a value is, and below it why. What would be empty is left out. */
export interface Because {
  readonly kind: BecauseKind;
  /** A phrase in the reader's language, from the rulebook's labels. */
  readonly text: string;
  /** The value as a person reads it; a rule's state, a condition's yes or no. */
  readonly value?: string;
  /** Provisions as written: `3.1:8–10`. */
  readonly provisions?: readonly string[];
  readonly interpretation?: string;
  readonly children?: readonly Because[];
}

/** The because-trees of one case: why each rule has its status, and why each output its value. By name. */
export interface Explanation {
  readonly rules: Readonly<Record<string, Because>>;
  readonly values: Readonly<Record<string, Because>>;
}
