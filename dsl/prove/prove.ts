import { findCase, type Search } from './find-case.ts';
import { type Formula, not } from './formula.ts';

/** Whether the conclusion is proved to hold wherever all the premises do. Not proved is not disproved. */
export function implies(premises: readonly Formula[], conclusion: Formula): boolean {
  return findCounterexample(premises, conclusion).kind === 'impossible';
}

/** A case in which all the premises hold but the conclusion does not. */
export function findCounterexample(premises: readonly Formula[], conclusion: Formula): Search {
  return findCase([not(conclusion), ...premises]);
}

/** Whether the two are proved never to hold together where the premises do. */
export function areDisjoint(left: Formula, right: Formula, premises: readonly Formula[] = []): boolean {
  return findCase([left, right, ...premises]).kind === 'impossible';
}
