import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatPolicy, formatPolicyText } from '../../../dsl/format/format.ts';
import { parsePolicy } from '../../../dsl/grammar/parse.ts';
import { arbitraryPolicy } from '../../support/arbitrary-policy.ts';
import { readCorpus } from '../../support/corpus.ts';
import { runs } from '../../support/runs.ts';
import { withoutSpans } from '../../support/without-spans.ts';

function format(text: string): string {
  return formatPolicyText('test.policy', text).text;
}

function meaningOf(text: string): unknown {
  const { file, diagnostics } = parsePolicy('test.policy', text);
  expect(diagnostics.map(({ message, span }) => `${message.en}: ${text.slice(span.start, span.end)}`)).toEqual([]);
  return withoutSpans(file.declarations);
}

function commentsOf(text: string): readonly string[] {
  return parsePolicy('test.policy', text)
    .file.comments.flatMap((comment) => comment.text.split(/(?= # )/))
    .map((comment) => comment.trim())
    .sort();
}

function expectCanonical(text: string): void {
  const formatted = format(text);
  expect(meaningOf(formatted)).toEqual(meaningOf(text));
  expect(commentsOf(formatted)).toEqual(commentsOf(text));
  expect(format(formatted)).toBe(formatted);
  expect(formatted).not.toMatch(/\r|[ ]\n|\n\n\n|^\n|\n\n$/);
}

test('formatting keeps what a policy says and its comments, and is done after one time', () => {
  fc.assert(fc.property(arbitraryPolicy, expectCanonical), { numRuns: runs(150) });
});

test('a file with a mistake is left as it is, one with tabs is put right', () => {
  const broken = 'rule  a\n  requires\n';
  expect(format(broken)).toBe(broken);
  expect(formatPolicyText('f', broken).diagnostics).toHaveLength(1);
  expect(format('unit\ta\n')).toBe('unit a\n');
});

test('a declaration that cannot be read stays as it is', () => {
  const text = 'unit   a\nrule   b # why\n    requires\nunit  c\n';
  const { file } = parsePolicy('f', text);
  expect(formatPolicy(file, text)).toBe('unit a\n\nrule   b # why\n    requires\n\nunit c\n');
});

describe('layout', () => {
  it.each([
    ['empty', '\n\n', ''],
    ['comments alone', '\n# a\n\n\n#  b', '# a\n\n#  b\n'],
    [
      'neighbours in columns',
      'unit a "x"\nunit longer "y" "z"\n\nunit b "w"',
      'unit a      "x"\nunit longer "y" "z"\n\nunit b "w"\n',
    ],
    [
      'clauses in order',
      'rule a "A" §1:2-3\n  interpretation "i"\n  otherwise deny "{x}"\n  requires b\n  when c\n  for each x in l',
      'rule a "A" §1:2–3\n  for each x in l\n  when c\n  requires b\n  otherwise deny "{x}"\n  interpretation "i"\n',
    ],
    [
      'a long condition',
      `rule a\n  requires ${'long_name_of_a_fact.field and '.repeat(3)}(b or not c and ${'long_name_of_a_fact '.repeat(1)}or ${'d'.repeat(60)})\n  otherwise deny`,
      `rule a\n  requires long_name_of_a_fact.field\n${'    and long_name_of_a_fact.field\n'.repeat(2)}    and (b\n      or not c and long_name_of_a_fact\n      or ${'d'.repeat(60)})\n  otherwise deny\n`,
    ],
    [
      'a choice',
      `define a : EUR\n  = if b then ${'c'.repeat(60)} else ${'d'.repeat(60)}`,
      `define a : EUR\n  = if b\n    then ${'c'.repeat(60)}\n    else ${'d'.repeat(60)}\n`,
    ],
    ['a short choice', 'define a : EUR\n  = if b\n    then c\n    else d', 'define a : EUR\n  = if b then c else d\n'],
    [
      'a match',
      'define a : EUR\n  = match b c: 1 EUR d, e: 2 EUR otherwise: 3 EUR',
      'define a : EUR\n  = match b\n      c:         1 EUR\n      d, e:      2 EUR\n      otherwise: 3 EUR\n',
    ],
    [
      'a long sum',
      `define a : EUR\n  = ${'b'.repeat(60)} + ${'c'.repeat(60)} * 2`,
      `define a : EUR\n  = ${'b'.repeat(60)}\n  + ${'c'.repeat(60)} * 2\n`,
    ],
    [
      'a long list',
      `define a : boolean\n  = b in (${Array(9).fill('member_name').join(', ')})`,
      `define a : boolean\n  = b in (${Array(7).fill('member_name').join(', ')},\n      member_name, member_name)\n`,
    ],
  ])('%s', (_, text, expected) => {
    expect(format(text)).toBe(expected);
  });
});

describe('the corpus', () => {
  const canonical = readCorpus().filter(([path]) => /invoice|provider|service/.test(path));
  it.each(canonical)('%s has the canonical layout', (_, text) => expect(format(text)).toBe(text));

  it.each(readCorpus())('%s keeps its meaning', (_, text) => expectCanonical(text));
});
