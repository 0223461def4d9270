import { formatDate } from '../ir/calendar.ts';
import type { Facts } from '../ir/findings.ts';
import type { Day, Rulebook } from '../ir/ir.ts';
import type { FactProblem } from './problem.ts';

/** The problem of a date given beside facts that say another as-of date; null where there is none. */
export function findDateClash(rulebook: Rulebook, decision: string, facts: Facts, on: Day | null): FactProblem | null {
  const asOf = rulebook.decisions.find(({ name }) => name === decision)?.asOf ?? '';
  const given = facts.get(asOf);
  if (on === null || typeof given !== 'number' || given === on) return null;
  return {
    code: 'date-clash',
    path: asOf,
    message: {
      fi: `päivä ${formatDate(on)} on ristiriidassa tiedon '${asOf}' kanssa, joka on ${formatDate(given)}`,
      en: `the date ${formatDate(on)} contradicts the fact '${asOf}', which is ${formatDate(given)}`,
    },
    help: {
      fi: `anna vain toinen; '${asOf}' määrää päivän, jolle tapaus ratkaistaan`,
      en: `give one of them only; '${asOf}' is the date for which the case is decided`,
    },
  };
}
