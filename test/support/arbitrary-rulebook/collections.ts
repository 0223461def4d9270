/** What is asked of lists: quantifiers, counts, sums, the least and the greatest. */
import { type Attempt, type Builders, sourcesLike } from './builders.ts';
import type { Choices } from './choices.ts';
import { type Amount, multiplyAmounts } from './numbers.ts';
import { type Piece, phrase, slot, write } from './piece.ts';
import { writeNumber } from './rounding.ts';
import { deeper, knowing, type Scope, sourcesIn, withElement } from './scope.ts';
import { date, type ElementType, type Family, number } from './value-type.ts';

/** Ways to make a number of a family from a list. */
export function collectedAmounts(family: Family): readonly Attempt<Amount>[] {
  const all: readonly Attempt<Amount>[] = [
    (own, scope, build) => sumOf(own, scope, build, family),
    (own, scope, build) => extreme(own, scope, build, family),
    (own, scope, build) => extreme(own, scope, build, family),
  ];
  return family === 'plain' ? [...all, countOf, countOfList] : all;
}

interface Bound {
  /** ` for x in plan.items where …`, without the first words. */
  readonly list: Piece;
  readonly longest: number;
  readonly variable: string;
  readonly where: Piece | null;
  /** Where something is asked of each element. */
  readonly scope: Scope;
}

/** A list that can be gone through, with its element bound and perhaps narrowed. */
function bindList(choices: Choices, scope: Scope, build: Builders): Bound | null {
  if (!scope.binds) return null;
  const lists = listsIn(scope);
  if (lists.length === 0) return null;
  const { piece, element, longest } = choices.among(lists);
  const within = withElement(scope, element);
  const where = choices.chance(40) ? choices.part((own) => build.condition(own, deeper(within))) : null;
  const asked = where === null ? within : knowing(within, where);
  return { list: piece, longest, variable: within.element.variable, where, scope: asked };
}

/** Lists that are not themselves fields of an element; those of records, which have the most to ask about, come first. */
export function listsIn(scope: Scope): readonly { piece: Piece; element: ElementType; longest: number }[] {
  const found = sourcesIn({ ...scope, element: null }).flatMap(({ piece, type }) =>
    type.kind === 'list' ? [{ piece, element: type.element, longest: type.longest }] : [],
  );
  const records = found.filter(({ element }) => element.kind === 'record');
  const others = found.filter(({ element }) => element.kind !== 'record');
  const more = scope.definitions.some(({ record }) => record !== null) ? 9 : 0;
  return [...records, ...records, ...records, ...others, ...Array.from({ length: more }, () => records).flat()];
}

function rangeOver({ list, variable, where }: Bound, ...before: Piece['parts']): Piece['parts'] {
  const narrowed = where === null ? [] : [' where ', slot(where, 'or')];
  return [...before, variable, ' in ', slot(list, 'sum'), ...narrowed];
}

export const quantifier: Attempt<Piece> = (choices, scope, build) => {
  const bound = bindList(choices, scope, build);
  if (bound === null) return null;
  const satisfies = choices.part((own) => build.condition(own, bound.scope));
  const word = choices.among(['any ', 'every ']);
  return phrase('open', ...rangeOver(bound, word), ' satisfies ', slot(satisfies, 'or'));
};

const countOf: Attempt<Amount> = (choices, scope, build) => {
  const bound = bindList(choices, scope, build);
  if (bound === null) return null;
  return { piece: phrase('open', ...rangeOver(bound, 'count of ')), unit: '', decimals: 0, largest: bound.longest };
};

const countOfList: Attempt<Amount> = (choices, scope) => {
  const lists = sourcesIn(scope).filter(({ type }) => type.kind === 'list' || type.kind === 'names');
  if (lists.length === 0) return null;
  const { piece } = choices.among(lists);
  return { piece: phrase('primary', 'count of ', slot(piece, 'primary')), unit: '', decimals: 0, largest: 1000 };
};

function sumOf(choices: Choices, scope: Scope, build: Builders, family: Family): Amount | null {
  const bound = bindList(choices, scope, build);
  if (bound === null) return null;
  const one = choices.part((own) => build.amount(own, bound.scope, family));
  const value = choices.chance(20) ? multiplyAmounts(one, writeNumber('1234567.891', '')) : one;
  const atMost = choices.chance(60) ? limited(choices, scope, bound) : [];
  const piece = phrase('open', 'sum of ', slot(value.piece, 'rounded'), ...rangeOver(bound, ' for '), ...atMost);
  return { ...value, piece, largest: value.largest * bound.longest };
}

/** `at most 1 per start of month of x.on` */
function limited(choices: Choices, scope: Scope, bound: Bound): Piece['parts'] {
  const limits = sourcesLike(number('', 0), scope).filter(({ type }) => {
    return type.kind === 'number' && type.unit === '' && type.decimals === 0;
  });
  const limit =
    choices.chance(30) && limits.length > 0
      ? choices.among(limits).piece
      : phrase('primary', choices.among(['1', '2', '0']));
  const per = choices.chance(70) ? keyOf(choices, bound.scope) : null;
  return [' at most ', slot(limit, 'sum'), ...(per === null ? [] : [' per ', slot(per, 'sum')])];
}

function keyOf(choices: Choices, scope: Scope): Piece | null {
  const keys = sourcesIn(scope).filter(({ piece, type }) => {
    const isOwn = piece.parts.some(
      (part) => typeof part !== 'string' && 'declaration' in part && part.variable !== null,
    );
    return isOwn && (type.kind === 'date' || type.kind === 'enum' || type.kind === 'boolean' || type.kind === 'number');
  });
  if (keys.length === 0) return null;
  const { piece, type } = choices.among(keys);
  if (type.kind !== 'date') return piece;
  return choices.chance(50) ? phrase('primary', 'start of month of ', slot(piece, 'primary')) : piece;
}

function extreme(choices: Choices, scope: Scope, build: Builders, family: Family): Amount | null {
  const bound = bindList(choices, scope, build);
  if (bound === null) return null;
  const value = choices.part((own) =>
    build.amount(own, { ...bound.scope, depth: Math.min(bound.scope.depth, 1) }, family),
  );
  const of = phrase('primary', `${choices.among(['min', 'max'])} of `, slot(value.piece, 'rounded'));
  // Parentheses there would begin a list of numbers.
  if (write(of).includes(' of (')) return null;
  return { ...value, piece: phrase('open', ...rangeOver(bound, ...of.parts, ' for ')) };
}

/** `min of x.on for x in plan.items` */
export const extremeDate: Attempt<Piece> = (choices, scope, build) => {
  const bound = bindList(choices, scope, build);
  if (bound === null) return null;
  const days = sourcesLike(date, bound.scope);
  if (days.length === 0) return null;
  const day = choices.among(days).piece;
  const word = choices.among(['min', 'max']);
  return phrase('open', `${word} of `, slot(day, 'rounded'), ...rangeOver(bound, ' for '));
};
