/** Small decisions over small domains, for which every change can be tried. */
import fc from 'fast-check';
import type { Facts, Value } from '../../../../engine/ir/findings.ts';
import type { Effect, Expression, Rule, Rulebook } from '../../../../engine/ir/ir.ts';
import {
  and,
  arithmetic,
  boolean,
  choose,
  compare,
  constant,
  date,
  day,
  decision,
  enumeration,
  enumOf,
  exception,
  fact,
  integer,
  not,
  or,
  read,
  rule,
  rulebook,
} from '../../../support/ir-builders.ts';

export const on = day('2020-03-02');

/** What may be changed, and the values there are. */
export const domains: ReadonlyMap<string, readonly Value[]> = new Map<string, readonly Value[]>([
  ['item.a', [0, 1, 2, 3, 4, 5, 6]],
  ['item.b', [0, 1, 2, 3, 4, 5, 6]],
  ['item.c', [true, false]],
  ['item.e', ['x', 'y', 'z']],
]);

const number = fc.constantFrom(read('item.a'), read('item.b'));
const literal = fc.integer({ min: 0, max: 8 }).map((value) => constant(value));

const amount: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 3, arbitrary: number },
  { weight: 1, arbitrary: fc.tuple(number, number).map(([left, right]) => arithmetic(left, 'add', right)) },
  { weight: 1, arbitrary: fc.tuple(number, literal).map(([left, right]) => arithmetic(left, 'multiply', right)) },
);

const comparison = fc
  .tuple(
    amount,
    fc.constantFrom('less', 'less_or_equal', 'greater', 'greater_or_equal', 'equal', 'not_equal'),
    fc.oneof({ weight: 3, arbitrary: literal }, { weight: 1, arbitrary: amount }),
  )
  .map(([left, operator, right]) => compare(left, operator, right));

const ofMember = fc.constantFrom('x', 'y', 'z').map(
  (member): Expression => ({
    kind: 'member_of',
    operand: read('item.e'),
    members: [member],
  }),
);

const { condition } = fc.letrec<{ condition: Expression }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    comparison,
    comparison,
    fc.constant(read('item.c')),
    ofMember,
    tie('condition').map(not),
    fc.tuple(tie('condition'), tie('condition')).map((operands) => and(...operands)),
    fc.tuple(tie('condition'), tie('condition')).map((operands) => or(...operands)),
    fc.tuple(ofMember, tie('condition'), tie('condition')).map(([when, then, other]) => choose([[when, then]], other)),
  ),
}));

const anyRule = (name: string): fc.Arbitrary<Rule> =>
  fc
    .record({
      when: fc.option(condition, { freq: 1 }),
      requires: condition,
      effect: fc.constantFrom<Effect>('deny', 'refer', 'warn'),
      relief: fc.option(fc.tuple(condition, condition), { freq: 2 }),
    })
    .map(({ when, requires, effect, relief }) =>
      rule(name, requires, {
        when,
        effect,
        exceptions:
          relief === null ? [] : [exception('relief', 'relieve', { when: relief[0], requires: relief[1], effect })],
      }),
    );

/** A decision `d` over the domains, with two to four rules. */
export const smallRulebook: fc.Arbitrary<Rulebook> = fc
  .integer({ min: 2, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyRule(`rule_${index}`))))
  .map((rules) =>
    rulebook({
      enums: [enumeration('kind', ['x', 'y', 'z'])],
      facts: [
        fact('on', date),
        fact('item.a', integer, { minimum: 0, maximum: 6 }),
        fact('item.b', integer, { minimum: 0, maximum: 6 }),
        fact('item.c', boolean),
        fact('item.e', enumOf('kind')),
      ],
      decisions: [decision({ rules, changeable: [...domains.keys()] })],
    }),
  );

export const smallFacts: fc.Arbitrary<Facts> = fc
  .tuple(...[...domains].map(([path, values]) => fc.constantFrom(...values).map((value) => [path, value] as const)))
  .map((entries) => new Map<string, Value>([['on', on], ...entries]));

/** Every case over the domains. */
export function allCases(): readonly Facts[] {
  let cases: readonly (readonly (readonly [string, Value])[])[] = [[['on', on]]];
  for (const [path, values] of domains)
    cases = cases.flatMap((one) => values.map((value) => [...one, [path, value] as const]));
  return cases.map((one) => new Map(one));
}
