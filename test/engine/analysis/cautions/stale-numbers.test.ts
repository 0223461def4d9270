import { expect, test } from 'vitest';
import { findStaleNumbers, mendProvisions } from '../../../../engine/analysis/cautions/stale-numbers.ts';
import { cellChanges } from '../../../../engine/analysis/values/cells.ts';
import type { Parameter, ProvisionVersion, Type } from '../../../../engine/ir/ir.ts';
import { day, parameter, rulebook } from '../../../support/ir-builders.ts';

const [eve, then] = [day('2020-01-01'), day('2021-01-01')];
const money: Type = { kind: 'number', unit: 'EUR', decimals: 2 };
const percent: Type = { kind: 'number', unit: '%', decimals: 2 };

function changing(name: string, before: number, after: number, type: Type = money): Parameter {
  const value = (scaled: number) => ({ kind: 'single', value: scaled }) as const;
  return {
    ...parameter(name, type, []),
    provisions: ['1:1'],
    values: [
      { from: eve, value: value(before) },
      { from: then, value: value(after) },
    ],
  };
}

function mend(text: string, parameters: readonly Parameter[], given: string | null = null, language = 'fi') {
  const version = (words: string): ProvisionVersion => ({ text: { [language]: words }, informative: false });
  const versions = [
    { from: eve, value: version(text) },
    ...(given === null ? [] : [{ from: then, value: version(given) }]),
  ];
  const book = rulebook({ languages: [language], parameters, provisions: [{ mark: '1:1', versions }] });
  const stale = findStaleNumbers({ rulebook: book, day: then, changes: cellChanges(book, then) });
  return { told: stale.map(({ named }) => named), text: mendProvisions(stale)[0]?.text ?? null };
}

test.each([
  ['whole', 'Hinta on 46 €/h.', [4600, 4700], 'Hinta on 47 €/h.'],
  ['with new cents', 'Hinta on 46 €/h.', [4600, 4750], 'Hinta on 47,50 €/h.'],
  ['with cents as before', 'Hinta on 46,00 euroa.', [4600, 4700], 'Hinta on 47,00 euroa.'],
  ['thousands apart', 'Enintään 1 234,50 euroa.', [123450, 130000], 'Enintään 1 300,00 euroa.'],
  ['thousands that are new', 'Enintään 990 euroa.', [99000, 101000], 'Enintään 1 010 euroa.'],
  ['thousands together', 'Enintään 1234 euroa.', [123400, 1130000], 'Enintään 11300 euroa.'],
  [
    'not as part of another number',
    'Kohdan 3.1:46 mukaan 146 euroa ja 46 euroa.',
    [4600, 4700],
    'Kohdan 3.1:46 mukaan 146 euroa ja 47 euroa.',
  ],
  [
    'not behind thousands',
    'Enintään 1 234 euroa, vähintään 234 euroa.',
    [23400, 23500],
    'Enintään 1 234 euroa, vähintään 235 euroa.',
  ],
] as const)('a number is written as it was: %s', (_what, text, [before, after], expected) => {
  expect(mend(text, [changing('price', before, after)]).text).toBe(expected);
});

test('percentages', () => {
  expect(mend('Maksu on 10 % tuloista.', [changing('share', 1000, 1070, percent)]).text).toBe(
    'Maksu on 10,7 % tuloista.',
  );
  expect(mend('Maksu on 10,70 % tuloista.', [changing('share', 1070, 1100, percent)]).text).toBe(
    'Maksu on 11,00 % tuloista.',
  );
});

test('English', () => {
  expect(mend('At most EUR 1,234.50 a month.', [changing('price', 123450, 130000)], null, 'en').text).toBe(
    'At most EUR 1,300.00 a month.',
  );
  expect(mend('At most €46 a month.', [changing('price', 4600, 123400)], null, 'en').text).toBe(
    'At most €1,234 a month.',
  );
});

test.each([
  ['twice', 'Hinta on 46 euroa, sunnuntaina 46 euroa.', [changing('price', 4600, 4700)], 2],
  ['for several values', 'Hinta on 46 euroa.', [changing('price', 4600, 4700), changing('fee', 4600, 4800)], 2],
  ['for one that stays', 'Hinta on 46 euroa.', [changing('price', 4600, 4700), changing('fee', 4600, 4600)], 1],
] as const)('a number that stands there %s is told and not guessed', (_what, text, parameters, count) => {
  const { told, text: mended } = mend(text, parameters);
  expect([told, mended]).toEqual([Array.from({ length: count }, () => '46 euroa'), null]);
});

test('values that change alike are one number', () => {
  expect(mend('Hinta on 46 euroa.', [changing('price', 4600, 4700), changing('fee', 4600, 4700)]).text).toBe(
    'Hinta on 47 euroa.',
  );
});

test('two numbers of one provision, which change places', () => {
  const swapped = [changing('price', 4000, 4600), changing('fee', 4600, 4000)];
  const { text } = mend('Hinta on 40 euroa ja maksu 46 euroa.', swapped);
  expect(text).toBe('Hinta on 46 euroa ja maksu 40 euroa.');
  expect(mend('Hinta on 40 euroa ja maksu 46 euroa.', swapped, text).told).toEqual([]);
});
