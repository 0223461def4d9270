import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstYear, lastYear, toDay } from '../../../engine/ir/calendar.ts';
import { largestStored } from '../../../engine/ir/decimal.ts';
import type { Value } from '../../../engine/ir/findings.ts';
import type { Type } from '../../../engine/ir/ir.ts';
import { formatResult, formatValue } from '../../../engine/wording/format-value.ts';
import { day, number, voucherRulebook } from '../explain/voucher-rulebook.ts';

const service: Type = { kind: 'enum', enum: 'service' };
const listOf = (element: Type): Type => ({ kind: 'list', element });

// Where a no-break space belongs, the table writes `_`.
const formats: readonly (readonly [Type, Value, string, string])[] = [
  [number('EUR', 2), 184000, '1_840,00_€', '€1,840.00'],
  [number('EUR', 2), 0, '0,00_€', '€0.00'],
  [number('EUR', 2), 5, '0,05_€', '€0.05'],
  [number('EUR', 2), -123456789, '−1_234_567,89_€', '−€1,234,567.89'],
  [number('EUR', 0), 20, '20,00_€', '€20.00'],
  [number('EUR', 4), 18400000, '1_840,00_€', '€1,840.00'],
  [number('EUR', 4), 125, '0,0125_€', '€0.0125'],
  [number('EUR/h', 2), 4600, '46,00_€/h', '€46.00/h'],
  [number('EUR/activity_day', 2), 5600, '56,00_€/toimintapäivä', '€56.00/activity day'],
  [number('EUR/month', 2), 100, '1,00_€/kuukausi', '€1.00/month'],
  [number('SEK', 2), 1050, '10,5_SEK', '10.5_SEK'],
  [number('h', 2), 1250, '12,5_h', '12.5_h'],
  [number('h', 2), 4000, '40_h', '40_h'],
  [number('km', 3), 20499, '20,499_km', '20.499_km'],
  [number('km', 0), 1234, '1_234_km', '1,234_km'],
  [number('%', 0), 10, '10_%', '10%'],
  [number('%', 2), 1234, '12,34_%', '12.34%'],
  [number('month'), 1, '1_kuukausi', '1_month'],
  [number('month'), 4, '4_kuukautta', '4_months'],
  [number('year'), 34, '34_vuotta', '34_years'],
  [number('year', 1), 10, '1_vuosi', '1_year'],
  [number('year', 1), 25, '2,5_vuotta', '2.5_years'],
  [number('week'), 2, '2_viikkoa', '2_weeks'],
  [number('day'), 8, '8_päivää', '8_days'],
  [number('day'), -1, '−1_päivä', '−1_day'],
  [number('business_day'), 10, '10_arkipäivää', '10_business days'],
  [number('activity_day'), 54, '54_toimintapäivää', '54_activity days'],
  [number('activity_day'), 1, '1_toimintapäivä', '1_activity day'],
  [number(''), 2021, '2021', '2021'],
  [number(''), 12345, '12_345', '12,345'],
  [number('', 2), -150, '−1,5', '−1.5'],
  [{ kind: 'date' }, day('2020-02-03'), '3.2.2020', '3 February 2020'],
  [{ kind: 'boolean' }, true, 'kyllä', 'yes'],
  [{ kind: 'boolean' }, false, 'ei', 'no'],
  [{ kind: 'text' }, 'Kuopio', 'Kuopio', 'Kuopio'],
  [{ kind: 'text' }, 'a\u001b[31mb\u202ec\r\nd', 'a [31mb c d', 'a [31mb c d'],
  [service, 'group_coaching', 'Ryhmävalmennus', 'Group coaching'],
  [service, 'participation', 'Osallisuustoiminta', 'Osallisuustoiminta'],
  [listOf(service), [], 'ei mitään', 'none'],
  [listOf(service), ['group_coaching'], 'Ryhmävalmennus', 'Group coaching'],
  [listOf(number('')), [1, 2, 3], '1, 2 ja 3', '1, 2 and 3'],
  [{ kind: 'label' }, 'client.birth_date', 'Syntymäaika', 'Date of birth'],
  [{ kind: 'label' }, 'provider.staff[1].registered', 'Työntekijä 2: Rekisterissä', 'Staff member 2: Registered'],
  [{ kind: 'label' }, 'staff_member.experience', 'Kokemus', 'Experience'],
  [{ kind: 'label' }, 'no.such.path', 'no.such.path', 'no.such.path'],
  [
    { kind: 'record', record: 'staff_member' },
    {
      fields: new Map<string, Value>([
        ['name', 'Maija Meikäläinen'],
        ['experience', 25],
      ]),
    },
    'Kokemus: 2,5_vuotta',
    'Experience: 2.5_years',
  ],
];

describe('formatValue', () => {
  it.each(formats)('%j %j is %s / %s', (type, value, finnish, english) => {
    expect(formatValue(value, type, 'fi', voucherRulebook)).toBe(finnish.replaceAll('_', '\u00a0'));
    expect(formatValue(value, type, 'en', voucherRulebook)).toBe(english.replaceAll('_', '\u00a0'));
  });

  it.each([
    [number('EUR', 2), 184000, '1_840,00'],
    [number('year'), 18, '18'],
    [number('%'), 10, '10'],
    [listOf(number('h', 2)), [150, 200], '1,5 ja 2'],
  ] satisfies readonly (readonly [Type, Value, string])[])('leaves the unit out of %j %j', (type, value, expected) => {
    const text = formatValue(value, type, 'fi', voucherRulebook, { unit: false });
    expect(text).toBe(expected.replaceAll('_', '\u00a0'));
  });

  it('says what is unknown and what is absent', () => {
    const unknown = { kind: 'unknown', waits: new Set<string>(), gaps: [] } as const;
    const type = number('h', 2);
    expect(formatResult(unknown, type, 'fi', voucherRulebook)).toBe('ei tiedossa');
    expect(formatResult(unknown, type, 'en', voucherRulebook)).toBe('not known');
    expect(formatResult({ kind: 'absent' }, type, 'fi', voucherRulebook)).toBe('ei ole');
    expect(formatResult({ kind: 'absent' }, type, 'en', voucherRulebook)).toBe('none');
  });

  it('cuts a long text', () => {
    const text = formatValue('𝄞'.repeat(5000), { kind: 'text' }, 'fi', voucherRulebook);
    expect(text).toHaveLength(201);
    expect(text.endsWith('…')).toBe(true);
  });

  it('never throws on a value of the type, and stays on one line', () => {
    fc.assert(
      fc.property(
        typedValue,
        fc.constantFrom('fi' as const, 'en' as const),
        fc.boolean(),
        ([type, value], language, unit) => {
          const text = formatValue(value, type, language, voucherRulebook, { unit });
          expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
        },
      ),
    );
  });

  it('loses no digit of a number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -largestStored, max: largestStored }),
        fc.integer({ min: 0, max: 6 }),
        (scaled, decimals) => {
          const text = formatValue(scaled, number('', decimals), 'en', voucherRulebook);
          const plain = text.replace('−', '-').replaceAll(',', '');
          const [whole = '', fraction = ''] = plain.split('.');
          expect(BigInt(whole + fraction.padEnd(decimals, '0'))).toBe(BigInt(scaled));
        },
      ),
    );
  });
});

const units = ['', '%', 'EUR', 'EUR/h', 'h', 'km', 'month', 'business_day', 'activity_day', 'EUR/activity_day', 'kWh'];

const plainTypedValue: fc.Arbitrary<readonly [Type, Value]> = fc.oneof(
  fc.boolean().map((value) => [{ kind: 'boolean' }, value] as const),
  fc.string({ unit: 'binary', maxLength: 400 }).map((value) => [{ kind: 'text' }, value] as const),
  fc
    .integer({ min: toDay({ year: firstYear, month: 1, day: 1 }), max: toDay({ year: lastYear, month: 12, day: 31 }) })
    .map((value) => [{ kind: 'date' }, value] as const),
  fc
    .tuple(
      fc.constantFrom(...units),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: -largestStored, max: largestStored }),
    )
    .map(([unit, decimals, value]) => [number(unit, decimals), value] as const),
  fc.constantFrom('individual_coaching', 'not_a_member', '__proto__').map((value) => [service, value] as const),
  fc
    .constantFrom('client.birth_date', 'provider.staff[3].experience', 'provider.staff[0]', 'x[1].y', '[', '__proto__')
    .map((value) => [{ kind: 'label' }, value] as const),
  fc
    .integer({ min: 0, max: 1000 })
    .map(
      (value) => [{ kind: 'record', record: 'staff_member' }, { fields: new Map([['experience', value]]) }] as const,
    ),
);

const typedValue: fc.Arbitrary<readonly [Type, Value]> = fc.oneof(
  plainTypedValue,
  fc
    .tuple(plainTypedValue, fc.integer({ min: 0, max: 4 }))
    .map(([[type, value], length]) => [listOf(type), Array.from({ length }, () => value)] as const),
);
