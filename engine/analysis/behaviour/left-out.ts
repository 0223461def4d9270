import type { Facts, Value } from '../../ir/findings.ts';
import { changedPaths } from './changed-paths.ts';
import { withValue } from './complete-case.ts';
import type { Finds, SearchSpace } from './search.ts';
import { differencesOf, traceOn } from './sides.ts';

/**
 * Looks for cases that come out differently because something is left out that need not be given on the one side and
 * has to be on the other: the known cases, each without one of these facts or fields. Gives how many were tried.
 */
export function searchLeftOut({ sides, usual, starts, candidates }: SearchSpace, finds: Finds): number {
  const { leftOut } = candidates.space;
  const nearest = usual[0] ?? new Map<string, Value>();
  let cases = 0;
  for (const start of starts) {
    for (const path of leftOut.flatMap((general) => placesOf(general, start))) {
      const facts = withValue(start, path, null);
      const [before, after] = [traceOn(sides.before, facts), traceOn(sides.after, facts)];
      cases += 1;
      // Whatever else is missing makes it another question.
      if ([...before.missing, ...after.missing].some((missing) => missing !== path)) continue;
      const differences = differencesOf(sides, before, after);
      const distance = changedPaths(facts, nearest).length;
      if (differences.length > 0) finds.note({ facts, usual: nearest, distance, differences });
    }
  }
  return cases;
}

/** The fact where it is given; of a field `invoice.lines[].distance` that of each element which has it. */
function placesOf(path: string, facts: Facts): readonly string[] {
  const [list = '', field] = path.split('[].');
  const value = facts.get(list);
  if (value === undefined) return [];
  if (field === undefined) return [list];
  if (!Array.isArray(value)) return [];
  return (value as readonly Value[]).flatMap((element, index) =>
    typeof element === 'object' && 'fields' in element && element.fields.has(field)
      ? [`${list}[${index}].${field}`]
      : [],
  );
}
