import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAnswer } from '../../../engine/answer/answer.ts';
import { compareAnswers, editionChanged } from '../../../engine/compare/saved-answers.ts';
import { findIdleFacts } from '../../../engine/form/relevance.ts';
import { readSaved, writeSaved } from '../../../engine/form/saved-evaluation.ts';
import type { Facts } from '../../../engine/ir/findings.ts';
import { runs } from '../../support/runs.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';
import { evaluator, factsOf, kuopio } from './kuopio.ts';

const find = (decision: string, facts: Facts) => evaluator.decide(decision, facts, null);

const answerTo = (decision: string, facts: Facts) => buildAnswer(kuopio, find(decision, facts), { language: 'fi' });

const voucher = {
  client: { birth_date: '1985-05-03', home_municipality: 'Kuopio', needs: ['inclusion'] },
  voucher: {
    service: 'group_coaching',
    granted_on: '2020-03-02',
    starts: '2020-03-16',
    ends: '2020-07-15',
    hours: 20.5,
  },
  provider: { distance_from_home: 8 },
};

describe('a saved evaluation', () => {
  test.each(kuopio.decisions.map(({ name }) => name))('of %s comes out the same, without what is idle', (decision) => {
    fc.assert(
      fc.property(arbitraryFacts(decision), (facts) => {
        const findings = find(decision, facts);
        const idle = findIdleFacts(kuopio, evaluator, decision, facts);
        const kept = new Map([...facts].filter(([path]) => !idle.includes(path)));
        const opened = readSaved(writeSaved({ facts: kept, findings, draft: false }, kuopio, 'fi'), kuopio);
        if (opened.kind === 'refused' || opened.saved === null) throw new Error('it can be opened');
        expect(opened.problems).toEqual([]);
        // What was withheld is given again.
        const again = new Map([
          ...opened.facts,
          ...[...kept].filter(([path]) => opened.saved?.withheld.includes(path)),
        ]);
        const now = find(decision, again);
        expect(compareAnswers(opened.saved.answer, now, kuopio, 'fi')).toEqual([]);
        expect(editionChanged(opened.saved.answer, now, kuopio)).toBe(false);
      }),
      { numRuns: runs(50) },
    );
  });

  test('what is sensitive is not in it', () => {
    const facts = factsOf({ contract: { client: { personal_identity_code: '010190-900P', name: 'Testi' } } });
    const text = writeSaved({ facts, findings: find('contract_check', facts), draft: false }, kuopio, 'fi');
    expect(text).not.toContain('010190');
    expect(JSON.parse(text).withheld).toEqual(['contract.client.personal_identity_code']);
  });

  test('differences are told in words', () => {
    const before = answerTo('voucher_grant', factsOf(voucher));
    const now = find('voucher_grant', factsOf({ ...voucher, voucher: { ...voucher.voucher, hours: 90 } }));
    const told = compareAnswers(before, now, kuopio, 'fi');
    expect(told.map(({ what, before: was, after: is }) => `${what}: ${was} → ${is}`.replaceAll('\u00a0', ' '))).toEqual(
      [
        'Tulos: Myöntämisen edellytykset täyttyvät → Myöntämisen edellytykset eivät täyty',
        'Palvelusetelin arvo: 307,50 € → 1 350,00 €',
        'Myönnetyt tunnit: Täyttyy → Ei täyty',
      ],
    );
    expect(compareAnswers(before, now, kuopio, 'en')[2]).toMatchObject({ before: 'Met', after: 'Not met' });
  });

  test('facts of a case alone are opened too', () => {
    const opened = readSaved(JSON.stringify(voucher), kuopio);
    expect(opened).toMatchObject({ kind: 'opened', saved: null, problems: [] });
  });

  test.each([
    ['', 'JSON-teksti on tyhjä'],
    ['{', 'loppuu kesken'],
    ['[]', 'ei ole tapauksen tietoja'],
    ['{"format":"rulebook-evaluation/2"}', 'toisella ohjelmaversiolla'],
    ['{"format":"rulebook-evaluation/1","rulebook":"x"}', 'toiseen sääntökirjaan (x)'],
    [`{"format":"rulebook-evaluation/1","rulebook":"${kuopio.id}","decision":"toString"}`, 'ei ole ratkaisua'],
    [`{"format":"rulebook-evaluation/1","rulebook":"${kuopio.id}","decision":"voucher_grant"}`, 'puutteellinen'],
    [
      `{"format":"rulebook-evaluation/1","rulebook":"${kuopio.id}","decision":"voucher_grant","facts":{},"answer":{"outcome":"approved","values":{},"rules":[1]}}`,
      'puutteellinen',
    ],
  ])('refused: %s', (text, told) => {
    const opened = readSaved(text, kuopio);
    if (opened.kind !== 'refused') throw new Error('it is refused');
    expect(opened.message.fi).toContain(told);
  });

  test('facts that cannot be used are told by their labels', () => {
    const opened = readSaved('{"client":{"birth_date":"1.1.85","shoe_size":42},"voucher":{"hours":-1}}', kuopio);
    if (opened.kind !== 'opened') throw new Error('it can be opened');
    expect(opened.problems.map(({ fi }) => fi.replaceAll('\u00a0', ' '))).toMatchInlineSnapshot(`
      [
        "Asiakas: Syntymäaika – Anna päivämäärä, esimerkiksi 3.5.1985 tai 1985-05-03.",
        "Tietoa 'client.shoe_size' ei ole määritelty sääntökirjassa; poista tieto tai tarkista sen nimi.",
        "Palveluseteli: Myönnetyt tunnit – Anna luku väliltä 0–10 000 h.",
      ]
    `);
  });
});
