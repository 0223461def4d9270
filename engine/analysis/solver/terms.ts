/**
 * What a decision says of all cases at once: truths and integers over the facts of a case not yet known. Terms are
 * shared: within one store, two terms of the same form are the same object, so that what a change leaves as it was is
 * seen at once to be the same.
 */

/** One of finitely many words, such as a member of an enum, by its place among `words`. */
export interface Choice {
  readonly name: string;
  readonly words: readonly string[];
}

/** True or false of a case. */
export type Truth = { readonly sort: 'truth'; readonly id: number } & (
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'flag'; readonly name: string }
  /** The choice is one of the words whose bits are set. */
  | { readonly kind: 'among'; readonly choice: Choice; readonly members: bigint }
  /** `number <= 0` */
  | { readonly kind: 'not_positive'; readonly number: Integer }
  | { readonly kind: 'zero'; readonly number: Integer }
  | { readonly kind: 'not'; readonly operand: Truth }
  | { readonly kind: 'and'; readonly operands: readonly Truth[] }
  /** Some element of the list has this of it; `of` speaks of the list's element at large, `path[]`. */
  | { readonly kind: 'some'; readonly list: string; readonly of: Truth }
);

/** A sum of atoms times factors, and a constant; the atoms in order of `id`. A missing bound is infinite. */
export interface Integer {
  readonly sort: 'integer';
  readonly id: number;
  readonly constant: bigint;
  readonly parts: readonly { readonly factor: bigint; readonly atom: Atom }[];
  readonly minimum: bigint | null;
  readonly maximum: bigint | null;
}

export type Atom = {
  readonly sort: 'atom';
  readonly id: number;
  readonly minimum: bigint | null;
  readonly maximum: bigint | null;
} & (
  | { readonly kind: 'variable'; readonly name: string }
  /** `leaves`: how many constants it chooses from; 0 where it chooses from more than constants. */
  | {
      readonly kind: 'either';
      readonly condition: Truth;
      readonly then: Integer;
      readonly otherwise: Integer;
      readonly leaves: number;
    }
  | { readonly kind: 'product'; readonly left: Integer; readonly right: Integer }
  /** The floor of the quotient; the divisor is positive. */
  | { readonly kind: 'quotient'; readonly dividend: Integer; readonly divisor: Integer }
  /** The day number this many business days after `from`. */
  | { readonly kind: 'business_day'; readonly from: Integer; readonly steps: Integer }
  /** The sum of `of` over the list's elements, of which there are at most `longest`. */
  | { readonly kind: 'total'; readonly list: string; readonly of: Integer; readonly longest: bigint }
  /**
   * What an operation named `name` makes of a list, by what it reads of each element; `keys` only say which elements
   * belong together: those of which all keys are equal.
   */
  | {
      readonly kind: 'gathered';
      readonly name: string;
      readonly list: string;
      readonly reads: readonly Term[];
      readonly keys: readonly Term[];
    }
);

export type Term = Truth | Integer;
