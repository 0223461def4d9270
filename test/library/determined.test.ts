/** A rulebook of amounts: what is not known is never told as known. */
import { describe, expect, it } from 'vitest';
import { compileRulebook } from '../../dsl/compile/compile.ts';
import { layOutAnswer } from '../../engine/answer/lay-out-answer.ts';
import { openAnswerRows } from '../../engine/csv/write-answers.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import { renderText } from '../../engine/report/render-text.ts';
import { loadRulebook } from '../../library/index.ts';

const edition = 'decided: 2019-12-01\ndecided_by: Lautakunta\nrecord: § 1\nstatus: in_force\ninformative: [1:1]\n';

const files = new Map([
  [
    'rulebook.yaml',
    'id: fees\ntitle: { fi: Maksut, en: Fees }\nauthority: { fi: Kunta, en: Municipality }\ncurrency: EUR\nlanguages: [fi]\nholidays: FI\n',
  ],
  ['source/2020-01-01.fi.md', '[1:1] Maksut.\n'],
  ['2020-01-01/edition.yaml', edition],
  ['2020-01-01/values.yaml', 'limit: 1000 EUR\n'],
  [
    '2020-01-01/fee.policy',
    `input care "Hoito"
  on     : date    "Kuukausi"
  income : EUR     "Tulot"
  by_day : boolean "Päiväperusteinen"
  days   : integer "Päivät"

parameter limit : EUR "Tuloraja"

decision fee "Maksu"
  as of care.on
  gives care.fee, care.day_fee
  reports care.per_day

define care.fee : EUR rounded to 0.01 EUR "Kuukausimaksu"
  = max of (care.income - limit, 0 EUR)

define care.day_fee : EUR rounded to 0.01 EUR "Päivämaksu"
  when care.by_day
  = care.income

define care.per_day : EUR rounded to 0.01 EUR "Tulot päivää kohti"
  = care.income / care.days
`,
  ],
  ['2021-01-01/edition.yaml', edition.replace('informative: [1:1]\n', '')],
  ['2021-01-01/values.yaml', 'limit: ~\n'],
]);

const loaded = loadRulebook(files);
const ir = compileRulebook(files).rulebook;
invariant(loaded.kind === 'loaded' && ir !== null, 'the rulebook is sound');
const fee = loaded.rulebook.decision('fee');

function decide(care: object) {
  return found(care).answer();
}

function found(care: object) {
  const decided = fee.decide({ care }, { detail: 'findings' });
  invariant(decided.kind === 'decided', 'the facts are sound');
  return decided;
}

const known = { on: '2020-06-01', income: 1500, by_day: false, days: 10 };

describe('a decision of values', () => {
  it.each([
    ['all known', known, 'approved', {}],
    [
      'no income',
      { ...known, income: undefined },
      'incomplete',
      {
        'care.fee': { missing: ['care.income'], gaps: [] },
        'care.per_day': { missing: ['care.income'], gaps: [] },
      },
    ],
    [
      'unknown whether a value applies',
      { ...known, by_day: undefined },
      'incomplete',
      { 'care.day_fee': { missing: ['care.by_day'], gaps: [] } },
    ],
    [
      'a limit that has ended',
      { ...known, on: '2021-06-01' },
      'referred',
      { 'care.fee': { missing: [], gaps: [{ name: 'limit', reason: 'not_in_force' }] } },
    ],
    [
      'a reported value that cannot be calculated',
      { ...known, days: 0 },
      'approved',
      { 'care.per_day': { missing: [], gaps: [{ name: 'care.per_day', reason: 'division_by_zero' }] } },
    ],
  ])('%s', (_, care, outcome, unknown) => {
    expect(decide(care)).toMatchObject({ outcome, unknown });
  });

  it('is referred before its first edition, for the reason that there are no rules', () => {
    const early = found({ ...known, on: '2019-06-01' });
    expect(early.answer()).toMatchObject({ outcome: 'referred', gaps: ['fee', 'limit'] });
    expect(renderText(layOutAnswer(early.findings, ir, { language: 'fi' }))).toContain(
      'Arvioitu päivälle 1.6.2019. Ratkaisulla on sääntöjä vasta 1.1.2020 alkaen.',
    );
  });

  it('has words of its own, and tells why a value is not known', () => {
    expect(renderText(layOutAnswer(found(known).findings, ir, { language: 'fi' }))).toContain('Maksu\nLaskettu\n');
    const text = renderText(
      layOutAnswer(found({ ...known, on: '2021-06-01', days: undefined }).findings, ir, { language: 'en' }),
    );
    expect(text).toMatchInlineSnapshot(`
      "Maksu
      Cannot be calculated, referred to an official
      Rules of 1 January 2021. Assessed as of 1 June 2021.

      Values
        Kuukausimaksu       not known, because the rulebook has no value: Tuloraja (not in force)
        Tulot päivää kohti  not known, because facts are missing: Hoito: Päivät

      Missing facts
        Hoito: Päivät (care.days)

      The rulebook has no value for
        Tuloraja

      An assessment, not an administrative decision. An official makes the decision.
      "
    `);
  });

  it('tells why in spreadsheets too', () => {
    const rows = openAnswerRows(ir, 'fee', 'fi');
    expect(rows.write('A-1', found({ ...known, income: undefined }).findings)).toMatchInlineSnapshot(`
      "A-1;Ei voida vielä laskea, tietoja puuttuu;;;;;Hoito: Tulot;Kuukausimaksu: ei tiedossa, koska puuttuu: Hoito: Tulot. Tulot päivää kohti: ei tiedossa, koska puuttuu: Hoito: Tulot.
      "
    `);
  });
});
