import { prepareDecisions } from '../../backends/interpreter/compiled-decision.ts';
import { addMonths } from '../../calendar/dates.ts';
import type { Difference } from '../../compare/difference.ts';
import { type DecidedTwice, type DecidingRulebook, openPolicyCases } from '../../compare/sides.ts';
import { toCivil } from '../../ir/calendar.ts';
import type { Day, Rulebook } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { dateOfCase } from '../cases/case-date.ts';
import { moveCase } from '../cases/move-case.ts';
import type { Changes, Side } from './changes.ts';
import { rulebookOf } from './rulebook-on.ts';

export interface CaseEffects {
  /** How many cases were decided on both sides. */
  readonly decided: number;
  /** Those with another outcome or other values. */
  readonly effects: readonly DecidedTwice[];
}

/** More days than a change of rules is spread over. */
const mostDays = 4;

/**
 * Decides the rulebook's own cases on both sides. A case from before a change is decided again as if it had come the
 * same day of the first year in which the change is in force.
 */
export function findCaseEffects(changes: Changes): CaseEffects {
  const decideTwice = openPolicyCases(openRulebook(changes.before), openRulebook(changes.after));
  const days = changes.before.day === null ? daysOf(changes) : [];
  let decided = 0;
  const effects = casesOf(changes).flatMap((policyCase) => {
    const twice = occasionsOf(policyCase, changes.after.rulebook, days).flatMap((one) => decideTwice(one) ?? []);
    if (twice.length > 0) decided += 1;
    return twice.filter(({ differences }) => differences.some(isFelt)).slice(0, 1);
  });
  return { decided, effects };
}

function openRulebook(side: Side): DecidingRulebook {
  const rulebook = rulebookOf(side);
  return { rulebook, evaluator: prepareDecisions(rulebook) };
}

function isFelt({ kind }: Difference): boolean {
  return kind === 'outcome' || kind === 'value';
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

/** The case as it is, and in the first year that each day of change leaves for it. */
function occasionsOf(policyCase: PolicyCase, rulebook: Rulebook, days: readonly Day[]): readonly PolicyCase[] {
  const date = dateOfCase(policyCase, rulebook);
  const shifts = days.flatMap((day) => (date === null || date >= day ? [] : [yearsUntil(date, day)]));
  return [policyCase, ...shifts.map((years) => moveCase(policyCase, 12 * years, rulebook))];
}

function yearsUntil(date: Day, day: Day): number {
  const years = toCivil(day).year - toCivil(date).year;
  return addMonths(date, 12 * years) >= day ? years : years + 1;
}
