import { gather, gatherAtLarge, type OfElement, someElement, sumOver, waitsOf } from './list-terms.ts';
import type { Problem } from './scope.ts';
import type { Integer, Term, Truth } from './terms.ts';
import type { Encoded, EncodedValue, ListPart } from './values.ts';

/** What is asked of each element that may be summed up. */
export interface Summed {
  readonly where: OfElement;
  readonly value: OfElement;
  /** What the limit counts by. */
  readonly per: OfElement;
}

/** The sum of `value` over the elements with `where` true; with a limit, of each key only the first ones. */
export function encodeSum(parts: readonly ListPart[], asked: Summed, limit: Encoded | null, problem: Problem): Encoded {
  return limit === null ? sumAll(parts, asked, problem) : sumFirst(parts, asked, limit, problem);
}

function sumAll(parts: readonly ListPart[], asked: Summed, problem: Problem): Encoded {
  const { store } = problem;
  const term = (value: EncodedValue) =>
    store.either(countsOf(asked, value, problem), numberOf(asked, value, problem), store.zero);
  const open = (value: EncodedValue) => [asked.where(value), whereCounting(asked, value, asked.value(value), problem)];
  return gather(parts, open, { kind: 'number', number: sumOver(parts, term, problem) }, problem);
}

function countsOf({ where }: Summed, value: EncodedValue, { results }: Problem): Truth {
  return results.isTrue(where(value));
}

function numberOf({ value: ofElement }: Summed, value: EncodedValue, { store }: Problem): Integer {
  const found = ofElement(value).value;
  return found?.kind === 'number' ? found.number : store.zero;
}

/** A result that matters only of elements that are not left out. */
function whereCounting({ where }: Summed, value: EncodedValue, result: Encoded, { results, store }: Problem): Encoded {
  return results.either(results.isFalse(where(value)), results.truth(store.true), result);
}

function sumFirst(parts: readonly ListPart[], asked: Summed, limit: Encoded, problem: Problem): Encoded {
  const { results, store } = problem;
  const most = limit.value?.kind === 'number' ? limit.value.number : store.zero;
  const choosing = (value: EncodedValue) => [
    asked.where(value),
    ...[asked.per(value), limit].map((result) => whereCounting(asked, value, result, problem)),
  ];
  const kept = findKept(parts, asked, most, problem);
  const terms = parts.map((part, index) => {
    const isKept = kept[index] ?? store.false;
    if (part.of === null) return store.either(isKept, numberOf(asked, part.value, problem), store.zero);
    return store.either(part.when, firstAtLarge('sum of first', part, part.of.path, asked, most, problem), store.zero);
  });
  const chosen = gather(parts, choosing, { kind: 'number', number: store.add(...terms) }, problem);
  // Of the elements kept, and of no other, the value has to be known.
  const open = parts.map((part, index) => {
    const result = asked.value(part.value);
    const unknown = store.not(results.isKnown(result));
    if (part.of === null || unknown === store.false) return store.and(kept[index] ?? store.false, unknown);
    const anyUnknown = store.isZero(firstAtLarge('unknown among first', part, part.of.path, asked, most, problem));
    // Where every element that counts has a value, so have the first of them.
    const mayBeUnknown = (value: EncodedValue) =>
      store.and(countsOf(asked, value, problem), store.not(results.isKnown(asked.value(value))));
    return store.and(someElement([part], mayBeUnknown, problem), anyUnknown);
  });
  const waits = parts.map((part, index) =>
    store.and(open[index] ?? store.false, waitsOf(asked.value(part.value), problem)),
  );
  return {
    ...chosen,
    unknown: store.or(chosen.unknown, ...open),
    waits: store.or(chosen.waits, ...waits),
  };
}

/** Of elements told one by one, whether each is kept: it counts, and fewer than the limit before it have its key. */
function findKept(parts: readonly ListPart[], asked: Summed, most: Integer, problem: Problem): readonly Truth[] {
  const { results, store } = problem;
  const counting = parts.map((part) => store.and(part.when, countsOf(asked, part.value, problem)));
  const keys = parts.map((part) => asked.per(part.value).value);
  return parts.map((_, index) => {
    const before = counting.slice(0, index).map((counts, earlier) => {
      const sameKey = results.sameValue(keys[earlier] ?? null, keys[index] ?? null);
      return store.either(store.and(counts, sameKey), store.integer(1), store.zero);
    });
    return store.and(counting[index] ?? store.false, store.below(store.add(...before), most));
  });
}

/** What comes of the first elements of a list at large: the same for all that ask the same of each element. */
function firstAtLarge(
  name: string,
  { value }: ListPart,
  list: string,
  asked: Summed,
  most: Integer,
  problem: Problem,
): Integer {
  const { store, results } = problem;
  const reads: readonly Term[] = [
    countsOf(asked, value, problem),
    numberOf(asked, value, problem),
    store.not(results.isKnown(asked.value(value))),
    most,
  ];
  return gatherAtLarge(name, list, { reads, keys: termsOf(asked.per(value).value) }, problem);
}

/** The terms that a value consists of, all that make a difference to it. */
function termsOf(value: EncodedValue | null): readonly Term[] {
  switch (value?.kind) {
    case 'truth':
      return [value.truth];
    case 'number':
      return [value.number];
    case 'date': {
      const { civil, day, plus } = value.date;
      return [...(civil === null ? [] : [civil.month, civil.day]), ...(day === null ? [] : [day]), plus];
    }
    case 'word':
      return [...value.words.values()];
    default:
      return [];
  }
}
