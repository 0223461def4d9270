import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRulebook } from '../../../dsl/editions/read-rulebook.ts';
import { formatDate } from '../../../engine/ir/calendar.ts';
import { filesOf, readSound, renderAll } from './small-rulebook.ts';

type Editions = Readonly<Record<string, string>>;

/** Policies by `2020/file` (taking effect on New Year's Day). */
function rulebook(policies: Editions) {
  return filesOf(
    Object.fromEntries(
      Object.entries(policies).map(([path, text]) => [path.replace(/^(\d+)\/(.*)$/, '$1-01-01/$2.policy'), text]),
    ),
  );
}

const spansOf = (policies: Editions) => readSound(rulebook(policies)).spans;

function problems(policies: Editions): string {
  const files = rulebook(policies);
  return renderAll(readRulebook(files).diagnostics, files);
}

const rule = (name: string, value = 'yes') => `rule ${name} "S"\n  requires ${value}\n  otherwise deny "x"\n`;
const decision = (name: string) => `decision ${name} "P"\n  as of c.d\n  gives c.d\n`;

test('a span runs from an edition until the day before the next', () => {
  const spans = spansOf({ '2020/a': '', '2021/a': '', '2024/a': '' });
  expect(spans.map(({ from, to }) => [formatDate(from), to && formatDate(to)])).toEqual([
    ['2020-01-01', '2020-12-31'],
    ['2021-01-01', '2023-12-31'],
    ['2024-01-01', null],
  ]);
});

describe('what merges', () => {
  test('an enum grows; a member given again is replaced in its place; the label stays', () => {
    const [, span] = spansOf({
      '2020/a': 'enum e "Vanha"\n  x "X"\n  y "Y"\n',
      '2021/a': 'enum e\n  z "Z"\n  x "Uusi X"\n',
    });
    const declared = span?.enums.get('e');
    expect(declared?.node.label?.text).toBe('Vanha');
    expect(declared?.members.map(({ node }) => node.label?.text)).toEqual(['Uusi X', 'Y', 'Z']);
  });

  test('inputs and records by field', () => {
    const [first, second] = spansOf({
      '2020/a': 'input c "C"\n  a : date "A"\n  b : text "B"\nrecord r "R"\n  a : text "A"\n',
      '2021/a': 'input c "Uusi C"\n  b : text "Uusi B"\n  d : h "D"\nrecord r\n  b : text "B"\n',
    });
    expect(first?.inputs.get('c')?.fields.map(({ node }) => node.label?.text)).toEqual(['A', 'B']);
    expect(second?.inputs.get('c')?.node.label?.text).toBe('Uusi C');
    expect(second?.inputs.get('c')?.fields.map(({ node }) => node.label?.text)).toEqual(['A', 'Uusi B', 'D']);
    expect(second?.records.get('r')?.fields.map(({ node, edition }) => [node.name.text, formatDate(edition)])).toEqual([
      ['a', '2020-01-01'],
      ['b', '2021-01-01'],
    ]);
  });
});

describe('what is replaced', () => {
  test('keeps its place among the others', () => {
    const [, span] = spansOf({
      '2020/a': `${decision('p')}${rule('one')}${rule('two')}`,
      '2020/b': `${decision('q')}${rule('one')}`,
      '2021/a': `${rule('three')}${rule('one', 'no')}`,
    });
    expect(
      span?.rules.map(({ node, decision: of, edition }) => `${of}.${node.name.text} ${formatDate(edition)}`),
    ).toEqual(['p.one 2021-01-01', 'p.two 2020-01-01', 'q.one 2020-01-01', 'p.three 2021-01-01']);
  });

  test('a table in the place of a definition, a relief in that of an exception', () => {
    const [, span] = spansOf({
      '2020/a': `${decision('p')}define c.x : boolean "X"\n  = yes\nexception e to r\n  when yes\n`,
      '2021/a': 'table c.x : boolean "X"\n  | c.y || c.x |\n  | otherwise || no |\nrelief e from r\n  when no\n',
    });
    expect(span?.definitions.get('c.x')?.node.kind).toBe('table');
    expect(span?.exceptions.map(({ node }) => node.kind)).toEqual(['relief']);
  });

  test('a file belongs to the decision that its name had before', () => {
    const [, second, third] = spansOf({
      '2020/grant': decision('p'),
      '2021/grant': rule('one'),
      '2021/other': rule('two'),
      '2022/other': `${decision('q')}${rule('three')}`,
    });
    expect(second?.rules.map((norm) => [norm.node.name.text, norm.decision])).toEqual([
      ['one', 'p'],
      ['two', null],
    ]);
    expect(third?.rules.at(-1)?.decision).toBe('q');
  });
});

describe('a repeal', () => {
  test('takes out what it names, from its own decision or another', () => {
    const [, span] = spansOf({
      '2020/a': `${decision('p')}${rule('one')}${rule('two')}define c.x : boolean "X"\n  = yes\n`,
      '2020/b': `${decision('q')}${rule('one')}enum e\n  x\n`,
      '2021/a': 'repeal rule one\nrepeal define c.x\n',
      '2021/c': 'repeal rule one of q\nrepeal enum e\n',
    });
    expect(span?.rules.map(({ node }) => node.name.text)).toEqual(['two']);
    expect([span?.definitions.size, span?.enums.size]).toEqual([0, 0]);
  });

  test('of a decision takes its rules along', () => {
    const [, span] = spansOf({
      '2020/a': `${decision('p')}${rule('one')}exception e to one\n  when yes\n`,
      '2021/b': 'repeal decision p\n',
    });
    expect([span?.decisions.size, span?.rules.length, span?.exceptions.length]).toEqual([0, 0, 0]);
  });

  test('may be followed by a new declaration, in the same edition or later', () => {
    const [, second, third, fourth] = spansOf({
      '2020/a': 'define c.x : boolean "X"\n  = yes\n',
      '2021/a': 'repeal define c.x\ndefine c.x : boolean "Uusi"\n  = no\n',
      '2022/a': 'repeal define c.x\n',
      '2023/a': 'define c.x : boolean "Uusin"\n  = no\n',
    });
    expect(second?.definitions.get('c.x')?.node.label?.text).toBe('Uusi');
    expect(third?.definitions.size).toBe(0);
    expect(fourth?.definitions.get('c.x')?.node.label?.text).toBe('Uusin');
  });

  test.each<[string, Editions]>([
    ['a misspelt name', { '2020/a': `${decision('p')}${rule('one')}`, '2021/a': 'repeal rule onne\n' }],
    ['another kind', { '2020/a': `${decision('p')}${rule('one')}`, '2021/a': 'repeal exception one\n' }],
    ['a table as a definition', { '2020/a': 'define c.x : boolean "X"\n  = yes\n', '2021/a': 'repeal table c.x\n' }],
    ['no decision', { '2020/a': `${decision('p')}${rule('one')}`, '2021/b': 'repeal rule one\n' }],
    ['the same twice', { '2020/a': 'enum e\n  x\n', '2021/a': 'repeal enum e\nrepeal enum e\n' }],
    ['what the edition itself adds', { '2020/a': 'repeal enum e\nenum e\n  x\n' }],
  ])('of nothing: %s', (_, policies) => {
    expect(problems(policies)).toMatchSnapshot();
  });
});

describe('names are unique in an edition', () => {
  test.each<[string, Editions]>([
    ['rules', { '2020/a': `${decision('p')}${rule('one')}${rule('one')}` }],
    ['a rule and an exception', { '2020/a': `${decision('p')}${rule('one')}exception one to two\n  when yes\n` }],
    [
      'definitions in two files',
      { '2020/a': 'define c.x : h "X"\n  = 1 h\n', '2020/b': 'define c.x : h "X"\n  = 1 h\n' },
    ],
    ['a definition and a parameter', { '2020/a': 'define c.x : h "X"\n  = 1 h\nparameter c.x : h\n' }],
    ['a definition and a fact', { '2020/a': 'input c "C"\n  x : h "X"\ndefine c.x : h "X"\n  = 1 h\n' }],
    ['a derived field and a field', { '2020/a': 'record r "R"\n  x : h "X"\ndefine r.x : h "X"\n  = 1 h\n' }],
    ['an enum and a unit', { '2020/a': 'enum e\n  x\nunit e "e" "e"\n' }],
    ['an input and a record', { '2020/a': 'input e "E"\n  x : h "X"\nrecord e "E"\n  y : h "Y"\n' }],
    ['members', { '2020/a': 'enum e\n  x "X"\n  x "Y"\n' }],
    ['fields', { '2020/a': 'input e "E"\n  x : h "X"\n  x : h "Y"\n' }],
    ['decisions', { '2020/a': decision('p'), '2020/b': decision('p') }],
    ['decisions in one file', { '2020/a': `${decision('p')}${decision('q')}` }],
    ['a built-in unit', { '2020/a': 'unit km "kilometri" "kilometriä"\n' }],
    ['a built-in type', { '2020/a': 'record date "Päivä"\n  x : h "X"\n' }],
  ])('%s', (_, policies) => {
    expect(problems(policies)).toMatchSnapshot();
  });

  test('rules of two decisions may share a name', () => {
    expect(problems({ '2020/a': `${decision('p')}${rule('one')}`, '2020/b': `${decision('q')}${rule('one')}` })).toBe(
      '',
    );
  });
});

describe('a name keeps what it stands for', () => {
  test.each<[string, string, string]>([
    ['type', 'parameter a : h\n', 'parameter a : km\n'],
    ['decimals', 'parameter a : h\n', 'parameter a : h with 1 decimals\n'],
    ['index', 'parameter a : h by km\n', 'parameter a : h\n'],
    ['index of bands', 'parameter a : h by km\n', 'parameter a : h by km with 0 decimals\n'],
    ['type of a definition', 'define c.x : h "X"\n  = 1 h\n', 'define c.x : boolean "X"\n  = yes\n'],
    ['type of a field', 'input c "C"\n  x : h "X"\n', 'input c "C"\n  x : optional h "X"\n'],
    ['kind', 'enum a\n  x\n', 'unit a "a" "a"\n'],
    ['kind of a value', 'parameter c.x : h\n', 'define c.x : h "X"\n  = 1 h\n'],
    ['enum of a set', 'enum a\n  x\nenum b\n  x\nset s of a = x\n', 'set s of b = x\n'],
    ['type, repealed in between', 'parameter a : h\n', 'repeal parameter a\nparameter a : km\n'],
    ['date of a decision', decision('p'), decision('p').replace('as of c.d', 'as of c.e')],
    ['outputs of a decision', decision('p').replace('gives c.d', 'gives c.d, c.e'), decision('p')],
    [
      'a value given that is only reported',
      decision('p'),
      decision('p').replace('gives c.d', 'gives c.e\n  reports c.d'),
    ],
    ['a value reported', decision('p').replace('gives c.d', 'gives c.d\n  reports c.e'), decision('p')],
  ])('%s', (_, before, after) => {
    expect(problems({ '2020/a': before, '2021/a': after })).toMatchSnapshot();
  });

  test.each<[string, string, string]>([
    ['decimals said in words', 'parameter a : h\n', 'parameter a : h with 2 decimals\n'],
    [
      'a set that grows',
      'enum e\n  x\n  y\nset s of e = x\nparameter a : h by s\n',
      'set s of e = x, y\nparameter a : h by s\n',
    ],
    [
      'an output that is repealed',
      `define c.x : h "X"\n  = 1 h\n${decision('p').replace('gives c.d', 'gives c.d, c.x')}`,
      `repeal define c.x\n${decision('p')}`,
    ],
    [
      'a decision that gives more, in other words',
      decision('p'),
      'decision p "Q"\n  as of c.d\n  gives c.e, c.d\n  approved "A"\n',
    ],
    ['a value reported that is given', decision('p').replace('gives', 'reports'), decision('p')],
    ['a new label', 'input c "C"\n  x : h "X"\n', 'input c "C"\n  x : h "Y" at most 5 h\n'],
  ])('but not %s', (_, before, after) => {
    expect(problems({ '2020/a': before, '2021/a': after })).toBe('');
  });
});

test('taking in editions one by one gives the same as all at once', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const change = fc.oneof(
    name.map((x) => `define x.${x} : h "L"\n  = 1 h\n`),
    name.map((x) => `repeal define x.${x}\n`),
  );
  const changes = fc.array(
    fc.uniqueArray(change, { maxLength: 4, selector: (text) => text.split(/[ :\n]/)[text.startsWith('r') ? 2 : 1] }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(changes, (editions) => {
      const all = Object.fromEntries(editions.map((texts, index) => [`${2020 + index}/a`, texts.join('')]));
      const { sources } = readRulebook(rulebook(all));
      // The definitions in force, in order, by a model as simple as can be.
      const model: string[] = [];
      for (const [index, texts] of editions.entries()) {
        const names = texts.map((text) => /x\.(.)/.exec(text)?.[0] ?? '');
        for (const [position, text] of texts.entries()) {
          const place = model.indexOf(names[position] ?? '');
          if (text.startsWith('repeal') && place !== -1) model.splice(place, 1);
        }
        for (const [position, text] of texts.entries()) {
          if (text.startsWith('define') && !model.includes(names[position] ?? '')) model.push(names[position] ?? '');
        }
        expect([...(sources?.spans[index]?.definitions.keys() ?? [])]).toEqual(model);
      }
    }),
  );
});
