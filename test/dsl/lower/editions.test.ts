import { describe, expect, test } from 'vitest';
import { formatDate } from '../../../engine/ir/calendar.ts';
import type { Rulebook, Timeline } from '../../../engine/ir/ir.ts';
import { compilePolicy, decideRulebook, decision, type JsonFacts, type MoreFiles } from './evaluate-policy.ts';

function edition(date: string, files: Readonly<Record<string, string>>): MoreFiles {
  const named = Object.entries(files).map(([name, text]) => [`${date}/${name}`, text]);
  return {
    [`${date}/edition.yaml`]: 'decided: 2019-12-01\ndecided_by: Kunta\nrecord: § 1\nstatus: in_force\n',
    ...Object.fromEntries(named),
  };
}

const policy = `${decision('case.out')}define case.out : integer "Tulos"
  = if case.colour in warm then 1 else 2

rule r "R"
  requires case.n > 1
  otherwise deny "{case.n}"

exception e to r "E"
  when case.a
  requires case.n > 0
`;

/** When each version of a declaration begins; in parentheses where there is none any more. */
function versionsOf(rulebook: Rulebook, name: string): readonly string[] {
  const norms = [...rulebook.definitions, ...rulebook.decisions.flatMap(({ rules }) => rules)];
  const timeline: Timeline<unknown> = norms.find((norm) => norm.name === name)?.versions ?? [];
  return timeline.map(({ from, value }) => (value === null ? `(${formatDate(from)})` : formatDate(from)));
}

describe('versions of declarations', () => {
  const rows: readonly (readonly [string, Readonly<Record<string, string>>, string, readonly string[]])[] = [
    ['nothing said', { 'values.yaml': '' }, 'r', ['2020-01-01']],
    [
      'given anew word for word, in another place',
      { 'test.policy': '\n# the same\nrule r "R"\n  requires case.n > 1\n  otherwise deny "{case.n}"\n' },
      'r',
      ['2020-01-01'],
    ],
    [
      'the exception given anew word for word',
      { 'test.policy': 'exception e to r "E"\n  when case.a\n  requires case.n > 0\n' },
      'r',
      ['2020-01-01'],
    ],
    [
      'a rule replaced',
      { 'test.policy': 'rule r "R"\n  requires case.n > 2\n  otherwise deny "{case.n}"\n' },
      'r',
      ['2020-01-01', '2021-01-01'],
    ],
    [
      'an exception replaced',
      { 'test.policy': 'exception e to r "E"\n  when case.b\n  requires case.n > 0\n' },
      'r',
      ['2020-01-01', '2021-01-01'],
    ],
    [
      'a set that it uses grown',
      { 'vocabulary.policy': 'set warm of colour "Lämpimät" = red, orange, green\n' },
      'case.out',
      ['2020-01-01', '2021-01-01'],
    ],
    [
      'a repealed rule',
      { 'test.policy': 'repeal rule r of test\nrepeal exception e of test\n' },
      'r',
      ['2020-01-01', '(2021-01-01)'],
    ],
    [
      'a rule that comes later',
      { 'test.policy': 'rule s "S"\n  requires case.n > 1\n  otherwise deny\n' },
      's',
      ['(2020-01-01)', '2021-01-01'],
    ],
  ];
  test.each(rows)('%s', (_title, files, name, expected) => {
    expect(versionsOf(compilePolicy(policy, edition('2021-01-01', files)), name)).toEqual(expected);
  });
});

test('a rule that comes later is not in force before', () => {
  const rulebook = compilePolicy(
    policy,
    edition('2021-01-01', { 'test.policy': 'rule s "S"\n  requires case.b\n  otherwise deny\n' }),
  );
  const facts: JsonFacts = { 'case.n': 2, 'case.b': false, 'case.colour': 'red' };
  expect(decideRulebook(rulebook, { ...facts, 'case.on': '2020-12-31' }).outcome).toBe('approved');
  expect(decideRulebook(rulebook, { ...facts, 'case.on': '2021-01-01' }).outcome).toBe('denied');
});

test('an added rule stands behind its predecessor, a replaced one in its place', () => {
  const rules = 'rule a "A"\n  requires case.a\n  otherwise deny\nrule c "C"\n  requires case.a\n  otherwise deny\n';
  const rulebook = compilePolicy(
    `${decision('case.on')}${rules}`,
    edition('2021-01-01', {
      'test.policy':
        'rule b "B"\n  requires case.b\n  otherwise deny\nrule a "A"\n  requires case.b\n  otherwise deny\n',
    }),
  );
  const names = rulebook.decisions[0]?.rules.map(({ name }) => name);
  expect([...(names ?? [])].sort()).toEqual(['a', 'b', 'c']);
  expect(names?.indexOf('a')).toBeLessThan(names?.indexOf('c') ?? -1);
});

test('facts that a later edition adds stand in their input, and are not asked of earlier cases', () => {
  const rulebook = compilePolicy(
    `${decision('case.out')}define case.out : list of text "X"\n  = not given in (case.home)\n`,
    edition('2021-01-01', {
      'vocabulary.policy': 'record address "Osoite"\n  door : optional text "Ovi"\n',
    }),
  );
  const paths = rulebook.facts.map(({ path }) => path);
  expect(paths.slice(-4)).toEqual(['case.home.street', 'case.home.town', 'case.home.floor', 'case.home.door']);
  const labels = (on: string) => decideRulebook(rulebook, { 'case.on': on }).values[0]?.result;
  expect(labels('2020-12-31')).toEqual({ kind: 'known', value: ['case.home.street', 'case.home.town'] });
  expect(labels('2021-01-01')).toEqual({
    kind: 'known',
    value: ['case.home.street', 'case.home.town', 'case.home.door'],
  });
});

describe('included rules', () => {
  const other = `decision other "Muu"
  as of case.on
  gives case.m

rule r "Muun R"
  requires case.m > 1
  otherwise deny
`;
  const including = policy.replace('  gives case.out\n', '  gives case.out\n  includes other\n');

  test('follow the own ones', () => {
    const rulebook = compilePolicy(including.replaceAll(' r ', ' own ').replace('to r', 'to own'), {
      '2020-01-01/other.policy': other,
    });
    const test = rulebook.decisions.find(({ name }) => name === 'test');
    expect(test?.rules.map(({ name }) => name)).toEqual(['own', 'r']);
  });

  test('are there from the day they are included', () => {
    const head = including.slice(0, including.indexOf('define'));
    const rulebook = compilePolicy(policy.replaceAll(' r ', ' own ').replace('to r', 'to own'), {
      '2020-01-01/other.policy': other,
      ...edition('2021-01-01', { 'test.policy': head }),
    });
    const facts: JsonFacts = { 'case.n': 2, 'case.a': false, 'case.m': 1, 'case.colour': 'red' };
    expect(decideRulebook(rulebook, { ...facts, 'case.on': '2020-12-31' }).outcome).toBe('approved');
    expect(decideRulebook(rulebook, { ...facts, 'case.on': '2021-01-01' }).outcome).toBe('denied');
  });
});
