import type { Facts, Value } from '../../ir/findings.ts';
import type { Day, Rulebook } from '../../ir/ir.ts';
import { readNumber } from './distance.ts';
import type { Touches } from './rule-reads.ts';
import { readSlot, type Slot } from './slot.ts';
import type { Assignment, Trials } from './trials.ts';

/** A case whose slots may be filled otherwise. */
export interface Situation {
  readonly rulebook: Rulebook;
  readonly facts: Facts;
  /** The decision's date; null where it is not known. */
  readonly date: Day | null;
  readonly trials: Trials;
  readonly touches: Touches;
  /** Alternatives found before, by slot and what is changed beside it. */
  readonly known: Map<string, readonly (Value | null)[]>;
}

/** How far after the decision's date a date may be moved. What lies before that date has happened. */
const horizonInDays = 3653;

/**
 * Values of a slot that stand for all others: between two of them nothing comes out otherwise than at one of them. Of
 * numbers and dates the ends of each such stretch, and its value nearest to the present one. Nearest first.
 */
export function alternativesOf(slot: Slot, others: Assignment, situation: Situation): readonly (Value | null)[] {
  const key = `${slot.path} ${situation.trials.surroundingsOf(slot, others)}`;
  const before = situation.known.get(key);
  if (before !== undefined) return before;
  const found = findAlternatives(slot, others, situation);
  situation.known.set(key, found);
  return found;
}

function findAlternatives(slot: Slot, others: Assignment, situation: Situation): readonly (Value | null)[] {
  const { type, optional } = slot.field;
  const present = readSlot(slot, situation.facts);
  // A fact not known is none that could be changed.
  if (present === null && !optional) return [];
  const leftOut = optional && present !== null ? [null] : [];
  switch (type.kind) {
    case 'boolean':
      return [...[true, false].filter((value) => value !== present), ...leftOut];
    case 'enum': {
      const members = situation.rulebook.enums.find(({ name }) => name === type.enum)?.members ?? [];
      return [...members.map(({ name }) => name).filter((name) => name !== present), ...leftOut];
    }
    case 'number':
    case 'date':
      return [...numbersOf(slot, others, situation), ...leftOut];
    case 'text':
    case 'record':
    case 'list':
    case 'label':
      return [];
  }
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function numbersOf(slot: Slot, others: Assignment, situation: Situation): readonly number[] {
  const domain = domainOf(slot, situation.date);
  if (domain === null) return [];
  const present = readNumber(readSlot(slot, situation.facts));
  const origin = present ?? domain.from;
  const pathOf = (value: number) => situation.trials.pathOf(slot, new Map(others).set(slot, value));
  const isInside = domain.from < origin && origin < domain.to;
  const parts = isInside
    ? [
        { from: domain.from, to: origin },
        { from: origin, to: domain.to },
      ]
    : [domain];
  const stretches = parts.map((part) => stretchesOf(part, pathOf, situation.trials)).reduce(join);
  const values = stretches.flatMap(({ from, to }) => [Math.min(Math.max(origin, from), to), from, to]);
  return [...new Set(values)]
    .filter((value) => value !== present)
    .sort((left, right) => Math.abs(left - origin) - Math.abs(right - origin) || left - right);
}

function domainOf({ field }: Slot, date: Day | null): Stretch | null {
  if (field.type.kind === 'date') return date === null ? null : { from: date, to: date + horizonInDays };
  const { minimum, maximum } = field;
  return minimum === undefined || maximum === undefined ? null : { from: minimum, to: maximum };
}

/** Halves a stretch until each part has the same path at both ends: comparisons change sides once along a number. */
function stretchesOf({ from, to }: Stretch, pathOf: (value: number) => string, trials: Trials): readonly Stretch[] {
  if (trials.exhausted) return [];
  if (pathOf(from) === pathOf(to)) return [{ from, to }];
  if (to - from === 1)
    return [
      { from, to: from },
      { from: to, to },
    ];
  const middle = from + Math.floor((to - from) / 2);
  return join(stretchesOf({ from, to: middle }, pathOf, trials), stretchesOf({ from: middle, to }, pathOf, trials));
}

/** Stretches in a row, of which the last on the left and the first on the right share an end. */
function join(left: readonly Stretch[], right: readonly Stretch[]): readonly Stretch[] {
  const [end, start] = [left.at(-1), right[0]];
  if (end === undefined || start === undefined) return [...left, ...right];
  return [...left.slice(0, -1), { from: end.from, to: start.to }, ...right.slice(1)];
}
