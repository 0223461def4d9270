import { describe, expect, it } from 'vitest';
import type { Impact, OutputImpact } from '../../../../engine/analysis/impact/impact.ts';
import { arrangeImpact, arrangeSharedImpact } from '../../../../engine/analysis/impact/report/arrange.ts';
import { writeImpactJson, writeSharedImpactJson } from '../../../../engine/analysis/impact/report/write-json.ts';
import { formatDecimal } from '../../../../engine/ir/decimal.ts';
import { renderHtml } from '../../../../engine/report/render-html.ts';
import { renderMarkdown } from '../../../../engine/report/render-markdown.ts';
import { renderText } from '../../../../engine/report/render-text.ts';
import { openKuopio } from '../../../library/kuopio.ts';
import { number } from '../../../support/ir-builders.ts';

const { ir: rulebook } = openKuopio();
const context = { rulebook, before: 'main', after: '<b>työkansio</b>', language: 'fi' as const };
const sums = (before: bigint, after: bigint, cases: number, changed: number, onlyAfter = 0) => {
  const pair = {
    known: { both: cases - onlyAfter, before: 0, after: onlyAfter, neither: 0 },
    before,
    after,
    counted: { before: cases - onlyAfter, after: cases - onlyAfter },
    changed,
  };
  return { name: 'voucher.value', type: number('EUR', 2) as OutputImpact['type'], all: pair, approved: pair };
};

const impact: Impact = {
  decision: 'voucher_grant',
  cases: 43,
  unusable: 2,
  generated: 43,
  transitions: [
    { before: 'approved', after: 'approved', cases: 40 },
    { before: 'approved', after: 'denied', cases: 3 },
  ],
  changed: 23,
  unclear: 0,
  outputs: [
    {
      ...sums(7_000_000n, 7_123_450n, 43, 20),
      differences: [
        { from: -500, to: -200, cases: 2 },
        { from: 0, to: 0, cases: 21 },
        { from: 5000, to: 10_000, cases: 20 },
      ],
    },
  ],
  by: { fact: 'voucher.service', type: { kind: 'enum', enum: 'service' } },
  groups: [
    { value: 'individual_coaching', cases: 20, changed: 20, outputs: [sums(4_000_000n, 4_123_450n, 20, 20)] },
    { value: 'group_coaching', cases: 20, changed: 0, outputs: [sums(2_500_000n, 2_500_000n, 20, 0)] },
    { value: 'participation', cases: 3, changed: 3, outputs: [sums(500_000n, 500_000n, 3, 3)] },
  ],
  largest: [
    { case: 'generated-7-3', line: 3, before: 100n, after: 9100n, outcomes: { before: 'approved', after: 'denied' } },
  ],
};

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('a report on a caseload', () => {
  it('for the desk shows all there is, and cases where asked', () => {
    const text = plain(renderText(arrangeImpact(impact, context, { showCases: true })));
    expect(text).toMatchInlineSnapshot(`
      "Muutoksen vaikutus: Palvelusetelin myöntäminen
      Sosiaalisen kuntoutuksen palvelusetelit – palvelukohtainen sääntökirja
      main → <b>työkansio</b>
      *** Esimerkkiaineisto – ei todellisia asiakkaita ***

      43 tapausta ratkaistiin kummillakin säännöillä.
      Niistä 23 muuttuu (53,5 %).
      2 riviä jäi pois, koska niitä ei voitu ratkaista.
      Vaikutukset on laskettu aineistosta, eivätkä ne ole hallintopäätöksiä.

      Tulokset
        Ennen                               Jälkeen                               Tapauksia   Osuus
        Myöntämisen edellytykset täyttyvät  Myöntämisen edellytykset eivät täyty          3   7,0 %
        Myöntämisen edellytykset täyttyvät  Myöntämisen edellytykset täyttyvät           40  93,0 %

      Summat
        Arvo                                                                          Ennen      Jälkeen       Muutos  Muutos-%
        Palvelusetelin arvo, hyväksytyt tapaukset                               70 000,00 €  71 234,50 €  +1 234,50 €    +1,8 %
        Palvelusetelin arvo, tapaukset, joissa arvo tiedetään ennen ja jälkeen  70 000,00 €  71 234,50 €  +1 234,50 €    +1,8 %

      Ryhmittäin: Palveluseteli: Palvelu – Palvelusetelin arvo, hyväksytyt tapaukset
        Palvelu             Tapauksia  Muuttuu        Ennen      Jälkeen       Muutos  Muutos-%
        Yksilövalmennus            20       20  40 000,00 €  41 234,50 €  +1 234,50 €    +3,1 %
        Ryhmävalmennus             20        0  25 000,00 €  25 000,00 €       0,00 €     0,0 %
        Osallisuustoiminta          3        3   5 000,00 €   5 000,00 €       0,00 €     0,0 %

      Erot: Palvelusetelin arvo
        Ero                 Tapauksia   Osuus
        −5,00 … −2,00 €             2   4,7 %
        ei muutosta                21  48,8 %
        +50,00 … +100,00 €         20  46,5 %

      Suurimmat muutokset: Palvelusetelin arvo
        Tapaus          Ennen  Jälkeen    Muutos  Tulokset
        generated-7-3  1,00 €  91,00 €  +90,00 €  Myöntämisen edellytykset täyttyvät → Myöntämisen edellytykset eivät täyty
      "
    `);
    expect(renderText(arrangeImpact(impact, context))).not.toContain('generated-7-3');
  });

  it('to be handed on puts small groups together and says so', () => {
    expect(plain(renderMarkdown(arrangeSharedImpact(impact, context)))).toMatchInlineSnapshot(`
      "# Muutoksen vaikutus: Palvelusetelin myöntäminen

      **Esimerkkiaineisto – ei todellisia asiakkaita**

      Sosiaalisen kuntoutuksen palvelusetelit – palvelukohtainen sääntökirja

      main → \\<b\\>työkansio\\</b\\>

      43 tapausta ratkaistiin kummillakin säännöillä.

      Alle viiden tapauksen ryhmiä ei näytetä: ne on yhdistetty muihin tai jätetty pois niin, ettei niitä voi päätellä yhteismääristä.

      Vaikutukset on laskettu aineistosta, eivätkä ne ole hallintopäätöksiä.

      ## Tulokset

      | Ennen | Jälkeen | Tapauksia | Osuus |
      | --- | --- | ---: | ---: |
      | muut yhteensä |  | 43 | 100,0 % |

      ## Summat

      | Arvo | Ennen | Jälkeen | Muutos | Muutos-% |
      | --- | ---: | ---: | ---: | ---: |
      | Palvelusetelin arvo, hyväksytyt tapaukset | 70 000,00 € | 71 234,50 € | +1 234,50 € | +1,8 % |

      ## Ryhmittäin: Palveluseteli: Palvelu – Palvelusetelin arvo, hyväksytyt tapaukset

      | Palvelu | Tapauksia | Ennen | Jälkeen | Muutos | Muutos-% |
      | --- | ---: | ---: | ---: | ---: | ---: |
      | Ryhmävalmennus | 20 | 25 000,00 € | 25 000,00 € | 0,00 € | 0,0 % |
      | Osallisuustoiminta, Yksilövalmennus | 23 | 45 000,00 € | 46 234,50 € | +1 234,50 € | +2,7 % |

      ## Erot: Palvelusetelin arvo

      | Ero | Tapauksia | Osuus |
      | --- | ---: | ---: |
      | −5,00 … 0,00 € | 23 | 53,5 % |
      | +50,00 … +100,00 € | 20 | 46,5 % |
      "
    `);
  });

  it('as a page shows foreign words as they are', () => {
    const html = renderHtml(arrangeSharedImpact(impact, context), () => '<svg></svg>');
    expect(html).toContain('&lt;b&gt;työkansio&lt;/b&gt;');
    expect(html).not.toContain('<b>');
    expect(html).toContain('<figcaption>Erot: Palvelusetelin arvo</figcaption>\n<svg></svg>');
    expect(html).toContain('<p class="notice">Esimerkkiaineisto – ei todellisia asiakkaita</p>');
  });

  it('as JSON has sums as decimal text, and in what is handed on no case', () => {
    const names = { before: 'main', after: 'x' };
    expect(JSON.stringify(writeImpactJson(impact, names))).not.toContain('generated-7-3');
    expect(JSON.stringify(writeImpactJson(impact, names, { showCases: true }))).toContain('generated-7-3');
    expect(writeSharedImpactJson(impact, names)).toMatchObject({
      cases: 43,
      suppressed: true,
      outputs: [{ unit: 'EUR', approved: { before: '70000.00', after: '71234.50' } }],
    });
    expect(writeSharedImpactJson({ ...impact, cases: 4 }, names)).toEqual({
      ...names,
      decision: 'voucher_grant',
      shared: true,
      cases: null,
    });
  });

  it.each([
    [0n, 2, '0.00'],
    [-5n, 2, '-0.05'],
    [123_456_789_012_345_678_901n, 2, '1234567890123456789.01'],
    [-9_007_199_254_740_993n, 0, '-9007199254740993'],
  ])('writes %i at %i decimals exactly', (sum, decimals, expected) =>
    expect(formatDecimal(sum, decimals)).toBe(expected),
  );
});
