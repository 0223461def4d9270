import type { Value } from '../../../ir/findings.ts';
import { add as addExact, type Exact } from '../../interpreter/exact.ts';
import { pickExtreme } from '../../interpreter/lists.ts';
import type { ElementClass } from '../objects.ts';
import { type Element, nothing, type Raw, Unknown, undecided, unite, uniteAll, waitFor } from './unknown.ts';

/** The elements of a list in the open program; of an unknown list a single unknown one. */
export interface Elements {
  /** The list where it is not known, else null. */
  readonly unknown: Unknown | null;
  readonly elements: readonly Raw[];
}

export function elementsOf(list: Raw, elementClass: ElementClass | null): Elements {
  if (Array.isArray(list)) return { unknown: null, elements: list as readonly Raw[] };
  const unknown = list instanceof Unknown ? list : nothing;
  return { unknown, elements: [elementClass === null ? unknown : new elementClass('', 0, unknown)] };
}

/** A field that was left out: unknown as the element is, else waiting for itself. */
export function leftOut(element: Element, field: string): Unknown {
  return element.unknown ?? waitFor(`${element.list}[${element.index}].${field}`);
}

/** An optional field that was left out is absent, unless the element is unknown as a whole. */
export function leftOptional(element: Element): Raw {
  return element.unknown ?? undefined;
}

type OfElement = (element: Raw) => Raw;

/** Whether some (`decisive` true) or every element satisfies; as the interpreter's `quantify`. */
export function quantify(decisive: boolean, { unknown, elements }: Elements, ofElement: OfElement): Raw {
  let found: boolean | Unknown = !decisive;
  for (const element of elements) {
    const result = ofElement(element);
    if (result === decisive) {
      found = decisive;
      break;
    }
    if (result !== !decisive) found = undecided(found, result);
  }
  if (unknown === null || found === !decisive) return found;
  return unite(unknown, found);
}

interface Selected {
  readonly elements: readonly Raw[];
  readonly wheres: readonly Raw[];
}

function select(elements: readonly Raw[], where: OfElement | null): Selected {
  if (where === null) return { elements, wheres: [] };
  const kept: Raw[] = [];
  const wheres: Raw[] = [];
  for (const element of elements) {
    const result = where(element);
    if (result === false) continue;
    kept.push(element);
    wheres.push(result);
  }
  return { elements: kept, wheres };
}

/** Not known: unknown or absent. */
function isMissing(raw: Raw): boolean {
  return raw === undefined || raw instanceof Unknown;
}

export function count({ unknown, elements }: Elements, where: OfElement | null): Raw {
  const selected = select(elements, where);
  if (selected.elements.length === 0) return 0;
  if (unknown !== null || selected.wheres.some(isMissing))
    return unite(unknown ?? nothing, uniteAll(...selected.wheres));
  return selected.elements.length;
}

/** As the interpreter's `sum`. */
export function sum(
  { unknown, elements }: Elements,
  where: OfElement | null,
  value: OfElement,
  limit: Raw | null,
  per: OfElement | null,
): Raw {
  const selected = select(elements, where);
  const keys = selected.elements.map((element) => (per === null ? 0 : per(element)));
  const conditions = [unknown ?? 0, limit === null ? 0 : limit, ...selected.wheres, ...keys];
  const decided = selected.elements.length === 0 || !conditions.some(isMissing);
  const kept = decided && limit !== null ? keepFirst(selected.elements, keys, limit as number) : selected.elements;
  const values = kept.map(value);
  if (!decided) return unite(uniteAll(...conditions), uniteAll(...values));
  if (values.some(isMissing)) return uniteAll(...values);
  return values.reduce<Exact>((total, term) => addExact(total, term as Exact), 0);
}

function keepFirst(elements: readonly Raw[], keys: readonly Raw[], limit: number): readonly Raw[] {
  const kept = new Map<Raw, number>();
  return elements.filter((_, index) => {
    const before = kept.get(keys[index]) ?? 0;
    kept.set(keys[index], before + 1);
    return before < limit;
  });
}

export function extreme(
  kind: 'least' | 'greatest',
  { unknown, elements }: Elements,
  where: OfElement | null,
  value: OfElement,
  gap: Unknown,
): Raw {
  const selected = select(elements, where);
  if (selected.elements.length === 0) return gap;
  const values = selected.elements.map(value);
  if (unknown !== null || [...selected.wheres, ...values].some(isMissing)) {
    return unite(unknown ?? nothing, unite(uniteAll(...selected.wheres), uniteAll(...values)));
  }
  return pickExtreme(kind, values as readonly (Value | bigint)[]);
}
