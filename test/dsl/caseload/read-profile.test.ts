import { describe, expect, it } from 'vitest';
import { readProfile } from '../../../dsl/caseload/read-profile.ts';
import { openKuopio } from '../../library/kuopio.ts';

const { ir: rulebook } = openKuopio();

/** The draws of a fact, and every problem, of a profile with these lines for the facts of a decision. */
function read(lines: string, decision = 'voucher_grant') {
  const text = `${decision}:\n  missing: 0.5 %\n  facts:\n${lines.replace(/^/gm, '    ')}\n`;
  const { profile, diagnostics } = readProfile('caseload.yaml', text, rulebook);
  return {
    facts: Object.fromEntries(profile.get(decision)?.facts ?? []),
    problems: diagnostics.map(({ code, message, help }) => `${code}: ${message.en}${help ? ` | ${help.en}` : ''}`),
  };
}

const unconditional = { when: [], missing: null };

describe('a profile of cases', () => {
  it.each([
    [
      'client.home_municipality: { one_of: { Kuopio: 9, Iisalmi: 1 } }',
      'client.home_municipality',
      {
        kind: 'one_of',
        choices: [
          { value: 'Kuopio', weight: 9 },
          { value: 'Iisalmi', weight: 1 },
        ],
      },
    ],
    [
      'voucher.hours: { one_of: { 40: 1, 20.5: 2 } }',
      'voucher.hours',
      {
        kind: 'one_of',
        choices: [
          { value: 4000, weight: 1 },
          { value: 2050, weight: 2 },
        ],
      },
    ],
    [
      'client.special_need_identified: { one_of: { yes: 1, no: 2 } }',
      'client.special_need_identified',
      {
        kind: 'one_of',
        choices: [
          { value: true, weight: 1 },
          { value: false, weight: 2 },
        ],
      },
    ],
    [
      'provider.distance_from_home: { between: [0.5, 20], step: 0.1 }',
      'provider.distance_from_home',
      { kind: 'between', from: 500, to: 20000, step: 100 },
    ],
    [
      'client.needs: { some_of: { inclusion: 60 % } }',
      'client.needs',
      { kind: 'some_of', shares: [{ value: 'inclusion', share: 6000 }] },
    ],
    [
      'voucher.ends: { after: voucher.starts, months: { 4: 1 }, and_days: -1 }',
      'voucher.ends',
      { kind: 'date', from: 'voucher.starts', unit: 'month', amounts: [{ value: 4, weight: 1 }], days: -1, at: null },
    ],
    [
      'client.birth_date: { before: on, years: 30, at: start of month }',
      'client.birth_date',
      { kind: 'date', from: 'on', unit: 'year', amounts: [{ value: -30, weight: 1 }], days: 0, at: 'start' },
    ],
  ])('%s', (line, fact, draw) => {
    expect(read(line)).toEqual({ facts: { [fact]: [{ ...unconditional, draw }] }, problems: [] });
  });

  it('reads conditions, shares and what the decision computes', () => {
    const { facts, problems } = read(
      'invoice.claimed:\n  - { when: { voucher.service: [supported_work, participation] }, output: invoice.payable, missing: 2 % }\n  - { output: invoice.payable, plus: { 0: 9, -15: 1 } }',
      'invoice_check',
    );
    expect(problems).toEqual([]);
    expect(facts['invoice.claimed']).toEqual([
      {
        when: [{ fact: 'voucher.service', values: ['supported_work', 'participation'] }],
        draw: { kind: 'output', output: 'invoice.payable', plus: [{ value: 0, weight: 1 }] },
        missing: 200,
      },
      {
        ...unconditional,
        draw: {
          kind: 'output',
          output: 'invoice.payable',
          plus: [
            { value: 0, weight: 9 },
            { value: -1500, weight: 1 },
          ],
        },
      },
    ]);
  });

  it.each([
    [
      'voucher.hourz: { one_of: { 40: 1 } }',
      "unknown-name: there is no 'voucher.hourz' | did you mean 'voucher.hours'?",
    ],
    ['voucher.service: { one_of: { coaching: 1 } }', "unknown-name: there is no 'coaching'"],
    ['voucher.hours: { one_of: { 40 h: 1 } }', "invalid-setting: '40 h' is not a value of this fact"],
    ['voucher.days: { one_of: { 1.5: 1 } }', "invalid-setting: '1.5' is not a value of this fact"],
    ['voucher.hours: { one_of: { 40: 0 } }', 'invalid-setting: nothing can be drawn: all weights are zero'],
    [
      'voucher.hours: { between: [40, 20] }',
      'invalid-setting: a range is two ascending numbers with a step above zero, in the decimals of the fact',
    ],
    ['voucher.hours: { after: on, days: 3 }', "invalid-setting: 'after' does not suit the type of this fact"],
    ['voucher.starts: { after: voucher.hours, days: 3 }', "invalid-setting: 'voucher.hours' is not a date"],
    [
      'voucher.starts: { after: on, days: 3, months: 1 }',
      'invalid-setting: give days, months or years, not several; further days go under and_days',
    ],
    ['voucher.starts: { after: on, days: [9, 3] }', 'invalid-setting: the range runs backwards'],
    [
      'voucher.hours: { output: voucher.value }',
      "invalid-setting: 'voucher.value' has another unit or other decimals than the fact",
    ],
    [
      'voucher.hours: { output: voucher.valu }',
      "unknown-name: there is no 'voucher.valu' | did you mean 'voucher.value'?",
    ],
    [
      'voucher.hours: { missing: 3 % }',
      'invalid-setting: a fact is drawn in one way | write one of one_of, between, some_of, elements, after, before, output',
    ],
    ['voucher.hours: { one_off: { 40: 1 } }', "unknown-key: unknown key 'one_off' | did you mean 'one_of'?"],
    [
      'voucher.starts: { after: voucher.ends, days: 1 }\nvoucher.ends: { after: voucher.starts, days: 1 }',
      'invalid-setting: the fact is drawn from itself in the end: voucher.starts → voucher.ends → voucher.starts',
    ],
    ['voucher.hours: 40', "invalid-setting: '40' cannot be the value of 'voucher.hours'"],
  ])('%s', (line, expected) => {
    const { problems } = read(line);
    expect(problems[0]).toContain(expected);
    expect(problems).toHaveLength(1);
  });

  it('is of decisions that there are', () => {
    expect(read('voucher.hours: { one_of: { 40: 1 } }', 'voucher_grand').problems).toEqual([
      "unknown-name: there is no 'voucher_grand' | did you mean 'voucher_grant'?",
    ]);
  });
});
