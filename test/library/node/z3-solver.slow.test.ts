import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { TermEvaluator } from '../../../engine/analysis/solver/evaluate-term.ts';
import { TermStore } from '../../../engine/analysis/solver/term-store.ts';
import type { Integer, Truth } from '../../../engine/analysis/solver/terms.ts';
import { openSolver } from '../../../library/node/solver/z3-solver.ts';
import { Z3Thread } from '../../../library/node/solver/z3-thread.ts';
import { runs } from '../../support/runs.ts';

const solver = openSolver({ steps: 20_000_000 });
afterAll(() => solver.close());

const store = new TermStore();
const colours = { name: 'colour', words: ['red', 'green', 'blue'] };
const small = { minimum: -4n, maximum: 5n };
const x = store.variable('x', small);
const y = store.variable('y', small);

/** Every case there is: two numbers, a colour and a flag. */
function* everyCase(): Generator<TermEvaluator> {
  for (let one = small.minimum; one <= small.maximum; one += 1n) {
    for (let other = small.minimum; other <= small.maximum; other += 1n) {
      for (const word of colours.words.keys()) {
        for (const flag of [false, true]) yield evaluatorOf({ x: one, y: other }, word, flag);
      }
    }
  }
}

function evaluatorOf(numbers: Readonly<Record<string, bigint>>, word: number, flag: boolean): TermEvaluator {
  return new TermEvaluator({ flag: () => flag, word: () => word, number: (name) => numbers[name] ?? 0n });
}

/** A term with what it means, worked out the plain way. */
interface Meant<T, V> {
  readonly term: T;
  readonly of: (numbers: { readonly x: bigint; readonly y: bigint }, word: number, flag: boolean) => V;
}

const { truth, integer } = fc.letrec<{ truth: Meant<Truth, boolean>; integer: Meant<Integer, bigint> }>((tie) => ({
  truth: fc.oneof(
    { depthSize: 'small' },
    fc.constant<Meant<Truth, boolean>>({ term: store.flag('flag'), of: (_numbers, _word, flag) => flag }),
    fc.integer({ min: 0, max: 7 }).map(
      (mask): Meant<Truth, boolean> => ({
        term: store.among(colours, BigInt(mask)),
        of: (_numbers, word) => ((mask >> word) & 1) === 1,
      }),
    ),
    tie('integer').map(
      (number): Meant<Truth, boolean> => ({
        term: store.notPositive(number.term),
        of: (...given) => number.of(...given) <= 0n,
      }),
    ),
    tie('integer').map(
      (number): Meant<Truth, boolean> => ({
        term: store.isZero(number.term),
        of: (...given) => number.of(...given) === 0n,
      }),
    ),
    tie('truth').map(
      (operand): Meant<Truth, boolean> => ({
        term: store.not(operand.term),
        of: (...given) => !operand.of(...given),
      }),
    ),
    fc.array(tie('truth'), { minLength: 2, maxLength: 3 }).map(
      (operands): Meant<Truth, boolean> => ({
        term: store.and(...operands.map(({ term }) => term)),
        of: (...given) => operands.every((one) => one.of(...given)),
      }),
    ),
    fc.tuple(tie('truth'), tie('truth'), tie('truth')).map(
      ([condition, then, otherwise]): Meant<Truth, boolean> => ({
        term: store.choose(condition.term, then.term, otherwise.term),
        of: (...given) => (condition.of(...given) ? then.of(...given) : otherwise.of(...given)),
      }),
    ),
  ),
  integer: fc.oneof(
    { depthSize: 'small' },
    fc.constant<Meant<Integer, bigint>>({ term: x, of: (numbers) => numbers.x }),
    fc.constant<Meant<Integer, bigint>>({ term: y, of: (numbers) => numbers.y }),
    fc
      .integer({ min: -6, max: 6 })
      .map((value): Meant<Integer, bigint> => ({ term: store.integer(value), of: () => BigInt(value) })),
    fc.tuple(tie('integer'), tie('integer')).map(
      ([left, right]): Meant<Integer, bigint> => ({
        term: store.subtract(left.term, right.term),
        of: (...given) => left.of(...given) - right.of(...given),
      }),
    ),
    fc.tuple(tie('integer'), tie('integer')).map(
      ([left, right]): Meant<Integer, bigint> => ({
        term: store.multiply(left.term, right.term),
        of: (...given) => left.of(...given) * right.of(...given),
      }),
    ),
    fc.tuple(tie('integer'), fc.integer({ min: 1, max: 7 })).map(
      ([dividend, by]): Meant<Integer, bigint> => ({
        term: store.quotient(dividend.term, store.integer(by)),
        of: (...given) => {
          const over = dividend.of(...given);
          const rest = ((over % BigInt(by)) + BigInt(by)) % BigInt(by);
          return (over - rest) / BigInt(by);
        },
      }),
    ),
    fc.tuple(tie('truth'), tie('integer'), tie('integer')).map(
      ([condition, then, otherwise]): Meant<Integer, bigint> => ({
        term: store.either(condition.term, then.term, otherwise.term),
        of: (...given) => (condition.of(...given) ? then.of(...given) : otherwise.of(...given)),
      }),
    ),
  ),
}));

describe('terms', () => {
  it('are simplified without changing what they mean, within the bounds they tell', () => {
    fc.assert(
      fc.property(
        truth,
        integer,
        fc.bigInt(small.minimum, small.maximum),
        fc.bigInt(small.minimum, small.maximum),
        fc.nat(2),
        fc.boolean(),
        (one, number, first, second, word, flag) => {
          const evaluator = evaluatorOf({ x: first, y: second }, word, flag);
          const given = [{ x: first, y: second }, word, flag] as const;
          expect(evaluator.truth(one.term)).toBe(one.of(...given));
          const value = number.of(...given);
          expect(evaluator.integer(number.term)).toBe(value);
          const { minimum, maximum } = number.term;
          expect((minimum ?? value) <= value && value <= (maximum ?? value)).toBe(true);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

describe('Z3', () => {
  it('finds a case where there is one, and proves that there is none where there is none', async () => {
    await fc.assert(
      fc.asyncProperty(truth, async ({ term }) => {
        const solution = await solver.solve([term]);
        const holds = [...everyCase()].some((evaluator) => evaluator.truth(term));
        expect(solution.kind).toBe(holds ? 'possible' : 'impossible');
        if (solution.kind !== 'possible') return;
        const { numbers, words, flags } = solution.model;
        const found = { x: numbers.get('x') ?? 0n, y: numbers.get('y') ?? 0n };
        expect(evaluatorOf(found, words.get('colour') ?? 0, flags.get('flag') ?? false).truth(term)).toBe(true);
      }),
      { numRuns: runs(40) },
    );
  });

  /** No case, but nothing in it shows that. */
  function cubes(): Truth {
    const any = { minimum: 3n, maximum: null };
    const [a, b, c] = ['a', 'b', 'c'].map((name) => {
      const root = store.variable(name, any);
      return store.multiply(store.multiply(root, root), root);
    }) as [Integer, Integer, Integer];
    return store.equal(store.add(a, b), c);
  }

  it('is given up on after the steps allowed, the same on every machine, and answers the next question', async () => {
    const hasty = openSolver({ steps: 100_000 });
    expect(await hasty.solve([cubes()])).toEqual({ kind: 'undecided', because: 'resources' });
    expect((await hasty.solve([store.atMost(x, y)])).kind).toBe('possible');
    await hasty.close();
  });

  it('says that time was up where the guard strikes', async () => {
    const guarded = openSolver({ steps: 4_000_000_000, guard: 1 });
    expect(await guarded.solve([cubes()])).toEqual({ kind: 'undecided', because: 'time' });
    await guarded.close();
  });

  it('tells a script that it refuses from a question that is hard', async () => {
    const thread = new Z3Thread();
    const ask = (script: string) => thread.check({ script, steps: 10_000 }, 600_000);
    expect(await ask('(assert (= undeclared 1))')).toEqual({ verdict: 'refused' });
    expect(await ask('(declare-const x Int)(assert (< x x))')).toEqual({ verdict: 'unsat' });
    await thread.end();
  });

  it('answers questions asked at once, each its own', async () => {
    const asked = [
      store.atMost(x, y),
      store.and(store.atMost(x, y), store.below(y, x)),
      store.equal(x, store.integer(2)),
    ];
    const solutions = await Promise.all(asked.map((term) => solver.solve([term])));
    expect(solutions.map(({ kind }) => kind)).toEqual(['possible', 'impossible', 'possible']);
  });

  it('decides nothing once it is closed but what needs no solver', async () => {
    const closed = openSolver();
    await closed.close();
    expect(await closed.solve([store.atMost(x, y)])).toEqual({ kind: 'undecided', because: 'unavailable' });
    expect(await closed.solve([store.false])).toEqual({ kind: 'impossible' });
    expect(closed.isAvailable).toBe(false);
  });
});
