import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCase } from '../../../dsl/prove/find-case.ts';
import {
  allOf,
  among,
  anyOf,
  below,
  type ChoiceSubject,
  type Formula,
  holds,
  type NumberSubject,
  not,
} from '../../../dsl/prove/formula.ts';
import { compare, type Fraction, fraction } from '../../../dsl/prove/fraction.ts';
import { areDisjoint, implies } from '../../../dsl/prove/prove.ts';
import { runs } from '../../support/runs.ts';

const service: ChoiceSubject = { kind: 'choice', text: 'service', members: ['a', 'b', 'c'] };
const town: ChoiceSubject = { kind: 'choice', text: 'town', members: null };

function number(text: string, bounds: Partial<NumberSubject> = {}): NumberSubject {
  const terms = [{ text, factor: fraction(1) }];
  return { kind: 'number', text, terms, step: null, minimum: null, maximum: null, values: 'number', ...bounds };
}

const amount = number('amount');
const count = number('count', { step: fraction(1), minimum: fraction(0), maximum: fraction(4) });

describe('conditions that exclude each other', () => {
  test.each<[string, Formula, Formula]>([
    ['a flag and its opposite', holds('p'), not(holds('p'))],
    ['two members', among(service, ['a']), among(service, ['b', 'c'])],
    ['two texts', among(town, ['kuopio']), among(town, ['lahti'])],
    ['x < 3 and x > 5', below(amount, fraction(3), false), not(below(amount, fraction(5), true))],
    ['x < 3 and x >= 3', below(amount, fraction(3), false), not(below(amount, fraction(3), false))],
    ['whole numbers between 2 and 3', not(below(count, fraction(2), true)), below(count, fraction(3), false)],
    ['more than the maximum', not(below(count, fraction(4), true)), holds('p')],
  ])('%s', (_, left, right) => {
    expect(areDisjoint(left, right)).toBe(true);
  });

  test.each<[string, Formula, Formula]>([
    ['different flags', holds('p'), not(holds('q'))],
    ['overlapping members', among(service, ['a', 'b']), among(service, ['b'])],
    ['neither of two texts', not(among(town, ['kuopio'])), not(among(town, ['lahti']))],
    ['x <= 3 and x >= 3', below(amount, fraction(3), true), not(below(amount, fraction(3), false))],
    ['fractions between 2 and 3', not(below(amount, fraction(2), true)), below(amount, fraction(3), false)],
  ])('not: %s', (_, left, right) => {
    expect(areDisjoint(left, right)).toBe(false);
  });
});

test('members left over are the ones not named', () => {
  const premises = [among(service, ['a', 'b']), not(among(service, ['a']))];
  expect(implies(premises, among(service, ['b']))).toBe(true);
  expect(implies(premises, among(service, ['a']))).toBe(false);
});

test('a search that would take too long proves nothing', () => {
  const flags = Array.from({ length: 40 }, (_, index) => holds(`p${index}`));
  const pairs = flags.map((flag, index) => anyOf([flag, flags[(index * 7 + 3) % 40] ?? flag]));
  const parity = allOf([...pairs, ...flags.map((flag) => anyOf([not(flag), holds('q')])), not(holds('q'))]);
  expect(findCase([parity], [], { left: 0 }).kind).toBe('undecided');
});

/** Values of all subjects, one case of the brute-force enumeration. */
interface Facts {
  readonly flags: ReadonlyMap<string, boolean>;
  readonly service: string;
  readonly town: string;
  readonly amount: Fraction;
  readonly count: Fraction;
}

function* allFacts(): Generator<Facts> {
  for (const p of [true, false]) {
    for (const q of [true, false]) {
      const flags = new Map([
        ['p', p],
        ['q', q],
      ]);
      for (const member of ['a', 'b', 'c']) {
        for (const name of ['kuopio', 'lahti', 'oulu']) {
          for (let halves = -1; halves <= 9; halves += 1) {
            for (let whole = 0; whole <= 4; whole += 1) {
              yield { flags, service: member, town: name, amount: fraction(halves, 2), count: fraction(whole) };
            }
          }
        }
      }
    }
  }
}

function isTrue(formula: Formula, facts: Facts): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'holds':
      return facts.flags.get(formula.subject.text) === true;
    case 'among':
      return formula.members.has(formula.subject.text === 'service' ? facts.service : facts.town);
    case 'below': {
      const value = formula.subject.text === 'amount' ? facts.amount : facts.count;
      const order = compare(value, formula.threshold.value);
      return order < 0 || (order === 0 && formula.threshold.inclusive);
    }
    case 'not':
      return !isTrue(formula.operand, facts);
    case 'and':
      return formula.operands.every((operand) => isTrue(operand, facts));
    case 'or':
      return formula.operands.some((operand) => isTrue(operand, facts));
  }
}

const atoms = fc.oneof(
  fc.constantFrom('p', 'q').map(holds),
  fc.subarray(['a', 'b', 'c']).map((members) => among(service, members)),
  fc.subarray(['kuopio', 'lahti']).map((members) => among(town, members)),
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.boolean())
    .map(([cut, inclusive]) => below(amount, fraction(cut), inclusive)),
  fc
    .tuple(fc.integer({ min: -1, max: 11 }), fc.boolean())
    .map(([halves, inclusive]) => below(count, fraction(halves, 2), inclusive)),
);

const formulas = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    atoms,
    tie('formula').map(not),
    fc.array(tie('formula'), { maxLength: 3 }).map(allOf),
    fc.array(tie('formula'), { maxLength: 3 }).map(anyOf),
  ),
})).formula;

test('a case is found exactly where enumerating every case finds one', () => {
  const everyCase = [...allFacts()];
  fc.assert(
    fc.property(formulas, formulas, (left, right) => {
      const exists = everyCase.some((facts) => isTrue(left, facts) && isTrue(right, facts));
      expect(findCase([left, right]).kind).toBe(exists ? 'found' : 'impossible');
    }),
    { numRuns: runs(300) },
  );
});
