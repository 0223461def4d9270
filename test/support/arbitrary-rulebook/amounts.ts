/** Numeric expressions, with all that the language does with numbers. */
import {
  type Attempt,
  attempt,
  type Builders,
  buildIf,
  buildMatch,
  sourcesLike,
  writeIf,
  writeMatch,
} from './builders.ts';
import type { Choices } from './choices.ts';
import { collectedAmounts } from './collections.ts';
import { readAmounts } from './lookups.ts';
import { type Amount, addAmounts, divideAmounts, measureAll, multiplyAmounts } from './numbers.ts';
import { joined, phrase, slot } from './piece.ts';
import { chooseStep, modes, roundTo, writeNumber } from './rounding.ts';
import { deeper, type Scope } from './scope.ts';
import { type Family, familyOf, type NumberType, number, unitsOf } from './value-type.ts';

const digits = [
  '1',
  '0',
  '2',
  '3',
  '5',
  '7',
  '10',
  '18',
  '20',
  '40',
  '100',
  '0.5',
  '2.5',
  '0.05',
  '12.25',
  '1000',
  '999.99',
  '1234567.891',
];

/** A number written out, of a family. */
export function literal(choices: Choices, family: Family): Amount {
  return writeNumber(choices.among(digits), choices.among(unitsOf[family]));
}

/** A number written out or read. */
function simple(choices: Choices, scope: Scope, family: Family): Amount {
  const sources = sourcesLike(number('', 0), scope).filter(
    ({ type }) => familyOf((type as NumberType).unit) === family,
  );
  const chosen = choices.below(2 * sources.length + 1);
  const source = chosen === 0 ? undefined : sources[(chosen - 1) % sources.length];
  return source === undefined ? literal(choices, family) : amountOf(source.piece, source.type as NumberType);
}

function amountOf(piece: Amount['piece'], { unit, decimals, low, high }: NumberType): Amount {
  return { piece, unit, decimals, largest: Math.max(Math.abs(low), Math.abs(high)) };
}

/** Families of factors that give a family, besides a plain number times it. */
const factorsOf: Partial<Record<Family, readonly (readonly [Family, Family])[]>> = {
  EUR: [
    ['h', 'EUR/h'],
    ['EUR/h', 'h'],
    ['piece', 'EUR/piece'],
  ],
};

/** Families of dividend and divisor that give a family, besides it by a plain number. */
const quotientsOf: Partial<Record<Family, readonly (readonly [Family, Family])[]>> = {
  plain: [
    ['EUR', 'EUR'],
    ['h', 'h'],
    ['month', 'month'],
    ['km', 'km'],
  ],
  'EUR/h': [['EUR', 'h']],
  'EUR/piece': [['EUR', 'piece']],
  h: [['EUR', 'EUR/h']],
};

export function buildAmount(
  choices: Choices,
  scope: Scope,
  build: Builders,
  family: Family,
  isQuotient = false,
): Amount {
  const of = (own: Choices, within: Scope) => build.amount(own, within, family);
  const attempts: readonly Attempt<Amount>[] = [
    (own, within) => combine(own, within, of, (a, b) => addAmounts('+', a, b)),
    (own, within) => combine(own, within, of, (a, b) => addAmounts('-', a, b)),
    (own, within) => product(own, within, build, family, isQuotient),
    (own, within) => (isQuotient ? quotient(own, within, build, family) : rounded(own, within, build, family)),
    (own, within) => (isQuotient ? quotient(own, within, build, family) : negation(own, within, of)),
    (own, within) => (isQuotient ? quotient(own, within, build, family) : product(own, within, build, family, false)),
    (own, within) => rounded(own, within, build, family),
    (own, within) => roundedDifference(own, within, family),
    (own, within) => roundedDifference(own, within, family),
    (own, within) => chosen(own, within, build, (c, s) => build.amount(c, s, family, isQuotient)),
    (own, within) => extremeOf(own, within, of),
    ...readAmounts(family),
    ...collectedAmounts(family),
  ];
  return attempt(attempts, (own, within) => simple(own, within, family), choices, scope, build);
}

function combine(
  choices: Choices,
  scope: Scope,
  of: (choices: Choices, scope: Scope) => Amount,
  join: (one: Amount, other: Amount) => Amount,
): Amount {
  return join(
    choices.part((own) => of(own, scope)),
    choices.part((own) => of(own, scope)),
  );
}

function negation(choices: Choices, scope: Scope, of: (choices: Choices, scope: Scope) => Amount): Amount {
  const operand = choices.part((own) => of(own, scope));
  return { ...operand, piece: phrase('sign', '-', slot(operand.piece, 'sign')) };
}

function product(choices: Choices, scope: Scope, build: Builders, family: Family, isQuotient: boolean): Amount {
  const pairs: readonly (readonly [Family, Family])[] = [
    ['plain', family],
    [family, 'plain'],
    ...(factorsOf[family] ?? []),
  ];
  // Money by the year and a term of months do not come out even.
  const all: typeof pairs = isQuotient && family === 'EUR' ? [...pairs, ['month', 'EUR/year']] : pairs;
  const [left, right] = choices.among(all);
  return multiplyAmounts(
    choices.part((own) => build.amount(own, scope, left, isQuotient)),
    choices.part((own) => build.amount(own, scope, right, isQuotient)),
  );
}

function quotient(choices: Choices, scope: Scope, build: Builders, family: Family): Amount {
  const [over, under] = choices.among([[family, 'plain'] as const, ...(quotientsOf[family] ?? [])]);
  const dividend = choices.part((own) => build.amount(own, scope, over, true));
  return divideAmounts(
    dividend,
    choices.part((own) => divisorOf(own, scope, build, under)),
  );
}

/** What is read or a difference: often zero or below it. */
function divisorOf(choices: Choices, scope: Scope, build: Builders, family: Family): Amount {
  const read = (own: Choices) => own.part((c) => simple(c, scope, family));
  switch (choices.below(3)) {
    case 0:
      return read(choices);
    case 1:
      return addAmounts('-', read(choices), read(choices));
    default:
      return build.amount(choices, scope, family);
  }
}

function rounded(choices: Choices, scope: Scope, build: Builders, family: Family): Amount {
  const operand = choices.part((own) => build.amount(own, scope, family, true));
  return roundTo(operand, chooseStep(choices, family), choices.among(modes));
}

/** `plan.fee - 2.5 EUR rounded to 1 EUR`: often below zero, and halfway between two steps. */
function roundedDifference(choices: Choices, scope: Scope, family: Family): Amount {
  const unit = choices.among(unitsOf[family]);
  const first = choices.part((own) => simple(own, scope, family));
  const isHalf = choices.chance(50);
  const second = isHalf
    ? writeNumber(choices.among(['2.5', '0.5', '7.5']), unit)
    : choices.part((own) => simple(own, scope, family));
  const step = isHalf ? writeNumber('1', unit) : chooseStep(choices, family);
  return roundTo(addAmounts('-', first, second), step, choices.among(modes));
}

function chosen(
  choices: Choices,
  scope: Scope,
  build: Builders,
  branch: (choices: Choices, scope: Scope) => Amount,
): Amount | null {
  if (choices.chance(50)) {
    const match = buildMatch(choices, scope, branch);
    if (match === null) return null;
    const arms = match.arms.map(({ patterns, value }) => ({ patterns, value: value.piece }));
    return { ...measureAll(match.arms.map((arm) => arm.value)), piece: writeMatch(match.subject, arms) };
  }
  const { condition, then, otherwise } = buildIf(choices, scope, build, branch);
  return { ...measureAll([then, otherwise]), piece: writeIf(condition, then.piece, otherwise.piece) };
}

function extremeOf(choices: Choices, scope: Scope, of: (choices: Choices, scope: Scope) => Amount): Amount {
  const first = choices.part((own) => of(own, scope));
  const second = choices.part((own) => of(own, deeper(scope)));
  const others = choices.several(1, (own) => of(own, deeper(scope)));
  const all = [first, second, ...others];
  const operands = joined(
    all.map(({ piece }) => piece),
    ', ',
    'or',
  );
  return { ...measureAll(all), piece: phrase('primary', `${choices.among(['min', 'max'])} of (`, ...operands, ')') };
}
