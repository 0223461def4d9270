import { LogicEngine } from 'json-logic-engine';
import { addMonths, countFullYears } from '../../../engine/calendar/dates.ts';
import { defineContender } from '../../measure/contender.ts';
import type { VoucherApplication } from '../application.ts';
import type { VoucherVerdict } from '../by-hand.ts';
import type { VoucherContender } from '../contender.ts';
import { type Compute, decideByExpressions, type VoucherExpressions } from './expressions.ts';

/** json-logic-engine with every expression compiled by its `build`, and dates as own operators. It does not explain. */
export function jsonLogicContender(): VoucherContender {
  const engine = new LogicEngine();
  engine.addMethod('full_years', ([from, to]: [number, number]) => countFullYears(from, to), { deterministic: true });
  engine.addMethod('add_months', ([day, months]: [number, number]) => addMonths(day, months), { deterministic: true });
  engine.addMethod('round', ([number]: [number]) => Math.round(number), { deterministic: true });
  engine.addMethod('lower_case', ([text]: [string]) => text.toLowerCase(), { deterministic: true });
  return defineContender({
    name: 'json-logic-engine',
    prepare: ({ application }) => application,
    decide: decideByExpressions(logic, (expression) => engine.build(expression) as Compute),
    read: (verdict: VoucherVerdict) => verdict,
  });
}

const fact = (name: keyof VoucherApplication) => ({ var: name });
const service = fact('service');
const isHourly = { in: [service, ['individual_coaching', 'group_coaching']] };
const isDaily = { in: [service, ['supported_work', 'participation']] };
const isIntensive = {
  and: [
    { '===': [service, 'supported_work'] },
    { '!': [fact('entitledToRehabilitativeWork')] },
    fact('intensitySupportsProgress'),
  ],
};
const age = { full_years: [fact('birthDate'), fact('starts')] };
const endAfter = (months: number) => ({ '-': [{ add_months: [fact('starts'), months] }, 1] });
const kilometres = (name: keyof VoucherApplication) => ({ round: [{ '/': [fact(name), 1000] }] });
const isFar = { '>': [kilometres('distanceFromHome'), 20] };
const mayGoFar = { or: [{ '!': [fact('localProviderAvailable')] }, fact('specialNeedIdentified')] };

/** Choices stand outside comparisons: compiled, a `===` inside a `>` makes this version (5.0.7) throw NaN. */
const isMore = (name: keyof VoucherApplication, limit: number) => ({ '>': [fact(name), limit] });

const denied = {
  age_limits: { '!': [{ '<=': [18, age, 64] }] },
  residence: { '!==': [{ lower_case: [fact('homeMunicipality')] }, 'kuopio'] },
  need: { '===': [{ length: [fact('needs')] }, 0] },
  participation_conditions: {
    and: [
      { '===': [service, 'participation'] },
      { or: [fact('thirdSectorSufficient'), { '!': [fact('participationFoundSuitable')] }] },
    ],
  },
  shortest_length: { '<': [fact('ends'), endAfter(1)] },
  longest_length: {
    if: [
      { '===': [service, 'participation'] },
      { '>': [fact('ends'), endAfter(6)] },
      { '>': [fact('ends'), endAfter(4)] },
    ],
  },
  hours_granted: {
    and: [
      isHourly,
      {
        or: [
          { '<=': [fact('hours'), 0] },
          { if: [{ '===': [service, 'group_coaching'] }, isMore('hours', 8000), isMore('hours', 4000)] },
        ],
      },
    ],
  },
  days_granted: {
    and: [
      isDaily,
      {
        or: [
          { '<=': [fact('days'), 0] },
          {
            if: [
              { '===': [service, 'participation'] },
              isMore('days', 78),
              isIntensive,
              isMore('days', 72),
              isMore('days', 54),
            ],
          },
        ],
      },
    ],
  },
  days_per_week: {
    and: [
      isDaily,
      {
        or: [
          { '<': [fact('daysPerWeek'), 1] },
          { if: [isIntensive, isMore('daysPerWeek', 4), isMore('daysPerWeek', 3)] },
        ],
      },
    ],
  },
  catchment: { and: [isFar, { '!': [mayGoFar] }] },
};

const referred = { and: [isFar, mayGoFar, { '!': [fact('outOfAreaPermitted')] }] };

const distance = kilometres('meetingDistance');
const hourPrice = {
  if: [
    { '===': [service, 'group_coaching'] },
    1500,
    { '===': [service, 'individual_coaching'] },
    { if: [{ '<=': [distance, 20] }, 4600, { '<=': [distance, 50] }, 8100, 11600] },
    null,
  ],
};
const dayPrice = {
  if: [{ '===': [service, 'supported_work'] }, 5600, { '===': [service, 'participation'] }, 2200, null],
};
const value = {
  if: [isHourly, { round: [{ '/': [{ '*': [fact('hours'), hourPrice] }, 100] }] }, { '*': [fact('days'), dayPrice] }],
};

const logic: VoucherExpressions<object> = { denied, referred, hourPrice, dayPrice, value };
