import { expect, test } from 'vitest';
import { readCautions } from '../../../cli/diff/cautions.ts';
import { type ProposalMatter, writeProposalText, writeProposalTitle } from '../../../editor/prices/proposal-text.ts';
import { writePullRequest } from '../../../server/proposals/pull-request.ts';
import { expectPlain, payloads } from '../../engine/report/hostile-texts.ts';

const matter: ProposalMatter = {
  date: '2021-01-01',
  settings: { decided: '2020-11-12', decidedBy: 'Lautakunta', record: '§ 112', statedFor: { price: '2021' } },
  changes: [
    {
      id: 'a',
      name: 'Ryhmävalmennuksen tuntihinta',
      before: '15,00 €/h',
      after: '15,50 €/h',
      difference: '+0,50 € (+3,3 %)',
      percent: '3.3',
    },
  ],
  cautions: [
    {
      name: { fi: 'Osallisuustoiminta', en: 'Participation' },
      message: { fi: 'Muut rivit muuttuivat, tämä ei.', en: 'The other rows changed, this one did not.' },
      reason: 'pidettiin *ennallaan*\n## Ei otsikko',
    },
    {
      name: { fi: 'Ryhmävalmennus', en: 'Group coaching' },
      message: { fi: 'Kohdassa 3.1:15 on yhä 15 euroa.', en: 'Provision 3.1:15 still says ‘15 euroa’.' },
      reason: null,
    },
  ],
  review: { cases: 415, asWritten: [], moved: [], across: [] },
  yearly: '+1 000,00 €',
};

test('a proposal tells the decision, each value, each caution with its reason, and the cost', () => {
  expect(writeProposalTitle(matter, 'fi')).toBe('Hinnat ja rajat 1.1.2021 alkaen');
  expect(writeProposalText(matter, 'fi')).toMatchInlineSnapshot(`
    "Voimaan: 1.1.2021
    Päätös: 12.11.2020, Lautakunta, § 112
    Hinnat vahvistettu vuodelle 2021

    ## Muuttuvat arvot
    - Ryhmävalmennuksen tuntihinta: 15,00 €/h → 15,50 €/h, +0,50 € (+3,3 %)

    ## Tarkista
    - Osallisuustoiminta: Muut rivit muuttuivat, tämä ei. Peruste: pidettiin \\*ennallaan\\* \\#\\# Ei otsikko
    - Ryhmävalmennus: Kohdassa 3.1:15 on yhä 15 euroa. (ei kuitattu)

    ## Mikä muuttuu
    - Testitapauksia 415; tulos muuttuu 0 tapauksessa
    - Samat tapaukset uusin hinnoin: tulos muuttuu 0 tapauksessa
    - Myönnetty ennen muutosta ja käytetty sen jälkeen: tulos muuttuu 0 tapauksessa

    Vaikutus vuodessa (omat määrät): +1 000,00 €"
  `);
});

test.each(['fi', 'en'] as const)('reviews read its cautions back, in %s', (language) => {
  const read = readCautions(writeProposalText(matter, language), 'text');
  const cautions = read.kind === 'cautions' ? read.cautions : [];
  expect(cautions).toHaveLength(2);
  expect(cautions.map(({ reason }) => reason)).toEqual(['pidettiin *ennallaan* ## Ei otsikko', null]);
});

test('before the decision it says so', () => {
  const settings = { decided: '', decidedBy: '', record: '', statedFor: {} };
  const text = writeProposalText({ ...matter, settings, cautions: [], review: null, yearly: '' }, 'fi');
  expect(text).toContain('Päätös: ei vielä tehty\nHinnat vahvistettu toistaiseksi');
});

test.each(payloads)('a proposal mentions nobody and links to nothing: %j', (text) => {
  const both = { fi: text, en: text };
  const hostile: ProposalMatter = {
    ...matter,
    settings: { decided: '2020-11-12', decidedBy: text, record: text, statedFor: { price: text } },
    changes: [{ id: 'a', name: text, before: text, after: text, difference: text, percent: null }],
    cautions: [{ name: both, message: both, reason: text }],
  };
  const written = writeProposalText(hostile, 'fi');
  const said = { title: 'Hinnat', text: written, proposedAt: '', proposedBy: null, commit: null, base: null };
  const { body } = writePullRequest('2021-01-01', { ...said, branch: text, files: [text] }, 'fi');
  expectPlain(body);
  expect(readCautions(body, 'text')).toMatchObject({ cautions: [{ text: expect.stringContaining(text.trim()) }] });
});
