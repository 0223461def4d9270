import { compareCase } from '../../compare/sides.ts';
import type { Facts } from '../../ir/findings.ts';
import { valuesFor } from './candidates.ts';
import { changedPaths } from './changed-paths.ts';
import { completeCase } from './complete-case.ts';
import { valueAt, withValue } from './fact-paths.ts';
import type { UsualCase } from './known-cases.ts';
import { daysIn } from './neighbours.ts';
import type { FoundCase, SearchSpace } from './search.ts';

/**
 * The same difference shown by a case as near as can be to a usual one: every fact is at its usual value, unless the
 * difference needs it otherwise, and then it is at the value next to the usual one among those worth trying.
 */
export function shrink(
  facts: Facts,
  key: string,
  space: SearchSpace,
  first: UsualCase | null = null,
): FoundCase | null {
  let best: FoundCase | null = null;
  // A case one step from a usual one is near enough: only its numbers are made plainer.
  for (const usual of first === null ? space.usual : [first, ...space.usual]) {
    const found = shrinkTowards(facts, usual, key, space);
    if (found !== null && (best === null || found.distance < best.distance)) best = found;
    if (best !== null && best.distance <= 1) break;
  }
  return best;
}

function shrinkTowards(start: Facts, usual: UsualCase, key: string, space: SearchSpace): FoundCase | null {
  const mayBeEarly = space.isEarly(start);
  const shows = (facts: Facts): Facts | null => {
    const complete = completeCase(facts, space.sides, space.pool);
    if (complete === null) return null;
    if (!compareCase(space.sides, complete).differences.some((one) => one.key === key)) return null;
    return mayBeEarly || !space.isEarly(complete) ? complete : null;
  };
  let facts = shows(start);
  if (facts === null) return null;
  // What a step takes back may make other facts matter: a step never leaves more changed, and a pass must leave fewer.
  for (let left = Infinity, paths = changedPaths(facts, usual); paths.length < left; ) {
    left = paths.length;
    for (const path of paths) {
      const nearer = shows(withValue(facts, path, valueAt(usual, path)));
      if (nearer !== null && changedPaths(nearer, usual).length <= changedPaths(facts, usual).length) facts = nearer;
    }
    paths = changedPaths(facts, usual);
  }
  for (const path of changedPaths(facts, usual)) facts = settle(facts, usual, path, shows, space);
  const { differences } = compareCase(space.sides, facts);
  return { facts, usual, distance: changedPaths(facts, usual).length, differences, isEarly: space.isEarly(facts) };
}

/** Takes for a changed fact the value nearest to the usual one, whole ones first. */
function settle(
  facts: Facts,
  usual: UsualCase,
  path: string,
  shows: (facts: Facts) => Facts | null,
  { candidates }: SearchSpace,
): Facts {
  const field = candidates.space.facts.get(path);
  const from = usual.get(path);
  if (field === undefined || typeof from !== 'number') return facts;
  const own = Number(facts.get(path) ?? from);
  const scale = field.type.kind === 'number' ? 10 ** field.type.decimals : 1;
  const whole = [Math.floor(own / scale) * scale, Math.ceil(own / scale) * scale];
  const near = valuesFor(field, field.type, candidates, daysIn(usual, candidates)).map(Number);
  const { minimum = -Infinity, maximum = Infinity } = field;
  const isPossible = (value: number) => value !== from && value >= minimum && value <= maximum;
  const values = [...near, ...whole].filter(isPossible);
  const roundness = (value: number) => (value % scale === 0 ? 0 : 1);
  values.sort((one, other) => roundness(one) - roundness(other) || Math.abs(one - from) - Math.abs(other - from));
  for (const value of values) {
    const settled = shows(withValue(facts, path, value));
    if (settled !== null) return settled;
  }
  return facts;
}
