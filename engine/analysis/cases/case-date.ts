import { parseDate } from '../../ir/calendar.ts';
import type { Day, Rulebook } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { factAt } from './fact-at.ts';

/** The day as of which a policy case is decided; null where it leaves that out. */
export function dateOfCase({ decision, facts, on }: PolicyCase, { decisions }: Rulebook): Day | null {
  const asOf = decisions.find(({ name }) => name === decision)?.asOf;
  const given = asOf === undefined ? undefined : factAt(JSON.parse(facts), asOf);
  return typeof given === 'string' ? parseDate(given) : on;
}
