import { describe, expect, it } from 'vitest';
import { lexPolicy } from '../../../dsl/grammar/lex.ts';
import { tokenSpan } from '../../../dsl/grammar/problem.ts';
import { highlightLine } from '../../../dsl/services/highlight.ts';
import { readCorpus } from '../../support/corpus.ts';

const show = (line: string): string =>
  highlightLine(line)
    .map(({ start, end, kind }) => `${line.slice(start, end)}:${kind}`)
    .join(' ');

describe('highlighting', () => {
  it.each([
    [
      'rule age_limits "Ikä" §2:1, §3:4–5',
      'rule:declaration age_limits:declared "Ikä":text §2:1:provision ,:operator §3:4–5:provision',
    ],
    [
      'define voucher.value : EUR rounded to 0.01 EUR',
      'define:declaration voucher:declared .:operator value:declared ::operator EUR:name rounded:keyword to:keyword 0.01:number EUR:unit',
    ],
    [
      '  requires client.age between 18 year and max_age',
      'requires:keyword client:name .:operator age:name between:keyword 18:number year:unit and:keyword max_age:name',
    ],
    ['  date : date "Päivä" # milloin', 'date:name ::operator date:name "Päivä":text # milloin:comment'],
    ['  unit : text', 'unit:name ::operator text:name'],
    [
      '  = full years from client.birth_date to 2020-01-01',
      '=:operator full:keyword years:keyword from:keyword client:name .:operator birth_date:name to:keyword 2020-01-01:date',
    ],
    ['  otherwise: 3 EUR/h', 'otherwise:keyword ::operator 3:number EUR/h:unit'],
    ['  = 12,5 h && yes', '=:operator 12,5:mistake h:name &&:mistake yes:keyword'],
  ])('%s', (line, expected) => {
    expect(show(line)).toBe(expected);
  });

  it('finds the tokens that the grammar reads, in every file of the corpus', () => {
    for (const [, text] of readCorpus()) {
      let offset = 0;
      const byLine = text.split('\n').flatMap((line) => {
        const found = highlightLine(line).map(({ start, end }) => [offset + start, offset + end]);
        offset += line.length + 1;
        return found;
      });
      const { tokens, comments } = lexPolicy(text);
      const whole = [...tokens.map(tokenSpan), ...comments.map(({ span }) => span)].map(({ start, end }) => [
        start,
        end,
      ]);
      expect(byLine).toEqual(whole.sort(([a = 0], [b = 0]) => a - b));
    }
  });
});
