import type { Rulebook } from '../../ir/ir.ts';

/** Paths in order of fact declaration, then (inside lists) of field declaration, then of element. */
export function orderPaths(paths: Iterable<string>, rulebook: Rulebook): readonly string[] {
  const ranked = [...paths].map((path) => ({ path, rank: rankPath(path, rulebook) }));
  return ranked.sort((left, right) => compareRanks(left.rank, right.rank)).map((one) => one.path);
}

/** `provider.staff[0].degree`: the place of `provider.staff` among facts, of `degree` among fields, then 0. */
function rankPath(path: string, rulebook: Rulebook): readonly number[] {
  const segments = path.split(/\[(\d+)\]\.?/);
  const [fact = '', ...inside] = segments;
  const place = placesOf(rulebook).get(fact) ?? -1;
  const fields: number[] = [];
  const elements: number[] = [];
  let type = rulebook.facts[place]?.type;
  for (const [position, segment] of inside.entries()) {
    const isElement = position % 2 === 0;
    if (isElement) {
      elements.push(Number(segment));
      continue;
    }
    const element = type?.kind === 'list' ? type.element : undefined;
    const record = rulebook.records.find((one) => element?.kind === 'record' && one.name === element.record);
    const field = record?.fields.findIndex((one) => one.name === segment) ?? -1;
    fields.push(field);
    type = record?.fields[field]?.type;
  }
  return [place, ...fields, ...elements];
}

const placesByRulebook = new WeakMap<Rulebook, ReadonlyMap<string, number>>();

function placesOf(rulebook: Rulebook): ReadonlyMap<string, number> {
  const before = placesByRulebook.get(rulebook);
  if (before !== undefined) return before;
  const places = new Map(rulebook.facts.map(({ path }, place) => [path, place]));
  placesByRulebook.set(rulebook, places);
  return places;
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  for (const [position, rank] of left.entries()) {
    const difference = rank - (right[position] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
