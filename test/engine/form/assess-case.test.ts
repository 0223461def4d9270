import { describe, expect, test } from 'vitest';
import { assess } from './kuopio.ts';

const coaching = {
  client: { birth_date: '1985-05-03', home_municipality: 'Kuopio', needs: ['inclusion'] },
  voucher: {
    service: 'individual_coaching',
    granted_on: '2020-03-02',
    starts: '2020-03-01',
    ends: '2020-06-30',
    hours: 40,
    meeting_distance: 12,
  },
  provider: { distance_from_home: 14 },
};

describe('what makes no difference', () => {
  test('facts of other services and of an exception that is not needed', () => {
    expect(assess('voucher_grant', coaching).idle).toMatchInlineSnapshot(`
      [
        "client.entitled_to_rehabilitative_work",
        "client.third_sector_sufficient",
        "client.participation_found_suitable",
        "client.local_provider_available",
        "client.special_need_identified",
        "voucher.days",
        "voucher.days_per_week",
        "voucher.intensity_supports_progress",
        "voucher.out_of_area_permitted",
      ]
    `);
  });
  test('beyond the catchment area the exception is asked for', () => {
    const far = { ...coaching, provider: { distance_from_home: 24 } };
    const { idle } = assess('voucher_grant', far);
    expect(idle).not.toContain('client.local_provider_available');
    expect(idle).not.toContain('voucher.out_of_area_permitted');
  });
  test('a fact that shows which exception applies matters', () => {
    const { idle } = assess('voucher_grant', {
      client: { ...coaching.client, local_provider_available: false, special_need_identified: true },
      voucher: { ...coaching.voucher, out_of_area_permitted: true },
      provider: { distance_from_home: 35 },
    });
    expect(idle).not.toContain('provider.distance_from_home');
    // Either of two facts would do: one of them has to stay.
    expect(idle).not.toContain('client.local_provider_available');
    expect(idle).toContain('client.special_need_identified');
  });
  test('nothing is idle while the service is not known', () => {
    expect(assess('voucher_grant', { voucher: { granted_on: '2020-03-02' } }).idle).toEqual([]);
  });
  test('a denial leaves the other grounds of the decision open', () => {
    const old = { client: { birth_date: '1930-01-01' }, voucher: { ...coaching.voucher } };
    const { findings, idle } = assess('voucher_grant', old);
    expect(findings.outcome).toBe('denied');
    expect(idle).not.toContain('client.home_municipality');
  });
  test.each([
    ['individual_coaching', ['contract.max_days', 'contract.days_per_week']],
    ['supported_work', ['contract.max_hours', 'contract.main_place_distance']],
    ['group_coaching', ['contract.max_days', 'contract.days_per_week', 'contract.main_place_distance']],
  ])('optional facts of a contract of %s', (service, idle) => {
    expect(assess('contract_check', { contract: { service, starts: '2020-03-02' } }).idle).toEqual(idle);
  });
});

describe('values', () => {
  test('known: how they were computed', () => {
    expect(assess('voucher_grant', coaching).formulas).toMatchInlineSnapshot(`
      {
        "voucher.value": "40 h × 46,00 €/h",
      }
    `);
  });
  test('unknown: between what they lie', () => {
    const { meeting_distance: _, ...voucher } = coaching.voucher;
    expect(assess('voucher_grant', { ...coaching, voucher }).ranges).toMatchInlineSnapshot(`
      {
        "voucher.hour_price": {
          "greatest": "116,00 €/h",
          "least": "46,00 €/h",
        },
        "voucher.value": {
          "greatest": "4 640,00 €",
          "least": "1 840,00 €",
        },
      }
    `);
  });
  test('an invoice', () => {
    const invoice = {
      voucher: { ...coaching.voucher, used_hours: 0 },
      invoice: {
        period_start: '2020-03-01',
        period_end: '2020-03-31',
        claimed: 92,
        lines: [
          { date: '2020-03-03', kind: 'visit', hours: 2, distance: 3 },
          { date: '2020-04-03', kind: 'client_absence', hours: 1 },
          { date: '2020-03-10', kind: 'visit' },
        ],
      },
    };
    const { findings, elements, formulas, ranges } = assess('invoice_check', invoice);
    const unknown = findings.values.filter(({ result }) => result.kind === 'unknown').map(({ name }) => name);
    expect({ elements, formulas, ranges, unknown }).toMatchInlineSnapshot(`
      {
        "elements": {
          "invoice.lines": [
            {
              "messages": [],
              "missing": [],
              "status": "satisfied",
              "values": [
                {
                  "label": "Rivin tuntihinta",
                  "value": "46,00 €/h",
                },
                {
                  "label": "Yhden tunnin tai päivän hinta",
                  "value": "46,00 €",
                },
                {
                  "label": "Toteutunut",
                  "value": "kyllä",
                },
                {
                  "label": "Toteutuneen rivin hinta",
                  "value": "92,00 €",
                },
                {
                  "label": "Laskutettavissa oleva poissaolo",
                  "value": "ei",
                },
              ],
            },
            {
              "messages": [
                "Rivin päivä 3.4.2020 ei ole laskutuskaudella 1.3.2020–31.3.2020.",
              ],
              "missing": [],
              "status": "violated",
              "values": [
                {
                  "label": "Rivin tuntihinta",
                  "value": "46,00 €/h",
                },
                {
                  "label": "Yhden tunnin tai päivän hinta",
                  "value": "46,00 €",
                },
                {
                  "label": "Toteutunut",
                  "value": "ei",
                },
                {
                  "label": "Toteutuneen rivin hinta",
                  "value": "46,00 €",
                },
                {
                  "label": "Laskutettavissa oleva poissaolo",
                  "value": "kyllä",
                },
              ],
            },
            {
              "messages": [],
              "missing": [
                "hours",
              ],
              "status": "unknown",
              "values": [
                {
                  "label": "Rivin tuntihinta",
                  "value": "46,00 €/h",
                },
                {
                  "label": "Yhden tunnin tai päivän hinta",
                  "value": "46,00 €",
                },
                {
                  "label": "Toteutunut",
                  "value": "kyllä",
                },
                {
                  "label": "Laskutettavissa oleva poissaolo",
                  "value": "ei",
                },
              ],
            },
          ],
        },
        "formulas": {},
        "ranges": {},
        "unknown": [
          "invoice.payable",
          "invoice.difference",
          "voucher.hours_left",
        ],
      }
    `);
  });
});
