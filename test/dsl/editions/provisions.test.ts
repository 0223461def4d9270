import { describe, expect, test } from 'vitest';
import { compileRulebook } from '../../../dsl/compile/compile.ts';
import { parseDate } from '../../../engine/ir/calendar.ts';
import { invariant } from '../../../engine/ir/invariant.ts';
import { provisionsOn } from '../../../engine/ir/provisions.ts';
import { filesOf } from '../checks/check-rulebook.ts';

const edition = (status: string) => `decided: 2019-12-01\ndecided_by: Kunta\nrecord: "1 §"\nstatus: ${status}\n`;

const cited = `
rule urgent "Kiire" §1:1
  requires voucher.urgent and voucher.hours <= limit and voucher.hours * price >= 0 EUR
  otherwise deny
`;

/** A rulebook of editions with their source texts, each mark cited or informative. */
function compile(more: Readonly<Record<string, string>>, drafts = false) {
  const files = filesOf(cited, {
    'rulebook.yaml':
      'id: test\ntitle: { fi: Koe }\nauthority: { fi: Kunta }\ncurrency: EUR\nlanguages: [fi, en]\nholidays: FI\n',
    '2020-01-01/edition.yaml': `${edition('in_force')}informative: [1:2, 2:1]\n`,
    'source/2020-01-01.fi.md': '[1:1] Hinta on 46 euroa.\n\n[1:2] Toinen.\n\n[2:1] Kolmas.\n',
    ...more,
  });
  return compileRulebook(files, { drafts });
}

function quote(more: Readonly<Record<string, string>>, day: string, drafts = false, language: 'fi' | 'en' = 'fi') {
  const { rulebook, diagnostics } = compile(more, drafts);
  invariant(rulebook !== null, diagnostics.map(({ message }) => message.en).join('\n'));
  return provisionsOn(rulebook, parseDate(day), language).map(({ mark, text }) => `${mark} ${text}`);
}

const first = ['1:1 Hinta on 46 euroa.', '1:2 Toinen.', '2:1 Kolmas.'];
const later = (status: string, text: string, date = '2021-01-01') => ({
  [`${date}/edition.yaml`]: `${edition(status)}informative: [1:3]\n`,
  [`source/${date}.fi.md`]: text,
});
const changed = '[1:1] Hinta on 47 euroa.\n\n[1:2] repealed\n\n[1:3] Uusi.\n';
const second = ['1:1 Hinta on 47 euroa.', '1:3 Uusi.', '2:1 Kolmas.'];

describe('a provision reads as on the day asked about', () => {
  test.each([
    ['before the first edition as on its day', later('accepted', changed), '2019-06-01', false, first],
    ['on the eve of a change', later('accepted', changed), '2020-12-31', false, first],
    ['on the day of the change, without what is repealed', later('accepted', changed), '2021-01-01', false, second],
    ['long after', later('in_force', changed), '2030-01-01', false, second],
    ['a draft counts on no day', later('draft', changed), '2030-01-01', false, first],
    ['a proposal neither', later('proposed', changed), '2030-01-01', false, first],
    ['where drafts are shown, from its day', later('draft', changed), '2021-01-01', true, second],
    ['and not before', later('proposed', changed), '2020-12-31', true, first],
    [
      'of several drafts each from its own day',
      { ...later('draft', changed), ...later('draft', '[1:1] Hinta on 48 euroa.\n', '2022-01-01') },
      '2021-12-31',
      true,
      second,
    ],
    [
      'an edition without source texts leaves them as they were',
      { ...later('accepted', changed), '2022-01-01/edition.yaml': edition('accepted') },
      '2022-06-01',
      false,
      second,
    ],
  ] as const)('%s', (_what, more, day, drafts, expected) => {
    expect(quote(more, day, drafts)).toEqual(expected);
  });

  test('in the language of the reader, as long as the translation follows', () => {
    const more = {
      ...later('accepted', '[1:1] Hinta on 47 euroa.\n\n[1:3] Uusi.\n'),
      'source/2020-01-01.en.md': '[1:1] The price is EUR 46.\n',
      '2022-01-01/edition.yaml': edition('accepted'),
      'source/2022-01-01.en.md': '[1:1] The price is EUR 47.\n',
    };
    const price = (day: string) => quote(more, day, false, 'en')[0];
    expect(price('2020-06-01')).toBe('1:1 The price is EUR 46.');
    expect(price('2021-06-01')).toBe('1:1 Hinta on 47 euroa.');
    expect(price('2022-06-01')).toBe('1:1 The price is EUR 47.');
  });
});

describe('what is wrong with the dates of provisions', () => {
  const told = (more: Readonly<Record<string, string>>) =>
    compile(more)
      .diagnostics.filter(({ code }) => code !== 'unused-declaration' && code !== 'missing-translation')
      .map(({ code, file, message }) => `${code} ${file}: ${message.en}`);

  test.each([
    ['a repealed one still cited', later('accepted', '[1:1] repealed\n\n[1:3] Uusi.\n')],
    [
      'one of a later day cited before',
      {
        ...later('accepted', '[1:3] Uusi.\n'),
        '2020-01-01/edition.yaml': `${edition('in_force')}informative: [1:2, 1:3, 2:1]\n`,
      },
    ],
    ['a repeal of nothing', later('accepted', '[1:9] repealed\n\n[1:3] Uusi.\n')],
    ['a source file of no edition', { 'source/2021-06-01.fi.md': '[1:1] Hinta.\n' }],
    ['a translation without original', { 'source/2020-01-01.en.md': '[5:1] Nothing.\n' }],
    [
      'a translation left behind',
      {
        ...later('accepted', changed),
        'source/2020-01-01.en.md': '[1:1] The price is EUR 46.\n',
      },
    ],
    ['a new one that nothing cites', later('accepted', '[1:3] Uusi.\n\n[1:4] Toinen uusi.\n')],
  ])('%s', (_what, more) => {
    expect(told(more)).toMatchSnapshot();
  });
});
