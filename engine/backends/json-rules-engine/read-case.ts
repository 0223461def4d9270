import type { FactProblem } from '../../facts/problem.ts';
import { readFacts } from '../../facts/read-facts.ts';
import { formatDate, parseDate } from '../../ir/calendar.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Localized } from '../../ir/localized.ts';
import type { RuleSet } from './rule-set.ts';

/** A rule set read from JSON as the platform reads it, or why it is none. */
export function readRuleSet(json: unknown): { readonly ruleSet: RuleSet } | { readonly problem: Localized } {
  const isRuleSet = typeof json === 'object' && json !== null && 'format' in json && json.format === format;
  if (isRuleSet) return { ruleSet: json as RuleSet };
  return {
    problem: {
      fi: `tiedosto ei ole muotoa '${format}'; vie säännöt uudelleen: rulebook export --to json-rules-engine`,
      en: `the file is not of the format '${format}'; export the rules again: rulebook export --to json-rules-engine`,
    },
  };
}

const format: RuleSet['format'] = 'rulebook-json-rules-engine/1';

export type CaseProblem = Pick<FactProblem, 'path' | 'message' | 'help'>;

/**
 * Reads the facts of a case from JSON, as `rulebook evaluate` does. Sound facts only where there are no problems; one
 * is an as-of date, missing or given, for which the rules may read otherwise.
 */
export function readCase(
  ruleSet: RuleSet,
  json: unknown,
): { readonly facts: Facts; readonly problems: readonly CaseProblem[] } {
  const { facts, problems } = readFacts(ruleSet.ir, json);
  if (problems.length > 0) return { facts, problems };
  const outside = findDateOutside(ruleSet, facts);
  return { facts, problems: outside === null ? [] : [outside] };
}

function findDateOutside({ asOf, from, to }: RuleSet, facts: Facts): CaseProblem | null {
  const date = facts.get(asOf);
  const [first, last] = [from, to].map((bound) => (bound === null ? null : parseDate(bound)));
  if (typeof date === 'number' && date >= (first ?? date) && date <= (last ?? date)) return null;
  if (first === null && last === null) return null;
  const given = typeof date === 'number' ? formatDate(date) : null;
  return {
    path: asOf,
    message: {
      fi: `säännöt koskevat päiviä ${from ?? ''}–${to ?? ''}, mutta '${asOf}' on ${given ?? 'antamatta'}`,
      en: `the rules are for the dates ${from ?? ''}–${to ?? ''}, but '${asOf}' is ${given ?? 'not given'}`,
    },
    help: {
      fi: `vie tapauksen päivän säännöt: rulebook export --to json-rules-engine --on ${given ?? 'PÄIVÄ'}`,
      en: `export the rules of the case's date: rulebook export --to json-rules-engine --on ${given ?? 'DATE'}`,
    },
  };
}
