import type { Value } from '../../ir/findings.ts';
import type { Elements } from './elements.ts';
import { add, compareExact, type Exact } from './exact.ts';
import {
  type Computed,
  connect,
  gap,
  isFalse,
  known,
  negation,
  toExact,
  toNumber,
  unite,
  withAll,
  yes,
} from './results.ts';
import type { Binding } from './scope.ts';

/** What is asked of each element. */
export type OfElement = (binding: Binding) => Computed;

/** Whether some (`any`) or every element with `where` true satisfies. */
export function quantify(kind: 'any' | 'every', elements: Elements, where: OfElement | null, satisfies: OfElement) {
  const decisive = kind === 'any';
  // Of each element: `where and satisfies` for some, `not where or satisfies` for every.
  const ofElement: OfElement = (binding) =>
    connect(!decisive, where === null ? [satisfies] : [decisive ? where : negated(where), satisfies], (part) =>
      part(binding),
    );
  const found = connect(decisive, elements.bindings, ofElement);
  if (elements.list.kind === 'known') return found;
  // The list may be empty: then nothing is found in it.
  return connect(!decisive, [elements.list, found], (part) => part);
}

function negated(question: OfElement): OfElement {
  return (binding) => negation(question(binding));
}

interface Selected {
  readonly binding: Binding;
  /** Known true, or unknown. */
  readonly where: Computed;
}

function select(elements: Elements, where: OfElement | null): readonly Selected[] {
  return elements.bindings
    .map((binding) => ({ binding, where: where === null ? yes : where(binding) }))
    .filter((selected) => !isFalse(selected.where));
}

/** How many elements have `where` true. */
export function count(elements: Elements, where: OfElement | null): Computed {
  const selected = select(elements, where);
  if (selected.length === 0) return known(0);
  return withAll([elements.list, ...selected.map((one) => one.where)], () => known(selected.length));
}

export interface AtMost {
  readonly limit: Computed;
  readonly per: OfElement | null;
}

/** The sum of `value` over the elements with `where` true, of each key only the first ones within the limit. */
export function sum(elements: Elements, where: OfElement | null, value: OfElement, atMost: AtMost | null): Computed {
  const selected = select(elements, where);
  const keys = selected.map(({ binding }) => atMost?.per?.(binding) ?? known(0));
  const undecided = [elements.list, atMost?.limit ?? known(0), ...selected.map((one) => one.where), ...keys];
  const decided = selected.length === 0 || undecided.every((one) => one.kind === 'known');
  const kept = decided && atMost !== null ? keepFirst(selected, keys, atMost.limit) : selected;
  const values = kept.map(({ binding }) => value(binding));
  if (!decided) return unite([...undecided, ...values]);
  return withAll(values, (terms) => known(terms.reduce<Exact>((total, term) => add(total, toExact(term)), 0)));
}

function keepFirst(selected: readonly Selected[], keys: readonly Computed[], limit: Computed): readonly Selected[] {
  const kept = new Map<Value | bigint, number>();
  return selected.filter((_, index) => {
    const key = keys[index];
    if (key?.kind !== 'known' || limit.kind !== 'known') return false;
    const before = kept.get(key.value) ?? 0;
    kept.set(key.value, before + 1);
    return before < toNumber(limit.value);
  });
}

/** The least or greatest `value` of the elements with `where` true; of none a gap. */
export function extreme(
  kind: 'least' | 'greatest',
  elements: Elements,
  where: OfElement | null,
  value: OfElement,
  owner: string,
): Computed {
  const selected = select(elements, where);
  if (selected.length === 0) return gap(owner, 'nothing_to_choose');
  const values = selected.map(({ binding }) => value(binding));
  return withAll([elements.list, ...selected.map((one) => one.where), ...values], (results) =>
    known(pickExtreme(kind, results.slice(-values.length))),
  );
}

/** The least or greatest of at least one number or date. */
export function pickExtreme(kind: 'least' | 'greatest', values: readonly (Value | bigint)[]): Exact {
  const sign = kind === 'least' ? 1 : -1;
  return values.map(toExact).reduce((best, next) => (sign * compareExact(next, best) < 0 ? next : best));
}
