import type { Truth } from './terms.ts';

/** What the variables of a satisfiable problem may stand for; variables that do not matter are left out. */
export interface Model {
  readonly flags: ReadonlyMap<string, boolean>;
  /** The place of the word among the choice's words, by the choice's name. */
  readonly words: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, bigint>;
}

export type Solution =
  | { readonly kind: 'possible'; readonly model: Model }
  /** Proved: in no case do all of these hold. */
  | { readonly kind: 'impossible' }
  /** Neither was found. */
  | { readonly kind: 'undecided'; readonly because: Undecided };

/**
 * Why a question was left undecided. `resources`: the steps allowed were spent, the same on every machine. `incomplete`:
 * the solver cannot tell. `time`: it was given up on, as this machine took too long. `refused`: it was not understood,
 * which is a fault of ours. `unavailable`: there is no solver. `too_large`: it takes more terms than are worth asking.
 */
export type Undecided = 'resources' | 'incomplete' | 'time' | 'refused' | 'unavailable' | 'too_large';

/** How many steps an answer is worth: `brief` where it is only nice to have. */
export type SolverEffort = 'full' | 'brief';

/** Decides whether truths can all hold at once. All arithmetic is over unbounded integers. */
export interface Solver {
  /** With full effort unless said otherwise. */
  solve(truths: readonly Truth[], effort?: SolverEffort): Promise<Solution>;
  /** Whether it decides more than what is seen at sight; where it has to be loaded, known once it was needed. */
  readonly isAvailable: boolean;
}

/** Stands in where there is no solver: decides only what needs none. */
export const noSolver: Solver = {
  isAvailable: false,
  async solve(truths) {
    const isFalse = truths.some((truth) => truth.kind === 'constant' && !truth.value);
    return isFalse ? { kind: 'impossible' } : { kind: 'undecided', because: 'unavailable' };
  },
};
