import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../engine/facts/read-facts.ts';
import { factsOf, usedFields } from '../../../engine/ir/reads.ts';
import { schemaOfFacts } from '../../../engine/schema/json-schema.ts';
import { voucherRulebook } from '../explain/voucher-rulebook.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, multipleOfPrecision: 6, formats: { date: true } });
const validate = ajv.compile(schemaOfFacts(voucherRulebook, { decision: 'voucher_grant' }));
const validateAll = ajv.compile(schemaOfFacts(voucherRulebook));

describe('factsOf', () => {
  it('lists what a decision reads, through definitions, in order of declaration', () => {
    expect(factsOf(voucherRulebook, 'voucher_grant').map(({ path }) => path)).toEqual([
      'client.birth_date',
      'client.home_municipality',
      'client.local_provider_available',
      'voucher.service',
      'voucher.granted_on',
      'voucher.starts',
      'voucher.ends',
      'voucher.hours',
      'voucher.meeting_distance',
      'voucher.out_of_area_permitted',
      'provider.distance_from_home',
      'provider.staff',
    ]);
  });

  it('lists the fields read of list elements, through derived fields', () => {
    const fields = usedFields(voucherRulebook, 'voucher_grant', 'staff_member').map(({ name }) => name);
    expect(fields).toEqual(['registered', 'experience']);
  });
});

describe('schemaOfFacts', () => {
  it('writes the facts of a decision', () => {
    const schema = schemaOfFacts(voucherRulebook, { decision: 'voucher_grant', language: 'en' });
    expect(
      JSON.stringify({ title: schema.title, properties: pick(schema.properties), $defs: schema.$defs }, null, 2),
    ).toMatchInlineSnapshot(`
      "{
        "title": "Granting a voucher",
        "properties": {
          "birth_date": {
            "title": "Date of birth",
            "type": "string",
            "format": "date",
            "pattern": "^(1[89]|2\\\\d)\\\\d\\\\d-\\\\d\\\\d-\\\\d\\\\d$"
          },
          "service": {
            "title": "Service",
            "$ref": "#/$defs/service"
          },
          "hours": {
            "title": "Hours granted",
            "description": "Unit: h.",
            "anyOf": [
              {
                "type": "number",
                "multipleOf": 0.01,
                "minimum": 0,
                "maximum": 10000
              },
              {
                "type": "string",
                "pattern": "^\\\\d+(\\\\.\\\\d{1,2})?( ?h)?$"
              }
            ]
          },
          "staff": {
            "title": "Staff",
            "type": "array",
            "items": {
              "$ref": "#/$defs/staff_member.voucher_grant"
            },
            "minItems": 0,
            "maxItems": 1000
          }
        },
        "$defs": {
          "service": {
            "title": "Service",
            "oneOf": [
              {
                "const": "individual_coaching",
                "title": "Individual coaching"
              },
              {
                "const": "group_coaching",
                "title": "Group coaching"
              },
              {
                "const": "participation",
                "title": "Osallisuustoiminta"
              }
            ]
          },
          "staff_member.voucher_grant": {
            "title": "Staff member",
            "type": "object",
            "properties": {
              "registered": {
                "title": "Registered",
                "type": "boolean"
              },
              "experience": {
                "title": "Experience",
                "description": "Unit: year.",
                "anyOf": [
                  {
                    "type": "number",
                    "multipleOf": 0.1,
                    "minimum": 0,
                    "maximum": 100
                  },
                  {
                    "type": "string",
                    "pattern": "^\\\\d+(\\\\.\\\\d{1,1})?( ?year)?$"
                  }
                ]
              }
            },
            "additionalProperties": false
          }
        }
      }"
    `);
  });

  it('writes all facts, with a schema for each decision', () => {
    const schema = schemaOfFacts(voucherRulebook);
    expect(schema.title).toBe('Kuopion palvelusetelin sääntökirja');
    expect(Object.keys(schema.$defs as object)).toEqual([
      'service',
      'staff_member',
      'staff_member.voucher_grant',
      'decision.voucher_grant',
    ]);
    expect(validateAll({ provider: { founded_on: '1990-01-01' } })).toBe(true);
    expect(validate({ provider: { founded_on: '1990-01-01' } })).toBe(false);
  });

  it('marks what is sensitive', () => {
    expect(JSON.stringify(schemaOfFacts(voucherRulebook))).toContain('"writeOnly":true');
  });

  it.each([
    [{}],
    [{ case: 'KU-1/2020', voucher: { hours: 40 } }],
    [{ voucher: { hours: 12.25, service: 'group_coaching', granted_on: '2020-03-02' } }],
    [{ voucher: { hours: '12.5 h', meeting_distance: '20.499km' } }],
    [{ voucher: { hours: 4.35 } }],
    [{ provider: { staff: [{ registered: true, experience: 2.5 }, {}] } }],
  ])('accepts %j, and so does evaluation', (facts) => {
    expect(validate(facts)).toBe(true);
    expect(readFacts(voucherRulebook, facts).problems).toEqual([]);
  });

  it.each([
    [{ voucher: { hours: -1 } }],
    [{ voucher: { hours: 10_001 } }],
    [{ voucher: { hours: 1.005 } }],
    [{ voucher: { hours: '12.5 km' } }],
    [{ voucher: { hours: '12.505 h' } }],
    [{ voucher: { hours: true } }],
    [{ voucher: { service: 'yoga' } }],
    [{ voucher: { granted_on: '2.3.2020' } }],
    [{ voucher: { hour: 1 } }],
    [{ provider: { staff: [{ registerd: true }] } }],
    [[]],
  ])('refuses %j, and so does evaluation', (facts) => {
    expect(validate(facts)).toBe(false);
    expect(readFacts(voucherRulebook, facts).problems).not.toEqual([]);
  });

  it('agrees with evaluation on any number', () => {
    const hours = fc.oneof(
      fc.integer({ min: -1000, max: 2_000_000 }).map((scaled) => scaled / 100),
      fc.integer({ min: -1000, max: 20_000_000 }).map((scaled) => scaled / 1000),
      fc.integer({ min: 0, max: 1_000_000 }).map((scaled) => `${scaled / 100} h`),
    );
    fc.assert(
      fc.property(hours, (value) => {
        const facts = { voucher: { hours: value } };
        expect(validate(facts)).toBe(readFacts(voucherRulebook, facts).problems.length === 0);
      }),
    );
  });
});

/** One property of each kind is enough to read. */
function pick(properties: unknown): unknown {
  const { client, voucher, provider } = properties as Record<string, { properties: Record<string, unknown> }>;
  return {
    birth_date: client?.properties.birth_date,
    service: voucher?.properties.service,
    hours: voucher?.properties.hours,
    staff: provider?.properties.staff,
  };
}
