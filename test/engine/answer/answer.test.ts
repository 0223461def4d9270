import { describe, expect, it } from 'vitest';
import { buildAnswer } from '../../../engine/answer/answer.ts';
import { writeAnswerValue } from '../../../engine/answer/answer-value.ts';
import type { Value } from '../../../engine/ir/findings.ts';
import type { Rulebook, Type } from '../../../engine/ir/ir.ts';
import { denied, findings, known } from '../explain/voucher-findings.ts';
import { day, definition, fact, number, voucherRulebook } from '../explain/voucher-rulebook.ts';

describe('buildAnswer', () => {
  it('presents findings in English', () => {
    expect(JSON.stringify(buildAnswer(voucherRulebook, denied, { language: 'en' }), null, 2)).toMatchInlineSnapshot(`
      "{
        "rulebook": "kuopio-sample",
        "edition": "2020-01-01",
        "hash": "sha256:2020",
        "decision": "voucher_grant",
        "date": "2020-03-02",
        "outcome": "denied",
        "values": {
          "voucher.value": {
            "amount": "1840.00",
            "unit": "EUR"
          },
          "provider.qualified": 2
        },
        "unknown": {
          "voucher.hour_price": {
            "missing": [
              "voucher.meeting_distance"
            ],
            "gaps": []
          }
        },
        "rules": [
          {
            "rule": "age_limits",
            "status": "violated",
            "effect": "deny",
            "messages": [
              "The client is aged 17."
            ],
            "provisions": [
              "2:1"
            ],
            "interpretation": "Age is that on the voucher's first day."
          },
          {
            "rule": "residence",
            "status": "violated",
            "effect": "deny",
            "messages": [
              "Vuosi 3.2.2020."
            ],
            "provisions": [
              "2:1"
            ]
          },
          {
            "rule": "hours_granted",
            "status": "not_applicable",
            "provisions": [
              "3.1:6",
              "3.1:14"
            ]
          },
          {
            "rule": "longest_length",
            "status": "unknown",
            "effect": "deny",
            "provisions": [
              "3.1:5"
            ]
          },
          {
            "rule": "catchment",
            "status": "satisfied",
            "provisions": [
              "3:6",
              "3:7"
            ],
            "interpretation": "The permission replaces the distance.",
            "exception": "out_of_area"
          },
          {
            "rule": "registered",
            "status": "violated",
            "effect": "deny",
            "messages": [
              "No.",
              "No."
            ],
            "provisions": [
              "5:5"
            ],
            "elements": [
              "provider.staff[0]",
              "provider.staff[2]"
            ]
          },
          {
            "rule": "anyone_qualified",
            "status": "violated",
            "effect": "warn",
            "messages": [
              "Kukaan ei ole kelpoinen."
            ],
            "provisions": [
              "5:8"
            ]
          }
        ],
        "missing": [
          "voucher.ends",
          "voucher.meeting_distance"
        ],
        "gaps": [
          "price.group_coaching"
        ],
        "warnings": [
          "Kukaan ei ole kelpoinen.",
          "Hourly price of individual coaching: the value is stated for 2020 but was used for 2021."
        ]
      }"
    `);
  });

  it('speaks Finnish, and the values in a message follow the language of the message', () => {
    const finnish = buildAnswer(voucherRulebook, denied, { language: 'fi' });
    expect(finnish.rules[0]?.messages).toEqual(['Asiakas on 17-vuotias.']);
    expect(finnish.rules[0]?.interpretation).toBe('Ikä katsotaan setelin ensimmäisenä päivänä.');
    expect(finnish.warnings).toEqual([
      'Kukaan ei ole kelpoinen.',
      'Yksilövalmennuksen tuntihinta on vahvistettu vuodelle 2020, mutta arvoa käytettiin vuonna 2021.',
    ]);
    const english = buildAnswer(voucherRulebook, denied, { language: 'en' });
    expect(english.rules[1]?.messages).toEqual(['Vuosi 3.2.2020.']);
  });

  it.each([
    ['2019-06-01', '2020-01-01', 'sha256:2020'],
    ['2020-01-01', '2020-01-01', 'sha256:2020'],
    ['2020-12-31', '2020-01-01', 'sha256:2020'],
    ['2021-01-01', '2021-01-01', 'sha256:2021'],
    ['2031-01-01', '2021-01-01', 'sha256:2021'],
    [null, null, null],
  ])('on %s names the edition %s', (date, edition, hash) => {
    const answer = buildAnswer(voucherRulebook, findings({ date: date === null ? null : day(date) }), {
      language: 'fi',
    });
    expect(answer).toMatchObject({ date, edition, hash });
  });

  it('never shows a sensitive fact, whatever name it goes by', () => {
    const template = voucherRulebook.definitions[0];
    const decision = voucherRulebook.decisions[0];
    if (template === undefined || decision === undefined) throw new Error('the fixture has both');
    const text: Type = { kind: 'text' };
    const version = { asOf: null, when: null, body: fact('client.identity_code'), exceptions: [] };
    const alias = { ...template, name: 'client.code', type: text, versions: [{ from: 0, value: version }] };
    const rulebook: Rulebook = {
      ...voucherRulebook,
      definitions: [...voucherRulebook.definitions, alias],
      decisions: [
        {
          ...decision,
          outputs: [{ name: 'client.code', type: text, givenFrom: 0, expression: definition('client.code') }],
        },
      ],
    };
    const found = findings({ values: [{ name: 'client.code', type: text, result: known('010199-9012') }] });
    expect(buildAnswer(rulebook, found, { language: 'fi' }).values).toEqual({});
  });

  it('keeps an output called __proto__ an output', () => {
    const found = findings({ values: [{ name: '__proto__', type: number(''), result: known(1) }] });
    expect(JSON.stringify(buildAnswer(voucherRulebook, found, { language: 'fi' }).values)).toBe('{"__proto__":1}');
  });

  it('survives JSON', () => {
    for (const language of ['fi', 'en'] as const) {
      const answer = buildAnswer(voucherRulebook, denied, { language });
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    }
  });
});

describe('values in an answer', () => {
  it.each([
    [number('EUR', 2), 184000, { amount: '1840.00', unit: 'EUR' }],
    [number('EUR/h', 2), -4600, { amount: '-46.00', unit: 'EUR/h' }],
    [number('%', 2), 1234, { amount: '12.34', unit: '%' }],
    [number('month'), 4, { amount: '4', unit: 'month' }],
    [number(''), 2, 2],
    [number('', 1), 25, { amount: '2.5', unit: '' }],
    [{ kind: 'date' }, day('2020-04-27'), '2020-04-27'],
    [{ kind: 'boolean' }, true, true],
    [{ kind: 'text' }, 'Kuopio', 'Kuopio'],
    [{ kind: 'enum', enum: 'service' }, 'participation', 'participation'],
    [{ kind: 'list', element: { kind: 'enum', enum: 'service' } }, ['participation'], ['participation']],
    [{ kind: 'list', element: { kind: 'label' } }, ['client.birth_date'], ['client.birth_date']],
    [
      { kind: 'record', record: 'staff_member' },
      {
        fields: new Map<string, Value>([
          ['name', 'Maija Meikäläinen'],
          ['registered', true],
        ]),
      },
      { registered: true },
    ],
  ] satisfies readonly (readonly [Type, Value, unknown])[])('writes %j %j as %j', (type, value, expected) => {
    expect(writeAnswerValue(value, type, voucherRulebook)).toEqual(expected);
  });
});
