import type { Expression } from '../../ir/ir.ts';
import { encodeSum } from './encode-sums.ts';
import { count, gather, gatherAtLarge, type OfElement, someElement, waitsOf } from './list-terms.ts';
import { bind, type Problem, type Scope } from './scope.ts';
import type { Integer, Truth } from './terms.ts';
import type { Encoded, EncodedValue, ListPart } from './values.ts';

export type Encode = (expression: Expression, scope: Scope) => Encoded;

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;
type OverList = Node<'any' | 'every' | 'count' | 'sum' | 'least' | 'greatest'>;

/** A quantifier, a count, a sum or an extreme over a list. */
export function encodeOverList(expression: OverList, scope: Scope, encode: Encode): Encoded {
  const { problem } = scope.side;
  const { results } = problem;
  const list = encode(expression.list, scope);
  const ask =
    (asked: Expression | null): OfElement =>
    (binding) =>
      asked === null ? results.truth(problem.store.true) : encode(asked, bind(scope, expression.variable, binding));
  const parts = list.value?.kind === 'list' ? list.value.parts : [];
  const found = overParts(expression, parts, ask, scope, encode);
  const isKnown = results.isKnown(list);
  // Of a list that was left out, an element of which nothing is known stands for whatever may be in it.
  return results.either(
    isKnown,
    found,
    isKnown === problem.store.true ? found : overUnknown(expression, list, ask, problem),
  );
}

type Ask = (asked: Expression | null) => OfElement;

function overParts(expression: OverList, parts: readonly ListPart[], ask: Ask, scope: Scope, encode: Encode): Encoded {
  switch (expression.kind) {
    case 'any':
    case 'every':
      return quantify(expression, parts, ask, scope.side.problem);
    case 'count':
      return count(parts, ask(expression.where), scope.side.problem);
    case 'sum': {
      const { atMost, where, value } = expression;
      const asked = { where: ask(where), value: ask(value), per: ask(atMost?.per ?? null) };
      const limit = atMost === null ? null : encode(atMost.limit, scope);
      return encodeSum(parts, asked, limit, scope.side.problem);
    }
    case 'least':
    case 'greatest':
      return extreme(expression, parts, ask, scope.side.problem);
  }
}

function quantify(
  { kind, where, satisfies }: Node<'any' | 'every'>,
  parts: readonly ListPart[],
  ask: Ask,
  problem: Problem,
): Encoded {
  const { results, store } = problem;
  const decisive = kind === 'any';
  const ofElement: OfElement = (binding) => {
    const condition = ask(where)(binding);
    return results.connect(!decisive, [decisive ? condition : results.negate(condition), ask(satisfies)(binding)]);
  };
  const isDecisive = (result: Encoded) => (decisive ? results.isTrue(result) : results.isFalse(result));
  const decided = someElement(parts, (value) => isDecisive(ofElement(value)), problem);
  const open = someElement(parts, (value) => store.not(results.isKnown(ofElement(value))), problem);
  const waits = someElement(parts, (value) => waitsOf(ofElement(value), problem), problem);
  const undecided = store.not(decided);
  return {
    value: { kind: 'truth', truth: decisive ? decided : undecided },
    absent: store.false,
    unknown: store.and(undecided, open),
    waits: store.and(undecided, waits),
  };
}

function extreme(
  { kind, where, value }: Node<'least' | 'greatest'>,
  parts: readonly ListPart[],
  ask: Ask,
  problem: Problem,
): Encoded {
  const { results, store, dates } = problem;
  const counts = (one: EncodedValue) => results.isTrue(ask(where)(one));
  const isSelected = (one: EncodedValue) => store.not(results.isFalse(ask(where)(one)));
  const valueAsked = ask(value);
  const numberOf = (one: EncodedValue): Integer => {
    const found = valueAsked(one).value;
    if (found?.kind === 'date') return dates.dayOf(found.date);
    return found?.kind === 'number' ? found.number : store.zero;
  };
  const isDate = parts.some((part) => valueAsked(part.value).value?.kind === 'date');
  let best: { readonly exists: Truth; readonly number: Integer } | null = null;
  for (const part of parts) {
    const exists = part.of === null ? store.and(part.when, counts(part.value)) : someElement([part], counts, problem);
    const number =
      part.of === null
        ? numberOf(part.value)
        : gatherAtLarge(kind, part.of.path, { reads: [counts(part.value), numberOf(part.value)] }, problem);
    if (best === null) best = { exists, number };
    else {
      const isBetter = kind === 'least' ? store.below(number, best.number) : store.below(best.number, number);
      const takes = store.and(exists, store.or(store.not(best.exists), isBetter));
      best = { exists: store.or(best.exists, exists), number: store.either(takes, number, best.number) };
    }
  }
  if (best === null) return results.gap;
  const { number } = best;
  const made: EncodedValue = isDate
    ? { kind: 'date', date: { civil: null, day: number, plus: store.zero } }
    : { kind: 'number', number };
  const open = (one: EncodedValue) => [
    ask(where)(one),
    results.either(isSelected(one), valueAsked(one), results.truth(store.true)),
  ];
  const found = gather(parts, open, made, problem);
  return results.either(someElement(parts, isSelected, problem), found, results.gap);
}

/** Over a list that is not known: what comes out whatever may be in it. */
function overUnknown(expression: OverList, list: Encoded, ask: Ask, { results, store }: Problem): Encoded {
  const where = ask(expression.where)(null);
  const nothingCounts = results.isFalse(where);
  switch (expression.kind) {
    case 'any':
    case 'every': {
      const decisive = expression.kind === 'any';
      const satisfies = ask(expression.satisfies)(null);
      const found = results.connect(!decisive, [decisive ? where : results.negate(where), satisfies]);
      return results.connect(!decisive, [list, found]);
    }
    case 'count':
    case 'sum':
      return results.either(
        nothingCounts,
        results.number(store.zero),
        results.strict([list, where], () => null),
      );
    case 'least':
    case 'greatest':
      return results.either(
        nothingCounts,
        results.gap,
        results.strict([list, where], () => null),
      );
  }
}
