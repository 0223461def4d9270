/** What a comparison of behaviour found, in a report. */
import { describe, expect, it } from 'vitest';
import type {
  BehaviourComparison,
  DecisionComparison,
  Settled,
} from '../../../../engine/analysis/behaviour/behaviour.ts';
import { arrangeReport } from '../../../../engine/analysis/changes/report/arrange.ts';
import { sectionsOf } from '../../../../engine/analysis/changes/report/sections.ts';
import { writeReportJson } from '../../../../engine/analysis/changes/report/write-json.ts';
import { buildAnswer } from '../../../../engine/answer/answer.ts';
import { interpreter } from '../../../../engine/backends/interpreter/interpreter.ts';
import { readFacts } from '../../../../engine/facts/read-facts.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { changesBy, replaced } from './edited-kuopio.ts';

const changes = changesBy(
  replaced('voucher-grant.policy', 'requires voucher.hours > 0 h', 'requires voucher.hours >= 4 h'),
);

const facts = {
  'client.birth_date': '1985-05-03',
  'client.home_municipality': 'Kuopio',
  'client.needs': ['social_functioning'],
  'voucher.service': 'group_coaching',
  'voucher.granted_on': '2020-03-02',
  'voucher.starts': '2020-03-16',
  'voucher.ends': '2020-07-15',
  'voucher.hours': 3.5,
  'provider.distance_from_home': 8,
};

function answer(rulebook: Rulebook) {
  const read = readFacts(rulebook, facts);
  expect(read.problems).toEqual([]);
  return buildAnswer(rulebook, interpreter.prepare(rulebook).decide('voucher_grant', read.facts, null), {
    language: 'fi',
  });
}

const [before, after] = [answer(changes.before.rulebook), answer(changes.after.rulebook)];

const nothingDiffers = { outcome: 'impossible', value: 'impossible', reasons: 'impossible' } as const;
const settled = { claims: nothingDiffers, undecided: [], unshared: [], early: [] } as const;

const different: DecisionComparison = {
  decision: 'voucher_grant',
  result: {
    kind: 'different',
    ...settled,
    claims: { ...nothingDiffers, outcome: 'shown', reasons: 'shown' },
    witnesses: [
      {
        shows: { difference: 'outcome', output: null, from: before.outcome, to: after.outcome, time: 'any' },
        date: 18323,
        facts,
        before,
        after,
        differences: [],
        responsible: ['hours_granted'],
      },
    ],
  },
};

function reportOf(decisions: BehaviourComparison['decisions']) {
  return arrangeReport(changes, { before: 'a', after: 'b', cautions: [], behaviour: { decisions } }, 'fi');
}

function lineOf(kind: string, decisions: BehaviourComparison['decisions']): string {
  return (
    reportOf(decisions)
      .summary.find((line) => line.kind === kind)
      ?.text.replaceAll('\u00a0', ' ') ?? ''
  );
}

describe('a report with behaviour', () => {
  it('says whose outcome changes, and what the case is like', () => {
    expect([before.outcome, after.outcome]).toEqual(['approved', 'denied']);
    expect(lineOf('outcomes', [{ decision: 'invoice_check', result: { kind: 'added' } }, different])).toBe(
      'Palvelusetelin myöntäminen: myöntämisen edellytykset täyttyvät → myöntämisen edellytykset eivät täyty (Myönnetyt tunnit), esim. palvelu ryhmävalmennus, myönnetyt tunnit 3,5 h. Laskun tarkastus: uusi ratkaisu',
    );
  });

  it('tells a proof from a search', () => {
    const same = { kind: 'same', because: 'proved', ...settled } as const;
    const searched = { kind: 'none_found', bounds: { fi: '200 tapausta.', en: '200 cases.' }, ...settled } as const;
    const decisions = [
      { decision: 'invoice_check', result: same },
      { decision: 'service_plan', result: searched },
    ];
    expect(lineOf('proved', decisions)).toBe('Ei vaikuta näiden ratkaisujen tuloksiin (todistettu): Laskun tarkastus');
    expect(lineOf('searched', decisions)).toBe(
      'Muuttuvaa tapausta ei löytynyt (haku rajattu): Palvelun toteutuksen tarkastus: 200 tapausta.',
    );
    expect(lineOf('proved', [{ decision: 'invoice_check', result: same }])).toBe(
      'Ei vaikuta tuloksiin (todistettu): Laskun tarkastus',
    );
    expect(lineOf('searched', [{ decision: 'invoice_check', result: same }])).toBe('');
  });

  it('says that only the reasons change where nothing graver can, else what was not settled', () => {
    if (different.result.kind !== 'different') throw new Error('it is different');
    const { witnesses } = different.result;
    const reasons = witnesses.map((one) => ({
      ...one,
      before: one.after,
      shows: { ...one.shows, difference: 'reasons' as const, from: one.after.outcome },
    }));
    const told = (claims: Partial<Settled['claims']>, others: Partial<Settled> = {}) =>
      lineOf('outcomes', [
        {
          decision: 'voucher_grant',
          result: {
            ...settled,
            kind: 'different',
            witnesses: reasons,
            claims: { ...nothingDiffers, reasons: 'shown', ...claims },
            ...others,
          },
        },
      ]);
    expect(told({})).toBe('Palvelusetelin myöntäminen: vain perustelut muuttuvat');
    expect(told({ outcome: 'not_settled' })).toBe(
      'Palvelusetelin myöntäminen: löydetyissä tapauksissa muuttuvat vain perustelut; ei selvinnyt, voiko lopputulos muuttua',
    );
    expect(told({ value: 'not_settled' }, { undecided: ['resources', 'time'] })).toBe(
      'Palvelusetelin myöntäminen: löydetyissä tapauksissa muuttuvat vain perustelut; ei selvinnyt, voivatko arvot muuttua (ratkaisin keskeytettiin, koska kone oli liian hidas)',
    );
    expect(told({}, { early: witnesses, unshared: ['nurse'] })).toBe(
      'Palvelusetelin myöntäminen (tapauksissa, jotka molemmat puolet tuntevat, siis ilman vaihtoehtoja ”nurse”): vain perustelut muuttuvat. Ennen ensimmäistä versiota päättyy toisin: Palvelusetelin myöntäminen',
    );
  });

  it('shows the case, what makes the difference, and its facts', () => {
    const section = sectionsOf(reportOf([different])).find(({ name }) => name === 'behaviour');
    const entries = section?.blocks.flatMap((block) => (block.kind === 'entry' ? [block] : [])) ?? [];
    expect(entries.map(({ title, note }) => [title, note])).toEqual([['Palvelusetelin myöntäminen', '2.3.2020']]);
    expect(entries[0]?.sentences.map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
      'Tulos: myöntämisen edellytykset täyttyvät → myöntämisen edellytykset eivät täyty',
      'Eron tekee: Myönnetyt tunnit',
      expect.stringMatching(
        /^Tiedot: Asiakas: syntymäaika 3\.5\.1985, .*; Palveluseteli: palvelu Ryhmävalmennus, .*myönnetyt tunnit 3,5 h/,
      ),
    ]);
    expect(writeReportJson(reportOf([different]))).toMatchObject({
      behaviour: [
        { decision: 'voucher_grant', result: 'different', witnesses: [{ facts, responsible: ['hours_granted'] }] },
      ],
    });
  });
});
