import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPlainYaml } from '../../../dsl/yaml/read-plain-yaml.ts';
import { readAnyYaml } from '../../../dsl/yaml/read-yaml.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';
import { runs } from '../../support/runs.ts';

const pieces = [
  ...['a', 'key', '0-20 km', '46 EUR/h', '1:1–2', '~', '-5', 'ä', '..', '"x"', "'it''s'", '"a: b"', '"', "'", '\\'],
  ...['- ', '-', ': ', ':', ', ', ',', '[', ']', '{', '}', '[a, b]', '{ a: 1, b: 2 }', '{}', '[]', 'a: ', '- k: v\n'],
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '\n\n',
    ' ',
    '  ',
    ' \n',
    '# c',
    ' # c',
    '\n# c',
    '\n  # c',
  ],
  ...['!t ', '&a ', '*a', '|', '>', '%', '@', '`', '? ', '<<', '\t', '\r\n', '---', '\n---\n', '...'],
];
const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));

const yamlLines = [...kuopioFiles()].flatMap(([path, text]) => (path.endsWith('.yaml') ? [text.split('\n')] : []));
const cuttings = fc
  .tuple(
    fc.constantFrom(...yamlLines),
    fc.nat(),
    fc.integer({ min: 1, max: 8 }),
    fc.nat(),
    fc.constantFrom('', ...pieces),
  )
  .map(([lines, first, count, place, insert]) => {
    const text = lines.slice(first % lines.length, (first % lines.length) + count).join('\n');
    const offset = place % (text.length + 1);
    return text.slice(0, offset) + insert + text.slice(offset + (place % 3));
  });

/** What is read as plain is what the reader of all of YAML reads, to the last span. */
function expectSame(text: string): void {
  const plain = readPlainYaml(text);
  if (plain !== null) expect({ root: plain, diagnostics: [] }).toEqual(readAnyYaml('a.yaml', text));
}

describe('what is read as plain YAML is what the reader of all of YAML reads', () => {
  test('any text', () => fc.assert(fc.property(texts, expectSame), { numRuns: runs(3000) }));
  test('lines of a rulebook with a slip', () => fc.assert(fc.property(cuttings, expectSame), { numRuns: runs(2000) }));
});

describe('plain is what rulebooks are written in', () => {
  const plain = [...kuopioFiles()].filter(([path]) => /(limits|prices|staff|en|rulebook)\.yaml$/.test(path));

  it.each(plain)('%s', (_, text) => {
    expect(readPlainYaml(text)).toEqual(readAnyYaml('a.yaml', text).root);
  });

  it.each([
    ['a: |\n  text\n', 'a text in a block'],
    ['a: b\n  c\n', 'a text over two lines'],
    ['a: b # c\n', 'a comment behind a value'],
    ['a:\n# c\nb: d\n  # deeper\n', 'a comment that stands by itself'],
    ['a: [b,\n  c]\n', 'a list over two lines'],
    ['a: "\\u00e4"\n', 'an escape'],
    ['a: 1\na: 2\n', 'a key given twice'],
    ['a: *b\n', 'an alias'],
    ['a : b\n', 'a blank in front of a colon'],
    ['', 'nothing'],
  ])('%j is left to the other reader: %s', (text) => {
    expect(readPlainYaml(text)).toBeNull();
  });
});
