import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setValue } from '../../../dsl/values/edit.ts';
import { removeValue } from '../../../dsl/values/remove.ts';

const prices = `# Hinnat 2021
price:
  # lähellä
  group_coaching: 16 EUR/h   # tarkistettu
  supported_work: 57 EUR/activity_day
max_hours: # tunnit
  group_coaching: 90 h
limits: { low: 1 h, high: 2 h }
degrees:
  - a
  - b
last: 1`;

test.each([
  [['price', 'group_coaching'], '  group_coaching: 16 EUR/h   # tarkistettu\n'],
  [['price', 'supported_work'], '  supported_work: 57 EUR/activity_day\n'],
  [['max_hours', 'group_coaching'], 'max_hours: # tunnit\n  group_coaching: 90 h\n'],
  [['limits', 'low'], 'low: 1 h, '],
  [['limits', 'high'], ', high: 2 h'],
  [['limits'], 'limits: { low: 1 h, high: 2 h }\n'],
  [['degrees'], 'degrees:\n  - a\n  - b\n'],
  [['last'], 'last: 1'],
  [['price', 'participation'], ''],
  [['price', 'group_coaching', 'deeper'], ''],
])('%j', (path, gone) => {
  expect(removeValue(prices, path)).toBe(prices.replace(gone, ''));
});

test('the last key of all leaves what stands around it', () => {
  expect(removeValue('# Hinnat\nprice:\n  group: 1\n', ['price', 'group'])).toBe('# Hinnat\n');
});

test('a file that cannot be read gives nothing', () => {
  expect(removeValue('a: "1\n', ['a'])).toBeNull();
});

test('what is added and taken away leaves the file as it was', () => {
  const key = fc.constantFrom('new', 'other');
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), (path) => {
      const text = `${prices}\n`;
      expect(removeValue(setValue(text, path, '5 h') ?? '', path)).toBe(text);
      const inside = ['price', ...path];
      expect(removeValue(setValue(text, inside, '5 h') ?? '', inside)).toBe(text);
    }),
  );
});
