import { describe, expect, it } from 'vitest';
import type { Decision, Effect, Expression, Rule } from '../../../engine/ir/ir.ts';
import {
  and,
  boolean,
  brief,
  constant,
  date,
  day,
  decide,
  decision,
  definition,
  edition,
  element,
  fact,
  field,
  integer,
  isGiven,
  listOf,
  lookup,
  output,
  parameter,
  read,
  readField,
  record,
  recordOf,
  rule,
  rulebook,
  single,
  use,
} from '../../support/ir-builders.ts';

const on = day('2020-06-15');
const future = parameter('later', boolean, [{ from: day('2030-01-01'), value: { kind: 'single', value: true } }]);

/** `deny F`: a violated deny rule; `T` satisfied, `?` unknown, `!` a gap, `n` cannot be violated. */
function ruleOf(written: string, index: number): Rule {
  const [effect, state] = written.split(' ') as [Effect, string];
  const requires: Record<string, Expression> = {
    T: { kind: 'constant', type: boolean, value: true },
    F: { kind: 'constant', type: boolean, value: false },
    '?': read(`f${index}`),
    '!': lookup('later'),
    n: { kind: 'constant', type: boolean, value: true },
  };
  const when = state === 'n' ? read(`f${index}`) : null;
  return rule(`r${index}`, requires[state] as Expression, { effect, when });
}

function decideRules(written: readonly string[], date_: number | null = on) {
  const facts = [fact('on', date), ...[0, 1, 2, 3].map((index) => fact(`f${index}`, boolean))];
  const rules = written.map(ruleOf);
  const found = decide(
    rulebook({ facts, parameters: [future], decisions: [decision({ rules })] }),
    date_ === null ? {} : { on: date_ },
  );
  return [found.outcome, found.missing.join(' '), found.gaps.map((gap) => gap.name).join(' ')];
}

describe('the outcome and what it waits for', () => {
  it.each([
    [[], 'approved', '', ''],
    [['deny T', 'refer T', 'warn F'], 'approved', '', ''],
    [['warn ?'], 'approved', '', ''],
    [['warn !'], 'approved', '', 'later'],
    [['refer F', 'warn !'], 'referred', '', 'later'],
    [['deny n', 'refer n'], 'approved', '', ''],
    [['deny F', 'deny ?', 'refer F'], 'denied', '', ''],
    [['deny F', 'deny !'], 'denied', '', ''],
    [['deny ?', 'refer F'], 'incomplete', 'f0', ''],
    [['deny ?', 'refer ?'], 'incomplete', 'f0 f1', ''],
    [['deny ?', 'refer ?', 'refer F'], 'incomplete', 'f0', ''],
    [['deny ?', 'refer ?', 'deny !'], 'incomplete', 'f0', 'later'],
    [['deny ?', 'warn ?', 'deny n'], 'incomplete', 'f0', ''],
    [['refer F', 'refer ?'], 'referred', '', ''],
    [['refer !', 'refer ?'], 'referred', '', 'later'],
    [['deny !'], 'referred', '', 'later'],
    [['refer F', 'deny !'], 'referred', '', 'later'],
    [['refer ?'], 'incomplete', 'f0', ''],
    [['refer ?', 'warn F'], 'incomplete', 'f0', ''],
  ])('%j', (rules, ...expected) => {
    expect(decideRules(rules)).toEqual(expected);
  });

  it.each([
    [[], 'incomplete', 'on', ''],
    [['deny F'], 'denied', '', ''],
    [['refer F'], 'incomplete', 'on', ''],
    [['deny ?'], 'incomplete', 'on f0', ''],
    [['deny !'], 'incomplete', 'on', ''],
  ])('%j without a date', (rules, ...expected) => {
    expect(decideRules(rules, null)).toEqual(expected);
  });
});

/** `given ?`: a given value that waits for a fact; `reported !`: a reported one that is a gap; `T` known, `n` absent. */
function decideValues(written: readonly string[], rules: readonly string[] = [], parts: Partial<Decision> = {}) {
  const facts = [fact('on', date), ...[0, 1, 2, 3, 4, 5].map((index) => fact(`f${index}`, boolean))];
  const definitions = [
    definition('T', boolean, constant(true, boolean)),
    definition('!', boolean, lookup('later')),
    definition('n', boolean, read('f5'), { when: constant(false, boolean) }),
    definition('!?', boolean, and(lookup('later'), read('f5'))),
  ];
  const outputs = written.map((one) => {
    const [role, state] = one.split(' ') as [string, string];
    const from = { given: day('2000-01-01'), later: day('2020-06-16'), reported: null }[role] ?? null;
    return output(state, boolean, state === '?' ? read('f4') : use(state), from);
  });
  const made = decision({ outputs, rules: rules.map(ruleOf), ...parts });
  const found = decide(rulebook({ facts, definitions, parameters: [future], decisions: [made] }), { on });
  return [found.outcome, found.missing.join(' '), found.gaps.map((gap) => gap.name).join(' ')];
}

describe('values and the outcome', () => {
  it.each([
    [['given T', 'given n', 'reported T'], [], 'approved', '', ''],
    [['given ?'], [], 'incomplete', 'f4', ''],
    [['reported ?'], [], 'approved', 'f4', ''],
    [['later ?'], [], 'approved', 'f4', ''],
    [['given !'], [], 'referred', '', 'later'],
    [['reported !'], [], 'approved', '', 'later'],
    [['later !'], [], 'approved', '', 'later'],
    // What waits may yet be known; a gap beside it stays one, whatever is given.
    [['given !?'], [], 'incomplete', 'f5', 'later'],
    [['given ?', 'given !'], [], 'referred', 'f4', 'later'],
    [['given !'], ['deny F'], 'denied', '', 'later'],
    [['given ?'], ['deny F'], 'denied', 'f4', ''],
    [['given !'], ['deny ?'], 'incomplete', 'f0', 'later'],
    [['given ?'], ['refer F'], 'referred', 'f4', ''],
    [['given !'], ['refer ?'], 'referred', '', 'later'],
    [['given ?'], ['refer ?'], 'incomplete', 'f0 f4', ''],
    [['given ?'], ['deny T', 'refer T', 'warn F'], 'incomplete', 'f4', ''],
  ])('%j with %j', (values, rules, ...expected) => {
    expect(decideValues(values, rules)).toEqual(expected);
  });

  it.each([
    [['given T'], [], 'referred', '', 'd'],
    [['given ?'], [], 'referred', 'f4', 'd'],
    [[], ['deny F'], 'denied', '', ''],
    [[], ['deny ?'], 'incomplete', 'f0', 'd'],
    [[], ['refer F'], 'referred', '', 'd'],
    [[], ['refer ?'], 'referred', '', 'd'],
  ])('%j with %j before the first edition', (values, rules, ...expected) => {
    expect(decideValues(values, rules, { since: day('2020-06-16') })).toEqual(expected);
    expect(decideValues(values, rules, { since: on })[2]).not.toContain('d');
  });
});

describe('the as-of date', () => {
  const optional = [fact('on', date, { optional: true })];
  const asked = rule('r', isGiven(read('on')));
  const answered = decision({ rules: [rule('r', lookup('flag'))] });
  const flag = single('flag', boolean, true);

  it('may be supplied beside the facts', () => {
    const book = rulebook({ facts: [fact('on', date)], parameters: [flag], decisions: [answered] });
    expect(decide(book, {}, on)).toMatchObject({ date: on, outcome: 'approved', missing: [] });
    expect(decide(book, {})).toMatchObject({ date: null, outcome: 'incomplete', missing: ['on'] });
  });

  it('stands in for the fact itself', () => {
    const outputs = [output('on', date, read('on'))];
    const book = rulebook({ facts: [fact('on', date)], decisions: [decision({ outputs })] });
    expect(decide(book, {}, on).values[0]?.result).toEqual({ kind: 'known', value: on });
  });

  it('leaves an optional fact absent: that it was left out is an answer', () => {
    const book = rulebook({ facts: optional, decisions: [decision({ rules: [asked] })] });
    expect(decide(book, {})).toMatchObject({ date: null, outcome: 'denied', missing: [] });
    expect(decide(book, {}, on)).toMatchObject({ date: on, outcome: 'denied' });
    expect(decide(book, { on })).toMatchObject({ date: on, outcome: 'approved' });
  });

  it('is at best incomplete without an optional date; the fact is listed only where something waits for it', () => {
    const idle = rulebook({ facts: optional, decisions: [decision()] });
    expect(decide(idle, {})).toMatchObject({ outcome: 'incomplete', missing: [] });
    const waiting = rulebook({ facts: optional, parameters: [flag], decisions: [answered] });
    expect(decide(waiting, {})).toMatchObject({ outcome: 'incomplete', missing: ['on'] });
  });
});

describe('values', () => {
  const facts = [fact('on', date), fact('a', boolean), fact('n', integer), fact('m', integer)];
  const definitions = [definition('x', integer, read('n'), { when: read('a') }), definition('y', integer, read('m'))];
  const outputs = [output('x', integer, use('x')), output('y', integer, use('y'))];
  const denied = rule('r', { kind: 'constant', type: boolean, value: false });
  const book = rulebook({ facts, definitions, decisions: [decision({ outputs, rules: [denied] })] });

  it('are given on every outcome, absent ones left out, unknown ones kept', () => {
    const found = decide(book, { on, a: false, m: 2 });
    expect(found.values.map((value) => [value.name, brief(value.result)])).toEqual([['y', 2]]);
    const open = decide(book, { on, n: 1 });
    expect(open.values.map((value) => [value.name, brief(value.result)])).toEqual([
      ['x', '? a'],
      ['y', '? m'],
    ]);
  });

  it('are waited for even where the outcome waits for nothing', () => {
    expect(decide(book, { on, a: true })).toMatchObject({ outcome: 'denied', missing: ['n', 'm'] });
  });
});

describe('missing', () => {
  it('follows the declarations, then the fields, then the elements', () => {
    const book = rulebook({
      records: [record('worker', [field('degree', boolean), field('years', integer)])],
      facts: [fact('z', boolean), fact('on', date), fact('w', listOf(recordOf('worker'))), fact('a', boolean)],
      decisions: [
        decision({
          rules: [
            rule('r1', read('a')),
            rule('r2', readField(1, 'degree'), {
              forEach: { variable: 1, list: read('w'), listPath: 'w' },
              when: {
                kind: 'compare',
                operator: 'greater',
                operands: 'number',
                left: readField(1, 'years'),
                right: { kind: 'constant', type: integer, value: 0 },
                wide: false,
              },
            }),
            rule('r3', read('z')),
          ],
        }),
      ],
    });
    const elements = Array.from({ length: 11 }, () => element({}));
    const { missing } = decide(book, { w: elements });
    const indexed = (name: string) => elements.map((_, index) => `w[${index}].${name}`);
    expect(missing).toEqual(['z', 'on', ...indexed('degree'), ...indexed('years'), 'a']);
  });
});

describe('outdated parameters', () => {
  const editions = [
    edition('2020-01-01', [{ parameter: 'price', year: 2020 }]),
    edition('2022-01-01', [{ parameter: 'price.flat', year: 2022 }]),
  ];
  const values = (from: string, value: number) => ({ from: day(from), value: { kind: 'single' as const, value } });
  const parameters = [
    parameter('price.other', integer, [values('2020-01-01', 1)]),
    parameter('price.flat', integer, [values('2020-01-01', 1), values('2022-01-01', 2)]),
    parameter('prices', integer, [values('2020-01-01', 1)]),
  ];
  const definitions = [definition('dated', integer, lookup('price.other'), { asOf: read('other') })];
  const outputs = ['price.other', 'price.flat', 'prices'].map((name) => output(name, integer, lookup(name)));
  const facts = [fact('on', date), fact('other', date)];
  const decisions = [decision({ outputs: [output('dated', integer, use('dated')), ...outputs] })];
  const book = rulebook({ editions, parameters, definitions, facts, decisions });
  const told = (iso: string, other: string) =>
    decide(book, { on: day(iso), other: day(other) }).outdated.map(
      ({ parameter: name, statedFor, usedFor }) => `${name} ${statedFor} ${usedFor}`,
    );

  it.each([
    ['2020-12-31', '2020-01-01', []],
    ['2021-01-01', '2020-01-01', ['price.other 2020 2021', 'price.flat 2020 2021']],
    ['2022-06-01', '2020-01-01', ['price.other 2020 2022']],
    ['2023-06-01', '2024-01-01', ['price.other 2020 2024', 'price.flat 2022 2023']],
  ])('used on %s and %s', (iso, other, expected) => {
    expect(told(iso, other)).toEqual(expected);
  });
});
