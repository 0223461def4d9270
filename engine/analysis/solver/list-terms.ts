import type { Binding, Problem } from './scope.ts';
import type { Integer, Term, Truth } from './terms.ts';
import type { Encoded, EncodedValue, ListPart } from './values.ts';
import { ownerOf } from './variables.ts';

/** What is asked of each element. */
export type OfElement = (binding: Binding) => Encoded;

/** That some element of the list is there and has this. */
export function someElement(parts: readonly ListPart[], has: (value: EncodedValue) => Truth, problem: Problem): Truth {
  const { store } = problem;
  return store.or(
    ...parts.map((part) => {
      const { when, value, of } = part;
      const holds = has(value);
      if (of === null || holds === store.false) return store.and(when, holds);
      if (isWithinElement(of.path)) return store.and(when, problem.anything());
      return store.and(when, store.someAtLarge(of.path, holds));
    }),
  );
}

/** What is said of an element at large, as said of some element of its list; of the case alone it is said as it is. */
export function hasElementAtLarge(holds: Truth, { store }: Problem): Truth {
  const owner = ownerOf(holds);
  return owner === null ? holds : store.someAtLarge(owner.slice(0, -2), holds);
}

/** The sum over the elements that are there. */
export function sumOver(parts: readonly ListPart[], of: (value: EncodedValue) => Integer, problem: Problem): Integer {
  const { store } = problem;
  return store.add(
    ...parts.map((part) => {
      const term = of(part.value);
      return store.either(part.when, part.of === null ? term : totalAtLarge(part.of, term, problem), store.zero);
    }),
  );
}

function totalAtLarge(of: NonNullable<ListPart['of']>, term: Integer, problem: Problem): Integer {
  return isWithinElement(of.path) ? problem.anyNumber() : problem.store.total(of.path, term, of.longest);
}

/** What comes of a list at large in a way that `name` stands for, by what is read of each element. */
export function gatherAtLarge(
  name: string,
  list: string,
  { reads, keys = [] }: { readonly reads: readonly Term[]; readonly keys?: readonly Term[] },
  problem: Problem,
): Integer {
  return isWithinElement(list) ? problem.anyNumber() : problem.store.gathered(name, list, reads, keys);
}

/** What is in a list within an element is not told. */
function isWithinElement(list: string): boolean {
  return list.includes('[');
}

/** That a result waits for the as-of date. */
export function waitsOf({ unknown, waits }: Encoded, { store }: Problem): Truth {
  return store.and(unknown, waits);
}

/** A value made of the elements, known where nothing asked of an element that counts is unknown. */
export function gather(
  parts: readonly ListPart[],
  open: (value: EncodedValue) => readonly Encoded[],
  value: EncodedValue | null,
  problem: Problem,
): Encoded {
  const { results, store } = problem;
  const isOpen = (one: EncodedValue) => store.or(...open(one).map((result) => store.not(results.isKnown(result))));
  const unknown = value === null ? store.true : someElement(parts, isOpen, problem);
  const waits = someElement(parts, (one) => store.or(...open(one).map((result) => waitsOf(result, problem))), problem);
  return { value, absent: store.false, unknown, waits };
}

/** How many elements have `where` true. */
export function count(parts: readonly ListPart[], where: OfElement, problem: Problem): Encoded {
  const { results, store } = problem;
  const one = (value: EncodedValue) => store.either(results.isTrue(where(value)), store.integer(1), store.zero);
  return gather(parts, (value) => [where(value)], { kind: 'number', number: sumOver(parts, one, problem) }, problem);
}
