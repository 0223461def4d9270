import type { Findings, Result, RuleFinding, Value } from '../../../engine/ir/findings.ts';
import { day, number } from './voucher-rulebook.ts';

/** An unknown that waits for facts. */
const unknown = (...waits: readonly string[]): Result => ({ kind: 'unknown', waits: new Set(waits), gaps: [] });
/** A known result. */
export const known = (value: Value): Result => ({ kind: 'known', value });

/** What became of a rule; satisfied unless said otherwise. */
function finding(rule: string, more: Partial<RuleFinding> = {}): RuleFinding {
  return {
    rule,
    status: 'satisfied',
    effect: null,
    exceptions: [],
    violations: [],
    waits: new Set(),
    gaps: [],
    ...more,
  };
}

/** Findings of the voucher decision; approved without a word unless said otherwise. */
export function findings(more: Partial<Findings> = {}): Findings {
  return {
    decision: 'voucher_grant',
    date: day('2020-03-02'),
    outcome: 'approved',
    values: [],
    rules: [],
    missing: [],
    gaps: [],
    outdated: [],
    ...more,
  };
}

/** A denial with a bit of everything. */
export const denied = findings({
  outcome: 'denied',
  values: [
    { name: 'voucher.hour_price', type: number('EUR/h', 2), result: unknown('voucher.meeting_distance') },
    { name: 'voucher.value', type: number('EUR', 2), result: known(184000) },
    { name: 'provider.qualified', type: number(''), result: known(2) },
  ],
  rules: [
    finding('age_limits', {
      status: 'violated',
      effect: 'deny',
      violations: [
        {
          element: null,
          effect: 'deny',
          message: {
            fi: ['Asiakas on ', { result: known(17), type: number('year'), format: 'number' }, '-vuotias.'],
            en: ['The client is aged ', { result: known(17), type: number('year'), format: 'number' }, '.'],
          },
        },
      ],
    }),
    finding('residence', {
      status: 'violated',
      effect: 'deny',
      violations: [
        {
          element: null,
          effect: 'deny',
          message: {
            fi: ['Vuosi ', { result: known(day('2020-02-03')), type: { kind: 'date' }, format: 'value' }, '.'],
          },
        },
      ],
    }),
    finding('hours_granted', { status: 'not_applicable' }),
    finding('longest_length', { status: 'unknown', effect: 'deny', waits: new Set(['voucher.ends']) }),
    finding('catchment', { exceptions: ['out_of_area'] }),
    finding('registered', {
      status: 'violated',
      effect: 'deny',
      violations: [
        { element: 'provider.staff[0]', effect: 'deny', message: { fi: ['Ei.'], en: ['No.'] } },
        { element: 'provider.staff[2]', effect: 'deny', message: { fi: ['Ei.'], en: ['No.'] } },
      ],
    }),
    finding('anyone_qualified', {
      status: 'violated',
      effect: 'warn',
      violations: [{ element: null, effect: 'warn', message: { fi: ['Kukaan ei ole kelpoinen.'] } }],
    }),
  ],
  missing: ['voucher.ends', 'voucher.meeting_distance'],
  gaps: [
    { name: 'price.group_coaching', reason: 'not_in_force' },
    { name: 'price.group_coaching', reason: 'no_entry' },
  ],
  outdated: [{ parameter: 'price.individual_coaching', statedFor: 2020, usedFor: 2021 }],
});
