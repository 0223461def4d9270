import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, setEntries } from '../../../dsl/values/set-entries.ts';
import { readYaml } from '../../../dsl/yaml/read-yaml.ts';

const path = ['price', 'individual_coaching'];
const prices = `price:
  # kilometreittäin
  individual_coaching:
    0-20 km: 46 EUR/h   # lähellä
    # keskellä
    21-50 km: 81 EUR/h
    51- km: 116 EUR/h
  group_coaching: 15 EUR/h
`;

test.each<{ name: string; entries: readonly Entry[]; lines: readonly string[] }>([
  {
    name: 'a value',
    entries: [
      ['0-20 km', '47 EUR/h'],
      ['21-50 km', '81 EUR/h'],
      ['51- km', '116 EUR/h'],
    ],
    lines: ['0-20 km: 47 EUR/h   # lähellä', '# keskellä', '21-50 km: 81 EUR/h', '51- km: 116 EUR/h'],
  },
  {
    name: 'a band split',
    entries: [
      ['0-20 km', '46 EUR/h'],
      ['21-35 km', '70 EUR/h'],
      ['36-50 km', '81 EUR/h'],
      ['51- km', '116 EUR/h'],
    ],
    lines: ['0-20 km: 46 EUR/h   # lähellä', '21-35 km: 70 EUR/h', '36-50 km: 81 EUR/h', '51- km: 116 EUR/h'],
  },
  {
    name: 'two bands joined',
    entries: [
      ['0-50 km', '60 EUR/h'],
      ['51- km', '116 EUR/h'],
    ],
    lines: ['0-50 km: 60 EUR/h', '51- km: 116 EUR/h'],
  },
])('$name', ({ entries, lines }) => {
  const expected = `price:\n  # kilometreittäin\n  individual_coaching:\n${lines.map((line) => `    ${line}\n`).join('')}  group_coaching: 15 EUR/h\n`;
  expect(setEntries(prices, path, entries)).toBe(expected);
});

test('a file without the key gets it', () => {
  expect(setEntries('', path, [['0- km', '50 EUR/h']])).toBe('price:\n  individual_coaching:\n    0- km: 50 EUR/h\n');
  expect(
    setEntries('price: { individual_coaching: { 0- km: 5 EUR/h } }\n', path, [
      ['0-9 km', '50 EUR/h'],
      ['10- km', '6 EUR/h'],
    ]),
  ).toBe('price:\n  individual_coaching:\n    0-9 km: 50 EUR/h\n    10- km: 6 EUR/h\n');
});

test('whatever the bands were and become, they are what was given, and the rest stays', () => {
  const bands = fc
    .uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 })
    .map((starts) => starts.sort().map((start): Entry => [`${start}- km`, `${start * 10} EUR/h`]));
  fc.assert(
    fc.property(bands, bands, (before, after) => {
      const first = setEntries(prices, path, before) ?? '';
      const second = setEntries(first, path, after) ?? '';
      const { root } = readYaml('', second);
      const node = root?.kind === 'mapping' ? root.entries[0]?.value : undefined;
      const own = node?.kind === 'mapping' ? node.entries[0]?.value : undefined;
      const entries = own?.kind === 'mapping' ? own.entries : [];
      expect(entries.map(({ key, value }) => [key.text, value.kind === 'scalar' && value.text])).toEqual(after);
      expect(second.endsWith('  group_coaching: 15 EUR/h\n')).toBe(true);
    }),
  );
});
