import { sameValue } from '../../backends/interpreter/results.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import { valuesFor } from './candidates.ts';
import { daysIn } from './neighbours.ts';
import type { FoundCase, SearchSpace } from './search.ts';
import { compareCase } from './sides.ts';
import { completeCase, type UsualCase, withValue } from './usual-cases.ts';

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
  const shows = (facts: Facts): Facts | null => {
    const complete = completeCase(facts, space.sides, space.pool);
    if (complete === null) return null;
    return compareCase(space.sides, complete).differences.some((one) => one.key === key) ? complete : null;
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
  return { facts, usual, distance: changedPaths(facts, usual).length, differences };
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

/** The facts that are not as they are in the usual case; of lists that are as long, the fields of elements. */
export function changedPaths(facts: Facts, usual: UsualCase): readonly string[] {
  const paths: string[] = [];
  for (const path of new Set([...facts.keys(), ...usual.keys()])) {
    const [value, other] = [facts.get(path), usual.get(path)];
    if (isSame(value, other)) continue;
    paths.push(...(changedElements(path, value, other) ?? [path]));
  }
  return paths;
}

function changedElements(path: string, value: Value | undefined, other: Value | undefined): readonly string[] | null {
  if (!Array.isArray(value) || !Array.isArray(other) || value.length !== other.length) return null;
  const others = other as readonly Value[];
  const paths: string[] = [];
  for (const [index, element] of (value as readonly Value[]).entries()) {
    const usual = others[index];
    if (isSame(element, usual)) continue;
    if (!isRecord(element) || !isRecord(usual)) return null;
    for (const name of new Set([...element.fields.keys(), ...usual.fields.keys()])) {
      if (!isSame(element.fields.get(name), usual.fields.get(name))) paths.push(`${path}[${index}].${name}`);
    }
  }
  return paths;
}

type RecordOf = Extract<Value, { readonly fields: unknown }>;

function isRecord(value: Value | undefined): value is RecordOf {
  return typeof value === 'object' && 'fields' in value;
}

function isSame(left: Value | undefined, right: Value | undefined): boolean {
  if (isRecord(left) && isRecord(right)) {
    if (left.fields.size !== right.fields.size) return false;
    return [...left.fields].every(([name, value]) => isSame(value, right.fields.get(name)));
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    const [one, other] = [left, right] as readonly (readonly Value[])[];
    return one?.length === other?.length && (one ?? []).every((element, index) => isSame(element, other?.[index]));
  }
  return sameValue(left, right);
}

const fieldPattern = /^([^[]+)\[(\d+)\]\.(.+)$/;

function valueAt(facts: Facts, path: string): Value | null {
  const inside = fieldPattern.exec(path);
  if (inside === null) return facts.get(path) ?? null;
  const [, list = '', index = '', field = ''] = inside;
  const elements = facts.get(list);
  const element = Array.isArray(elements) ? (elements as readonly Value[])[Number(index)] : undefined;
  return isRecord(element) ? (element.fields.get(field) ?? null) : null;
}
