import type { Value } from '../../ir/findings.ts';
import { alternativesOf, type Situation } from './alternatives.ts';
import { distanceBetween, isNearer } from './distance.ts';
import { readSlot, type Slot } from './slot.ts';
import type { Assignment } from './trials.ts';

/**
 * Gives a function that finds the least change of all slots of a set after which no rule that reads one of them stands
 * in the way; null where none was found, or where fewer changes would do. Slots that no rule reads together are
 * looked at apart: what they are changed to does not matter to each other.
 */
export function openSearch(situation: Situation): (set: readonly Slot[]) => Assignment | null {
  const solved = new Map<string, Assignment | null>();
  const solveOnce = (group: readonly Slot[]): Assignment | null => {
    const key = group.map(({ path }) => path).join(' ');
    const before = solved.get(key);
    if (before !== undefined) return before;
    const solution = solve(group, situation);
    solved.set(key, solution);
    return solution;
  };
  return (set) => {
    const merged = new Map<Slot, Value | null>();
    for (const group of groupsOf(set, situation)) {
      const solution = solveOnce(group);
      if (solution === null) return null;
      for (const [slot, value] of solution) merged.set(slot, value);
    }
    return new Map(set.map((slot) => [slot, merged.get(slot) ?? null]));
  };
}

/** The set in groups: slots that a rule reads together are in one. */
function groupsOf(set: readonly Slot[], { trials }: Situation): readonly (readonly Slot[])[] {
  let groups: (readonly Slot[])[] = [];
  for (const slot of set) {
    const isNear = (group: readonly Slot[]) => group.some((other) => trials.isShared(slot, other));
    const near = groups.filter(isNear).flat();
    groups = [...groups.filter((group) => !isNear(group)), [...near, slot]];
  }
  return groups;
}

/**
 * Each order of the slots is gone through, since where the limits of one lie may depend on what another is changed to.
 */
function solve(group: readonly Slot[], situation: Situation): Assignment | null {
  if (isSolved(group, new Map(), situation)) return null;
  let best: Assignment | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const order of ordersOf(group)) {
    for (const found of explore(order, group, new Map(), situation)) {
      const near = bringNearer(found, group, situation);
      // What has not been brought as near as it could be is not named.
      if (situation.trials.exhausted) return best;
      const length = lengthOf(near, situation);
      if (length >= least || !isNeededInAll(near, group, situation)) continue;
      best = near;
      least = length;
    }
  }
  return best;
}

function* explore(
  order: readonly Slot[],
  group: readonly Slot[],
  changed: Assignment,
  situation: Situation,
): Generator<Assignment> {
  const { trials, touches } = situation;
  const [slot, ...later] = order;
  if (slot === undefined) return;
  for (const value of alternativesOf(slot, changed, situation)) {
    if (trials.exhausted) return;
    const next = new Map(changed).set(slot, value);
    const offences = trials.offences(group, next);
    if (later.length === 0) {
      if (offences.length > 0) continue;
      yield next;
      // The others are farther.
      return;
    }
    const reachesAll = offences.every(({ rule, element }) => later.some((one) => touches(rule, element, one)));
    if (offences.length > 0 && reachesAll) yield* explore(later, group, next, situation);
  }
}

/** Moves one value after the other as near to the present one as the others allow, until none moves. */
function bringNearer(found: Assignment, group: readonly Slot[], situation: Situation): Assignment {
  let near = found;
  for (let moved = true; moved && !situation.trials.exhausted; ) {
    moved = false;
    for (const [slot, value] of near) {
      const others = without(slot, near);
      const nearest = alternativesOf(slot, others, situation).find((one) =>
        isSolved(group, new Map(others).set(slot, one), situation),
      );
      if (nearest === undefined || !isNearer(readSlot(slot, situation.facts), nearest, value)) continue;
      near = new Map(near).set(slot, nearest);
      moved = true;
    }
  }
  return near;
}

function isNeededInAll(assignment: Assignment, group: readonly Slot[], situation: Situation): boolean {
  return group.every((slot) => !isSolved(group, without(slot, assignment), situation));
}

function isSolved(group: readonly Slot[], assignment: Assignment, { trials }: Situation): boolean {
  return trials.offences(group, assignment).length === 0;
}

function without(slot: Slot, assignment: Assignment): Assignment {
  return new Map([...assignment].filter(([one]) => one !== slot));
}

function lengthOf(assignment: Assignment, situation: Situation): number {
  return [...assignment].reduce((total, [slot, value]) => total + distance(slot, value, situation), 0);
}

function distance(slot: Slot, value: Value | null, { facts }: Situation): number {
  return distanceBetween(readSlot(slot, facts), value, slot.field.type);
}

/** Every order of the slots. */
function* ordersOf(set: readonly Slot[]): Generator<readonly Slot[]> {
  if (set.length === 0) yield [];
  for (const first of set) {
    for (const others of ordersOf(set.filter((slot) => slot !== first))) yield [first, ...others];
  }
}
