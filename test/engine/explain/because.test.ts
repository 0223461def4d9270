import { describe, expect, it } from 'vitest';
import { openReasons } from '../../../engine/answer/lay-out-answer.ts';
import { explainFindings } from '../../../engine/explain/explain.ts';
import type { Value } from '../../../engine/ir/findings.ts';
import type { Expression, Rulebook, Type } from '../../../engine/ir/ir.ts';
import { renderItems } from '../../../engine/report/render-text.ts';
import {
  and,
  arithmetic,
  boolean,
  choose,
  compare,
  constant,
  date,
  day,
  decide,
  decision,
  definition,
  definitionException,
  divide,
  element,
  fact,
  field,
  integer,
  listOf,
  lookup,
  not,
  number,
  or,
  output,
  parameter,
  read,
  readField,
  record,
  recordOf,
  round,
  rulebook,
  single,
  start,
  use,
  yes,
} from '../../support/ir-builders.ts';

const euros = number('EUR', 2);
const lines = read('lines');

const book: Partial<Rulebook> = {
  records: [record('line', [field('on', date), field('amount', euros), field('counts', boolean)])],
  facts: [
    fact('on', date),
    fact('a', boolean),
    fact('b', boolean),
    fact('n', integer),
    fact('claimed', euros),
    fact('divisor', euros),
    fact('secret', { kind: 'text' }, { optional: true, sensitive: true }),
    fact('lines', listOf(recordOf('line'))),
    fact('days', listOf(date)),
  ],
  parameters: [
    single('limit', euros, 1000),
    parameter(
      'price',
      euros,
      [
        { from: start, value: { kind: 'single', value: 100 } },
        { from: day('2021-01-01'), value: { kind: 'single', value: 200 } },
      ],
      null,
    ),
    parameter(
      'tax',
      number('%', 0),
      [{ from: start, value: { kind: 'brackets', brackets: [{ from: 0, value: 10 }] } }],
      { kind: 'brackets', unit: 'EUR', decimals: 2 },
    ),
  ],
  definitions: [
    definition('line.price', euros, lookup('price'), { record: 'line', asOf: readField(0, 'on') }),
    definition('fee', euros, constant(100, euros), {
      exceptions: [definitionException('free', read('a'), constant(0, euros))],
    }),
    definition(
      'share',
      number('%', 2),
      round(divide(read('claimed'), read('divisor')), 'nearest', { numerator: 10_000 }),
    ),
    definition('total', euros, sumOf(use('line.price', 1)), { when: read('b') }),
  ],
};

const given: Readonly<Record<string, Value>> = {
  on: day('2020-06-01'),
  a: true,
  b: false,
  n: 3,
  claimed: 1250,
  divisor: 400,
  secret: '010190-9999',
  lines: [
    element({ on: day('2020-12-31'), amount: 500, counts: true }),
    element({ on: day('2021-01-01'), amount: 750, counts: true }),
    element({ on: day('2021-01-02'), amount: 900, counts: false }),
  ],
  days: [day('2020-01-01'), day('2020-01-02')],
};

function sumOf(value: Expression, more: Partial<Extract<Expression, { kind: 'sum' }>> = {}): Expression {
  return { kind: 'sum', variable: 1, list: lines, where: null, value, atMost: null, wide: false, ...more };
}

function dateAdd(from: Expression, amount: Expression, unit: 'day' | 'month', factor = 1): Expression {
  return { kind: 'date_add', date: from, amount, unit, factor };
}

/** Why an expression has its value, in Finnish. */
function why(expression: Expression, type: Type = boolean, leftOut: readonly string[] = []): string {
  const whole = rulebook({
    ...book,
    decisions: [decision({ outputs: [output('result', type, expression)] })],
  });
  const values = Object.fromEntries(Object.entries(given).filter(([path]) => !leftOut.includes(path)));
  const findings = decide(whole, values);
  const { values: trees } = explainFindings(whole, findings, new Map(Object.entries(values)), { language: 'fi' });
  return trees.result === undefined
    ? 'absent'
    : renderItems([openReasons('fi').of(trees.result, '')], '')
        .join('\n')
        .replaceAll('\u00a0', '_');
}

const cases: readonly (readonly [string, string, string])[] = [
  [
    'a false and: every false part',
    why(and(read('a'), read('b'), read('b'))),
    `
A: kyllä ja b: kyllä ja b: kyllä: ei täyty
  b: ei
  b: ei`,
  ],
  [
    'a true or: the first true part',
    why(or(read('b'), read('a'), yes)),
    `
B: kyllä tai a: kyllä tai kyllä: täyttyy
  a: kyllä`,
  ],
  [
    'a false or: all parts',
    why(or(read('b'), not(read('a')))),
    `
B: kyllä tai a: ei: ei täyty
  b: ei
  a: kyllä`,
  ],
  [
    'an unknown and: the unknown parts',
    why(and(read('a'), read('b')), boolean, ['b']),
    `
A: kyllä ja b: kyllä: ei tiedossa
  b: ei tiedossa`,
  ],
  [
    'a quotient in a comparison: its two sides',
    why(compare(divide(read('claimed'), read('n')), 'less', lookup('limit'))),
    `
Claimed / n on alle 10,00_€ (limit): täyttyy
  claimed: 12,50_€
  n: 3
  limit, säännöt 1.1.1900: 10,00_€`,
  ],
  [
    'a choice: the branch taken and what selected it',
    why(
      choose([
        [read('b'), lookup('limit')],
        [read('a'), read('claimed')],
      ]),
      euros,
    ),
    `
Jos b: kyllä, niin 10,00_€ (limit); jos a: kyllä, niin claimed: 12,50_€
  a: kyllä
  claimed: 12,50_€`,
  ],
  [
    'a choice that fell to the rest: what was excluded',
    why(choose([[read('b'), lookup('limit')]], read('claimed')), euros),
    `
Jos b: kyllä, niin 10,00_€ (limit); muuten claimed: 12,50_€
  b: ei
  claimed: 12,50_€`,
  ],
  [
    'an undecided choice: the conditions waited for',
    why(choose([[read('b'), lookup('limit')]], read('claimed')), euros, ['b']),
    `
Jos b: kyllä, niin 10,00_€ (limit); muuten claimed: ei tiedossa
  b: ei tiedossa`,
  ],
  [
    'an exception to a definition',
    why(use('fee'), euros),
    `
fee: 0,00_€
  Poikkeus
    a: kyllä`,
  ],
  [
    'values as of each element, a repeated reason once',
    why(arithmetic(sumOf(use('line.price', 1)), 'add', sumOf(use('line.price', 1))), euros),
    `
Summa (line.price; luettelo: lines) + summa (line.price; luettelo: lines): 10,00_€
  Summa (line.price; luettelo: lines): 5,00_€
    line 1: 1,00_€
      line.price: 1,00_€
        on: 31.12.2020
        price, säännöt 1.1.1900: 1,00_€
    line 2: 2,00_€
      line.price: 2,00_€
        on: 1.1.2021
        price, säännöt 1.1.2021: 2,00_€
    line 3: 2,00_€
      line.price: 2,00_€
        on: 2.1.2021
        price, säännöt 1.1.2021: 2,00_€
  Summa (line.price; luettelo: lines): 5,00_€
    line 1: 1,00_€
      line.price: 1,00_€
    line 2: 2,00_€
      line.price: 2,00_€
    line 3: 2,00_€
      line.price: 2,00_€`,
  ],
  [
    'a sum with a limit: the addends',
    why(
      sumOf(readField(1, 'amount'), {
        where: readField(1, 'counts'),
        atMost: { limit: constant(1), per: { kind: 'date_part', part: 'year', date: constant(0, date) } },
      }),
      euros,
    ),
    `
Summa (amount; luettelo: lines; vain kun counts: kyllä; enintään 1 kutakin kohti: vuosi (1.1.1970)): 5,00_€
  line 1: 5,00_€
    amount: 5,00_€`,
  ],
  [
    'a true any: the first element',
    why({ kind: 'any', variable: 1, list: lines, where: null, satisfies: readField(1, 'counts') }),
    `
Vähintään yksi line täyttää ehdon: counts: kyllä: täyttyy
  line 1: täyttyy
    counts: kyllä`,
  ],
  [
    'a false every: each element that fails',
    why({ kind: 'every', variable: 1, list: lines, where: null, satisfies: readField(1, 'counts') }),
    `
Jokainen line täyttää ehdon: counts: kyllä: ei täyty
  line 3: ei täyty
    counts: ei`,
  ],
  [
    'a list of plain values',
    why({
      kind: 'every',
      variable: 1,
      list: read('days'),
      where: null,
      satisfies: compare({ kind: 'element', variable: 1 }, 'less', constant(day('2020-01-02'), date), 'date'),
    }),
    `
Jokainen arvo (luettelo: days) täyttää ehdon: arvo on aikaisempi kuin 2.1.2020: ei täyty
  days 2: ei täyty
    Arvo on aikaisempi kuin 2.1.2020: ei täyty
      Arvo: 2.1.2020`,
  ],
  [
    'an unknown list',
    why({ kind: 'any', variable: 1, list: lines, where: null, satisfies: readField(1, 'counts') }, boolean, ['lines']),
    `
Vähintään yksi line täyttää ehdon: counts: kyllä: ei tiedossa
  lines: ei tiedossa`,
  ],
  [
    'a sensitive fact: that it was looked at',
    why({ kind: 'matches', operand: read('secret'), format: 'personal_identity_code' }),
    `
Secret on muodoltaan henkilötunnus: ei täyty
  secret: ei näytetä`,
  ],
  [
    'steps from a date: one chain',
    why(
      dateAdd(dateAdd(read('on'), constant(4, number('month', 0)), 'month'), constant(1, number('day', 0)), 'day', -1),
      date,
    ),
    `
On + 4_kuukautta − 1_päivä: 30.9.2020
  on: 1.6.2020`,
  ],
  [
    'a share as the percentage it is declared as',
    why(use('share'), number('%', 2)),
    `
share: 312,5_%
  (claimed / divisor) pyöristettynä (tarkkuus 0,01_%): 312,5_%
    claimed: 12,50_€
    divisor: 4,00_€`,
  ],
  [
    'how many there are of a list: the list',
    why({ kind: 'count', variable: 1, list: lines, where: null }, integer),
    `
Lukumäärä (lines): 3
  lines: 3_kpl`,
  ],
  [
    'brackets',
    why(
      round({ kind: 'by_brackets', parameter: 'tax', operand: read('claimed'), wide: false }, 'nearest', {
        denominator: 100,
      }),
      euros,
    ),
    `
Tax portaittain (claimed) pyöristettynä (tarkkuus 0,01_€): 1,25_€
  claimed: 12,50_€`,
  ],
];

describe('because-trees', () => {
  it.each(cases)('tell %s', (_name, tree, expected) => {
    expect(tree).toBe(expected.trim());
  });

  it('say nothing of a value that is absent', () => {
    expect(why(use('total'), euros)).toBe('absent');
  });
});
