import { traceOn, waysToDiffer } from '../../compare/sides.ts';
import { placesOf, withValue } from './fact-paths.ts';
import type { Finds, SearchSpace } from './search.ts';

/**
 * Looks for cases that come out differently because something is left out that need not be given on the one side and
 * has to be on the other: the known cases, each without one of these facts or fields. Gives how many were tried.
 */
export function searchLeftOut(space: SearchSpace, finds: Finds): number {
  const { sides, starts, candidates } = space;
  const { leftOut } = candidates.space;
  let cases = 0;
  for (const start of starts) {
    for (const path of leftOut.flatMap((general) => placesOf(general, start))) {
      const facts = withValue(start, path, null);
      const [before, after] = [traceOn(sides.before, facts), traceOn(sides.after, facts)];
      cases += 1;
      // Whatever else is missing makes it another question.
      if ([...before.missing, ...after.missing].some((missing) => missing !== path)) continue;
      const differences = waysToDiffer(sides, before, after);
      if (differences.length > 0) finds.noteCase(facts, differences, space);
    }
  }
  return cases;
}
