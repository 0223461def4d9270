import { describe, expect, test } from 'vitest';
import { arrangeAnswer } from '../../../engine/answer/page.ts';
import { explainFindings } from '../../../engine/explain/explain.ts';
import { assessCase } from '../../../engine/form/assess-case.ts';
import { provisionsOfCitation } from '../../../engine/form/cited-provisions.ts';
import { arrangeReasons, writeReasons } from '../../../engine/form/reasons.ts';
import { tellRefusal } from '../../../engine/form/tell-refusal.ts';
import type { Language } from '../../../engine/ir/localized.ts';
import { evaluator, factsOf, kuopio } from './kuopio.ts';

function reasonsOf(decision: string, json: unknown, language: Language, isDraft = false): string {
  const facts = factsOf(json);
  const assessment = assessCase(kuopio, evaluator, { decision, facts, language });
  const explanation = explainFindings(kuopio, evaluator.decide(decision, facts, null), facts, { language });
  const text = writeReasons(arrangeReasons(assessment, explanation, kuopio, language), language, isDraft);
  return text.replaceAll('\u00a0', ' ');
}

const far = {
  client: {
    birth_date: '1985-05-03',
    home_municipality: 'Kuopio',
    needs: ['inclusion'],
    local_provider_available: false,
  },
  voucher: {
    service: 'individual_coaching',
    granted_on: '2020-03-02',
    starts: '2020-03-16',
    ends: '2020-07-15',
    hours: 45,
    meeting_distance: 12.5,
    out_of_area_permitted: true,
  },
  provider: { distance_from_home: 24 },
};

describe('reasons', () => {
  test('stand alone', () => {
    const text = reasonsOf('voucher_grant', far, 'fi');
    // The text of the provisions is the source's own.
    expect(text.slice(0, text.indexOf('Sääntökirjan kohdat'))).toMatchInlineSnapshot(`
      "Palvelusetelin myöntäminen
      Myöntämisen edellytykset eivät täyty
      Sosiaalisen kuntoutuksen palvelusetelit – palvelukohtainen sääntökirja
      Kuopion kaupunki, perusturva ja terveydenhuolto, aikuissosiaalityö
      Säännöt 1.1.2020. Arvioitu päivälle 2.3.2020.

      Lasketut arvot
        Tuntihinta: 46,00 €/h
        Palvelusetelin arvo: 2 070,00 € = 45 h × 46,00 €/h
        Asiakasmaksu: 0,00 €

      Ei täyty
        Myönnetyt tunnit (kohdat 3.1:6, 3.1:14)
          Tunteja myönnetään enemmän kuin 0 h ja enintään 40 h; nyt 45 h.
          Tiedot: Palvelu: Yksilövalmennus; Myönnetyt tunnit: 45 h
          Sääntökirjan arvot: Enimmäistunnit, Yksilövalmennus, säännöt 1.1.2020: 40 h (kohdat 3.1:6, 3.1:14)
          Tulkinta: Lyhyemmän setelin enimmäismäärää ei suhteuteta kestoon.

      Täyttyy
        Ikä (kohta 2:1)
          Tiedot: Syntymäaika: 3.5.1985; Alkaa: 16.3.2020
          Sääntökirjan arvot: Alaikäraja, säännöt 1.1.2020: 18 vuotta (kohta 2:1); Yläikäraja, säännöt 1.1.2020: 64 vuotta (kohta 2:1)
          Tulkinta: Ikä katsotaan setelin ensimmäisenä päivänä. Karkauspäivänä syntynyt täyttää vuosia 28.2., kun vuosi ei ole karkausvuosi.
        Kotikunta (kohta 2:1)
          Tiedot: Kotikunta: Kuopio
        Palvelutarve (kohta 2:1)
          Tiedot: Palvelutarpeen perusteet: osallisuuden edistäminen
        Setelin vähimmäiskesto (kohdat 3.1:5, 3.1:13, 3.1:17, 3.1:21)
          Tiedot: Päättyy: 15.7.2020; Alkaa: 16.3.2020; Palvelu: Yksilövalmennus
          Sääntökirjan arvot: Setelin vähimmäiskesto, Yksilövalmennus, säännöt 1.1.2020: 1 kuukausi (kohdat 3.1:5, 3.1:13, 3.1:17, 3.1:21)
          Tulkinta: Kuukausi lasketaan päivästä päivään: n kuukauden setelin viimeinen päivä on (alkupäivä + n kuukautta) – 1 päivä.
        Setelin enimmäiskesto (kohdat 3.1:5, 3.1:13, 3.1:17, 3.1:21)
          Tiedot: Päättyy: 15.7.2020; Alkaa: 16.3.2020; Palvelu: Yksilövalmennus
          Sääntökirjan arvot: Setelin enimmäiskesto, Yksilövalmennus, säännöt 1.1.2020: 4 kuukautta (kohdat 3.1:5, 3.1:13, 3.1:17, 3.1:21)
          Tulkinta: Kuukausi lasketaan päivästä päivään: n kuukauden setelin viimeinen päivä on (alkupäivä + n kuukautta) – 1 päivä.
        Lähialue (kohta 3:6)
          Tiedot: Toimipisteen etäisyys asiakkaan kotoa: 24 km; Lähialueella on palveluntuottaja: ei; Lupa valita tuottaja lähialueen ulkopuolelta: kyllä
          Sääntökirjan arvot: Lähialue, säännöt 1.1.2020: 20 km (kohta 3:6)
          Poikkeus: Lupa lähialueen ulkopuolelle (kohta 3:7)
          Tulkinta: Etäisyys pyöristetään lähimpään täyteen kilometriin, puolikas ylöspäin.

      Ei koske tätä tapausta
        Osallisuustoiminnan edellytykset (kohdat 2.4:2–3)
        Myönnetyt toimintapäivät (kohdat 3.1:18, 3.1:22)
        Toimintapäivät viikossa (kohdat 2.3:8, 2.4:9, 3.1:18, 3.1:22)

      "
    `);
    expect(text).toContain('  Kohta 3:7: Palveluntuottajien puuttuessa lähialueelta');
    expect(text.match(/Kohta 3:7:/g)).toHaveLength(1);
    expect(text).toMatch(/Arvio, ei hallintopäätös\. Päätöksen tekee viranhaltija\.\n$/);
  });

  test('of a draft say so first', () => {
    expect(reasonsOf('voucher_grant', far, 'fi', true)).toMatch(/^LUONNOS – EI VOIMASSA OLEVIA SÄÄNTÖJÄ\n/);
    expect(reasonsOf('voucher_grant', far, 'en', true)).toMatch(/^DRAFT/);
  });

  test('hold nothing sensitive', () => {
    const text = reasonsOf('contract_check', { contract: { client: { personal_identity_code: '010190-900P' } } }, 'fi');
    expect(text).not.toContain('010190');
  });

  test('a citation stands for its provisions', () => {
    const marks = (citation: string) => provisionsOfCitation(citation, kuopio).map(({ mark }) => mark);
    expect(marks('3.1:8–10')).toEqual(['3.1:8', '3.1:9', '3.1:10']);
    expect(marks('3:7')).toEqual(['3:7']);
    expect(marks('99:1–3')).toEqual([]);
  });
});

describe('what to say of a case that was not approved', () => {
  const tell = (json: unknown, language: Language) => {
    const facts = factsOf(json);
    const findings = evaluator.decide('voucher_grant', facts, null);
    const page = arrangeAnswer(findings, kuopio, { language });
    return tellRefusal('A-1', findings.outcome, page, language)?.replaceAll('\u00a0', ' ') ?? null;
  };
  test('denied', () => {
    expect(tell(far, 'fi')).toBe(
      'A-1: Myöntämisen edellytykset eivät täyty. Tunteja myönnetään enemmän kuin 0 h ja enintään 40 h; nyt 45 h (kohdat 3.1:6, 3.1:14).',
    );
  });
  test('approved: nothing', () => {
    expect(tell({ ...far, voucher: { ...far.voucher, hours: 40 } }, 'fi')).toBeNull();
  });
  test('incomplete: what is missing', () => {
    const { hours: _, ...voucher } = far.voucher;
    expect(tell({ ...far, voucher }, 'fi')).toBe(
      'A-1: Tietoja puuttuu. Puuttuvat tiedot: Palveluseteli: Myönnetyt tunnit.',
    );
  });
});
