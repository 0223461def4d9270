import { describe, expect, it } from 'vitest';
import type { RuleFinding } from '../../../engine/ir/findings.ts';
import type { Expression, Rule, Rulebook, RuleException, RuleVersion } from '../../../engine/ir/ir.ts';
import {
  boolean,
  compare,
  constant,
  date,
  day,
  decide,
  decision,
  divide,
  element,
  exception,
  fact,
  field,
  integer,
  listOf,
  no,
  parameter,
  read,
  readField,
  record,
  recordOf,
  rule,
  rulebook,
  ruleVersion,
  text,
  yes,
} from '../../support/ir-builders.ts';

const names = ['a', 'b', 'c', 'e'] as const;
const [a, b, c, e] = names.map(read) as [Expression, Expression, Expression, Expression];

function book(rules: readonly Rule[], more: Partial<Rulebook> = {}): Rulebook {
  const facts = [fact('on', date), ...names.map((name) => fact(name, boolean)), ...(more.facts ?? [])];
  return rulebook({ ...more, facts, decisions: [decision({ rules })] });
}

type Given = Parameters<typeof decide>[1];

/** `T`, `F` and `?` for the facts a, b, c, e. */
function given(letters: string): Given {
  const pairs = [...letters].flatMap((letter, index) => (letter === '?' ? [] : [[names[index], letter === 'T']]));
  return { on: day('2020-06-15'), ...(Object.fromEntries(pairs) as Record<string, boolean>) };
}

/** `violated deny by x [waits]` */
function brief({ status, effect, exceptions, waits, gaps }: RuleFinding): string {
  const open = [...waits, ...gaps.map((gap) => `!${gap.name}`)];
  return [status, effect, exceptions.length > 0 ? `by ${exceptions.join(' ')}` : null, open.length > 0 ? open : null]
    .filter((part) => part !== null)
    .join(' ');
}

function assess(assessed: Rule, values: Given, more: Partial<Rulebook> = {}): string {
  const [finding] = decide(book([assessed], more), values).rules;
  return finding === undefined ? 'none' : brief(finding);
}

describe('a rule', () => {
  const plain = rule('r', b, { when: a });
  it.each([
    ['TT', 'satisfied'],
    ['TF', 'violated deny'],
    ['T?', 'unknown deny b'],
    ['FF', 'not_applicable'],
    ['F?', 'not_applicable'],
    ['?T', 'unknown a'],
    ['?F', 'unknown deny a'],
    ['??', 'unknown deny a,b'],
  ])('%s', (letters, expected) => {
    expect(assess(plain, given(letters))).toBe(expected);
  });
});

type Row = readonly [letters: string, expected: string];

/** Rows of facts a, b, c, e and what a rule with these exceptions comes to: it requires b where a holds. */
function table(title: string, exceptions: readonly RuleException[], more: Partial<RuleVersion>, rows: readonly Row[]) {
  describe(title, () => {
    it.each(rows)('%s', (letters, expected) => {
      expect(assess(rule('r', b, { when: a, exceptions, ...more }), given(letters))).toBe(expected);
    });
  });
}

table('a replacement', [exception('x', 'replace', { when: c, requires: e, effect: 'refer' })], {}, [
  ['TTTF', 'violated refer by x'],
  ['TFTT', 'satisfied by x'],
  ['TFFT', 'violated deny'],
  ['TTFF', 'satisfied'],
  ['T?FF', 'unknown deny b'],
  ['T?T?', 'unknown refer by x e'],
  ['TT?T', 'satisfied'],
  ['TF?F', 'unknown deny c'],
  ['TT?F', 'unknown refer c'],
  ['TF?T', 'unknown deny c'],
  ['T???', 'unknown deny c,b,e'],
  ['FF??', 'not_applicable'],
  ['?T?T', 'unknown a'],
  ['?TTF', 'unknown refer a'],
]);

table('a replacement that asks nothing', [exception('x', 'replace', { when: c })], {}, [
  ['TFT', 'satisfied by x'],
  ['TF?', 'unknown deny c'],
  ['TT?', 'satisfied'],
]);

table(
  'an unconditional replacement',
  [exception('x', 'replace', { when: c, unconditional: true, effect: 'refer' })],
  {},
  [
    ['TTT', 'violated refer by x'],
    ['TFF', 'violated deny'],
    ['TT?', 'unknown refer c'],
    ['TF?', 'unknown deny c'],
  ],
);

table('the same verdict either way', [exception('x', 'replace', { when: c, unconditional: true })], {}, [
  ['TF?', 'violated deny'],
  ['TT?', 'unknown deny c'],
]);

table(
  'a replacement of a replacement',
  [
    exception('x', 'replace', {
      when: c,
      requires: no,
      exceptions: [exception('y', 'replace', { when: e, unconditional: true, effect: 'warn' })],
    }),
  ],
  {},
  [
    ['TTTT', 'violated warn by x y'],
    ['TTTF', 'violated deny by x'],
    ['TTFT', 'satisfied'],
    ['TTT?', 'unknown deny by x e'],
    ['TT?T', 'unknown warn c'],
    ['TF??', 'unknown deny c,e'],
  ],
);

table('a relief', [exception('x', 'relieve', { when: c, requires: e, effect: 'refer' })], {}, [
  ['TT??', 'satisfied'],
  ['TFTT', 'satisfied by x'],
  ['TFTF', 'violated refer by x'],
  ['TFT?', 'unknown refer by x e'],
  ['TFF?', 'violated deny'],
  ['TF?T', 'unknown deny c'],
  ['TF?F', 'unknown deny c'],
  ['TF??', 'unknown deny c,e'],
  ['T?TT', 'satisfied'],
  ['T?TF', 'unknown refer b'],
  ['T?F?', 'unknown deny b'],
  ['T???', 'unknown deny b,c,e'],
  ['FF??', 'not_applicable'],
  ['?F?T', 'unknown deny a,c'],
  ['?FTT', 'unknown a'],
]);

table(
  'a relief from a replacement',
  [
    exception('x', 'replace', {
      when: c,
      requires: no,
      exceptions: [exception('y', 'relieve', { when: e, unconditional: true, effect: 'warn' })],
    }),
  ],
  {},
  [
    ['TTTT', 'violated warn by x y'],
    ['TTTF', 'violated deny by x'],
    ['TFFT', 'violated deny'],
  ],
);

describe('a rule that rests on gaps alone', () => {
  const parameters = [parameter('p', boolean, [{ from: day('2030-01-01'), value: { kind: 'single', value: true } }])];
  const gap: Expression = { kind: 'lookup', parameter: 'p', index: null };
  it.each([
    ['refers instead of denying', rule('r', gap), 'unknown refer !p'],
    ['refers', rule('r', gap, { effect: 'refer' }), 'unknown refer !p'],
    ['only warns', rule('r', gap, { effect: 'warn' }), 'unknown warn !p'],
    ['may deny while it waits as well', rule('r', { kind: 'and', operands: [gap, a] }), 'unknown deny a,!p'],
    [
      'is named by the rule where it divides by zero',
      rule('r', compare(divide(constant(1), constant(0)), 'equal', constant(1))),
      'unknown refer !r',
    ],
  ])('%s', (_, assessed, expected) => {
    expect(assess(assessed, given(''), { parameters })).toBe(expected);
  });
});

describe('versions of a rule', () => {
  const versions = [
    { from: day('2020-01-01'), value: ruleVersion(a) },
    { from: day('2021-01-01'), value: ruleVersion(b, { effect: 'refer' }) },
    { from: day('2022-01-01'), value: null },
  ];
  const dated = { ...rule('r', no), versions };
  it.each([
    ['2019-06-06', 'violated deny'],
    ['2020-06-06', 'violated deny'],
    ['2021-06-06', 'violated refer'],
    ['2022-06-06', 'none'],
  ])('%s', (iso, expected) => {
    expect(assess(dated, { ...given('FF'), on: day(iso) })).toBe(expected);
  });

  it('waits for the date where they differ', () => {
    expect(assess(dated, { a: false, b: false })).toBe('unknown deny on');
    expect(assess(dated, { a: true })).toBe('unknown refer on,b');
    expect(assess({ ...dated, versions: versions.slice(0, 1) }, { a: false })).toBe('violated deny');
    const same = [...versions.slice(0, 1), { from: day('2021-01-01'), value: ruleVersion(a) }];
    expect(assess({ ...dated, versions: same }, { a: false })).toBe('violated deny');
  });
});

describe('for each', () => {
  const parts = {
    records: [record('worker', [field('ok', boolean), field('in', boolean), field('near', boolean), field('n', text)])],
    facts: [fact('w', listOf(recordOf('worker')))],
  };
  const forEach = { variable: 1, list: read('w'), listPath: 'w' };
  const relief = exception('x', 'relieve', { when: readField(1, 'near'), unconditional: true, effect: 'refer' });
  const each = rule('r', readField(1, 'ok'), { forEach, when: readField(1, 'in'), exceptions: [relief] });

  /** Elements of `ok`, `in` and `near`. */
  function workers(list: string): Given {
    const elements = list
      .split(' ')
      .filter((one) => one !== '')
      .map((letters) => {
        const pairs = [...letters].flatMap((letter, index) =>
          letter === '?' ? [] : [[['ok', 'in', 'near'][index], letter === 'T']],
        );
        return element(Object.fromEntries(pairs) as Record<string, boolean>);
      });
    return { ...given(''), w: elements };
  }

  it.each<[string, string, readonly string[]]>([
    ['', 'not_applicable', []],
    ['TFF FFF', 'not_applicable', []],
    ['TTF FFF', 'satisfied', []],
    ['TTF FTF', 'violated deny', ['w[1] deny']],
    ['FTF FTT', 'violated deny by x', ['w[0] deny', 'w[1] refer']],
    ['FTT TTF', 'violated refer by x', ['w[0] refer']],
    ['?TF TTF', 'unknown deny w[0].ok', []],
    ['FTF ?TF', 'violated deny', ['w[0] deny']],
    ['FTT ?TF', 'unknown deny by x w[1].ok', ['w[0] refer']],
    ['FTT ?TT', 'violated refer by x', ['w[0] refer']],
    ['T?F TTF', 'unknown w[0].in', []],
    ['T?F ?TF', 'unknown deny w[1].ok', []],
    ['?TF ?TT', 'unknown deny w[0].ok,w[1].ok', []],
  ])('%s', (list, expected, violations) => {
    const [finding] = decide(book([each], parts), workers(list)).rules;
    expect(finding && brief(finding)).toBe(expected);
    expect(finding?.violations.map((one) => `${one.element} ${one.effect}`)).toEqual(violations);
  });

  it('waits for an unknown list, and for what else matters to its elements', () => {
    expect(assess(each, given(''), parts)).toBe('unknown deny w');
    expect(assess(rule('r', readField(1, 'ok'), { forEach, when: a }), given('?'), parts)).toBe('unknown deny w,a');
    expect(assess(rule('r', readField(1, 'ok'), { forEach, when: a }), given('F'), parts)).toBe('not_applicable');
    expect(assess(rule('r', yes, { forEach }), given(''), parts)).toBe('unknown w');
  });

  it('fills messages for each violating element', () => {
    const message = {
      fi: [{ expression: readField(1, 'n'), type: text, format: 'value' as const }, ' ei riitä.'],
    };
    const told = rule('r', readField(1, 'ok'), { forEach, otherwise: { effect: 'deny', message } });
    const w = [element({ ok: false, n: 'Aada' }), element({ ok: true }), element({ ok: false })];
    const [finding] = decide(book([told], parts), { ...given(''), w }).rules;
    const results = finding?.violations.map((one) => one.message?.fi?.[0]);
    expect(results).toEqual([
      { result: { kind: 'known', value: 'Aada' }, type: text, format: 'value' },
      { result: { kind: 'unknown', waits: new Set(['w[2].n']), gaps: [] }, type: text, format: 'value' },
    ]);
  });
});

describe('messages', () => {
  const say = (words: string) => ({ fi: [words] });
  it('come from the exception whose verdict stands, or from the rule where several agree', () => {
    const exceptions = [exception('x', 'replace', { when: c, unconditional: true, message: say('poikkeus') })];
    const told = rule('r', b, { exceptions, otherwise: { effect: 'deny', message: say('sääntö') } });
    const messages = (letters: string) => decide(book([told]), given(letters)).rules[0]?.violations[0]?.message;
    expect(messages('?FT')).toEqual(say('poikkeus'));
    expect(messages('?FF')).toEqual(say('sääntö'));
    expect(messages('?F?')).toEqual(say('sääntö'));
    expect(messages('?T?')).toBeUndefined();
  });

  it('have numbers and absent values', () => {
    const message = { fi: [{ expression: read('maybe'), type: integer, format: 'number' as const }] };
    const told = rule('r', no, { otherwise: { effect: 'deny', message } });
    const facts = [fact('maybe', integer, { optional: true })];
    const [finding] = decide(book([told], { facts }), given('')).rules;
    expect(finding?.violations[0]?.message?.fi).toEqual([
      { result: { kind: 'absent' }, type: integer, format: 'number' },
    ]);
  });
});
