import { ZenEngine } from '@gorules/zen-engine';
import type { Outcome } from '../../../engine/ir/ir.ts';
import { defineContender } from '../../measure/contender.ts';
import { toJson } from '../application.ts';
import type { VoucherVerdict } from '../by-hand.ts';
import type { VoucherContender } from '../contender.ts';

/** What the decision's last node gives. */
interface ZenResult {
  readonly outcome: Outcome;
  readonly violations: readonly { readonly rule: string }[];
  readonly hourPrice?: number;
  readonly dayPrice?: number;
  readonly value: number;
}

/**
 * GoRules Zen with a decision as its editor would make it: an expression node for what is computed, a decision table
 * that collects a line for every broken rule, an expression node for the outcome. With `trace` it also tells the input
 * and output of every node.
 */
export function zenContender({ trace }: { readonly trace: boolean }): VoucherContender {
  const decision = new ZenEngine().createDecision(content);
  return defineContender({
    name: trace ? 'GoRules Zen with trace' : 'GoRules Zen',
    prepare: toJson,
    decide: (facts) => decision.evaluate(facts, { trace }),
    read: ({ result }): VoucherVerdict => {
      const { outcome, violations, hourPrice = null, dayPrice = null, value } = result as ZenResult;
      const violated = violations.map(({ rule }) => rule);
      return { outcome, violated, hourPrice, dayPrice, value: Math.round(value), clientFee: 0 };
    },
  });
}

const individual = "voucher.service == 'individual_coaching'";
const group = "voucher.service == 'group_coaching'";
const work = "voucher.service == 'supported_work'";
const participation = "voucher.service == 'participation'";
const starts = 'd(voucher.starts)';

const computed = {
  age: `${starts}.diff(client.birth_date, "year")`,
  hourly: `${individual} or ${group}`,
  intensive: `${work} and not client.entitled_to_rehabilitative_work and voucher.intensity_supports_progress`,
  longest: `${participation} ? 6 : 4`,
  tooShort: `d(voucher.ends).isBefore(${starts}.add(1, "month").sub(1, "day"))`,
  tooLong: `d(voucher.ends).isAfter(${starts}.add($.longest, "month").sub(1, "day"))`,
  most: `${individual} ? 40 : ${group} ? 80 : ${participation} ? 78 : $.intensive ? 72 : 54`,
  mostPerWeek: '$.intensive ? 4 : 3',
  far: 'round(provider.distance_from_home) > 20',
  mayGoFar: 'not client.local_provider_available or client.special_need_identified',
  distance: 'round(voucher.meeting_distance)',
  hourPrice: `${group} ? 1500 : ${individual} ? ($.distance <= 20 ? 4600 : $.distance <= 50 ? 8100 : 11600) : null`,
  dayPrice: `${work} ? 5600 : ${participation} ? 2200 : null`,
  value: '$.hourly ? round(voucher.hours * $.hourPrice) : voucher.days * $.dayPrice',
};

/** When each rule is broken, and how it counts. */
const violations: readonly (readonly [rule: string, effect: 'deny' | 'refer', condition: string])[] = [
  ['age_limits', 'deny', 'age < 18 or age > 64'],
  ['residence', 'deny', "lower(client.home_municipality) != 'kuopio'"],
  ['need', 'deny', 'len(client.needs) == 0'],
  [
    'participation_conditions',
    'deny',
    `${participation} and (client.third_sector_sufficient or not client.participation_found_suitable)`,
  ],
  ['shortest_length', 'deny', 'tooShort'],
  ['longest_length', 'deny', 'tooLong'],
  ['hours_granted', 'deny', 'hourly and (voucher.hours <= 0 or voucher.hours > most)'],
  ['days_granted', 'deny', 'not hourly and (voucher.days <= 0 or voucher.days > most)'],
  ['days_per_week', 'deny', 'not hourly and (voucher.days_per_week < 1 or voucher.days_per_week > mostPerWeek)'],
  ['catchment', 'deny', 'far and not mayGoFar'],
  ['catchment', 'refer', 'far and mayGoFar and not voucher.out_of_area_permitted'],
];

const outcome =
  "some(violations, #.effect == 'deny') ? 'denied' : some(violations, #.effect == 'refer') ? 'referred' : 'approved'";

const content = {
  nodes: [
    { id: 'facts', name: 'Facts', type: 'inputNode', content: {} },
    {
      id: 'computed',
      name: 'Computed',
      type: 'expressionNode',
      content: {
        expressions: Object.entries(computed).map(([key, value]) => ({ id: key, key, value })),
        passThrough: true,
      },
    },
    {
      id: 'violations',
      name: 'Violations',
      type: 'decisionTableNode',
      content: {
        hitPolicy: 'collect',
        inputs: [{ id: 'condition', name: 'Condition' }],
        outputs: [
          { id: 'rule', name: 'Rule', field: 'rule' },
          { id: 'effect', name: 'Effect', field: 'effect' },
        ],
        rules: violations.map(([rule, effect, condition]) => ({
          _id: `${rule}-${effect}`,
          condition,
          rule: `'${rule}'`,
          effect: `'${effect}'`,
        })),
        outputPath: 'violations',
        passThrough: true,
      },
    },
    {
      id: 'answer',
      name: 'Answer',
      type: 'expressionNode',
      content: {
        expressions: [
          { id: 'outcome', key: 'outcome', value: outcome },
          ...['violations', 'hourPrice', 'dayPrice', 'value'].map((key) => ({ id: key, key, value: key })),
        ],
      },
    },
  ],
  edges: [
    { id: 'facts-computed', sourceId: 'facts', targetId: 'computed', type: 'edge' },
    { id: 'computed-violations', sourceId: 'computed', targetId: 'violations', type: 'edge' },
    { id: 'violations-answer', sourceId: 'violations', targetId: 'answer', type: 'edge' },
  ],
};
