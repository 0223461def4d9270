import { describe, expect, it } from 'vitest';
import { layOutAnswer, openReasons } from '../../../engine/answer/lay-out-answer.ts';
import type { Because } from '../../../engine/explain/explanation.ts';
import { renderMarkdown } from '../../../engine/report/render-markdown.ts';
import { renderItems, renderText } from '../../../engine/report/render-text.ts';
import { denied, findings } from '../explain/voucher-findings.ts';
import { voucherRulebook } from '../explain/voucher-rulebook.ts';

const ansiColour = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

describe('an answer for a terminal', () => {
  it('shows an answer in Finnish', () => {
    expect(renderText(layOutAnswer(denied, voucherRulebook, { language: 'fi' }))).toMatchInlineSnapshot(`
      "Palvelusetelin myöntäminen
      Myöntämisen edellytykset eivät täyty
      Säännöt 1.1.2020. Arvioitu päivälle 2.3.2020.

      Lasketut arvot
        Tuntihinta               ei tiedossa, koska puuttuu: Palveluseteli: Tapaamispaikan etäisyys
        Palvelusetelin arvo      1 840,00 €
        Kelpoisia työntekijöitä  2

      Ei täyty
        ✗ Ikä (kohta 2:1)
          Asiakas on 17-vuotias.
          Tulkinta: Ikä katsotaan setelin ensimmäisenä päivänä.
        ✗ Kotikunta (kohta 2:1)
          Vuosi 3.2.2020.
        ✗ Ammattihenkilörekisteri (kohta 5:5)
          Työntekijä 1: Ei.
          Työntekijä 3: Ei.
        ! Kelpoinen työntekijä (kohta 5:8) – huomautus
          Kukaan ei ole kelpoinen.

      Ei voida vielä arvioida
        ? Enimmäiskesto (kohta 3.1:5)

      Täyttyy
        ✓ Lähialue (kohta 3:6)
          Poikkeus: Lähialueen ulkopuolelta (kohta 3:7)
          Tulkinta: Lupa korvaa etäisyyden.

      Ei koske tätä tapausta
        – Tuntien enimmäismäärä (kohdat 3.1:6, 3.1:14)

      Puuttuvat tiedot
        Palveluseteli: Päättyy (voucher.ends)
        Palveluseteli: Tapaamispaikan etäisyys (voucher.meeting_distance)

      Sääntökirjassa ei ole arvoa
        Ryhmävalmennuksen tuntihinta

      Huomautukset
        Yksilövalmennuksen tuntihinta on vahvistettu vuodelle 2020, mutta arvoa käytettiin vuonna 2021.

      Arvio, ei hallintopäätös. Päätöksen tekee viranhaltija.
      "
    `);
  });

  it('shows it in English', () => {
    expect(renderText(layOutAnswer(denied, voucherRulebook, { language: 'en' }))).toMatchInlineSnapshot(`
      "Granting a voucher
      The conditions are not met
      Rules of 1 January 2020. Assessed as of 2 March 2020.

      Values
        Hourly price          not known, because facts are missing: Voucher: Meeting distance
        Value of the voucher  €1,840.00
        Qualified staff       2

      Not met
        ✗ Age (provision 2:1)
          The client is aged 17.
          Interpretation: Age is that on the voucher's first day.
        ✗ Residence (provision 2:1)
          Vuosi 3.2.2020.
        ✗ Register (provision 5:5)
          Staff member 1: No.
          Staff member 3: No.
        ! Someone qualified (provision 5:8) – warning
          Kukaan ei ole kelpoinen.

      Cannot be assessed yet
        ? Greatest length (provision 3.1:5)

      Met
        ✓ Catchment area (provision 3:6)
          Exception: From outside the catchment area (provision 3:7)
          Interpretation: The permission replaces the distance.

      Does not concern this case
        – Most hours (provisions 3.1:6, 3.1:14)

      Missing facts
        Voucher: Ends (voucher.ends)
        Voucher: Meeting distance (voucher.meeting_distance)

      The rulebook has no value for
        Hourly price of group coaching

      Warnings
        Hourly price of individual coaching: the value is stated for 2020 but was used for 2021.

      An assessment, not an administrative decision. An official makes the decision.
      "
    `);
  });

  it('colours only where asked, and colour adds nothing but colour', () => {
    const plain = renderText(layOutAnswer(denied, voucherRulebook, { language: 'fi' }));
    const coloured = renderText(layOutAnswer(denied, voucherRulebook, { language: 'fi' }), { colour: true });
    expect(coloured).toContain('\u001b[');
    expect(plain).not.toContain('\u001b');
    expect(coloured.replaceAll(ansiColour, '')).toBe(plain);
  });

  it('says that the day is not known', () => {
    const undated = findings({ date: null, outcome: 'incomplete' });
    expect(renderText(layOutAnswer(undated, voucherRulebook, { language: 'fi' }))).toContain(
      'Arviointipäivä ei ole tiedossa.',
    );
  });
});

describe('an answer as Markdown', () => {
  it('shows an answer in Finnish', () => {
    expect(renderMarkdown(layOutAnswer(denied, voucherRulebook, { language: 'fi' }))).toMatchInlineSnapshot(`
      "# Palvelusetelin myöntäminen

      **Myöntämisen edellytykset eivät täyty**

      Säännöt 1.1.2020. Arvioitu päivälle 2.3.2020.

      ## Lasketut arvot

      - Tuntihinta: **ei tiedossa, koska puuttuu: Palveluseteli: Tapaamispaikan etäisyys**
      - Palvelusetelin arvo: **1 840,00 €**
      - Kelpoisia työntekijöitä: **2**

      ## Ei täyty

      - **Ikä** (kohta 2:1)
        - Asiakas on 17-vuotias.
        - Tulkinta: Ikä katsotaan setelin ensimmäisenä päivänä.
      - **Kotikunta** (kohta 2:1)
        - Vuosi 3.2.2020.
      - **Ammattihenkilörekisteri** (kohta 5:5)
        - Työntekijä 1: Ei.
        - Työntekijä 3: Ei.
      - **Kelpoinen työntekijä** (kohta 5:8) – huomautus
        - Kukaan ei ole kelpoinen.

      ## Ei voida vielä arvioida

      - **Enimmäiskesto** (kohta 3.1:5)

      ## Täyttyy

      - **Lähialue** (kohta 3:6)
        - Poikkeus: Lähialueen ulkopuolelta (kohta 3:7)
        - Tulkinta: Lupa korvaa etäisyyden.

      ## Ei koske tätä tapausta

      - **Tuntien enimmäismäärä** (kohdat 3.1:6, 3.1:14)

      ## Puuttuvat tiedot

      - Palveluseteli: Päättyy (\`voucher.ends\`)
      - Palveluseteli: Tapaamispaikan etäisyys (\`voucher.meeting_distance\`)

      ## Sääntökirjassa ei ole arvoa

      - Ryhmävalmennuksen tuntihinta

      ## Huomautukset

      - Yksilövalmennuksen tuntihinta on vahvistettu vuodelle 2020, mutta arvoa käytettiin vuonna 2021.

      *Arvio, ei hallintopäätös. Päätöksen tekee viranhaltija.*
      "
    `);
  });
});

it('tells how a value was computed where it is met first, and refers to that after it', () => {
  const because = (kind: 'output' | 'definition', children: readonly Because[]): Because => {
    return { kind, text: 'Maksu', value: '1,00 €', children };
  };
  const reasons = openReasons('fi');
  const below: readonly Because[] = [{ kind: 'fact', text: 'Tulot', value: '5,00 €' }];
  const given = reasons.below(because('output', below), '');
  const again = reasons.of(because('definition', below), '');
  const other = reasons.of(because('definition', [{ kind: 'fact', text: 'Tulot', value: '6,00 €' }]), '');
  expect(renderItems([...given, again, other], '').join('\n')).toBe(
    'Tulot: 5,00 €\nMaksu: 1,00 € – perustelut edellä\nMaksu: 1,00 €\n  Tulot: 6,00 €',
  );
});
