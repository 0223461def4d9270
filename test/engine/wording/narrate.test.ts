import { describe, expect, it } from 'vitest';
import type { Expression, Type } from '../../../engine/ir/ir.ts';
import { surround } from '../../../engine/ir/type-of.ts';
import { narrate } from '../../../engine/wording/narrate.ts';
import { narrateDefinition, narrateRule, type Statement } from '../../../engine/wording/narrate-norms.ts';
import {
  and,
  choose,
  compare,
  constant,
  day,
  definition,
  fact,
  field,
  lookup,
  memberOf,
  multiply,
  not,
  number,
  or,
  round,
  voucherRulebook,
} from '../explain/voucher-rulebook.ts';

const age = definition('client.age');
const boolean: Type = { kind: 'boolean' };
const text: Type = { kind: 'text' };
const local = fact('client.local_provider_available');
const hours = fact('voucher.hours');
const staff = fact('provider.staff');
const whole = (value: number): Expression => constant(number(''), value);
const starts = fact('voucher.starts');
const sum = (left: Expression, right: Expression): Expression => ({ kind: 'add', left, right, wide: false });
const difference = (left: Expression, right: Expression): Expression => ({
  kind: 'subtract',
  left,
  right,
  wide: false,
});
const plus = (date: Expression, amount: Expression, factor: number): Expression => ({
  kind: 'date_add',
  date,
  amount,
  unit: 'day',
  factor,
});
const some = (satisfies: Expression, where: Expression | null = null): Expression => ({
  kind: 'any',
  variable: 1,
  list: staff,
  where,
  satisfies,
});

// A no-break space is written `_`.
const fragments: readonly (readonly [string, Expression, string, string])[] = [
  ['a condition by name', local, 'lähialueella tuottaja: kyllä', 'local provider available: yes'],
  ['its contrary', not(local), 'lähialueella tuottaja: ei', 'local provider available: no'],
  [
    'a comparison with a parameter',
    compare(age, 'greater_or_equal', lookup('min_age')),
    'ikä setelin ensimmäisenä päivänä on vähintään 18_vuotta (alaikäraja)',
    "age on the voucher's first day is at least 18_years (lower age limit)",
  ],
  [
    'a range',
    and(compare(age, 'greater_or_equal', lookup('min_age')), compare(age, 'less_or_equal', lookup('max_age'))),
    'ikä setelin ensimmäisenä päivänä on välillä 18_vuotta (alaikäraja) – 64_vuotta (yläikäraja)',
    "age on the voucher's first day is between 18_years (lower age limit) and 64_years (upper age limit)",
  ],
  [
    'a contrary comparison',
    not(compare(hours, 'less', lookup('max_hours', fact('voucher.service')))),
    'myönnetyt tunnit ovat vähintään enimmäistunnit (palvelu)',
    'hours granted is at least most hours (service)',
  ],
  [
    'a member',
    memberOf(fact('voucher.service'), 'participation'),
    'palvelu on osallisuustoiminta',
    'service is osallisuustoiminta',
  ],
  [
    'members',
    memberOf(fact('voucher.service'), 'individual_coaching', 'group_coaching'),
    'palvelu on jokin näistä: yksilövalmennus, ryhmävalmennus',
    'service is one of: individual coaching, group coaching',
  ],
  [
    'members beside another condition',
    or(and(not(memberOf(fact('voucher.service'), 'individual_coaching', 'group_coaching')), local), not(local)),
    '(palvelu ei ole mikään näistä: yksilövalmennus, ryhmävalmennus) ja lähialueella tuottaja: kyllä tai lähialueella tuottaja: ei',
    '(service is none of: individual coaching, group coaching) and local provider available: yes or local provider available: no',
  ],
  [
    'or within and',
    and(or(local, compare(hours, 'greater', constant(number('h', 2), 0))), local),
    '(lähialueella tuottaja: kyllä tai myönnetyt tunnit ovat yli 0_h) ja lähialueella tuottaja: kyllä',
    '(local provider available: yes or hours granted is more than 0_h) and local provider available: yes',
  ],
  [
    'a negated whole',
    not(and(local, compare(hours, 'equal', constant(number('h', 2), 150)))),
    'ei: (lähialueella tuottaja: kyllä ja myönnetyt tunnit ovat 1,5_h)',
    'not: (local provider available: yes and hours granted is 1.5_h)',
  ],
  [
    'text',
    compare(fact('client.home_municipality'), 'equal', constant(text, 'Kuopio'), 'text'),
    'kotikunta on ”Kuopio”',
    'home municipality is “Kuopio”',
  ],
  [
    'dates',
    compare(
      fact('voucher.ends'),
      'less_or_equal',
      plus(
        {
          kind: 'date_add',
          date: starts,
          amount: lookup('max_length', fact('voucher.service')),
          unit: 'month',
          factor: 1,
        },
        constant(number('day'), 1),
        -1,
      ),
      'date',
    ),
    'päättyy on viimeistään alkaa + enimmäiskesto (palvelu) − 1_päivä',
    'ends is no later than starts + greatest length (service) − 1_day',
  ],
  ['weeks', plus(starts, constant(number('week'), 2), 7), 'alkaa + 2_viikkoa', 'starts + 2_weeks'],
  [
    'arithmetic',
    multiply(sum(hours, constant(number('h', 2), 100)), definition('voucher.hour_price')),
    '(myönnetyt tunnit + 1_h) × tuntihinta',
    '(hours granted + 1_h) × hourly price',
  ],
  [
    'subtraction',
    difference(hours, sum(hours, hours)),
    'myönnetyt tunnit − (myönnetyt tunnit + myönnetyt tunnit)',
    'hours granted − (hours granted + hours granted)',
  ],
  ['a negative', difference(whole(0), hours), '−myönnetyt tunnit', '−hours granted'],
  [
    'a rounding',
    round(fact('voucher.meeting_distance'), 1000),
    'tapaamispaikan etäisyys pyöristettynä (tarkkuus 1_km)',
    'meeting distance rounded (to 1_km)',
  ],
  [
    'a rounding to the cent',
    round(multiply(hours, definition('voucher.hour_price')), 100),
    '(myönnetyt tunnit × tuntihinta) pyöristettynä (tarkkuus 0,01_€)',
    '(hours granted × hourly price) rounded (to €0.01)',
  ],
  [
    'a change of scale in a comparison, which is not told',
    compare(
      multiply(fact('voucher.meeting_distance'), whole(100)),
      'less_or_equal',
      multiply(constant(number('%'), 10), fact('provider.distance_from_home')),
    ),
    'tapaamispaikan etäisyys on enintään 10_% × etäisyys kotoa',
    'meeting distance is at most 10% × distance from home',
  ],
  [
    'a factor of the policy, which is told',
    compare(multiply(hours, whole(100)), 'less_or_equal', hours),
    'myönnetyt tunnit × 100 on enintään myönnetyt tunnit',
    'hours granted × 100 is at most hours granted',
  ],
  [
    'a change of unit, which is not told',
    compare(multiply(age, whole(12)), 'less', constant(number('month'), 7)),
    'ikä setelin ensimmäisenä päivänä on alle 7_kuukautta',
    "age on the voucher's first day is less than 7_months",
  ],
  [
    'some element',
    some(field(1, 'registered'), definition('staff_member.qualified', 1)),
    'vähintään yksi työntekijä, jota koskee (kelpoinen: kyllä), täyttää ehdon: rekisterissä: kyllä',
    'at least one staff member for which (qualified: yes) meets: registered: yes',
  ],
  [
    'a count',
    { kind: 'count', variable: 1, list: staff, where: field(1, 'registered') },
    'lukumäärä (henkilöstö; vain kun rekisterissä: kyllä)',
    'number (staff; only where registered: yes)',
  ],
  [
    'a sum with a limit',
    {
      kind: 'sum',
      variable: 1,
      list: staff,
      where: null,
      value: field(1, 'experience'),
      atMost: { limit: whole(1), per: field(1, 'registered') },
      wide: false,
    },
    'summa (kokemus; luettelo: henkilöstö; enintään 1 kutakin kohti: rekisterissä)',
    'sum (experience; list: staff; at most 1 for each: registered)',
  ],
  [
    'a choice',
    choose([[local, hours]], constant(number('h', 2), 100)),
    'jos lähialueella tuottaja: kyllä, niin myönnetyt tunnit; muuten 1_h',
    'if local provider available: yes, then hours granted; otherwise 1_h',
  ],
  ['an empty list', not({ kind: 'is_empty', list: staff }), 'henkilöstö: vähintään yksi', 'staff: at least one'],
  [
    'a format',
    not({ kind: 'matches', operand: fact('client.identity_code'), format: 'personal_identity_code' }),
    'henkilötunnus ei ole muodoltaan henkilötunnus',
    'identity code does not have the form of a personal identity code',
  ],
  [
    'that nothing is left out',
    {
      kind: 'is_empty',
      list: { kind: 'not_given', operands: [fact('client.identity_code'), fact('voucher.starts')] },
    },
    'kaikki nämä on annettu: henkilötunnus, alkaa',
    'all of these are given: identity code, starts',
  ],
  ['a truth', constant(boolean, true), 'kyllä', 'yes'],
  [
    'truth values compared',
    compare(local, 'equal', fact('voucher.out_of_area_permitted'), 'boolean'),
    'lähialueella tuottaja on sama kuin lupa lähialueen ulkopuolelle',
    'local provider available is the same as out-of-area permission',
  ],
];

describe('narrate', () => {
  it.each(fragments)('tells %s', (_name, expression, finnish, english) => {
    const around = { ...surround(voucherRulebook), day: day('2020-03-02') };
    expect(narrate(expression, { ...around, language: 'fi' })).toBe(finnish.replaceAll('_', '\u00a0'));
    expect(narrate(expression, { ...around, language: 'en' })).toBe(english.replaceAll('_', '\u00a0'));
  });

  it('gives up on what nests too deeply', () => {
    let nested = hours;
    for (let depth = 0; depth < 200; depth += 1) nested = multiply(sum(nested, whole(1)), whole(10));
    const told = narrate(nested, { ...surround(voucherRulebook), day: null, language: 'fi' });
    expect(told).toContain('…');
    expect(told.length).toBeLessThan(500);
  });
});

describe('narrateRule and narrateDefinition', () => {
  function lines(statement: Statement | null): readonly string[] {
    if (statement === null) return [];
    return [statement.text, ...statement.exceptions.flatMap((exception) => lines(exception))];
  }

  it('tell every rule and definition as sentences', () => {
    const rules = voucherRulebook.decisions.flatMap((decision) => decision.rules);
    const told = (['fi', 'en'] as const).flatMap((language) => {
      const narration = { rulebook: voucherRulebook, language, day: day('2020-03-02') };
      return [
        ...rules.flatMap((rule) => lines(narrateRule(rule, narration))),
        ...voucherRulebook.definitions.flatMap((one) => lines(narrateDefinition(one, narration))),
      ];
    });
    expect(told.join('\n').replaceAll('\u00a0', '_')).toMatchInlineSnapshot(`
      "Vaaditaan, että ikä setelin ensimmäisenä päivänä on välillä 18_vuotta (alaikäraja) – 64_vuotta (yläikäraja); muuten hylkäys.
      Vaaditaan, että kotikunta on ”Kuopio”; muuten hylkäys.
      Kun (palvelu on jokin näistä: yksilövalmennus, ryhmävalmennus), vaaditaan, että myönnetyt tunnit ovat yli 0_h ja myönnetyt tunnit ovat enintään enimmäistunnit (palvelu); muuten hylkäys.
      Vaaditaan, että päättyy on viimeistään alkaa + enimmäiskesto (palvelu) − 1_päivä; muuten hylkäys.
      Vaaditaan, että toimipisteen etäisyys on enintään 20_km (lähialue); muuten hylkäys.
      Poikkeus: Lähialueen ulkopuolelta (kohta 3:7): jos sääntö ei muuten täyty ja lähialueella tuottaja: ei, vaaditaan, että lupa lähialueen ulkopuolelle: kyllä; muuten viranhaltijan harkinta.
      Jokainen työntekijä: vaaditaan, että rekisterissä: kyllä; muuten hylkäys.
      Vaaditaan, että kelpoisia työntekijöitä on vähintään 1; muuten huomautus.
      Täydet vuodet (syntymäaika – alkaa).
      Tapaamispaikan etäisyys pyöristettynä (tarkkuus 1_km).
      Etäisyys kotoa pyöristettynä (tarkkuus 1_km).
      Kun (palvelu on jokin näistä: yksilövalmennus, ryhmävalmennus): jos palvelu on yksilövalmennus, niin yksilövalmennuksen tuntihinta (etäisyys täysinä kilometreinä); jos palvelu on ryhmävalmennus, niin 15,00_€/h (ryhmävalmennuksen tuntihinta).
      Kun (palvelu on jokin näistä: yksilövalmennus, ryhmävalmennus): (myönnetyt tunnit × tuntihinta) pyöristettynä (tarkkuus 0,01_€).
      Kokemus on vähintään 2_vuotta (työkokemus vähintään).
      Lukumäärä (henkilöstö; vain kun kelpoinen: kyllä).
      It is required that age on the voucher's first day is between 18_years (lower age limit) and 64_years (upper age limit); otherwise denial.
      It is required that home municipality is “Kuopio”; otherwise denial.
      Where (service is one of: individual coaching, group coaching), it is required that hours granted is more than 0_h and hours granted is at most most hours (service); otherwise denial.
      It is required that ends is no later than starts + greatest length (service) − 1_day; otherwise denial.
      It is required that distance of the office is at most 20_km (catchment distance); otherwise denial.
      Exception: From outside the catchment area (provision 3:7): if the rule is not met otherwise and local provider available: no, it is required that out-of-area permission: yes; otherwise a decision by an official.
      Every staff member: it is required that registered: yes; otherwise denial.
      It is required that qualified staff is at least 1; otherwise a warning.
      Full years (date of birth – starts).
      Meeting distance rounded (to 1_km).
      Distance from home rounded (to 1_km).
      Where (service is one of: individual coaching, group coaching): if service is individual coaching, then hourly price of individual coaching (distance in whole kilometres); if service is group coaching, then €15.00/h (hourly price of group coaching).
      Where (service is one of: individual coaching, group coaching): (hours granted × hourly price) rounded (to €0.01).
      Experience is at least 2_years (least experience).
      Number (staff; only where qualified: yes)."
    `);
  });
});
