import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../dsl/grammar/parse.ts';
import { type ReadPolicy, readAgain } from '../../../dsl/workspace/reparse.ts';
import { arbitraryPolicy } from '../../support/arbitrary-policy.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';
import { runs } from '../../support/runs.ts';
import { applyEdit, textEdits } from '../incremental-edits.ts';

const kuopioTexts = [...kuopioFiles()].flatMap(([path, text]) => (path.endsWith('.policy') ? [text] : []));

function expectSame(texts: readonly string[]): void {
  let read: ReadPolicy | undefined;
  for (const text of texts) {
    read = readAgain('a.policy', text, read);
    expect(read.parsed).toEqual(parsePolicy('a.policy', text));
  }
}

function history(text: string, edits: Parameters<typeof applyEdit>[1][], backwards: boolean): readonly string[] {
  const texts = [text];
  for (const edit of edits) texts.push(applyEdit(texts.at(-1) ?? '', edit));
  return backwards ? [...texts, ...texts.toReversed()] : texts;
}

describe('after any edits a policy reads as it does from scratch', () => {
  test('Kuopio', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kuopioTexts), textEdits, fc.boolean(), (text, edits, backwards) => {
        expectSame(history(text, edits, backwards));
      }),
      { numRuns: runs(60) },
    );
  });

  test('any policy', () => {
    fc.assert(
      fc.property(arbitraryPolicy, textEdits, fc.boolean(), (text, edits, backwards) => {
        expectSame(history(text, edits, backwards));
      }),
      { numRuns: runs(150) },
    );
  });

  test.each([
    ['a line joined to the one in front of it', 'enum a\n  b\nenum c\n  d\n', 'enum a\n  benum c\n  d\n'],
    ['a declaration word misspelt', 'enum a\n  b\nenum c\n  d\n', 'enum a\n  b\nxyz c\n  d\n'],
    ['a line feed behind a carriage return', 'enum a\n  b\renum c\n  d\n', 'enum a\n  b\r\nenum c\n  d\n'],
    ['the first declaration taken away', '# x\nenum a\n  b\nenum c\n  d\n', '# x\nenum c\n  d\n'],
    ['all taken away', 'enum a\n  b\n', ''],
    ['the same again', 'enum a\n  b\n', 'enum a\n  b\n'],
    ['something behind the last line', 'enum a\n  b', 'enum a\n  b\n  c'],
    ['a first tab in front of another', 'enum a\n  b\nenum c\n\td\n', 'enum a\n\tb\nenum c\n\td\n'],
    ['the first of two tabs taken away', 'enum a\n\tb\n\t\nenum c\n\td\n', 'enum a\n  b\n  \nenum c\n\td\n'],
    ['a tab that no declaration is behind any more', 'enum a\n  b\n\t\nenum c\n  d\n', 'enum a\n  b\n\t\n'],
    [
      'the first of two signs that do not show',
      'enum a\n  \u202eb\nenum c\n  \u202ed\n',
      'enum a\n  b\nenum c\n  \u202ed\n',
    ],
    ['too many mistakes', 'enum a\n  b\n', `enum a\n  b\n${'rule\n'.repeat(120)}enum c\n  d\n`],
  ])('%s', (_, before, after) => {
    expectSame([before, after, before, after]);
  });

  test('declarations that the edit does not touch keep their nodes, behind it too', () => {
    const before = readAgain('a.policy', 'enum a\n  b\n\nenum c\n  d\n\nenum e\n  f\n', undefined);
    const [first, , third] = before.parsed.file.declarations;
    const after = readAgain('a.policy', 'enum a\n  b\n\nenum c\n  d\n  g\n\nenum e\n  f\n', before);
    expect(after.parsed.file.declarations[0]).toBe(first);
    expect(after.parsed.file.declarations[2]).toBe(third);
  });
});
