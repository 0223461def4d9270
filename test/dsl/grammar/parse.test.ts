import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createPolicyReader } from '../../../dsl/grammar/grammar.ts';
import { longestFile, parseMessageText, parsePolicy } from '../../../dsl/grammar/parse.ts';
import type * as ast from '../../../dsl/syntax/ast.ts';
import { createPolicyLexer } from '../../../dsl/syntax/tokens.ts';
import { childrenOf, type Node, nodesAt, nodeText, walk } from '../../../dsl/syntax/walk.ts';
import { arbitraryPolicy } from '../../support/arbitrary-policy.ts';
import { readCorpus } from '../../support/corpus.ts';
import { runs } from '../../support/runs.ts';

function parse(text: string): ast.File {
  const { file, diagnostics } = parsePolicy('test.policy', text);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  return file;
}

function parseBody(expression: string): { readonly node: ast.Expression; readonly text: string } {
  const text = `define x : integer\n  = ${expression}\n`;
  const [declaration] = parse(text).declarations;
  if (declaration?.kind !== 'define') throw new Error('no definition');
  return { node: declaration.body, text };
}

/** The tree in brackets: `and(a, not(b))`. */
function outline(node: Node, text: string): string {
  const children = childrenOf(node).filter(({ kind }) => kind !== 'dotted_name' && kind !== 'unit_name');
  if (children.length === 0) return nodeText(node, text);
  return `${labelOf(node)}(${children.map((child) => outline(child, text)).join(', ')})`;
}

function labelOf(node: Node): string {
  switch (node.kind) {
    case 'logical':
    case 'arithmetic':
    case 'comparison':
      return node.operator;
    case 'between':
    case 'in':
    case 'is_given':
    case 'is_empty':
    case 'matches':
      return node.negated ? `not ${node.kind}` : node.kind;
    default:
      return node.kind;
  }
}

test('the grammar is not ambiguous, and every token can be read', () => {
  expect(() => createPolicyReader(true)).not.toThrow();
  expect(() => createPolicyLexer(true)).not.toThrow();
});

describe('operators', () => {
  it.each([
    ['a or b and not c', 'or(a, and(b, not(c)))'],
    ['not a in b', 'not(in(a, b))'],
    ['not not a', 'not(not(a))'],
    ['a and b and c', 'and(a, b, c)'],
    ['(a or b) and c', 'and(parenthesised(or(a, b)), c)'],
    ['a + b * c - d / e', '-(+(a, *(b, c)), /(d, e))'],
    ['a - b - c', '-(-(a, b), c)'],
    ['a * b / c * d', '*(/(*(a, b), c), d)'],
    ['-a * -b', '*(negation(a), negation(b))'],
    ['--a', 'negation(negation(a))'],
    ['a + b rounded to 1 km <= c', '<=(rounded(+(a, b), rounding(1 km)), c)'],
    ['a between 1 and 2 and b', 'and(between(a, 1, 2), b)'],
    ['a not between b - 1 day and c', 'not between(a, -(b, 1 day), c)'],
    ['a is not b or a is b', 'or(is not(a, b), is(a, b))'],
    ['a is given and b is not given', 'and(is_given(a), not is_given(b))'],
    ['a is not empty or b is empty', 'or(not is_empty(a), is_empty(b))'],
    ['a is given.x', 'is(a, given.x)'],
    ['a not in (b, c)', 'not in(a, list_literal(b, c))'],
    ['a matches email and b not matches email', 'and(matches(a, email), not matches(b, email))'],
    ['0 and b', 'and(0, b)'],
    ['1 h + 2 % - 3 EUR/h', '-(+(1 h, 2 %), 3 EUR/h)'],
    ['count of a + count of b', '+(count(a), count(b))'],
    ['end of month of d + day', '+(date_part(d), day)'],
    ['end.month + start.of - year.of', '-(+(end.month, start.of), year.of)'],
    ['full years from a to b >= 18', '>=(date_distance(a, b), 18)'],
    ['days from a.b to c', 'date_distance(a.b, c)'],
    ['each part of a by f + b', '+(by_brackets(a), b)'],
    ['not given in (a, b.c)', 'not_given(a, b.c)'],
    ['not given', 'not(given)'],
    ['max of (a, b) + 1', '+(extreme(a, b), 1)'],
    ['min of (a + b) * 2 for x in l', 'extreme(*(parenthesised(+(a, b)), 2), x, l)'],
    ['if a then b else if c then d else e', 'if(a, b, if(c, d, e))'],
    ['any x in l where a satisfies b and c', 'quantifier(x, l, a, and(b, c))'],
    ['sum of x.a for x in l where b at most 1 per c', 'sum(x.a, x, l, b, 1, c)'],
    ['count of x in l where a or b', 'count(x, l, or(a, b))'],
    ['match a\n b, c: 1\n otherwise: 2 km', 'match(a, match_arm(b, c, 1), match_arm(2 km))'],
    ['match 1 b: 2 c, d: 3', 'match(1, match_arm(b, 2), match_arm(c, d, 3))'],
    [
      '(match a b: match.c d: (match e f: g))',
      'parenthesised(match(a, match_arm(b, match.c), match_arm(d, parenthesised(match(e, match_arm(f, g))))))',
    ],
    ['p[a + 1]', 'lookup(+(a, 1))'],
    ['()', '()'],
    ['yes is no', 'is(yes, no)'],
    ['"a \\"b\\" \\\\" is a', 'is("a \\"b\\" \\\\", a)'],
    ['d + 4 month - 1 day', '-(+(d, 4 month), 1 day)'],
  ])('%s', (expression, expected) => {
    const { node, text } = parseBody(expression);
    expect(outline(node, text)).toBe(expected);
  });
});

describe('places', () => {
  test('a declaration ends with its last token, names have their own places', () => {
    const text = 'rule a "x" §1:2-3 # c\n  requires b\n  otherwise deny "y" \n\n';
    const [rule] = parse(text).declarations;
    if (rule?.kind !== 'rule') throw new Error('no rule');
    expect(nodeText(rule, text)).toBe(text.trimEnd());
    expect(nodeText(rule.name, text)).toBe('a');
    expect(text.slice(rule.keyword.start, rule.keyword.end)).toBe('rule');
    expect(rule.citations).toMatchObject([{ chapter: '1', first: 2, last: 3 }]);
    expect(text.slice(rule.otherwise.effectSpan.start, rule.otherwise.effectSpan.end)).toBe('deny');
  });

  test('every node lies inside its parent, in order, and names read as they are written', () => {
    fc.assert(
      fc.property(arbitraryPolicy, (text) => {
        const { file } = parsePolicy('test.policy', text);
        walk(file, (node, parent) => {
          expect(node.span.end).toBeGreaterThanOrEqual(node.span.start);
          if (parent !== null) {
            expect(node.span.start).toBeGreaterThanOrEqual(parent.span.start);
            expect(node.span.end).toBeLessThanOrEqual(parent.span.end);
          }
          if (node.kind === 'name') expect(nodeText(node, text)).toBe(node.text);
          if (node.kind === 'comment') expect(nodeText(node, text)).toBe(node.text);
          return undefined;
        });
      }),
      { numRuns: runs(50) },
    );
  });

  test('the nodes at an offset, outermost first', () => {
    const { node, text } = parseBody('a + (b.c * 2)');
    const path = nodesAt(node, text.indexOf('c *'));
    expect(path.map(({ kind }) => kind)).toEqual([
      'arithmetic',
      'parenthesised',
      'arithmetic',
      'reference',
      'dotted_name',
      'name',
    ]);
  });
});

describe('messages', () => {
  test('expressions in braces have their places in the file', () => {
    const text = 'rule a\n  requires b\n  otherwise deny "\\"{{x}} {a.b as number}–{c + 1 h}\\\\"\n';
    const [rule] = parse(text).declarations;
    if (rule?.kind !== 'rule' || rule.otherwise.message === null) throw new Error('no message');
    const parts = rule.otherwise.message.parts.map((part) =>
      part.kind === 'message_string'
        ? part.text
        : [nodeText(part, text), nodeText(part.expression, text), part.asNumber],
    );
    expect(parts).toEqual(['"{x} ', ['{a.b as number}', 'a.b', true], '–', ['{c + 1 h}', 'c + 1 h', false], '\\']);
  });

  test('a message of another file has the places it is told', () => {
    const { message, diagnostics } = parseMessageText('en.yaml', 'Age {client.age}.', (index) => 100 + 2 * index);
    expect(diagnostics).toEqual([]);
    expect(message.parts[1]?.span).toEqual({ start: 108, end: 132 });
    const wrong = parseMessageText('en.yaml', 'Age {client.} of', (index) => 100 + index);
    expect(wrong.diagnostics).toMatchObject([{ file: 'en.yaml', code: 'syntax', span: { start: 111, end: 112 } }]);
    expect(wrong.message.parts.map(({ kind }) => kind)).toEqual(['message_string', 'message_string']);
  });
});

describe('going on after a mistake', () => {
  const good = 'rule good\n  requires x\n  otherwise deny\n';

  test('a broken declaration is named, the others are read', () => {
    const { file, diagnostics } = parsePolicy('f', `${good}define a.b : EUR\n  = 1 +\n${good}`);
    expect(file.declarations.map(({ kind }) => kind)).toEqual(['rule', 'rule']);
    expect(file.broken).toMatchObject([{ keyword: 'define', name: { text: 'a.b' } }]);
    expect(diagnostics).toHaveLength(1);
  });

  test('each broken clause, field and row of a declaration is reported', () => {
    const broken = [
      ['rule a\n  when )\n  requires b b\n  otherwise deny\n', 2],
      ['input a\n  b : \n  c : text\n  d text\n', 2],
      ['table a : EUR\n  | b || a |\n  | 1 | 2 |\n  | 1 || |\n', 2],
      ['enum a\n  b "c" d\n  e : f\n  g\n', 2],
    ] as const;
    for (const [text, count] of broken) {
      const { file, diagnostics } = parsePolicy('f', good + text + good);
      expect(diagnostics).toHaveLength(count);
      expect(file.declarations).toHaveLength(2);
    }
  });

  test('taking one token out of a policy spoils one declaration at most', () => {
    const corpus = readCorpus().filter(([path]) => path.startsWith('kuopio/'));
    fc.assert(
      fc.property(fc.constantFrom(...corpus), fc.double({ min: 0, max: 1, noNaN: true }), ([, text], where) => {
        const tokens = [...text.matchAll(/(?<=[ .])(?:[a-zåäö_]+|[+*/<>=]+|[0-9]+)(?=[ \n])/g)];
        const token = tokens[Math.floor(where * (tokens.length - 1))];
        if (token === undefined || isInText(text, token.index)) return;
        const damaged = text.slice(0, token.index) + text.slice(token.index + token[0].length);
        const { file, diagnostics } = parsePolicy('f', damaged);
        expect(file.broken.length).toBeLessThanOrEqual(1);
        expect(diagnostics.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(300) },
    );
  });

  function isInText(text: string, offset: number): boolean {
    const start = text.lastIndexOf('\n', offset) + 1;
    return /["#]/.test(text.slice(start, offset));
  }
});

describe('bad input', () => {
  test('nothing throws, and spans lie in the text', () => {
    const bits = fc.constantFrom(
      ...'rule define = "{}()[]|,.:§12 %+-*/<>!&#\n\t\r\\'.split(''),
      'requires ',
      'otherwise deny ',
      'a',
      'match ',
      'is ',
      '||',
      '\u202e',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(bits, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { diagnostics, file } = parsePolicy('f', input);
        for (const { span, message } of diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(Math.max(1, input.length));
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(message.fi).not.toBe(message.en);
        }
        if (file.broken.length > 0) expect(diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each([
    ['parentheses', `${'('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['open parentheses', '('.repeat(10_000)],
    ['look-ups', 'a['.repeat(10_000)],
    ['negations', `${'not '.repeat(10_000)}x`],
    ['signs', `${'-'.repeat(10_000)}x`],
    ['choices', `${'if a then b else '.repeat(10_000)}c`],
    ['matches', `${'match a b: '.repeat(10_000)}c`],
    ['dates', 'year of '.repeat(10_000)],
    ['terms', `${'x + '.repeat(10_000)}x`],
  ])('10,000 %s are refused', (_, expression) => {
    const good = 'rule good\n  requires x\n  otherwise deny\n';
    const { file, diagnostics } = parsePolicy('f', `rule a\n  requires ${expression}\n  otherwise deny\n${good}`);
    expect(file.declarations).toHaveLength(1);
    expect(file.broken).toHaveLength(1);
    expect(diagnostics.some(({ message }) => /nested more than|parts in a row/.test(message.en))).toBe(true);
  });

  test('a file that is too large is refused unread', () => {
    const { file, diagnostics } = parsePolicy('f', '('.repeat(longestFile + 1));
    expect(file.declarations).toEqual([]);
    expect(diagnostics).toHaveLength(1);
  });

  test('of very many mistakes the first hundred are told', () => {
    expect(parsePolicy('f', 'rule\n'.repeat(10_000)).diagnostics).toHaveLength(101);
  });
});

describe('the corpus', () => {
  it.each(readCorpus())('%s has no mistakes', (_, text) => {
    parse(text);
    parse(text.replaceAll('\n', '\r\n'));
    parse(`\ufeff${text}`);
  });
});
