import type { RuleTrace } from '../../backend.ts';
import type { WayToDiffer } from '../../compare/difference.ts';
import { compareCase, type DecisionSide, type Sides } from '../../compare/sides.ts';
import type { Facts } from '../../ir/findings.ts';
import { mulberry32 } from '../mulberry32.ts';
import type { Candidates } from './candidates.ts';
import { changedPaths } from './changed-paths.ts';
import { compareComplete, type Pool } from './complete-case.ts';
import type { KnownCases, UsualCase } from './known-cases.ts';
import { type OutputValue, type Step, stepsFrom } from './neighbours.ts';

/** A case that comes out differently. */
export interface FoundCase {
  readonly facts: Facts;
  /** The usual case it is nearest to. */
  readonly usual: UsualCase;
  /** How many facts are not as they are in the usual case. */
  readonly distance: number;
  readonly differences: readonly WayToDiffer[];
  /** Whether a date that values are taken as of lies before the first edition. */
  readonly isEarly: boolean;
}

/** What a search has found: of each difference the case nearest to a usual one. */
export class Finds {
  readonly byKey = new Map<string, FoundCase>();
  /** The same of cases before the first edition, which are a class of their own. */
  readonly early = new Map<string, FoundCase>();

  /** Notes a case that comes out differently, unless nearer ones show all that it does. */
  noteCase(facts: Facts, differences: readonly WayToDiffer[], space: SearchSpace): void {
    const near = nearestOf(facts, space);
    const isNearer = ({ key }: WayToDiffer) => near.distance < (this.byKey.get(key)?.distance ?? Infinity);
    if (differences.some(isNearer)) this.note({ ...near, facts, differences, isEarly: space.isEarly(facts) });
  }

  note(found: FoundCase): void {
    const noted = this.classOf(found);
    for (const { key } of found.differences) {
      const before = noted.get(key);
      if (before === undefined || found.distance < before.distance) noted.set(key, found);
    }
  }

  /** Whether a case shows a difference of a kind. */
  has(kind: WayToDiffer['kind']): boolean {
    return [...this.byKey.values()].some(({ differences }) => differences.some((one) => one.kind === kind));
  }

  private classOf({ isEarly }: FoundCase): Map<string, FoundCase> {
    return isEarly ? this.early : this.byKey;
  }

  /** Puts a case no farther from a usual one, with plainer numbers, in the place of what was found of a difference. */
  replace(key: string, found: FoundCase): void {
    const noted = this.classOf(found);
    const before = noted.get(key);
    if (before === undefined || found.distance <= before.distance) noted.set(key, found);
    this.note(found);
  }
}

/** Where a search looks, and how far. */
export interface SearchSpace extends KnownCases {
  readonly sides: Sides;
  readonly candidates: Candidates;
  readonly pool: Pool;
  /** Whether a case lies before the first edition, of which nothing is claimed. */
  isEarly(facts: Facts): boolean;
}

/** How many cases a search decides at most. */
export interface SearchEffort {
  readonly oneStep: number;
  readonly manySteps: number;
  readonly seed: number;
}

/** How many cases were decided, and how many elements the longest list had in these. */
export interface Searched {
  readonly cases: number;
  readonly longestList: number;
}

/**
 * Looks for cases that come out differently: the known cases, then those that differ from one of them in one fact, then
 * some that differ in several, chosen by a seed. Ends when all the differences looked for are found.
 */
export function search(space: SearchSpace, wanted: ReadonlySet<string>, effort: SearchEffort, finds: Finds): Searched {
  const { starts } = space;
  let cases = 0;
  let longestList = 0;
  const isDone = () => finds.byKey.size >= wanted.size && [...wanted].every((key) => finds.byKey.has(key));
  const tried = (facts: Facts) => {
    cases += 1;
    for (const value of facts.values()) if (Array.isArray(value)) longestList = Math.max(longestList, value.length);
    const compared = compareComplete(facts, space.sides, space.pool);
    if (compared === null || compared.differences.length === 0) return;
    finds.noteCase(compared.facts, compared.differences, space);
  };
  for (const start of starts) tried(start);
  const steps = new Map(
    starts.map((start) => [start, stepsFrom(start, space.candidates, outputsOf(start, space.sides))]),
  );
  for (const [start, step] of inTurn(starts, steps)) {
    if (cases > effort.oneStep || isDone()) break;
    tried(step.apply(start));
  }
  const random = openRandom(effort.seed);
  const most = cases + effort.manySteps;
  while (cases < most && !isDone()) {
    const start = starts[random(starts.length)];
    const own = start === undefined ? [] : (steps.get(start) ?? []);
    if (start === undefined || own.length === 0) break;
    const taken = Array.from({ length: 2 + random(3) }, () => own[random(own.length)]);
    tried(taken.reduce<Facts>((before, step) => step?.apply(before) ?? before, start));
  }
  return { cases, longestList };
}

/** The usual case that a case differs from in the fewest facts. */
function nearestOf(facts: Facts, { usual }: SearchSpace): Pick<FoundCase, 'usual' | 'distance'> {
  const [first = new Map(), ...others] = usual;
  let nearest = { usual: first, distance: changedPaths(facts, first).length };
  for (const other of others) {
    const distance = changedPaths(facts, other).length;
    if (distance < nearest.distance) nearest = { usual: other, distance };
  }
  return nearest;
}

/** What comes out of a case on both sides. */
function outputsOf(facts: Facts, sides: Sides): readonly OutputValue[] {
  const { before, after } = compareCase(sides, facts);
  const read = ({ decision }: DecisionSide, { values }: RuleTrace) =>
    decision.outputs.flatMap(({ name, type }) => {
      const value = values[name] ?? null;
      return value === null ? [] : [{ type, value }];
    });
  return [...read(sides.before, before), ...read(sides.after, after)];
}

/** The first step of every case, then the second of every case, and so on: a short search has looked everywhere. */
function* inTurn(
  starts: readonly Facts[],
  steps: ReadonlyMap<Facts, readonly Step[]>,
): Generator<readonly [Facts, Step]> {
  const longest = Math.max(0, ...[...steps.values()].map(({ length }) => length));
  for (let index = 0; index < longest; index += 1) {
    for (const start of starts) {
      const step = steps.get(start)?.[index];
      if (step !== undefined) yield [start, step];
    }
  }
}

/** Whole numbers below a bound, the same for the same seed. */
export function openRandom(seed: number): (below: number) => number {
  const draw = mulberry32(seed);
  return (below) => draw() % below;
}
