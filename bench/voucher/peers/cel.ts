import { Environment } from '@marcbachmann/cel-js';
import { addMonths, countFullYears } from '../../../engine/calendar/dates.ts';
import { defineContender } from '../../measure/contender.ts';
import type { VoucherFact } from '../application.ts';
import type { VoucherVerdict } from '../by-hand.ts';
import type { VoucherContender } from '../contender.ts';
import { type Compute, decideByExpressions, type VoucherExpressions } from './expressions.ts';

/** CEL with every expression parsed and typed beforehand, and dates as own functions. It does not explain. */
export function celContender(): VoucherContender {
  const environment = openEnvironment();
  return defineContender({
    name: 'cel-js',
    prepare: ({ application }) => application,
    decide: decideByExpressions(expressions, (expression) => environment.parse(expression) as Compute),
    read: (verdict: VoucherVerdict) => verdict,
  });
}

const types: Readonly<Record<VoucherFact, string>> = {
  birthDate: 'double',
  homeMunicipality: 'string',
  needs: 'list<string>',
  entitledToRehabilitativeWork: 'bool',
  thirdSectorSufficient: 'bool',
  participationFoundSuitable: 'bool',
  localProviderAvailable: 'bool',
  specialNeedIdentified: 'bool',
  service: 'string',
  grantedOn: 'double',
  starts: 'double',
  ends: 'double',
  hours: 'double',
  days: 'double',
  daysPerWeek: 'double',
  intensitySupportsProgress: 'bool',
  meetingDistance: 'double',
  outOfAreaPermitted: 'bool',
  distanceFromHome: 'double',
};

function openEnvironment(): Environment {
  const environment = new Environment();
  for (const [fact, type] of Object.entries(types)) environment.registerVariable(fact, type);
  return environment
    .registerFunction('fullYears(double, double): double', countFullYears)
    .registerFunction('addMonths(double, double): double', addMonths)
    .registerFunction('round(double): double', Math.round);
}

const hourly = "service in ['individual_coaching', 'group_coaching']";
const daily = "service in ['supported_work', 'participation']";
const intensive = "service == 'supported_work' && !entitledToRehabilitativeWork && intensitySupportsProgress";
const age = 'fullYears(birthDate, starts)';
const far = 'round(distanceFromHome / 1000.0) > 20.0';
const mayGoFar = '(!localProviderAvailable || specialNeedIdentified)';
const distance = 'round(meetingDistance / 1000.0)';
const distancePrice = `(${distance} <= 20.0 ? 4600.0 : ${distance} <= 50.0 ? 8100.0 : 11600.0)`;

const expressions: VoucherExpressions<string> = {
  denied: {
    age_limits: `${age} < 18.0 || ${age} > 64.0`,
    residence: "homeMunicipality.lowerAscii() != 'kuopio'",
    need: 'needs.size() == 0',
    participation_conditions: "service == 'participation' && (thirdSectorSufficient || !participationFoundSuitable)",
    shortest_length: 'ends < addMonths(starts, 1.0) - 1.0',
    longest_length: "ends > addMonths(starts, service == 'participation' ? 6.0 : 4.0) - 1.0",
    hours_granted: `${hourly} && (hours <= 0.0 || hours > (service == 'group_coaching' ? 8000.0 : 4000.0))`,
    days_granted: `${daily} && (days <= 0.0 || days > (service == 'participation' ? 78.0 : ${intensive} ? 72.0 : 54.0))`,
    days_per_week: `${daily} && (daysPerWeek < 1.0 || daysPerWeek > (${intensive} ? 4.0 : 3.0))`,
    catchment: `${far} && !${mayGoFar}`,
  },
  referred: `${far} && ${mayGoFar} && !outOfAreaPermitted`,
  hourPrice: `service == 'group_coaching' ? dyn(1500.0) : service == 'individual_coaching' ? dyn(${distancePrice}) : dyn(null)`,
  dayPrice: "service == 'supported_work' ? dyn(5600.0) : service == 'participation' ? dyn(2200.0) : dyn(null)",
  value: `${hourly}
    ? round(hours * (service == 'group_coaching' ? 1500.0 : ${distancePrice}) / 100.0)
    : days * (service == 'supported_work' ? 5600.0 : 2200.0)`,
};
