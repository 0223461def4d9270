import { type Effort, findCase, type Search } from './find-case.ts';
import { type Formula, not } from './formula.ts';
import { excludeAtSight } from './relevance.ts';

/** Whether the conclusion is proved to hold wherever all the premises do. Not proved is not disproved. */
export function implies(premises: readonly Formula[], conclusion: Formula, effort?: Effort): boolean {
  return findCounterexample(premises, conclusion, effort).kind === 'impossible';
}

/** A case in which all the premises hold but the conclusion does not. */
export function findCounterexample(premises: readonly Formula[], conclusion: Formula, effort?: Effort): Search {
  if (premises.includes(conclusion)) return { kind: 'impossible' };
  return findCase([not(conclusion)], premises, effort);
}

/** A case in which the premises and both of the two hold. */
export function findOverlap(left: Formula, right: Formula, premises: readonly Formula[] = [], effort?: Effort): Search {
  if (excludeAtSight(left, right)) return { kind: 'impossible' };
  return findCase([left, right], premises, effort);
}

/** Whether the two are proved never to hold together where the premises do. */
export function areDisjoint(left: Formula, right: Formula, premises: readonly Formula[] = []): boolean {
  return findOverlap(left, right, premises).kind === 'impossible';
}
