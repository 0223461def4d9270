/** Reports: what their opening says, what they hold, and that they stay within their bounds. */
import { describe, expect, it } from 'vitest';
import { arrangeReport } from '../../../../engine/analysis/changes/report/arrange.ts';
import { renderComment } from '../../../../engine/analysis/changes/report/render-comment.ts';
import type { ChangeReport } from '../../../../engine/analysis/changes/report/report.ts';
import { layOut } from '../../../../engine/analysis/changes/report/sections.ts';
import { writeReportJson } from '../../../../engine/analysis/changes/report/write-json.ts';
import type { Language } from '../../../../engine/ir/localized.ts';
import { renderHtml } from '../../../../engine/report/render-html.ts';
import { renderText } from '../../../../engine/report/render-text.ts';
import { changesBy, type Edits, replaced } from './edited-kuopio.ts';

const context = { before: 'main', after: 'työkansio', cautions: [] };

function report(edits: Edits, language: Language = 'fi', more: Partial<ChangeReport['context']> = {}): ChangeReport {
  return arrangeReport(changesBy(edits), { ...context, ...more }, language);
}

/** The yearly update with a rule, an exception, a repeal and a decision. */
const update: Edits = {
  '2021-01-01/edition.yaml':
    'status: accepted\ndecided: 2020-11-24\ndecided_by: Perusturva- ja terveyslautakunta\nrecord: "Pöytäkirja 24.11.2020 § 117"\nstated_for:\n  price: 2021\ninformative: [2.4:2, 2.4:3]\n',
  '2021-01-01/prices.yaml': 'price:\n  group_coaching: 15.50 EUR/h\n',
  '2021-01-01/voucher-grant.policy': `rule group_hours "Ryhmän tunnit" §3.1:14
  when voucher.service is group_coaching
  requires voucher.hours >= 8 h
  otherwise refer "Tunteja on alle kahdeksan."

relief short_group from group_hours "Lyhyt ryhmä" §3.1:14
  when client.special_need_identified

repeal rule participation_conditions of voucher_grant
`,
  'source/2021-01-01.fi.md': '[3.1:15] Ryhmävalmennuksen hinta on 15,50 euroa tunnilta.\n',
};

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe('the opening', () => {
  it('says what, from when, by whom, for whom and how much, in ten lines', () => {
    const { text } = renderComment(
      report(update, 'fi', { cautions: [{ text: 'Muut hinnat ennallaan', reason: 'Päätös § 117' }] }),
      { details: null },
    );
    const lines = plain(text).split('\n');
    const opening = lines.slice(0, lines.indexOf(''));
    expect(opening.length).toBeLessThanOrEqual(10);
    expect(opening.join('\n')).toMatchInlineSnapshot(`
      "# Sääntökirjan muutos: Sosiaalisen kuntoutuksen palvelusetelit – palvelukohtainen sääntökirja
      - **Mitä:** 1 arvo, 2 sääntöä, 1 poikkeus, 3 säännöksen tekstiä. Ryhmän tunnit: uusi sääntö: Kun palvelu on ryhmävalmennus, vaaditaan, että myönnetyt tunnit ovat vähintään 8 h; muuten viranhaltijan harkinta. Lyhyt ryhmä: helpotus lisätty sääntöön ”Ryhmän tunnit”: Jos sääntö ei muuten täyty ja erityinen palvelutarve todettu: kyllä, ehto täyttyy. Osallisuustoiminnan edellytykset: sääntö kumotaan. Aiemmin: Kun palvelu on osallisuustoiminta, vaaditaan, että kolmannen sektorin toiminta riittää: ei ja osallisuustoiminta todettu tarkoituksenmukaiseksi: kyllä; muuten hylkäys.
      - **Milloin:** 1.1.2021 alkaen
      - **Kuka päätti:** Perusturva- ja terveyslautakunta 24.11.2020, Pöytäkirja 24.11.2020 § 117
      - **Kenelle ja kuinka paljon:** Ryhmävalmennuksen tuntihinta nousee 15,00 → 15,50 €/h (+3,3 %)
      - **Vain haettu:** Tuloksia ei ole verrattu todistamalla; tässä on luettu arvot, säännöt ja testitapaukset
      - **Tarkistettu:** Muut hinnat ennallaan – peruste: Päätös § 117"
    `);
  });

  it('names no rule by its name in the files, and shows no hash', () => {
    for (const language of ['fi', 'en'] as const) {
      const told = report(update, language);
      const opening = told.summary.map(({ text }) => text).join('\n');
      expect(opening).not.toMatch(/[a-z]+_[a-z]+|sha256|[0-9a-f]{12}/);
    }
  });
});

describe('declarations that come and go', () => {
  it('are told in a sentence of either language', () => {
    const sentences = (language: Language) =>
      report(update, language).declarations.map(({ title, sentence }) => plain(`${title}. ${sentence}`));
    expect(sentences('fi').join('\n')).toMatchInlineSnapshot(`
      "Sääntö: Ryhmän tunnit. Uusi sääntö: Kun palvelu on ryhmävalmennus, vaaditaan, että myönnetyt tunnit ovat vähintään 8 h; muuten viranhaltijan harkinta.
      Helpotus: Lyhyt ryhmä. Helpotus lisätty sääntöön ”Ryhmän tunnit”: Jos sääntö ei muuten täyty ja erityinen palvelutarve todettu: kyllä, ehto täyttyy.
      Sääntö: Osallisuustoiminnan edellytykset. Sääntö kumotaan. Aiemmin: Kun palvelu on osallisuustoiminta, vaaditaan, että kolmannen sektorin toiminta riittää: ei ja osallisuustoiminta todettu tarkoituksenmukaiseksi: kyllä; muuten hylkäys."
    `);
    expect(sentences('en').join('\n')).toMatchInlineSnapshot(`
      "Rule: Ryhmän tunnit. New rule: Where service is group coaching, it is required that hours granted is at least 8 h; otherwise a decision by an official.
      Relief: Lyhyt ryhmä. Relief added to the rule “Ryhmän tunnit”: If the rule is not met otherwise and special service need identified: yes, the condition is met.
      Rule: Conditions for participation activity. Rule repealed. Before: Where service is participation activity, it is required that third-sector activities are sufficient and suitable: no and participation activity found suitable: yes; otherwise denial."
    `);
  });
});

describe('Markdown', () => {
  const rules = Array.from(
    { length: 400 },
    (_, index) => `rule extra_${index} "Lisäehto ${index}" §2:1
  requires client.age >= 18 year
  otherwise deny "Lisäehto ${index} ei täyty, koska asiakas on ${index} kertaa liian nuori tähän palveluun."
`,
  );
  const huge = report({
    '2021-01-01/edition.yaml': 'status: draft\n',
    '2021-01-01/prices.yaml': 'price:\n  group_coaching: 15.50 EUR/h\n',
    '2021-01-01/voucher-grant.policy': rules.join('\n'),
  });

  it('stays within what a comment holds, and says where the rest is', () => {
    const { text, full, isComplete } = renderComment(huge, { details: 'koko-raportti.md' });
    expect(isComplete).toBe(false);
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(full.length).toBeGreaterThan(65_536);
    expect(text.split('\n').slice(0, 10)).toEqual(full.split('\n').slice(0, 10));
    expect(text).toContain('**Säännöt ja laskenta (400):** luettelo on liitteessä: `koko-raportti.md`');
    // What matters more stays.
    expect(text).toContain('15,50');
    expect(full).toContain('Lisäehto 399');
    expect(renderComment(huge, { details: null }).text).toContain('luettelo ei mahdu tähän; katso koko raportti');
  });

  it('shows texts of a rulebook as they are', () => {
    const { text } = renderComment(
      report(replaced('voucher-grant.policy', 'rule need "Palvelutarve"', 'rule need "<script>*a*</script> [x](y)"')),
      { details: null },
    );
    expect(text).not.toContain('<script>');
    expect(text).toContain('\\[x\\](y)');
    expect(text).toContain('&lt;script&gt;');
  });
});

describe('the memo', () => {
  const html = renderHtml(layOut(report(update)));

  it('stands alone, in its language, with a box to tick for each value', () => {
    expect(html).toContain('<html lang="fi">');
    expect(html).toContain('@page { size: A4;');
    expect(html).not.toMatch(/https?:|<script|<link|url\(/);
    expect(html.match(/<td class="tick">/g)).toHaveLength(1);
    expect(html).toContain('Perusturva- ja terveyslautakunta 24.11.2020, Pöytäkirja 24.11.2020 § 117');
  });

  it('marks changes without colours', () => {
    expect(html).toMatch(/del \{ text-decoration: line-through/);
    expect(html).toContain('<ins>');
    expect(html).not.toMatch(/color: (red|green)|#(?:[ac]00|0[ac]0)\b/);
  });

  it('shows texts of a rulebook as they are', () => {
    const unsafe = renderHtml(
      layOut(
        report(
          replaced('voucher-grant.policy', 'rule need "Palvelutarve"', 'rule need "<img src=x onerror=alert(1)>"'),
        ),
      ),
    );
    expect(unsafe).not.toContain('<img');
  });
});

describe('text for a terminal', () => {
  it('marks changes with and without colours', () => {
    const edited = report(replaced('voucher-grant.policy', 'client.age between min_age', 'client.age between max_age'));
    expect(renderText(layOut(edited), { colour: false })).toContain('client.age between [-min_age-]{+max_age+} and');
    expect(renderText(layOut(edited), { colour: true })).toContain('\u001b[31m[-min_age-]\u001b[0m');
  });
});

describe('JSON', () => {
  it('keeps its shape', () => {
    const json = writeReportJson(report(update)) as Readonly<Record<string, unknown>>;
    expect(Object.keys(json)).toMatchInlineSnapshot(`
      [
        "format",
        "rulebook",
        "language",
        "before",
        "after",
        "changed",
        "meaning",
        "summary",
        "locks",
        "cautions",
        "editions",
        "values",
        "bands",
        "declarations",
        "unchanged",
        "behaviour",
        "impact",
        "effects",
        "provisions",
        "cases",
      ]
    `);
    expect((json.values as readonly unknown[])[0]).toMatchInlineSnapshot(`
      {
        "after": {
          "amount": "15.50",
          "unit": "EUR/h",
        },
        "before": {
          "amount": "15.00",
          "unit": "EUR/h",
        },
        "difference": "0.50",
        "from": "2021-01-01",
        "key": null,
        "kind": "changed",
        "label": "Ryhmävalmennuksen tuntihinta",
        "parameter": "price.group_coaching",
        "percent": "3.3",
        "provisions": [
          "3.1:15",
        ],
        "stated_for": 2021,
        "until": null,
      }
    `);
    expect(Object.keys((json.declarations as readonly object[])[0] ?? {})).toMatchInlineSnapshot(`
      [
        "declaration",
        "title",
        "kind",
        "sentence",
        "wordings",
        "before",
        "after",
        "text",
        "file",
        "from",
        "until",
      ]
    `);
  });
});
