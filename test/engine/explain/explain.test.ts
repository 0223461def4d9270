import { describe, expect, it } from 'vitest';
import { openReasons } from '../../../engine/answer/lay-out-answer.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { explainFindings } from '../../../engine/explain/explain.ts';
import type { Because, Explanation } from '../../../engine/explain/explanation.ts';
import type { Facts, Value } from '../../../engine/ir/findings.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import type { Language } from '../../../engine/ir/localized.ts';
import { renderItems } from '../../../engine/report/render-text.ts';
import { day, voucherRulebook } from './voucher-rulebook.ts';

const complete: Readonly<Record<string, Value>> = {
  'client.birth_date': day('1985-05-03'),
  'client.home_municipality': 'Kuopio',
  'client.local_provider_available': false,
  'voucher.service': 'individual_coaching',
  'voucher.granted_on': day('2020-03-02'),
  'voucher.starts': day('2020-04-01'),
  'voucher.ends': day('2020-07-31'),
  'voucher.hours': 4000,
  'voucher.meeting_distance': 20499,
  'voucher.out_of_area_permitted': true,
  'provider.distance_from_home': 24000,
  'provider.staff': [member(true, 25), member(false, 10), member(true, 20)],
};

function member(registered: boolean, experience: number): Value {
  return {
    fields: new Map<string, Value>([
      ['name', 'Maija Meikäläinen'],
      ['registered', registered],
      ['experience', experience],
    ]),
  };
}

function factsWith(changes: Readonly<Record<string, Value | null>>): Facts {
  const entries = Object.entries({ ...complete, ...changes });
  return new Map(entries.flatMap(([path, value]) => (value === null ? [] : [[path, value] as const])));
}

function explainCase(facts: Facts, language: Language = 'fi', rulebook: Rulebook = voucherRulebook): Explanation {
  const findings = interpreter.prepare(rulebook).decide('voucher_grant', facts, null);
  return explainFindings(rulebook, findings, facts, { language });
}

function show(because: Because | undefined, language: Language = 'fi'): string {
  if (because === undefined) return '';
  return renderItems([openReasons(language).of(because, '')], '')
    .join('\n')
    .replaceAll('\u00a0', '_');
}

function all(explanation: Explanation): readonly Because[] {
  const flatten = (because: Because): readonly Because[] => [because, ...(because.children ?? []).flatMap(flatten)];
  return [...Object.values(explanation.rules), ...Object.values(explanation.values)].flatMap(flatten);
}

describe('explainFindings', () => {
  it('tells why a rule is not met', () => {
    const { rules } = explainCase(factsWith({ 'client.birth_date': day('2003-01-01') }));
    expect(show(rules.age_limits)).toMatchInlineSnapshot(`
      "Ikä: Ei täyty (kohta 2:1)
        Ikä setelin ensimmäisenä päivänä on välillä 18_vuotta (alaikäraja) – 64_vuotta (yläikäraja): ei täyty
          Ikä setelin ensimmäisenä päivänä: 17_vuotta (kohta 2:1)
            Tulkinta: Ikä katsotaan setelin ensimmäisenä päivänä.
            Täydet vuodet (syntymäaika – alkaa): 17_vuotta
              Syntymäaika: 1.1.2003
              Alkaa: 1.4.2020
          Alaikäraja, säännöt 1.1.2020: 18_vuotta (kohta 2:1)
          Yläikäraja, säännöt 1.1.2020: 64_vuotta (kohta 2:1)"
    `);
  });

  it('tells of a value how it came about', () => {
    const { values } = explainCase(factsWith({}));
    expect(show(values['voucher.value'])).toMatchInlineSnapshot(`
      "Palvelusetelin arvo: 1_840,00_€ (kohta 3.1:2)
        (myönnetyt tunnit × tuntihinta) pyöristettynä (tarkkuus 0,01_€): 1_840,00_€
          Myönnetyt tunnit: 40_h
          Tuntihinta: 46,00_€/h (kohdat 3.1:7–10, 3.1:15)
            Palvelu on yksilövalmennus: täyttyy
            Yksilövalmennuksen tuntihinta, 0–20_km, säännöt 1.1.2020: 46,00_€/h (kohdat 3.1:8–10)
              Etäisyys täysinä kilometreinä: 20_km (kohta 3.1:7)
                Tapaamispaikan etäisyys pyöristettynä (tarkkuus 1_km): 20_km
                  Tapaamispaikan etäisyys: 20,499_km"
    `);
  });

  it('tells which exception applied', () => {
    const { rules } = explainCase(factsWith({}));
    expect(show(rules.catchment)).toMatchInlineSnapshot(`
      "Lähialue: Täyttyy (kohta 3:6)
        Toimipisteen etäisyys on enintään 20_km (lähialue): ei täyty
          Toimipisteen etäisyys: 24_km (kohta 3:6)
            Etäisyys kotoa pyöristettynä (tarkkuus 1_km): 24_km
              Etäisyys kotoa: 24_km
          Lähialue, säännöt 1.1.2020: 20_km (kohta 3:6)
        Poikkeus: Lähialueen ulkopuolelta (kohta 3:7)
          Tulkinta: Lupa korvaa etäisyyden.
          Lähialueella tuottaja: ei
          Lupa lähialueen ulkopuolelle: kyllä"
    `);
  });

  it('tells why an exception did not help', () => {
    const { rules } = explainCase(factsWith({ 'client.local_provider_available': true }), 'en');
    expect(show(rules.catchment, 'en')).toMatchInlineSnapshot(`
      "Catchment area: Not met (provision 3:6)
        Distance of the office is at most 20_km (catchment distance): not met
          Distance of the office: 24_km (provision 3:6)
            Distance from home rounded (to 1_km): 24_km
              Distance from home: 24_km
          Catchment distance, rules of 1 January 2020: 20_km (provision 3:6)
        Exception: From outside the catchment area: does not apply (provision 3:7)
          Interpretation: The permission replaces the distance.
          Local provider available: yes"
    `);
  });

  it('names the elements that decided', () => {
    const { rules, values } = explainCase(factsWith({}));
    expect(show(rules.registered)).toMatchInlineSnapshot(`
      "Ammattihenkilörekisteri: Ei täyty (kohta 5:5)
        Työntekijä 2: Ei täyty
          Rekisterissä: ei"
    `);
    expect(show(values['provider.qualified'])).toMatchInlineSnapshot(`
      "Kelpoisia työntekijöitä: 2 (kohta 5:6)
        Lukumäärä (henkilöstö; vain kun kelpoinen: kyllä): 2
          Työntekijä 1
            Kelpoinen: kyllä (kohta 5:6)
              Kokemus on vähintään 2_vuotta (työkokemus vähintään): täyttyy
                Kokemus: 2,5_vuotta
                Työkokemus vähintään, säännöt 1.1.2020: 2_vuotta (kohta 5:6)
          Työntekijä 3
            Kelpoinen: kyllä (kohta 5:6)
              Kokemus on vähintään 2_vuotta (työkokemus vähintään): täyttyy
                Kokemus: 2_vuotta
                Työkokemus vähintään, säännöt 1.1.2020: 2_vuotta (kohta 5:6)"
    `);
  });

  it('tells what is waited for', () => {
    const { rules, values } = explainCase(factsWith({ 'voucher.meeting_distance': null, 'voucher.ends': null }));
    expect(show(rules.longest_length)).toMatchInlineSnapshot(`
      "Enimmäiskesto: Ei voida vielä arvioida (kohta 3.1:5)
        Päättyy on viimeistään alkaa + enimmäiskesto (palvelu) − 1_päivä: ei tiedossa
          Päättyy: ei tiedossa"
    `);
    expect(show(values['voucher.value'])).toMatchInlineSnapshot(`
      "Palvelusetelin arvo: ei tiedossa (kohta 3.1:2)
        (myönnetyt tunnit × tuntihinta) pyöristettynä (tarkkuus 0,01_€): ei tiedossa
          Tuntihinta: ei tiedossa (kohdat 3.1:7–10, 3.1:15)
            Palvelu on yksilövalmennus: täyttyy
            Yksilövalmennuksen tuntihinta, säännöt 1.1.2020: ei tiedossa (kohdat 3.1:8–10)
              Etäisyys täysinä kilometreinä: ei tiedossa (kohta 3.1:7)
                Tapaamispaikan etäisyys pyöristettynä (tarkkuus 1_km): ei tiedossa
                  Tapaamispaikan etäisyys: ei tiedossa"
    `);
  });

  it('tells that the day is not known', () => {
    const { rules } = explainCase(factsWith({ 'voucher.granted_on': null, 'provider.staff': null }));
    expect(show(rules.age_limits)).toMatchInlineSnapshot(`
      "Ikä: Ei voida vielä arvioida (kohta 2:1)
        Ikä setelin ensimmäisenä päivänä on välillä alaikäraja – yläikäraja: ei tiedossa
          Ikä setelin ensimmäisenä päivänä: 34_vuotta (kohta 2:1)
            Tulkinta: Ikä katsotaan setelin ensimmäisenä päivänä.
            Täydet vuodet (syntymäaika – alkaa): 34_vuotta
              Syntymäaika: 3.5.1985
              Alkaa: 1.4.2020
          Alaikäraja: ei tiedossa (kohta 2:1)
            Myönnetty: ei tiedossa
          Yläikäraja: ei tiedossa (kohta 2:1)
            Myönnetty: ei tiedossa"
    `);
  });

  it('tells why a rule does not apply', () => {
    const { rules } = explainCase(factsWith({ 'voucher.service': 'participation' }));
    expect(show(rules.hours_granted)).toMatchInlineSnapshot(`
      "Tuntien enimmäismäärä: Ei koske tätä tapausta (kohdat 3.1:6, 3.1:14)
        Palvelu on jokin näistä: yksilövalmennus, ryhmävalmennus: ei täyty
          Palvelu: Osallisuustoiminta"
    `);
  });

  it('shows no sensitive value', () => {
    const texts = all(explainCase(factsWith({}))).map((node) => `${node.text} ${node.value ?? ''}`);
    expect(texts.filter((text) => text.includes('Meikäläinen'))).toEqual([]);
  });

  it('bounds the trees', () => {
    const crowd = Array.from({ length: 20_000 }, () => member(false, 10));
    const explanation = explainCase(factsWith({ 'provider.staff': crowd }));
    const nodes = all(explanation);
    expect(nodes.some(({ kind }) => kind === 'omitted')).toBe(true);
    const trees = Object.keys(explanation.rules).length + Object.keys(explanation.values).length;
    expect(nodes.length).toBeLessThan(trees * 5010);
  });

  it('is the same in every run, and survives JSON', () => {
    const first = explainCase(factsWith({ 'voucher.hours': null }));
    expect(explainCase(factsWith({ 'voucher.hours': null }))).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it('explains any case, whatever is left out', () => {
    for (const path of Object.keys(complete)) {
      for (const language of ['fi', 'en'] as const) {
        const explanation = explainCase(factsWith({ [path]: null }), language);
        expect(all(explanation).every(({ text }) => text !== '')).toBe(true);
      }
    }
  });
});
