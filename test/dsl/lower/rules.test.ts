import { describe, expect, test } from 'vitest';
import type { MessageText, RuleFinding } from '../../../engine/ir/findings.ts';
import { decidePolicy, decision, type JsonFacts, writeResult } from './evaluate-policy.ts';

/** The findings of a rule, a line each: `a: violated deny by e "text 3" [element]`. */
function findRules(rules: string, facts: JsonFacts): readonly string[] {
  return decidePolicy(`${decision()}${rules}`, facts).rules.map(describeRule);
}

function describeRule({ rule, status, effect, exceptions, violations, waits }: RuleFinding): string {
  const parts = [
    `${rule}: ${status}`,
    effect ?? '',
    exceptions.length === 0 ? '' : `by ${exceptions.join(' ')}`,
    ...violations.map(
      ({ element, message }) => `${element ?? ''}${message === null ? '' : `"${write(message.fi ?? [])}"`}`,
    ),
    waits.size === 0 ? '' : `waits ${[...waits].join(' ')}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function write(parts: readonly MessageText[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : `<${writeResult(part.result, part.type)} ${part.format}>`))
    .join('');
}

const rows: readonly (readonly [title: string, rules: string, facts: JsonFacts, expected: readonly string[]])[] = [
  [
    'requirement and message',
    'rule small "S"\n  requires case.n < 3\n  otherwise deny "N on {case.n} ja {case.n * 2 as number}, {{ei}} {case.money + 0.125 EUR}."\n',
    { 'case.n': 5, 'case.money': '1' },
    ['small: violated deny "N on <5 value> ja <10 number>, {ei} <1.125 EUR value>."'],
  ],
  [
    'not applicable',
    'rule r "R"\n  when case.a\n  requires case.b\n  otherwise deny\n',
    { 'case.a': false },
    ['r: not_applicable'],
  ],
  [
    'each element',
    'rule r "R"\n  for each i in case.items\n  when i.fine\n  requires i.count < 2\n  otherwise warn "{i.count}"\n',
    {
      'case.items': [
        { fine: true, count: 1 },
        { fine: true, count: 2 },
        { fine: false, count: 3 },
      ],
    },
    ['r: violated warn case.items[1]"<2 value>"'],
  ],
  [
    'exception for each element reads the element',
    'rule r "R"\n  for each i in case.items\n  requires i.count < 2\n  otherwise deny\nexception e to r "E"\n  when i.fine\n  requires i.count < 3\n  otherwise refer "{i.count}"\n',
    {
      'case.items': [
        { fine: true, count: 2 },
        { fine: true, count: 3 },
        { fine: false, count: 1 },
      ],
    },
    ['r: violated refer by e case.items[1]"<3 value>"'],
  ],
  [
    'exception without a requirement is satisfied',
    'rule r "R"\n  requires case.a\n  otherwise deny\nexception e to r "E"\n  when case.b\n',
    { 'case.a': false, 'case.b': true },
    ['r: satisfied by e'],
  ],
  [
    'exception inherits what the rule says',
    'rule r "R"\n  requires case.a\n  otherwise warn "{case.n}"\nexception e to r "E"\n  when case.b\n  requires case.n < 2\n',
    { 'case.a': true, 'case.b': true, 'case.n': 2 },
    ['r: violated warn by e "<2 value>"'],
  ],
  [
    'an effect alone is unconditional',
    'rule r "R"\n  requires case.a\n  otherwise deny\nexception e to r "E"\n  when case.b\n  refer "E"\n',
    { 'case.a': true, 'case.b': true },
    ['r: violated refer by e "E"'],
  ],
  [
    'exception to an exception',
    'rule r "R"\n  requires case.a\n  otherwise deny\nexception e to r "E"\n  when case.b\nexception f to e "F"\n  when case.n > 1\n  refer "F"\n',
    { 'case.a': true, 'case.b': true, 'case.n': 2 },
    ['r: violated refer by e f "F"'],
  ],
  [
    'relief where the rule is not satisfied',
    'rule r "R"\n  requires case.a\n  otherwise deny\nrelief x from r "X"\n  when case.b\n  requires case.n > 1\n  otherwise refer "X"\n',
    { 'case.a': false, 'case.b': true, 'case.n': 1 },
    ['r: violated refer by x "X"'],
  ],
  [
    'relief does no harm',
    'rule r "R"\n  requires case.a\n  otherwise deny\nrelief x from r "X"\n  when case.b\n  requires case.n > 1\n  otherwise refer "X"\n',
    { 'case.a': true, 'case.b': true, 'case.n': 1 },
    ['r: satisfied'],
  ],
];

describe('rules', () => {
  test.each(rows)('%s', (_title, rules, facts, expected) => {
    expect(findRules(rules, facts)).toEqual(expected);
  });
});
