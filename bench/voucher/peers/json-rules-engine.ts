import { type Almanac, Engine, type RuleProperties } from 'json-rules-engine';
import { addMonths, countFullYears } from '../../../engine/calendar/dates.ts';
import type { Day, Outcome } from '../../../engine/ir/ir.ts';
import { defineContender } from '../../measure/contender.ts';
import type { Service } from '../application.ts';
import type { VoucherVerdict } from '../by-hand.ts';
import type { VoucherContender } from '../contender.ts';
import { inOrderOfPolicy } from './order.ts';

/**
 * json-rules-engine as its documentation would have it: a rule for every way to fail, conditions on facts, values
 * that must be computed as dynamic facts. Its results tell which conditions held, so it always explains.
 */
export function jsonRulesEngineContender(): VoucherContender {
  const engine = new Engine(rules);
  for (const [name, compute] of Object.entries(computed)) {
    engine.addFact(name, (_, almanac) => compute(almanac));
  }
  return defineContender({
    name: 'json-rules-engine',
    prepare: ({ application }) => ({ ...application }),
    decide: async (facts): Promise<VoucherVerdict> => {
      const { events, almanac } = await engine.run(facts);
      const effects = new Set(events.map(({ type }) => type));
      const outcome: Outcome = effects.has('deny') ? 'denied' : effects.has('refer') ? 'referred' : 'approved';
      return {
        outcome,
        violated: events.map(({ params }) => params?.rule as string),
        hourPrice: await almanac.factValue<number | null>('hourPrice'),
        dayPrice: await almanac.factValue<number | null>('dayPrice'),
        value: await almanac.factValue<number>('value'),
        clientFee: await almanac.factValue<number>('clientFee'),
      };
    },
    read: inOrderOfPolicy,
  });
}

const isHourly = { fact: 'service', operator: 'in', value: ['individual_coaching', 'group_coaching'] };
const isDaily = { fact: 'service', operator: 'in', value: ['supported_work', 'participation'] };
const isFar = { fact: 'distanceFromHomeKm', operator: 'greaterThan', value: 20 };

const rules: RuleProperties[] = [
  deny('age_limits', {
    any: [
      { fact: 'age', operator: 'lessThan', value: 18 },
      { fact: 'age', operator: 'greaterThan', value: 64 },
    ],
  }),
  deny('residence', { all: [{ fact: 'municipality', operator: 'notEqual', value: 'kuopio' }] }),
  deny('need', { all: [{ fact: 'needs', path: '$.length', operator: 'equal', value: 0 }] }),
  deny('participation_conditions', {
    all: [
      { fact: 'service', operator: 'equal', value: 'participation' },
      {
        any: [
          { fact: 'thirdSectorSufficient', operator: 'equal', value: true },
          { fact: 'participationFoundSuitable', operator: 'equal', value: false },
        ],
      },
    ],
  }),
  deny('shortest_length', { all: [{ fact: 'ends', operator: 'lessThan', value: { fact: 'earliestEnd' } }] }),
  deny('longest_length', { all: [{ fact: 'ends', operator: 'greaterThan', value: { fact: 'latestEnd' } }] }),
  deny('hours_granted', {
    all: [
      isHourly,
      {
        any: [
          { fact: 'hours', operator: 'lessThanInclusive', value: 0 },
          { fact: 'hours', operator: 'greaterThan', value: { fact: 'hoursCap' } },
        ],
      },
    ],
  }),
  deny('days_granted', {
    all: [
      isDaily,
      {
        any: [
          { fact: 'days', operator: 'lessThanInclusive', value: 0 },
          { fact: 'days', operator: 'greaterThan', value: { fact: 'daysCap' } },
        ],
      },
    ],
  }),
  deny('days_per_week', {
    all: [
      isDaily,
      {
        any: [
          { fact: 'daysPerWeek', operator: 'lessThan', value: 1 },
          { fact: 'daysPerWeek', operator: 'greaterThan', value: { fact: 'daysPerWeekCap' } },
        ],
      },
    ],
  }),
  deny('catchment', {
    all: [
      isFar,
      { fact: 'localProviderAvailable', operator: 'equal', value: true },
      { fact: 'specialNeedIdentified', operator: 'equal', value: false },
    ],
  }),
  {
    event: { type: 'refer', params: { rule: 'catchment' } },
    conditions: {
      all: [
        isFar,
        {
          any: [
            { fact: 'localProviderAvailable', operator: 'equal', value: false },
            { fact: 'specialNeedIdentified', operator: 'equal', value: true },
          ],
        },
        { fact: 'outOfAreaPermitted', operator: 'equal', value: false },
      ],
    },
  },
];

function deny(rule: string, conditions: RuleProperties['conditions']): RuleProperties {
  return { event: { type: 'deny', params: { rule } }, conditions };
}

const mostHours: Readonly<Partial<Record<Service, number>>> = { individual_coaching: 4000, group_coaching: 8000 };
const dayPrices: Readonly<Partial<Record<Service, number>>> = { supported_work: 5600, participation: 2200 };

/** Facts computed from others, once a run where they are asked for. */
const computed: Readonly<Record<string, (almanac: Almanac) => unknown>> = {
  age: async (almanac) =>
    countFullYears(await almanac.factValue<Day>('birthDate'), await almanac.factValue<Day>('starts')),
  municipality: async (almanac) => (await almanac.factValue<string>('homeMunicipality')).toLowerCase(),
  intensive: async (almanac) =>
    (await almanac.factValue<Service>('service')) === 'supported_work' &&
    !(await almanac.factValue<boolean>('entitledToRehabilitativeWork')) &&
    (await almanac.factValue<boolean>('intensitySupportsProgress')),
  earliestEnd: async (almanac) => addMonths(await almanac.factValue<Day>('starts'), 1) - 1,
  latestEnd: async (almanac) => {
    const months = (await almanac.factValue<Service>('service')) === 'participation' ? 6 : 4;
    return addMonths(await almanac.factValue<Day>('starts'), months) - 1;
  },
  hoursCap: async (almanac) => mostHours[await almanac.factValue<Service>('service')],
  daysCap: async (almanac) => {
    if ((await almanac.factValue<Service>('service')) === 'participation') return 78;
    return (await almanac.factValue<boolean>('intensive')) ? 72 : 54;
  },
  daysPerWeekCap: async (almanac) => ((await almanac.factValue<boolean>('intensive')) ? 4 : 3),
  distanceFromHomeKm: async (almanac) => Math.round((await almanac.factValue<number>('distanceFromHome')) / 1000),
  hourPrice: async (almanac) => {
    const service = await almanac.factValue<Service>('service');
    if (service === 'group_coaching') return 1500;
    if (service !== 'individual_coaching') return null;
    const distance = Math.round((await almanac.factValue<number>('meetingDistance')) / 1000);
    return distance <= 20 ? 4600 : distance <= 50 ? 8100 : 11600;
  },
  dayPrice: async (almanac) => dayPrices[await almanac.factValue<Service>('service')] ?? null,
  value: async (almanac) => {
    const hourPrice = await almanac.factValue<number | null>('hourPrice');
    if (hourPrice !== null) return Math.round(((await almanac.factValue<number>('hours')) * hourPrice) / 100);
    return (await almanac.factValue<number>('days')) * (await almanac.factValue<number>('dayPrice'));
  },
  clientFee: () => 0,
};
