import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestYaml, readYaml } from '../../../dsl/yaml/read-yaml.ts';
import type { YamlNode } from '../../../dsl/yaml/yaml-tree.ts';
import { runs } from '../../support/runs.ts';
import { renderAll } from '../editions/small-rulebook.ts';

function read(text: string): unknown {
  const { root, diagnostics } = readYaml('x.yaml', text);
  return diagnostics.length > 0 ? renderAll(diagnostics, new Map([['x.yaml', text]])) : simplify(root);
}

function simplify(node: YamlNode | null): unknown {
  if (node === null) return null;
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'sequence') return node.items.map(simplify);
  return node.entries.map(({ key, value }) => [key.text, simplify(value)]);
}

describe('everything is text, as it was written', () => {
  test.each([
    ['a: 46 EUR/h # hinta', [['a', '46 EUR/h']]],
    [
      'a: 0.10\nb: 1e3\nc: 0x1F\nd: .5',
      [
        ['a', '0.10'],
        ['b', '1e3'],
        ['c', '0x1F'],
        ['d', '.5'],
      ],
    ],
    [
      'a: yes\nb: true\nc: null\nd: ~\ne:',
      [
        ['a', 'yes'],
        ['b', 'true'],
        ['c', 'null'],
        ['d', '~'],
        ['e', ''],
      ],
    ],
    [
      '0-20 km: 1\n51- km: 2',
      [
        ['0-20 km', '1'],
        ['51- km', '2'],
      ],
    ],
    ['a: 2020-01-01', [['a', '2020-01-01']]],
    ['a: [x, "y, z"]', [['a', ['x', 'y, z']]]],
    [
      '<<: 1\n__proto__: 2\nconstructor: 3',
      [
        ['<<', '1'],
        ['__proto__', '2'],
        ['constructor', '3'],
      ],
    ],
    [
      '\ufeffa: 1\r\nb: 2\r\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['', null],
    ['# vain huomautus', null],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test('a span covers the value as it stands in the file', () => {
  const text = 'a:\r\n  b: "x y"   # z\r\n  c: [1,\r\n    2]\r\n';
  const { root } = readYaml('x.yaml', text);
  const spans: string[] = [];
  const collect = (node: YamlNode): void => {
    spans.push(text.slice(node.span.start, node.span.end));
    if (node.kind === 'mapping') for (const { value } of node.entries) collect(value);
  };
  if (root !== null) collect(root);
  expect(spans.slice(2)).toEqual(['"x y"', '[1,\r\n    2]']);
});

describe('a mistake is told once, in our own words', () => {
  test.each([
    ['a tab', 'a:\n\tb: 1\n\tc: 2\n'],
    ['indentation', 'a: 1\n  b: 2\n'],
    ['no colon', 'a: 1\nb\nc: 2\n'],
    ['two colons', 'a: b: c\n'],
    ['an open quotation', 'a: 1\nb: "x\nc: 2\n'],
    ['an open list', 'a: [1, 2\nb: 3\n'],
    ['a reserved character', 'a: @x\n'],
    ['a backslash', 'a: "\\q"\n'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n'],
    ['an alias', 'a: &x 1\nb: *x\n'],
    ['a star that starts a text', 'a: *x\n'],
    ['a tag', 'a: !!int 1\n'],
    ['several documents', 'a: 1\n---\nb: 2\n'],
    ['a key that is a list', '? [a]\n: 1\n'],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchSnapshot();
  });
});

test.each([
  ['deep lists', '['.repeat(100_000)],
  [
    'deep keys',
    Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`)
      .join('\n')
      .slice(0, longestYaml),
  ],
  ['a file too large', 'a: 1\n'.repeat(longestYaml)],
  [
    'many keys',
    Array.from({ length: 50_000 }, (_, key) => `k${key}: 1`)
      .join('\n')
      .slice(0, longestYaml),
  ],
  ['a bomb of aliases', `a: &a [x,x]\n${Array.from({ length: 40 }, (_, n) => `b${n}: &b${n} [*a,*a]`).join('\n')}\n`],
])('hostile input is answered: %s', (_, text) => {
  const { diagnostics } = readYaml('x.yaml', text);
  expect(diagnostics.length).toBeLessThan(1_000);
});

test('any text gives a tree or a diagnostic, with spans inside the text', () => {
  const unit = fc.constantFrom(
    'a',
    ':',
    ' ',
    '\n',
    '-',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '#',
    '&',
    '*',
    '!',
    '|',
    '?',
    ',',
    '\t',
    '~',
    '%',
    '\r\n',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      const { root, diagnostics } = readYaml('x.yaml', text);
      for (const { span } of diagnostics) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      if (diagnostics.length > 0) expect(root).toBeNull();
    }),
    { numRuns: runs(1_000) },
  );
});
