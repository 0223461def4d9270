import type { Localized } from '../../../engine/ir/localized.ts';
import type { Span } from '../../diagnostics/diagnostic.ts';
import type { ProblemKind, ProblemOf } from '../problem.ts';

/** What is said of a mistake. */
export interface Wording {
  readonly message: Localized;
  /** What is to be seen at the place of the mistake. */
  readonly label: Localized;
  readonly help?: Localized;
  /** Another place that matters. */
  readonly other?: { readonly span: Span; readonly message: Localized };
  /** What to write instead, where that is certain. */
  readonly replacement?: string;
}

/** The words for each kind of mistake. */
export type Wordings = { readonly [Kind in ProblemKind]: (problem: ProblemOf<Kind>) => Wording };
