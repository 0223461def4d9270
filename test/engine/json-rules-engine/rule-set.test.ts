import { describe, expect, it } from 'vitest';
import { readCase, readRuleSet } from '../../../engine/backends/json-rules-engine/read-case.ts';
import { exportRuleSet } from '../../../engine/backends/json-rules-engine/write-rule-set.ts';
import type { Rule } from '../../../engine/ir/ir.ts';
import {
  and,
  boolean,
  compare,
  day,
  edition,
  exception,
  fact,
  not,
  number,
  read,
  readField,
  rule,
  ruleVersion,
  start,
  use,
  yes,
} from '../../support/ir-builders.ts';
import { bookOf, exported, written } from './brief-rules.ts';

describe('rules', () => {
  it('fire as violated, satisfied and not applicable', () => {
    expect(written(exported([rule('r', read('a'), { when: read('b') })]))).toEqual({
      'r: violated': '(b is true & a is false)',
      'r: satisfied': '(b is true & a is true)',
      'r: not applicable': '(b is false)',
    });
  });

  it('fire for the exception whose effect and message it is', () => {
    const relief = exception('permit', 'relieve', { when: read('b'), requires: read('sure'), effect: 'refer' });
    const withFact = { facts: [...bookOf([]).facts, fact('sure', boolean)] };
    const { rules } = exported([rule('r', read('a'), { exceptions: [relief] })], withFact);
    expect(written({ rules })).toEqual({
      'r: violated': '(a is false & b is false)',
      'r, permit: violated': '(a is false & b is true & sure is false)',
      'r: satisfied': '(a is true | (b is true & sure is true))',
    });
    expect(rules.map(({ event }) => [event.params?.effect, event.params?.exceptions])).toEqual([
      ['deny', undefined],
      ['refer', ['permit']],
      [undefined, undefined],
    ]);
  });

  it('leave one voice where an exception that may apply comes to the same', () => {
    const replacing = exception('other', 'replace', { when: read('b'), requires: read('a') });
    expect(written(exported([rule('r', read('a'), { exceptions: [replacing] })]))).toMatchObject({
      'r: violated': '(a is false & !b is true & (b is false | a is false))',
      'r, other: violated': '(b is true & a is false)',
    });
  });

  it('speak with placeholders that are parameters of the event', () => {
    const message = {
      fi: ['Tunteja on ', { expression: read('hours'), type: number('h', 2), format: 'value' as const }],
    };
    const version = ruleVersion(read('a'));
    const speaking = {
      ...rule('r', yes),
      versions: [{ from: start, value: { ...version, otherwise: { effect: 'warn' as const, message } } }],
    };
    const { rules, facts } = exported([speaking]);
    expect(rules[0]?.event).toEqual({
      type: 'violated',
      params: {
        rule: 'r',
        label: { fi: 'r' },
        provisions: [],
        effect: 'warn',
        message: { fi: 'Tunteja on {hours}' },
        '{hours}': { fact: 'hours' },
      },
    });
    expect(facts.map((one) => one.fact)).toContain('hours');
  });

  it('stand apart where they look at each element of a list', () => {
    const requires = and(compare(readField(1, 'on'), 'less_or_equal', read('on'), 'date'), not(use('line.long', 1)));
    const forEach = { variable: 1, list: read('lines'), listPath: 'lines' };
    const { rules, each, facts } = exported([rule('r', requires, { forEach }), rule('s', read('a'))]);
    expect(Object.keys(written({ rules }))).toEqual(['s: violated', 's: satisfied']);
    expect(each.map(({ list, rules: ofElement }) => [list, written({ rules: ofElement })])).toEqual([
      [
        'lines',
        {
          'r: violated': '(lines[].on isAfter on | lines[].long is true)',
          'r: satisfied': '(lines[].on isOnOrBefore on & lines[].long is false)',
        },
      ],
    ]);
    expect(facts.map((one) => [one.fact, one.each?.list])).toEqual([
      ['lines[].on', 'lines'],
      ['on', undefined],
      ['lines[].long', 'lines'],
      ['a', undefined],
    ]);
  });
});

describe('dates', () => {
  const changed: Rule = {
    ...rule('r', yes),
    versions: [
      { from: start, value: ruleVersion(read('a')) },
      { from: day('2021-01-01'), value: ruleVersion(read('b')) },
      { from: day('2023-01-01'), value: null },
    ],
  };
  const editions = [edition('2020-01-01'), edition('2021-01-01'), edition('2023-01-01')];
  const book = bookOf([changed, rule('s', read('a'))], { editions });

  it.each([
    ['2019-01-01', null, '2020-12-31', '2020-01-01', '(a is true)'],
    ['2021-01-01', '2021-01-01', '2022-12-31', '2021-01-01', '(b is true)'],
    ['2022-12-31', '2021-01-01', '2022-12-31', '2021-01-01', '(b is true)'],
    ['2030-01-01', '2023-01-01', null, '2023-01-01', undefined],
  ])('on %s the rules are for %s–%s', (on, from, to, inForce, satisfied) => {
    const ruleSet = exportRuleSet(book, 'd', day(on));
    expect(ruleSet).toMatchObject({ from, to, edition: inForce, hash: `sha256:${inForce}` });
    expect(written(ruleSet)['r: satisfied']).toBe(satisfied);
  });

  it('without a date, only what reads the same on all', () => {
    const ruleSet = exportRuleSet(book, 'd', null);
    expect(Object.keys(written(ruleSet))).toEqual(['s: violated', 's: satisfied']);
  });

  it.each([
    ['2020-12-31', "the rules are for the dates 2021-01-01–2022-12-31, but 'on' is 2020-12-31"],
    ['2023-01-01', "the rules are for the dates 2021-01-01–2022-12-31, but 'on' is 2023-01-01"],
    [null, "the rules are for the dates 2021-01-01–2022-12-31, but 'on' is not given"],
  ])('a case of another date is refused: %s', (on, message) => {
    const { problems } = readCase(exportRuleSet(book, 'd', day('2021-06-01')), on === null ? {} : { on });
    expect(problems.map((problem) => problem.message.en)).toEqual([message]);
  });

  it.each(['2021-01-01', '2022-12-31'])('a case of a date of theirs is read: %s', (on) => {
    const { facts, problems } = readCase(exportRuleSet(book, 'd', day('2021-06-01')), { on, n: 3 });
    expect(problems).toEqual([]);
    expect(facts).toEqual(
      new Map([
        ['on', day(on)],
        ['n', 3],
      ]),
    );
  });

  it('a case needs no date where the rules always read the same; bad facts are told', () => {
    const ruleSet = exported([rule('s', read('a'))]);
    expect(readCase(ruleSet, { a: true }).problems).toEqual([]);
    expect(readCase(ruleSet, { a: 'perhaps' }).problems.map(({ path }) => path)).toEqual(['a']);
  });
});

describe('reading a rule set', () => {
  it('takes back what was exported', () => {
    const ruleSet = exported([rule('r', read('a'))]);
    expect(readRuleSet(JSON.parse(JSON.stringify(ruleSet)))).toEqual({ ruleSet });
  });

  it.each([null, [], 'rules', {}, { format: 'rulebook-ir/1' }])('refuses %j', (json) => {
    expect(readRuleSet(json)).toMatchObject({
      problem: { en: expect.stringContaining("not of the format 'rulebook-json-rules-engine/1'") },
    });
  });
});
