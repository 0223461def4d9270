import { describe, expect, test } from 'vitest';
import { readRulebook } from '../../../dsl/editions/read-rulebook.ts';
import { formatDate } from '../../../engine/ir/calendar.ts';
import { filesOf, identity, inForce, readSound, renderAll } from './small-rulebook.ts';

function problems(files: Record<string, string | null>, options: { readonly drafts?: boolean } = {}): string {
  const all = filesOf(files);
  return renderAll(readRulebook(all, options).diagnostics, all);
}

test("identity: a text alone is in the authority's language", () => {
  const sources = readSound(filesOf({ '2020-01-01/values.yaml': '' }));
  expect(sources.identity).toEqual({
    id: 'test-rulebook',
    title: { fi: 'Koe' },
    authority: { fi: 'Kunta' },
    currency: 'EUR',
    languages: ['fi'],
    holidays: 'FI',
  });
});

describe('rulebook.yaml', () => {
  const edition = { '2020-01-01/values.yaml': '' };
  test.each<[string, string | null]>([
    ['no file', null],
    ['empty', ''],
    ['a misspelt key', identity.replace('currency', 'curency')],
    ['a wrong currency', identity.replace('EUR', 'euro')],
    ['an unknown calendar', identity.replace('FI', 'SE')],
    ['languages that are no list', identity.replace('[fi]', 'fi')],
    ['a language twice', identity.replace('[fi]', '[fi, fi]')],
    ['no text in the own language', identity.replace('Koe', '{ en: Trial }')],
    ['an unknown language key', identity.replace('Koe', '{ fi: Koe, suomi: Koe }')],
    ['a wrong id', identity.replace('test-rulebook', 'Koe 1')],
    ['a list', '- id\n'],
  ])('%s', (_, text) => {
    expect(problems({ ...edition, 'rulebook.yaml': text })).toMatchSnapshot();
  });
});

describe('edition.yaml', () => {
  test.each<[string, string | null]>([
    ['no file', null],
    ['no status', 'decided: 2019-10-25\ndecided_by: Kunta\n'],
    ['a wrong status', inForce.replace('in_force', 'in force')],
    ['a misspelt key', inForce.replace('decided_by', 'decide_by')],
    ['accepted but not decided', 'status: accepted\n'],
    ['no such day', inForce.replace('2019-10-25', '2019-02-30')],
    ['a day written otherwise', inForce.replace('2019-10-25', '25.10.2019')],
    ['a range that is none', `${inForce}informative:\n  - 3.1:4–3\n  - 3.1\n`],
    ['a year that is none', `${inForce}stated_for: { price: twenty }\n`],
  ])('%s', (_, text) => {
    const files = { '2020-01-01/edition.yaml': text, '2020-01-01/values.yaml': '' };
    expect(problems(files)).toMatchSnapshot();
  });

  test('says what it says', () => {
    const own = inForce.replace('record: § 1\n', '');
    const text = `${own}record: "Ohje 25.10.2019"\nstated_for: { price: 2020 }\ninformative: [1:1–2, "3.1:5-6", L1:7]\nnotes: |\n  Hinnat.\n`;
    const [edition] = readSound(filesOf({ '2020-01-01/edition.yaml': text })).editions;
    expect(edition?.status).toBe('in_force');
    expect(formatDate(edition?.decided ?? 0)).toBe('2019-10-25');
    expect(edition?.decidedBy).toBe('Kunta');
    expect(edition?.record).toBe('Ohje 25.10.2019');
    expect(edition?.statedFor.map(({ parameter, year }) => [parameter, year])).toEqual([['price', 2020]]);
    expect(edition?.informative.map(({ mark }) => mark)).toEqual(['1:1', '1:2', '3.1:5', '3.1:6', 'L1:7']);
  });
});

describe('the files of the folder', () => {
  test.each<[string, Record<string, string>]>([
    ['a stray .yml', { '2020-01-01/prices.yml': '' }],
    ['another file in an edition', { '2020-01-01/prices.csv': '' }],
    ['a folder in an edition', { '2020-01-01/old/prices.yaml': '' }],
    ['a policy outside', { 'grant.policy': '' }],
    ['values outside', { 'values/prices.yaml': '' }],
    ['a day that is none', { '2021-02-30/edition.yaml': inForce }],
    ['a day written otherwise', { '1.1.2021/edition.yaml': inForce, '1.1.2021/prices.yaml': '' }],
    ['a day without zeros', { '2021-1-1/edition.yaml': inForce }],
    ['a year', { '2021/edition.yaml': inForce }],
    ['a source of another name', { 'source/rulebook.md': '' }],
    ['a source of another language', { 'source/2020-01-01.en.md': '' }],
  ])('%s', (_, files) => {
    expect(problems({ '2020-01-01/edition.yaml': inForce, ...files })).toMatchSnapshot();
  });

  test('what others read, or nobody, is passed over', () => {
    const files = {
      'README.md': '',
      '2020-01-01/README.md': '',
      'tests/a.yaml': '',
      'locales/en.yaml': '',
      '.git/x.yaml': '',
    };
    expect(
      problems({ ...files, '2020-01-01/edition.yaml': inForce, 'notes.txt': '', '2020-01-01/.DS_Store': '' }),
    ).toBe('');
  });

  test('no edition at all', () => {
    expect(problems({})).toMatchInlineSnapshot(`
      "error[missing-file]: the rulebook has no edition
        --> rulebook.yaml:1:1
       1 | id: test-rulebook
         | ^
      help: add a folder named by the day it takes effect, such as 2020-01-01, with an edition.yaml"
    `);
  });

  test('a file too large', () => {
    expect(problems({ '2020-01-01/a.policy': '#'.repeat(2_000_001) }).split('\n')[0]).toMatchInlineSnapshot(
      `"error[file-too-large]: the file is too large to be read (over 2,000,000 characters)"`,
    );
  });
});

describe('drafts', () => {
  const files = filesOf({
    '2020-01-01/edition.yaml': inForce,
    '2021-01-01/edition.yaml': 'status: draft\n',
    '2022-01-01/edition.yaml': 'status: proposed\n',
    '2023-01-01/edition.yaml': inForce.replace('in_force', 'accepted'),
  });
  const days = (drafts: boolean) => readSound(files, { drafts }).editions.map(({ folder }) => folder);

  test('count only when asked for', () => {
    expect(days(false)).toEqual(['2020-01-01', '2023-01-01']);
    expect(days(true)).toEqual(['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01']);
  });

  test('alone they are no rulebook', () => {
    expect(problems({ '2020-01-01/edition.yaml': 'status: draft\n' })).toMatchInlineSnapshot(`
      "error[missing-file]: the rulebook has drafts only
        --> rulebook.yaml:1:1
       1 | id: test-rulebook
         | ^
      help: include the drafts with '--drafts'"
    `);
  });
});

describe('the source', () => {
  const provisions = (files: Record<string, string>) =>
    [...(readSound(filesOf({ '2020-01-01/edition.yaml': inForce, ...files })).spans.at(-1)?.provisions ?? [])].map(
      ([mark, texts]) => [mark, texts.get('fi')?.text],
    );

  test('is read mark by mark, paragraph by paragraph', () => {
    const text =
      '# Otsikko\r\n\r\n[1:1] Yksi\r\njatkuu tässä.\r\n\r\nEi kuulu.\r\n## 2\r\n[L1:12] Liite [linkki](x).\r\n';
    expect(provisions({ 'source/2020-01-01.fi.md': text })).toEqual([
      ['1:1', 'Yksi jatkuu tässä.'],
      ['L1:12', 'Liite [linkki](x).'],
    ]);
  });

  test('of a later day adds marks and replaces those it gives anew', () => {
    const files = {
      'source/2020-01-01.fi.md': '[1:1] Yksi.\n\n[1:2] Kaksi.\n',
      '2021-01-01/edition.yaml': inForce,
      'source/2021-01-01.fi.md': '[1:1] Uusi yksi.\n\n[1:3] Kolme.\n',
    };
    expect(provisions(files)).toEqual([
      ['1:1', 'Uusi yksi.'],
      ['1:2', 'Kaksi.'],
      ['1:3', 'Kolme.'],
    ]);
  });

  test.each([
    ['a mark twice', '[1:1] Yksi.\n\n[1:1] Toinen.\n'],
    ['a mark with a dash', '[1-1] Yksi.\n'],
    ['a mark with a space', '[1: 1] Yksi.\n'],
    ['a mark without a number', '[3.1:] Yksi.\n'],
  ])('%s', (_, text) => {
    const files = { '2020-01-01/edition.yaml': inForce, 'source/2020-01-01.fi.md': text };
    expect(problems(files)).toMatchSnapshot();
  });
});
