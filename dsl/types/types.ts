import type { Unit } from '../../engine/ir/ir.ts';

/**
 * The type of an expression while a policy is checked. `decimals` of a number is its scale where known: declared for
 * facts, parameters and definitions, counted for literals, derived for arithmetic (sums the greater, products the
 * sum). A quotient has decimals null: it stands only under a rounding or in a comparison.
 */
export type Type =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | NumberType
  | { readonly kind: 'enum'; readonly enum: string }
  | { readonly kind: 'record'; readonly record: string }
  | { readonly kind: 'list'; readonly element: Type }
  /** What `not given in` lists. */
  | { readonly kind: 'label' }
  /** `()`, a list of anything. */
  | { readonly kind: 'empty_list' }
  /** A mistake already reported: it silences what follows from it. */
  | { readonly kind: 'error' };

export interface NumberType {
  readonly kind: 'number';
  readonly unit: Unit;
  readonly decimals: number | null;
  /** A bare literal `0`: takes any unit. */
  readonly zero?: true;
}
