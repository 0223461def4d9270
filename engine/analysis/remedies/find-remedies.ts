import type { Facts, Findings } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Decision, Expression, Rule, Rulebook } from '../../ir/ir.ts';
import type { Situation } from './alternatives.ts';
import { distanceBetween } from './distance.ts';
import type { Remedies, Remedy } from './remedy.ts';
import { offencesOf, prepareTouches } from './rule-reads.ts';
import { openSearch } from './search-set.ts';
import { readSlot, type Slot, slotsOf } from './slot.ts';
import { type Assignment, openTrials, type Trial } from './trials.ts';

export interface RemedyOptions {
  /** How many comparisons the search may make before it ends; about a million a second. */
  readonly effort?: number;
}

const usualEffort = 1_000_000;

/** A remedy of more facts is no answer to "what would have to change". */
const mostFacts = 3;

/** More would not be read; the first are the smallest. */
const mostRemedies = 10;

/**
 * What would have to change for a denied or referred case to be approved: the smallest sets of changes among the facts
 * the decision declares changeable. No part of a set would do, and no value of it could stay nearer to the present one
 * while the others are as they are. The findings are those made from the facts; for an approved or incomplete case
 * there is nothing to find.
 */
export function findRemedies(
  rulebook: Rulebook,
  findings: Findings,
  facts: Facts,
  { effort = usualEffort }: RemedyOptions = {},
): Remedies | null {
  if (findings.outcome !== 'denied' && findings.outcome !== 'referred') return null;
  const declared = rulebook.decisions.find(({ name }) => name === findings.decision);
  invariant(declared !== undefined, `the rulebook has the decision '${findings.decision}'`);
  const decision = withGivenValues(declared);
  const { date } = findings;
  const touches = prepareTouches(rulebook, decision);
  const slots = slotsOf(rulebook, decision, facts).filter((slot) =>
    decision.rules.some(({ name }) => touches(name, null, slot)),
  );
  const trials = openTrials({ rulebook, decision, facts, date, slots, touches }, effort);
  const situation: Situation = { rulebook, facts, date, trials, touches, known: new Map() };
  const search = openSearch(situation);
  const before = trials.trial(new Map());
  const offences = offencesOf(before.rules);
  const found: Assignment[] = [];
  for (let size = 1; size <= mostFacts; size += 1) {
    const ofSize: Assignment[] = [];
    for (const set of setsOf(slots, size)) {
      trials.spend();
      if (trials.exhausted) break;
      const holdsSmaller = found.some((smaller) => [...smaller.keys()].every((slot) => set.includes(slot)));
      const reachesAll = offences.every(({ rule, element }) => set.some((slot) => touches(rule, element, slot)));
      if (holdsSmaller || !reachesAll) continue;
      const remedy = search(set);
      if (remedy !== null && trials.trial(remedy).outcome === 'approved') ofSize.push(remedy);
    }
    found.push(...ofSize.sort((left, right) => lengthOf(left, facts) - lengthOf(right, facts)));
    if (found.length >= mostRemedies) break;
  }
  return {
    date,
    complete: !trials.exhausted && found.length <= mostRemedies,
    changeable: decision.changeable ?? [],
    waits: [...new Set(before.rules.flatMap(({ waits }) => [...waits]))],
    remedies: found.slice(0, mostRemedies).map((one) => describe(one, facts, before, trials.trial(one), declared)),
  };
}

const ruled = new WeakMap<Decision, Decision>();

/** The decision with a rule in place of each value it gives: that it is known, or does not apply. */
function withGivenValues(decision: Decision): Decision {
  const before = ruled.get(decision);
  if (before !== undefined) return before;
  const rules = decision.outputs.flatMap(({ name, expression, givenFrom }): readonly Rule[] => {
    if (givenFrom === null) return [];
    const isKnown: Expression = { kind: 'is_given', operand: expression };
    const value = {
      forEach: null,
      when: isKnown,
      requires: isKnown,
      otherwise: { effect: 'refer', message: null },
      exceptions: [],
    } as const;
    const versions = [
      { from: Number.NEGATIVE_INFINITY, value: null },
      { from: givenFrom, value },
    ];
    const norm = { label: {}, provisions: [], citations: [], interpretations: [], origin: decision.origin };
    return [{ ...norm, name: `gives ${name}`, versions }];
  });
  const made = { ...decision, rules: [...decision.rules, ...rules], outputs: [] };
  ruled.set(decision, made);
  return made;
}

/** All sets of so many slots, in order. */
function* setsOf(slots: readonly Slot[], size: number, from = 0): Generator<readonly Slot[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= slots.length - size; index += 1) {
    const slot = slots[index];
    if (slot === undefined) continue;
    for (const others of setsOf(slots, size - 1, index + 1)) yield [slot, ...others];
  }
}

/** How far all the changes go together. */
function lengthOf(assignment: Assignment, facts: Facts): number {
  return [...assignment].reduce(
    (total, [slot, value]) => total + distanceBetween(readSlot(slot, facts), value, slot.field.type),
    0,
  );
}

function describe(
  assignment: Assignment,
  facts: Facts,
  before: Trial,
  after: Trial,
  { rules: declared }: Decision,
): Remedy {
  const offending = new Set(offencesOf(before.rules).map(({ rule }) => rule));
  const hindering = new Set(declared.map(({ name }) => name).filter((name) => offending.has(name)));
  return {
    changes: [...assignment].map(([slot, to]) => ({
      fact: slot.path,
      type: slot.field.type,
      from: readSlot(slot, facts),
      to,
    })),
    outcome: after.outcome,
    rules: after.rules
      .filter(({ rule }) => hindering.has(rule))
      .map(({ rule, status, exceptions }) => ({ rule, status, exceptions })),
  };
}
