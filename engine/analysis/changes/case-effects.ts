import { interpreter } from '../../backends/interpreter/interpreter.ts';
import { addMonths } from '../../calendar/dates.ts';
import { readCase } from '../../cases/read-case.ts';
import { toCivil } from '../../ir/calendar.ts';
import type { Facts, Findings, Result, Value } from '../../ir/findings.ts';
import type { Day, Rulebook, Type } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { dateOfCase } from '../cases/case-date.ts';
import type { Deciding } from '../cases/case-differences.ts';
import { moveCase } from '../cases/move-case.ts';
import type { Changes, Side } from './changes.ts';
import { rulebookOf } from './rulebook-on.ts';

/** One of the rulebook's own cases that comes out differently. */
export interface CaseEffect {
  readonly case: PolicyCase;
  readonly facts: Facts;
  /** The as-of date for which it was decided; null where it has none. */
  readonly date: Day | null;
  readonly before: Findings;
  readonly after: Findings;
  /** Outputs whose value differs. */
  readonly values: readonly OutputDifference[];
}

/** Null: no value, or none known. */
export interface OutputDifference {
  readonly output: string;
  readonly type: Type;
  readonly before: Value | null;
  readonly after: Value | null;
}

export interface CaseEffects {
  /** How many cases were decided on both sides. */
  readonly decided: number;
  readonly effects: readonly CaseEffect[];
}

/** More days than a change of rules is spread over. */
const mostDays = 4;

/**
 * Decides the rulebook's own cases on both sides. A case from before a change is decided again as if it had come the
 * same day of the first year in which the change is in force.
 */
export function findCaseEffects(changes: Changes): CaseEffects {
  const before = openSide(changes.before);
  const after = openSide(changes.after);
  const days = changes.before.day === null ? daysOf(changes) : [];
  let decided = 0;
  const effects = casesOf(changes).flatMap((policyCase) => {
    const differing = occasionsOf(policyCase, before, after, days).map((occasion) =>
      decide(policyCase, occasion, before, after),
    );
    if (differing.length > 0) decided += 1;
    return differing.filter((effect) => effect !== null).slice(0, 1);
  });
  return { decided, effects };
}

function openSide(side: Side): Deciding {
  const rulebook = rulebookOf(side);
  return { rulebook, evaluator: interpreter.prepare(rulebook) };
}

/** Those of the later side, then those that only the earlier has. */
function casesOf({ before, after }: Changes): readonly PolicyCase[] {
  const nameOf = ({ decision, name }: PolicyCase): string => JSON.stringify([decision, name]);
  const known = new Set(after.cases.map(nameOf));
  return [...after.cases, ...before.cases.filter((one) => !known.has(nameOf(one)))];
}

/** The days from which changes of values and meaning hold. */
function daysOf({ values, declarations }: Changes): readonly Day[] {
  const stretches = [
    ...values.flatMap(({ rows }) => rows),
    ...declarations.filter(({ consequence }) => consequence === 'meaning'),
  ];
  const days = stretches.flatMap(({ from }) => (from === null ? [] : [from]));
  return [...new Set(days)].sort((a, b) => a - b).slice(0, mostDays);
}

interface Occasion {
  readonly facts: Facts;
  readonly on: Day | null;
}

/** The case as it is, and in the first year that each day of change leaves for it; none where a side cannot read it. */
function occasionsOf(
  policyCase: PolicyCase,
  before: Deciding,
  after: Deciding,
  days: readonly Day[],
): readonly Occasion[] {
  const date = dateOfCase(policyCase, after.rulebook);
  const shifts = days.flatMap((day) => (date === null || date >= day ? [] : yearsUntil(date, day)));
  return [0, ...shifts].flatMap((years): readonly Occasion[] => {
    const moved = years === 0 ? policyCase : moveCase(policyCase, 12 * years, after.rulebook);
    const facts = factsOn(moved, after.rulebook);
    return facts === null || factsOn(moved, before.rulebook) === null ? [] : [{ facts, on: moved.on }];
  });
}

function yearsUntil(date: Day, day: Day): number {
  const years = toCivil(day).year - toCivil(date).year;
  return addMonths(date, 12 * years) >= day ? years : years + 1;
}

function factsOn(policyCase: PolicyCase, rulebook: Rulebook): Facts | null {
  if (!rulebook.decisions.some(({ name }) => name === policyCase.decision)) return null;
  const read = readCase(policyCase, rulebook);
  return read.kind === 'read' ? read.facts : null;
}

function decide(
  policyCase: PolicyCase,
  { facts, on }: Occasion,
  { evaluator: earlier }: Deciding,
  { evaluator: later }: Deciding,
): CaseEffect | null {
  const before = earlier.decide(policyCase.decision, facts, on);
  const after = later.decide(policyCase.decision, facts, on);
  const values = compareValues(before, after);
  if (before.outcome === after.outcome && values.length === 0) return null;
  return { case: policyCase, facts, date: after.date, before, after, values };
}

function compareValues(before: Findings, after: Findings): readonly OutputDifference[] {
  const old = new Map(before.values.map((value) => [value.name, value]));
  const now = new Map(after.values.map((value) => [value.name, value]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name) => {
    const type = (now.get(name) ?? old.get(name))?.type;
    const [earlier, later] = [known(old.get(name)?.result), known(now.get(name)?.result)];
    if (type === undefined || JSON.stringify(earlier) === JSON.stringify(later)) return [];
    return [{ output: name, type, before: earlier, after: later }];
  });
}

function known(result: Result | undefined): Value | null {
  return result?.kind === 'known' ? result.value : null;
}
