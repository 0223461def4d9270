import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prepareDecisions } from '../../../engine/backends/interpreter/compiled-decision.ts';
import { javascript } from '../../../engine/backends/javascript/javascript.ts';
import type { Value } from '../../../engine/ir/findings.ts';
import type { Effect, Expression } from '../../../engine/ir/ir.ts';
import {
  and,
  boolean,
  compare,
  date,
  day,
  decision,
  edition,
  enumeration,
  enumOf,
  fact,
  integer,
  read,
  rule,
  rulebook,
} from '../../support/ir-builders.ts';

const colours = ['red', 'green', 'blue'] as const;
const isOneOf = (...members: readonly string[]): Expression => ({ kind: 'member_of', operand: read('c'), members });

/** What rules apply to: with and without a fact that can lead to them. */
const guards: readonly (Expression | null)[] = [
  null,
  read('a'),
  { kind: 'not', operand: read('a') },
  isOneOf('red'),
  isOneOf('green', 'blue'),
  and(isOneOf('blue'), read('b')),
  read('b'),
  compare(read('n'), 'less', read('m')),
];

const rules = fc.array(
  fc.record({
    when: fc.constantFrom(...guards),
    operator: fc.constantFrom('less' as const, 'greater_or_equal' as const),
    effect: fc.constantFrom<Effect>('deny', 'refer', 'warn'),
  }),
  { minLength: 24, maxLength: 40 },
);

const facts = fc
  .record<Record<string, Value>>(
    {
      on: fc.constant(day('2020-06-15')),
      a: fc.boolean(),
      b: fc.boolean(),
      c: fc.constantFrom(...colours),
      n: fc.integer({ min: 0, max: 2 }),
      m: fc.integer({ min: 0, max: 2 }),
    },
    { requiredKeys: ['on'] },
  )
  .map((values) => new Map(Object.entries(values)));

it('finds of many rules, each led to by its guard, what the interpreter finds, and in their order', () => {
  fc.assert(
    fc.property(rules, fc.array(facts, { minLength: 4, maxLength: 4 }), (parts, cases) => {
      const many = rulebook({
        editions: [edition('1900-01-01')],
        enums: [enumeration('colour', colours)],
        facts: [
          fact('on', date),
          fact('a', boolean),
          fact('b', boolean),
          fact('c', enumOf('colour')),
          fact('n', integer),
          fact('m', integer),
        ],
        decisions: [
          decision({
            rules: parts.map(({ when, operator, effect }, index) =>
              rule(`r${index}`, compare(read('n'), operator, read('m')), { when, effect }),
            ),
          }),
        ],
      });
      const reference = prepareDecisions(many).decision('d');
      const generated = javascript.prepare(many).decision('d');
      for (const given of cases) {
        const [expected, loaded] = [reference.load(given, null), generated.load(given, null)];
        expect(generated.findings(loaded)).toEqual(reference.findings(expected));
        expect(generated.verdict(loaded)).toEqual(reference.verdict(expected));
        expect(generated.trace(loaded)).toEqual(reference.trace(expected));
      }
    }),
  );
});
