import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markDifferences, type TextPart } from '../../../../engine/analysis/changes/token-diff.ts';

function written(parts: readonly TextPart[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return parts.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('');
}

describe('texts with what differs marked', () => {
  it.each([
    ['a <= b', 'a <= b', 'a <= b'],
    ['requires a <= b', 'requires a < b', 'requires a [-<=-]{+<+} b'],
    ['min 18 year', 'min 20 year', 'min [-18-]{+20+} year'],
    ['a and b', 'a and b and c', 'a and b{+ and c+}'],
    ['client.age is 3', 'client.age_limit is 3', '[-client.age-]{+client.age_limit+} is 3'],
    ['one two three', 'uno dos three', '[-one two-]{+uno dos+} three'],
    ['more than 0 h', 'least 4 h', '[-more than 0-]{+least 4+} h'],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
    ['Ikäraja on 18–64', 'Ikäraja on 18–65', 'Ikäraja on [-18–64-]{+18–65+}'],
  ])('%j → %j', (before, after, expected) => {
    expect(written(markDifferences(before, after))).toBe(expected);
  });

  const texts = fc.array(fc.constantFrom('a', 'b', 'c ', ' ', '<=', '<', 'ä.b', '1.5', '\n', '"'), { maxLength: 40 });

  it('always are both texts again', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [before, after] = [one.join(''), other.join('')];
        const parts = markDifferences(before, after);
        const without = (kind: TextPart['kind']): string =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
        expect(parts.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('mark nothing where there is no difference, and stop looking where there is too much', () => {
    const long = Array.from({ length: 3000 }, (_, index) => `a${index}`).join(' ');
    const other = Array.from({ length: 3000 }, (_, index) => `b${index}`).join(' ');
    expect(markDifferences(long, long)).toEqual([{ kind: 'same', text: long }]);
    const parts = markDifferences(long, other);
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
