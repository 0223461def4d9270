import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceFiles } from '../../../dsl/editions/consolidated.ts';
import { readLocales } from '../../../dsl/locales/read-locales.ts';
import { hashEditions } from '../../../dsl/lock/hash-editions.ts';
import { readValues } from '../../../dsl/values/read-values.ts';
import { runs } from '../../support/runs.ts';
import { filesOf, identity, readSound } from '../editions/small-rulebook.ts';

const vocabulary = `enum service "Palvelu"
  coaching "Valmennus"
  work     "Työ"
input client "Asiakas"
  age : year "Ikä"
parameter price : EUR by service "Hinta" §1:1
parameter distance : EUR by km with 0 decimals "Matka"
parameter open : boolean "Auki"
define client.fee : EUR "Maksu"
  = price[coaching] + (price[work] - 1.50 EUR)
`;

const values = `price:
  coaching: 10.50 EUR
  work: 20 EUR
distance:
  0-20 km: 1 EUR
  21- km: 2 EUR
open: yes
`;

const locale = `labels:
  service: Service
  client: Client
definitions:
  client.fee:
    label: Fee
`;

const rulebook = {
  'rulebook.yaml': identity.replace('[fi]', '[fi, en]'),
  '2020-01-01/vocabulary.policy': vocabulary,
  '2020-01-01/values.yaml': values,
  '2021-01-01/values.yaml': 'price:\n  work: 21 EUR\n',
  'locales/en.yaml': locale,
};

function hash(files: SourceFiles): readonly string[] {
  const sources = readSound(files);
  const days = sources.editions.map(({ date }) => date);
  const locales = readLocales(files, sources.identity, days);
  return hashEditions(sources, readValues(sources).timelines, locales.locales);
}

const original = hash(filesOf(rulebook));

test('there is one for each edition, of a fixed form', () => {
  expect(original).toHaveLength(2);
  for (const each of original) expect(each).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(new Set(original).size).toBe(2);
});

test.each<[string, Record<string, string | null>, readonly [boolean, boolean]]>([
  ['a value', { '2020-01-01/values.yaml': values.replace('10.50', '10.51') }, [true, true]],
  ['a later value', { '2021-01-01/values.yaml': 'price:\n  work: 22 EUR\n' }, [false, true]],
  [
    'a value said again',
    { '2021-01-01/values.yaml': 'price:\n  work: 21 EUR\n  coaching: 10.50 EUR\n' },
    [false, false],
  ],
  ['a band', { '2020-01-01/values.yaml': values.replace('0-20', '0-21').replace('21-', '22-') }, [true, true]],
  ['a declaration', { '2020-01-01/vocabulary.policy': vocabulary.replace('- 1.50', '- 1.60') }, [true, true]],
  ['a label', { '2020-01-01/vocabulary.policy': vocabulary.replace('Maksu', 'Hinta') }, [true, true]],
  ['a citation', { '2020-01-01/vocabulary.policy': vocabulary.replace('§1:1', '§1:2') }, [true, true]],
  ['a translation', { 'locales/en.yaml': locale.replace('Fee', 'Price') }, [true, true]],
  [
    'a translation of nothing yet',
    { 'locales/en.yaml': `${locale}  client.other:\n    label: Other\n` },
    [false, false],
  ],
  ['the identity', { 'rulebook.yaml': rulebook['rulebook.yaml'].replace('Koe', 'Toinen') }, [true, true]],
  ['a file without declarations', { '2020-01-01/notes.policy': '# Huomautus\n' }, [false, false]],
  [
    'a file of values divided',
    {
      '2020-01-01/values.yaml': values.replace('open: yes\n', ''),
      '2020-01-01/more.yaml': 'open: yes\n',
    },
    [false, false],
  ],
])('%s changed', (_, changes, expected) => {
  const changed = hash(filesOf({ ...rulebook, ...changes }));
  expect(changed.map((each, index) => each !== original[index])).toEqual(expected);
});

test('neither layout, comments nor line ends change it', () => {
  const ends = fc.constantFrom('\n', '\r\n');
  const comment = fc.constantFrom('', '  # huomautus', '   ');
  const blank = fc.constantFrom('', '\n', '\n\n# rivi\n');
  fc.assert(
    fc.property(ends, fc.infiniteStream(fc.tuple(comment, blank)), fc.boolean(), (end, stream, deeper) => {
      const loosen = (text: string, indent: (line: string) => string) =>
        text
          .split('\n')
          .map((line) => {
            const { value } = stream.next();
            const [after, before] = line.trim() === '' ? ['', ''] : (value ?? ['', '']);
            return `${before}${indent(line)}${after}`;
          })
          .join('\n')
          .replaceAll('\n', end);
      const wide = (line: string) => (deeper ? line.replace(/^ +/, (spaces) => spaces.repeat(2)) : line);
      const files = Object.fromEntries(Object.entries(rulebook).map(([path, text]) => [path, loosen(text, wide)]));
      expect(hash(filesOf(files))).toEqual(original);
    }),
    { numRuns: runs(40) },
  );
});
