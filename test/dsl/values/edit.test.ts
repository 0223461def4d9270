import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EditedValue, setValue } from '../../../dsl/values/edit.ts';
import { readYaml } from '../../../dsl/yaml/read-yaml.ts';
import type { YamlNode } from '../../../dsl/yaml/yaml-tree.ts';

const prices = `# Hinnat 2020
price:
  individual_coaching:   # kilometreittäin
    0-20 km: 46 EUR/h
    21-50 km: 81 EUR/h   # 10.3.2020: tarkistettu
    51- km: 116 EUR/h

  group_coaching: "15 EUR/h"
accepted: [a, b] # tutkinnot
limits: { low: 1 h, high: 2 h }
open:
`;

describe('a value is set where it stands', () => {
  test.each<[readonly string[], EditedValue, string, string]>([
    [['price', 'individual_coaching', '21-50 km'], '90.50 EUR/h', '81 EUR/h', '90.50 EUR/h'],
    [['price', 'group_coaching'], '16 EUR/h', '"15 EUR/h"', '"16 EUR/h"'],
    [['price', 'group_coaching'], '~', '"15 EUR/h"', '~'],
    [['accepted'], ['a', 'c, d'], '[a, b]', '[a, "c, d"]'],
    [['limits', 'low'], '1.5 h', 'low: 1 h', 'low: 1.5 h'],
    [['limits', 'middle'], '1.5 h', 'high: 2 h }', 'high: 2 h, middle: 1.5 h }'],
    [['open'], '5 h', 'open:', 'open: 5 h'],
    [['open', 'one'], '5 h', 'open:', 'open:\n  one: 5 h'],
    [
      ['price', 'individual_coaching'],
      '~',
      /individual_coaching:.*116 EUR\/h/s.exec(prices)?.[0] ?? '',
      'individual_coaching: ~',
    ],
    [['price', 'supported_work'], '56 EUR', '"15 EUR/h"', '"15 EUR/h"\n  supported_work: 56 EUR'],
    [['new', 'name'], 'yes', 'open:\n', 'open:\nnew:\n  name: yes\n'],
  ])('%j: %j', (path, value, before, after) => {
    expect(setValue(prices, path, value)).toBe(prices.replace(before, () => after));
  });
});

test('line ends, indentation and a missing last line break stay as they are', () => {
  expect(setValue('a:\r\n    b: 1 # x\r\n', ['a', 'c'], '2')).toBe('a:\r\n    b: 1 # x\r\n    c: 2\r\n');
  expect(setValue('a:\n    b: 1', ['c', 'd'], '2')).toBe('a:\n    b: 1\nc:\n    d: 2');
  expect(setValue('', ['a', 'b'], '2')).toBe('a:\n  b: 2\n');
  expect(setValue('# only this', ['a'], '2')).toBe('# only this\na: 2\n');
});

test('text that would mean something in YAML is quoted', () => {
  for (const text of ['a: b', '# no', '- x', '"x', 'x #y', '', ' x ', 'two\nlines', '[x]', '{x}', '*x', '!x', '@x']) {
    const edited = setValue('a: 1\n', ['a'], text) ?? '';
    const { root } = readYaml('', edited);
    expect(root?.kind === 'mapping' && root.entries[0]?.value).toMatchObject({ kind: 'scalar', text });
  }
});

test('a file that cannot be read, or a path through a value, gives nothing', () => {
  expect(setValue('a: "1\n', ['a'], '2')).toBeNull();
  expect(setValue('a: 1\na: 2\n', ['a'], '2')).toBeNull();
  expect(setValue('a: 1\n', ['a', 'b'], '2')).toBeNull();
  expect(setValue('- a\n', ['a'], '2')).toBeNull();
  expect(setValue('a: 1\n', [], '2')).toBeNull();
});

const word = fc.stringMatching(/^[a-z_]{1,8}$/);
const scalar = fc.oneof(
  word,
  fc.stringMatching(/^\d{1,4}(\.\d{1,2})? (EUR|km|%)$/),
  word.map((text) => `"${text}"`),
  word.map((text) => `'${text}'`),
);
const remark = fc.oneof(fc.constant(''), fc.constant(' # huomautus: "x"'));

interface Written {
  readonly lines: readonly string[];
  readonly paths: readonly (readonly string[])[];
}

/** Random block mappings with comments and blank lines, and the paths of their scalars. */
const written: fc.Arbitrary<Written> = fc.letrec<{ mapping: Written }>((tie) => ({
  mapping: fc
    .uniqueArray(
      fc.record({
        key: word,
        value: fc.oneof({ depthSize: 'small' }, scalar, tie('mapping')),
        remark,
        before: fc.constantFrom<readonly string[]>([], [''], ['# rivi']),
      }),
      { minLength: 1, maxLength: 4, selector: ({ key }) => key },
    )
    .map((entries) => ({
      lines: entries.flatMap(({ key, value, remark, before }) =>
        typeof value === 'string'
          ? [...before, `${key}: ${value}${remark}`]
          : [...before, `${key}:${remark}`, ...value.lines.map((line) => (line === '' ? '' : `  ${line}`))],
      ),
      paths: entries.flatMap(({ key, value }) =>
        typeof value === 'string' ? [[key]] : value.paths.map((path) => [key, ...path]),
      ),
    })),
})).mapping;

function leaves(node: YamlNode | null, path = ''): Record<string, string> {
  if (node === null) return {};
  if (node.kind === 'scalar') return { [path]: node.text };
  if (node.kind === 'sequence') return {};
  return Object.assign({}, ...node.entries.map(({ key, value }) => leaves(value, `${path}/${key.text}`)));
}

function find(node: YamlNode | null, path: readonly string[]): YamlNode | null {
  const [key, ...rest] = path;
  if (key === undefined || node?.kind !== 'mapping') return node;
  return find(node.entries.find((entry) => entry.key.text === key)?.value ?? null, rest);
}

test('any edit changes the value and nothing else', () => {
  const lineEnd = fc.constantFrom('\n', '\r\n');
  const value = fc.oneof(
    fc.string(),
    word,
    fc.string({ unit: fc.constantFrom(':', ' ', '#', '"', "'", 'a', '\n', '-', ',') }),
  );
  fc.assert(
    fc.property(written, lineEnd, value, fc.nat(), ({ lines, paths }, end, next, pick) => {
      const text = lines.join(end) + end;
      const path = paths[pick % paths.length] ?? [];
      const { root } = readYaml('', text);
      const span = find(root, path)?.span ?? { start: 0, end: 0 };
      const edited = setValue(text, path, next);
      if (edited === null) throw new Error(`not edited: ${JSON.stringify({ text, path, next })}`);
      expect(edited.startsWith(text.slice(0, span.start))).toBe(true);
      expect(edited.endsWith(text.slice(span.end))).toBe(true);
      expect(leaves(readYaml('', edited).root)).toEqual({ ...leaves(root), [`/${path.join('/')}`]: next });
    }),
  );
});

test('any added key leaves all lines as they are', () => {
  fc.assert(
    fc.property(written, word, fc.nat(), ({ lines, paths }, value, pick) => {
      const text = `${lines.join('\n')}\n`;
      const path = [...(paths[pick % paths.length] ?? []).slice(0, -1), 'Added'];
      const edited = setValue(text, path, value) ?? '';
      expect(edited.split('\n').filter((line) => !line.includes('Added'))).toEqual(text.split('\n'));
      expect(leaves(readYaml('', edited).root)).toEqual({
        ...leaves(readYaml('', text).root),
        [`/${path.join('/')}`]: value,
      });
    }),
  );
});
