/** Random small rulebooks with random facts, for properties that every rulebook must have. */
import fc from 'fast-check';
import type { Facts, RecordValue, Value } from '../../engine/ir/findings.ts';
import type { Effect, Expression, Rule, Rulebook, RuleException } from '../../engine/ir/ir.ts';
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
  definition,
  definitionException,
  divide,
  edition,
  enumeration,
  enumOf,
  exception,
  fact,
  field,
  integer,
  isGiven,
  listOf,
  lookup,
  no,
  not,
  or,
  output,
  parameter,
  read,
  readField,
  record,
  recordOf,
  round,
  rule,
  rulebook,
  ruleVersion,
  start,
  use,
  yes,
} from './ir-builders.ts';

const colours = ['red', 'green', 'blue'] as const;
const dates = ['2019-12-31', '2020-06-15', '2020-07-15', '2021-06-15', '2021-07-15'].map(day);
const change = day('2021-01-01');

/** Facts every random rulebook declares; `maybe` is optional, `w` a list of records. */
const facts = [
  fact('on', date),
  fact('a', boolean),
  fact('b', boolean),
  fact('c', enumOf('colour')),
  fact('n', integer),
  fact('m', integer),
  fact('maybe', integer, { optional: true }),
  fact('w', listOf(recordOf('item'))),
];
const records = [record('item', [field('ok', boolean), field('size', integer)])];

const small = fc.integer({ min: 0, max: 3 });
const truth = fc.boolean();
const element: fc.Arbitrary<RecordValue> = fc
  .record({ ok: truth, size: small })
  .map((fields) => ({ fields: new Map(Object.entries(fields)) }));

/** A value for every fact; the optional one may be left out. */
export const completeFacts: fc.Arbitrary<Facts> = fc
  .record<Record<string, Value>>(
    {
      on: fc.constantFrom(...dates),
      a: truth,
      b: truth,
      c: fc.constantFrom(...colours),
      n: small,
      m: small,
      maybe: small,
      w: fc.array(element, { maxLength: 2 }),
    },
    { requiredKeys: ['on', 'a', 'b', 'c', 'n', 'm', 'w'] },
  )
  .map((values) => new Map(Object.entries(values)));

/** Names what may be left out: facts other than the optional one, and fields of elements, by path. */
export const leftOut: fc.Arbitrary<ReadonlySet<string>> = fc
  .subarray(['a', 'b', 'c', 'n', 'm', 'on', 'w', 'w[0].ok', 'w[0].size', 'w[1].ok', 'w[1].size'], { maxLength: 6 })
  .map((paths) => new Set(paths));

/** The facts without those that `isLeftOut`. */
export function leaveOut(complete: Facts, isLeftOut: (path: string) => boolean): Facts {
  const kept = [...complete].filter(([path]) => !isLeftOut(path));
  return new Map(kept.map(([path, value]) => [path, path === 'w' ? thin(value as readonly RecordValue[]) : value]));

  function thin(elements: readonly RecordValue[]): readonly RecordValue[] {
    return elements.map(({ fields }, index) => ({
      fields: new Map([...fields].filter(([name]) => !isLeftOut(`w[${index}].${name}`))),
    }));
  }
}

/** Amounts that use facts and parameters only, for definitions that everything else may use. */
const base = fc.constantFrom<Expression>(
  constant(2),
  read('n'),
  read('m'),
  lookup('flat'),
  lookup('price', read('c')),
  arithmetic(read('n'), 'add', lookup('band', read('m'))),
);
const baseCondition = fc.constantFrom<Expression>(read('a'), read('b'), yes, compare(read('n'), 'less', read('m')));

interface Expressions {
  readonly condition: fc.Arbitrary<Expression>;
  readonly amount: fc.Arbitrary<Expression>;
}

/** Expressions over the facts, or over element 1 of `w` as well; small enough that all of them come into play. */
function expressions(inElement: boolean, depth = 2): Expressions {
  const leaves = leavesOf(inElement);
  if (depth === 0) return leaves;
  const { condition, amount } = expressions(inElement, depth - 1);
  const overElements = inElement ? [] : [overList(depth - 1)];
  const comparison = fc
    .tuple(amount, fc.constantFrom('equal' as const, 'less' as const, 'greater_or_equal' as const), amount)
    .map(([left, operator, right]) => compare(left, operator, right));
  const comparedQuotient = fc
    .tuple(amount, amount, amount)
    .map(([over, under, right]) => compare(divide(over, under), 'less', right));
  return {
    condition: fc.oneof(
      leaves.condition,
      comparison,
      comparedQuotient,
      amount.map((right) => and(isGiven(read('maybe')), compare(read('maybe'), 'less', right))),
      condition.map(not),
      fc.tuple(condition, condition).map(([left, right]) => and(left, right)),
      fc.tuple(condition, condition).map(([left, right]) => or(left, right)),
      choices(condition, condition),
      ...overElements.map((one) => one.condition),
    ),
    amount: fc.oneof(
      leaves.amount,
      fc.tuple(amount, amount).map(([left, right]) => arithmetic(left, 'add', right)),
      fc.tuple(amount, amount).map(([left, right]) => arithmetic(left, 'multiply', right)),
      fc.tuple(amount, amount).map(([over, under]) => round(divide(over, arithmetic(under, 'add', constant(1))))),
      fc.tuple(amount, amount).map((operands): Expression => ({ kind: 'least_of', operands })),
      choices(condition, amount),
      ...overElements.map((one) => one.amount),
    ),
  };
}

function leavesOf(inElement: boolean): Expressions {
  const member: Expression = { kind: 'member_of', operand: read('c'), members: ['red', 'green'] };
  const lookups = [lookup('price', read('c')), lookup('flat'), lookup('band', read('n'))];
  const ofElement = inElement ? [readField(1, 'size'), use('item.double', 1)] : [];
  return {
    condition: fc.constantFrom(
      yes,
      no,
      read('a'),
      read('b'),
      use('sure'),
      member,
      ...(inElement ? [readField(1, 'ok')] : []),
    ),
    amount: fc.constantFrom(constant(1), read('n'), read('m'), use('some'), ...lookups, ...ofElement),
  };
}

/** Choices whose conditions exclude each other. */
function choices(condition: fc.Arbitrary<Expression>, branch: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc.tuple(condition, condition, branch, branch, branch).map(([first, second, one, two, three]) =>
    choose(
      [
        [first, one],
        [and(not(first), second), two],
      ],
      three,
    ),
  );
}

/** Quantifiers, counts, sums and extremes over the list `w`. */
function overList(depth: number): Expressions {
  const { condition, amount } = expressions(true, depth);
  const where = fc.option(condition, { nil: null });
  const list = { variable: 1, list: read('w') };
  const atMost = fc.record({ limit: base, per: fc.option(amount, { nil: null }) });
  return {
    condition: fc
      .record({ kind: fc.constantFrom('any' as const, 'every' as const), where, satisfies: condition })
      .map((parts) => ({ ...list, ...parts })),
    amount: fc.oneof(
      where.map((one): Expression => ({ kind: 'count', ...list, where: one })),
      fc
        .record({ where, value: amount, atMost: fc.option(atMost, { nil: null }) })
        .map((parts): Expression => ({ kind: 'sum', ...list, ...parts, wide: false })),
      fc
        .record({ kind: fc.constantFrom('least' as const, 'greatest' as const), where, value: amount })
        .map((parts): Expression => ({ ...list, ...parts })),
    ),
  };
}

const effect = fc.constantFrom<Effect>('deny', 'refer', 'warn');

/** One or two exceptions that exclude each other, each perhaps with one of its own. */
function exceptions(condition: fc.Arbitrary<Expression>, depth: number): fc.Arbitrary<readonly RuleException[]> {
  if (depth === 0) return fc.constant([]);
  const parts = fc.record({
    mode: fc.constantFrom('replace' as const, 'relieve' as const),
    when: condition,
    requires: fc.option(condition, { nil: null }),
    unconditional: truth,
    effect,
    exceptions: exceptions(condition, depth - 1),
  });
  type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;
  const build = (name: string, { mode, ...more }: Parts) =>
    exception(name, mode, { ...more, unconditional: more.unconditional && more.requires === null });
  return fc.oneof(
    fc.constant([]),
    parts.map((one) => [build('x', one)]),
    fc
      .tuple(parts, parts)
      .map(([one, two]) => [build('x', one), build('y', { ...two, when: and(not(one.when), two.when) })]),
  );
}

function rules(name: string): fc.Arbitrary<Rule> {
  const build = (inElement: boolean) => {
    const { condition } = expressions(inElement);
    return fc
      .record({
        requires: condition,
        effect,
        when: fc.option(condition, { nil: null }),
        exceptions: exceptions(condition, 2),
      })
      .map(({ requires, ...more }) =>
        ruleVersion(requires, {
          ...more,
          forEach: inElement ? { variable: 1, list: read('w'), listPath: 'w' } : null,
        }),
      );
  };
  const version = fc.oneof(build(false), build(true));
  return fc
    .oneof(
      { weight: 4, arbitrary: version.map((one) => [{ from: day('1900-01-01'), value: one }]) },
      {
        weight: 1,
        arbitrary: fc.tuple(version, fc.option(version, { nil: null })).map(([one, two]) => [
          { from: day('1900-01-01'), value: one },
          { from: change, value: two },
        ]),
      },
    )
    .map((versions) => ({ ...rule(name, yes), versions }));
}

/** By colour, changed in 2021; a flat one that begins in 2020; and bands, each perhaps with equal values. */
const parameters = fc
  .record({
    price: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
    flat: small,
    bands: fc.array(small, { minLength: 3, maxLength: 3 }),
  })
  .map(({ price, flat, bands }) => {
    const byColour = (from: string, offset: number) => ({
      from: day(from),
      value: {
        kind: 'by_member' as const,
        // A value of 9 stands for none.
        values: Object.fromEntries(
          colours.flatMap((name, index) => {
            const value = price[index + offset] ?? 0;
            return value === 9 ? [] : [[name, value % 3]];
          }),
        ),
      },
    });
    return [
      parameter('price', integer, [byColour('1900-01-01', 0), byColour('2021-01-01', 3)], {
        kind: 'enum',
        enum: 'colour',
        members: colours,
      }),
      parameter('flat', integer, [{ from: day('2020-01-01'), value: { kind: 'single', value: flat } }]),
      parameter(
        'band',
        integer,
        [
          {
            from: day('1900-01-01'),
            value: {
              kind: 'bands',
              bands: bands.map((value, index) => ({ from: index, to: index === 2 ? null : index, value })),
            },
          },
        ],
        { kind: 'bands', unit: '', decimals: 0 },
      ),
    ];
  });

const givenFrom = fc.constantFrom(start, start, day('2021-01-01'), null);

/** A rulebook with a decision `d` of up to three rules and two outputs. */
export const rulebooks: fc.Arbitrary<Rulebook> = fc
  .record({
    parameters,
    some: fc.record({ body: base, when: baseCondition, exception: base }),
    sure: baseCondition,
    double: base,
    output: expressions(false).amount,
    when: expressions(false).condition,
    rules: fc.tuple(rules('r1'), rules('r2'), rules('r3')),
    count: fc.integer({ min: 0, max: 3 }),
    since: fc.constantFrom(start, start, day('2021-01-01')),
    givenFrom: fc.tuple(givenFrom, givenFrom),
  })
  .map((parts) =>
    rulebook({
      editions: [edition('1900-01-01', [{ parameter: 'flat', year: 2020 }])],
      enums: [enumeration('colour', colours)],
      records,
      facts,
      parameters: parts.parameters,
      definitions: [
        definition('some', integer, parts.some.body, {
          exceptions: [definitionException('other', parts.some.when, parts.some.exception)],
        }),
        definition('sure', boolean, parts.sure),
        definition('item.double', integer, arithmetic(readField(0, 'size'), 'add', parts.double), { record: 'item' }),
        definition('out', integer, parts.output, { when: parts.when }),
      ],
      decisions: [
        decision({
          rules: parts.rules.slice(0, parts.count),
          since: parts.since,
          outputs: [
            output('out', integer, use('out'), parts.givenFrom[0]),
            output('some', integer, use('some'), parts.givenFrom[1]),
          ],
        }),
      ],
    }),
  );
