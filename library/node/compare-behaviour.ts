import type { BehaviourComparison } from '../../engine/analysis/behaviour/behaviour.ts';
import { compareBehaviour as compare } from '../../engine/analysis/behaviour/compare-behaviour.ts';
import type { Changes } from '../../engine/analysis/changes/changes.ts';
import { rulebookOf } from '../../engine/analysis/changes/rulebook-on.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';
import { engines } from '../engines.ts';
import { openSolver } from './solver/z3-solver.ts';

export interface CompareBehaviourOptions {
  /** Of the answers in witnesses; Finnish unless given. */
  readonly language?: Language;
  /** The rulebooks' own made-up cases: witnesses stay as near to them as they can. Never cases of a caseload. */
  readonly cases?: readonly PolicyCase[];
  /**
   * How many of Z3's own steps one question to the solver may take, the same on every machine; 0 does without the solver.
   */
  readonly steps?: number;
  readonly seed?: number;
}

/**
 * As `compareBehaviour` of the engine, with Z3 in a thread of its own that is started when it is needed and ended
 * before this returns. Where Z3 cannot be loaded, nothing is proved but what is the same at sight.
 */
export async function compareBehaviour(
  before: Rulebook,
  after: Rulebook,
  { language = 'fi', cases = [], steps, seed }: CompareBehaviourOptions = {},
): Promise<BehaviourComparison> {
  const solver = openSolver(steps === undefined ? {} : { steps });
  try {
    return await compare(before, after, {
      language,
      cases,
      prepare: engines.javascript,
      ...(steps !== 0 && { solver }),
      ...(seed !== undefined && { seed }),
    });
  } finally {
    await solver.close();
  }
}

/** Whether any case comes out differently after changes; the rulebooks' own cases lead to witnesses. */
export function compareChangedBehaviour({ before, after }: Changes, language: Language): Promise<BehaviourComparison> {
  const cases = [...after.cases, ...before.cases];
  return compareBehaviour(rulebookOf(before), rulebookOf(after), { language, cases });
}
