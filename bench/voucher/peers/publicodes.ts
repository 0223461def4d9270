import Publicodes from 'publicodes';
import { addMonths, countFullYears } from '../../../engine/calendar/dates.ts';
import { toCivil } from '../../../engine/ir/calendar.ts';
import type { Day, Outcome } from '../../../engine/ir/ir.ts';
import { defineContender } from '../../measure/contender.ts';
import type { VoucherApplication } from '../application.ts';
import type { VoucherVerdict } from '../by-hand.ts';
import type { VoucherContender } from '../contender.ts';

/**
 * publicodes, one engine for all cases and a situation for each. It has no addition of months and counts years by
 * days, so that age and the last days come with the situation; preparing that is not timed. It always explains.
 */
export function publicodesContender(): VoucherContender {
  const engine = new Publicodes({ ...facts, ...definitions, ...violations });
  const evaluate = (name: string) => engine.evaluate(name).nodeValue;
  return defineContender({
    name: 'publicodes',
    prepare: ({ application }) => toSituation(application),
    decide: (situation): VoucherVerdict => {
      engine.setSituation(situation);
      const violated = rules.filter((rule) => evaluate(rule) === true);
      const isReferred = evaluate('referred') === true;
      const outcome: Outcome = violated.length > 0 ? 'denied' : isReferred ? 'referred' : 'approved';
      if (isReferred) violated.push('catchment');
      return {
        outcome,
        violated,
        hourPrice: evaluate('hour price') as number | null,
        dayPrice: evaluate('day price') as number | null,
        value: evaluate('value') as number,
        clientFee: 0,
      };
    },
    read: (verdict: VoucherVerdict) => verdict,
  });
}

function toSituation(application: VoucherApplication): Record<string, string> {
  const { starts } = application;
  return {
    age: String(countFullYears(application.birthDate, starts)),
    municipality: `'${application.homeMunicipality.toLowerCase()}'`,
    needs: String(application.needs.length),
    'entitled to rehabilitative work': yesOrNo(application.entitledToRehabilitativeWork),
    'third sector sufficient': yesOrNo(application.thirdSectorSufficient),
    'participation found suitable': yesOrNo(application.participationFoundSuitable),
    'local provider available': yesOrNo(application.localProviderAvailable),
    'special need identified': yesOrNo(application.specialNeedIdentified),
    service: `'${application.service}'`,
    ends: writeDate(application.ends),
    'end after 1 month': writeDate(addMonths(starts, 1) - 1),
    'end after 4 months': writeDate(addMonths(starts, 4) - 1),
    'end after 6 months': writeDate(addMonths(starts, 6) - 1),
    hours: String(application.hours / 100),
    days: String(application.days),
    'days per week': String(application.daysPerWeek),
    'intensity supports progress': yesOrNo(application.intensitySupportsProgress),
    'meeting distance': String(application.meetingDistance / 1000),
    'out of area permitted': yesOrNo(application.outOfAreaPermitted),
    'distance from home': String(application.distanceFromHome / 1000),
  };
}

function yesOrNo(value: boolean): string {
  return value ? 'oui' : 'non';
}

function writeDate(date: Day): string {
  const { year, month, day } = toCivil(date);
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

/** Every fact of the situation, with a value that each situation replaces. */
const facts = {
  age: 0,
  municipality: "''",
  needs: 0,
  'entitled to rehabilitative work': 'non',
  'third sector sufficient': 'non',
  'participation found suitable': 'non',
  'local provider available': 'non',
  'special need identified': 'non',
  service: "'participation'",
  ends: '01/01/2020',
  'end after 1 month': '01/01/2020',
  'end after 4 months': '01/01/2020',
  'end after 6 months': '01/01/2020',
  hours: 0,
  days: 0,
  'days per week': 0,
  'intensity supports progress': 'non',
  'meeting distance': 0,
  'out of area permitted': 'non',
  'distance from home': 0,
};

const all = (...conditions: (string | object)[]) => ({ 'toutes ces conditions': conditions });
const any = (...conditions: (string | object)[]) => ({ 'une de ces conditions': conditions });

const definitions = {
  hourly: any("service = 'individual_coaching'", "service = 'group_coaching'"),
  daily: any("service = 'supported_work'", "service = 'participation'"),
  intensive: all("service = 'supported_work'", 'entitled to rehabilitative work = non', 'intensity supports progress'),
  'latest end': {
    variations: [{ si: "service = 'participation'", alors: 'end after 6 months' }, { sinon: 'end after 4 months' }],
  },
  'hours cap': { variations: [{ si: "service = 'group_coaching'", alors: 80 }, { sinon: 40 }] },
  'days cap': {
    variations: [{ si: "service = 'participation'", alors: 78 }, { si: 'intensive', alors: 72 }, { sinon: 54 }],
  },
  'days per week cap': { variations: [{ si: 'intensive', alors: 4 }, { sinon: 3 }] },
  distance: { valeur: 'meeting distance', arrondi: 'oui' },
  'kilometres from home': { valeur: 'distance from home', arrondi: 'oui' },
  far: { valeur: 'kilometres from home > 20' },
  'hour price': {
    'applicable si': 'hourly',
    variations: [
      { si: "service = 'group_coaching'", alors: 1500 },
      { si: 'distance <= 20', alors: 4600 },
      { si: 'distance <= 50', alors: 8100 },
      { sinon: 11600 },
    ],
  },
  'day price': {
    'applicable si': 'daily',
    variations: [{ si: "service = 'supported_work'", alors: 5600 }, { sinon: 2200 }],
  },
  value: {
    variations: [
      { si: 'hourly', alors: { valeur: 'hours * hour price', arrondi: 'oui' } },
      { sinon: 'days * day price' },
    ],
  },
  'may go far': any('local provider available = non', 'special need identified'),
  referred: all('far', 'may go far', 'out of area permitted = non'),
};

const violations = {
  age_limits: any('age < 18', 'age > 64'),
  residence: { valeur: "municipality != 'kuopio'" },
  need: { valeur: 'needs = 0' },
  participation_conditions: all(
    "service = 'participation'",
    any('third sector sufficient', 'participation found suitable = non'),
  ),
  shortest_length: { valeur: 'ends < end after 1 month' },
  longest_length: { valeur: 'ends > latest end' },
  hours_granted: all('hourly', any('hours <= 0', 'hours > hours cap')),
  days_granted: all('daily', any('days <= 0', 'days > days cap')),
  days_per_week: all('daily', any('days per week < 1', 'days per week > days per week cap')),
  catchment: all('far', 'may go far = non'),
};

const rules = Object.keys(violations);
