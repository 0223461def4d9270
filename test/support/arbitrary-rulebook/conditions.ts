/** Conditions: logic, comparisons, and questions about what was given. */
import { type Attempt, attempt, type Builders, sourcesLike, yes } from './builders.ts';
import type { Choices } from './choices.ts';
import { quantifier } from './collections.ts';
import { among, compareMembers, compareTexts, isAmong } from './comparisons.ts';
import { chosen } from './dates.ts';
import { like, lookUp, lookupPiece, mayBeAbsent, present } from './lookups.ts';
import { addAmounts, multiplyAmounts } from './numbers.ts';
import { joined, named, type Piece, phrase, slot, word } from './piece.ts';
import { modes, roundTo, writeNumber } from './rounding.ts';
import { knowing, type Scope, sourcesIn, variablesIn } from './scope.ts';
import { boolean, type Family, families, shade, text } from './value-type.ts';

export function buildCondition(choices: Choices, scope: Scope, build: Builders): Piece {
  const of = (own: Choices, within: Scope) => build.condition(own, within);
  const attempts: readonly Attempt<Piece>[] = [
    compareAmounts,
    compareAmounts,
    compareNearly,
    compareNearly,
    compareDates,
    compareDates,
    compareDates,
    between,
    compareMembers,
    compareTexts,
    isAmong,
    among,
    (own, within) => connect(own, within, of, 'and'),
    (own, within) => connect(own, within, of, 'or'),
    (own, within) =>
      phrase(
        'not',
        'not ',
        slot(
          own.part((c) => of(c, within)),
          'not',
        ),
      ),
    (own, within) => whereGiven(own, within, of),
    (own, within) => whereGiven(own, within, of),
    isGivenOrNot,
    isEmpty,
    quantifier,
    quantifier,
    matches,
    matches,
    sameTruth,
    warmOnly,
    leftOut,
    (own, within) => chosen(own, within, build, of),
    (own, within) => lookUp(own, within, build, like(boolean))?.piece ?? null,
  ];
  return attempt(attempts, simple, choices, scope, build);
}

function simple(choices: Choices, scope: Scope): Piece {
  const sources = sourcesLike(boolean, scope);
  const index = choices.below(sources.length + 1);
  return sources[index]?.piece ?? word(choices.among(['yes', 'no']));
}

/** Money, and what is measured between dates, have the most to them. */
const comparedFamilies: readonly Family[] = ['EUR', 'EUR', 'EUR', 'day', 'month', ...families];

const orders = [' < ', ' <= ', ' > ', ' >= ', ' is ', ' is not '] as const;

function compareAmounts(choices: Choices, scope: Scope, build: Builders): Piece {
  const family = choices.among(comparedFamilies);
  const left = choices.part((own) => build.amount(own, scope, family, true));
  const right = choices.part((own) => build.amount(own, scope, family, true));
  return comparison(left.piece, choices.among(orders), choices.chance(10) ? word('0') : right.piece);
}

/** A large product with the least bit more or less, or multiplied in another order: nothing may be lost of large numbers. */
function compareNearly(choices: Choices, scope: Scope, build: Builders): Piece {
  const read = (family: Family) => choices.part((own) => build.amount(own, { ...scope, depth: 0 }, family));
  const large = writeNumber('1234567.891', '');
  const [money, times] = [read('EUR'), multiplyAmounts(read('plain'), large)];
  const product = multiplyAmounts(multiplyAmounts(money, times), large);
  const other = choices.chance(50)
    ? multiplyAmounts(money, multiplyAmounts(times, large))
    : addAmounts(choices.among(['+', '-']), product, writeNumber('0.01', 'EUR'));
  const order = choices.among(orders);
  if (choices.chance(60)) return comparison(product.piece, order, other.piece);
  const [step, mode] = [writeNumber('1', 'EUR'), choices.among(modes)];
  return comparison(roundTo(product, step, mode).piece, order, roundTo(other, step, mode).piece);
}

function compareDates(choices: Choices, scope: Scope, build: Builders): Piece {
  const [left, right] = [choices.part((own) => build.date(own, scope)), choices.part((own) => build.date(own, scope))];
  return comparison(left, choices.among(orders), right);
}

function comparison(left: Piece, operator: string, right: Piece): Piece {
  return phrase('comparison', slot(left, 'rounded'), operator, slot(right, 'rounded'));
}

function between(choices: Choices, scope: Scope, build: Builders): Piece {
  const family = choices.among(families);
  const one = (own: Choices) =>
    own.part((c) => (isDates ? build.date(c, scope) : build.amount(c, scope, family, true).piece));
  const isDates = choices.chance(40);
  const [operand, low, high] = [one(choices), one(choices), one(choices)];
  const word = choices.among([' between ', ' not between ']);
  return phrase('comparison', slot(operand, 'rounded'), word, slot(low, 'rounded'), ' and ', slot(high, 'rounded'));
}

function connect(choices: Choices, scope: Scope, of: Builders['condition'], word: 'and' | 'or'): Piece {
  const first = choices.part((own) => of(own, scope));
  const second = choices.part((own) => of(own, knowing(scope, first)));
  const others = choices.several(1, (own) => of(own, knowing(scope, first, second)));
  const tighter = word === 'and' ? 'not' : 'and';
  return phrase(word, ...joined([first, second, ...others], ` ${word} `, tighter));
}

/** `plan.review is given and …`, `plan.review is not given or …`: what it guards can be read behind it. */
function whereGiven(choices: Choices, scope: Scope, of: Builders['condition']): Piece | null {
  const found = mayBeAbsent(scope);
  if (found.length === 0) return null;
  const { condition, source } = choices.among(found);
  const behind = choices.part((own) => of(own, present(scope, condition, source)));
  const own = source.type.kind === 'boolean' && choices.chance(50) ? source.piece : behind;
  if (choices.chance(60)) return phrase('and', slot(condition, 'not'), ' and ', slot(own, 'not'));
  const otherwise = phrase('not', 'not ', slot(condition, 'not'));
  return phrase('or', slot(otherwise, 'and'), ' or ', slot(own, 'and'));
}

function isGivenOrNot(choices: Choices, scope: Scope): Piece | null {
  const optional = variablesIn(scope).filter(({ variable }) => variable.isOptional);
  if (optional.length === 0) return null;
  const { piece } = choices.among(optional).source;
  return phrase('comparison', slot(piece, 'rounded'), choices.among([' is given', ' is not given']));
}

function isEmpty(choices: Choices, scope: Scope): Piece | null {
  const lists = sourcesIn(scope).filter(({ type }) => type.kind === 'list' || type.kind === 'names');
  if (lists.length === 0) return null;
  const { piece } = choices.among(lists);
  return phrase('comparison', slot(piece, 'rounded'), choices.among([' is empty', ' is not empty']));
}

function leftOut(choices: Choices, scope: Scope): Piece | null {
  const list = notGiven(choices, scope);
  return list && phrase('comparison', slot(list, 'rounded'), choices.among([' is empty', ' is not empty']));
}

/** `not given in (plan.review, plan.place)`: null where nothing may be left out. */
export function notGiven(choices: Choices, scope: Scope): Piece | null {
  const optional = variablesIn(scope).filter(({ variable }) => variable.isOptional);
  if (optional.length === 0) return null;
  const first = choices.among(optional).source.piece;
  const others = choices.several(3, (own) => own.among(optional).source.piece);
  const { element } = scope;
  const whole = element?.type.kind === 'record' && choices.chance(40);
  const record = whole ? [phrase('primary', { declaration: 'record item', variable: element.variable, text: '' })] : [];
  return phrase('primary', 'not given in (', ...joined([first, ...others, ...record], ', ', 'or'), ')');
}

const formats = ['business_id', 'personal_identity_code', 'email'] as const;

function matches(choices: Choices, scope: Scope): Piece | null {
  const texts = sourcesLike(text, scope);
  if (texts.length === 0) return null;
  const { piece } = choices.among(texts);
  const word = choices.among([' matches ', ' not matches ']);
  return phrase('comparison', slot(piece, 'rounded'), word, choices.among(formats));
}

function sameTruth(choices: Choices, scope: Scope, build: Builders): Piece {
  const left = choices.part((own) => build.condition(own, scope));
  const right = choices.part((own) => build.condition(own, scope));
  return comparison(left, choices.among([' is ', ' is not ']), choices.chance(30) ? yes : right);
}

/** A parameter with values for a set only, behind the question whether its index is in the set. */
function warmOnly(choices: Choices, scope: Scope, build: Builders): Piece | null {
  if (scope.reads !== 'everything') return null;
  const subject = choices.among(sourcesLike(shade, scope)).piece;
  const isWarm = phrase('comparison', slot(subject, 'rounded'), ' in ', ...named('set warm', 'warm').parts);
  const hours = choices.part((own) => build.amount(own, knowing(scope, isWarm), 'h', true));
  const compared = comparison(lookupPiece('by_warm.hours', subject), choices.among(orders), hours.piece);
  return phrase('and', slot(isWarm, 'not'), ' and ', slot(compared, 'not'));
}
