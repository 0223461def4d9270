import type { Localized } from '../ir/localized.ts';

/** What kind of problem it is; stable. */
export type FactProblemCode =
  | 'invalid-json'
  | 'not-facts'
  | 'unknown-fact'
  | 'given-twice'
  | 'wrong-type'
  | 'bad-date'
  | 'unknown-member'
  | 'wrong-unit'
  | 'too-many-decimals'
  | 'out-of-bounds'
  | 'too-long'
  | 'bad-case'
  | 'date-clash';

/** Something wrong with facts that came in. Never repeats a text fact or a sensitive one. */
export interface FactProblem {
  readonly code: FactProblemCode;
  /** `client.birth_date`, `provider.staff[0].degree`; empty for the whole input. */
  readonly path: string;
  /** What is wrong, in words that stand alone. */
  readonly message: Localized;
  /** What to do. */
  readonly help?: Localized;
}

/** Takes problems until there are enough of them for anyone to read. */
export interface ProblemList {
  readonly found: readonly FactProblem[];
  readonly full: boolean;
  add(problem: FactProblem): void;
}

const mostProblems = 50;

/** An empty list, with room for 50 problems. */
export function openProblemList(): ProblemList {
  const found: FactProblem[] = [];
  return {
    found,
    get full() {
      return found.length >= mostProblems;
    },
    add(problem) {
      if (found.length < mostProblems) found.push(problem);
    },
  };
}
