import type { Expression } from '../ir/ir.ts';
import { labelOfPath } from '../ir/names.ts';
import { bindElement, elementType } from '../ir/type-of.ts';
import { words } from '../wording/words.ts';
import { truthOf } from './because-conditions.ts';
import type { Because } from './explanation.ts';
import { explainEach, growAll, type Inquiry, makeNode, resultOf, valueText } from './inquiry.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** One element of a list, with the inquiry inside it. */
export interface Element<E> {
  readonly path: string;
  readonly inside: Inquiry<E>;
}

/** The elements of a list; null where the list is not known. */
export function elementsOf<E>(
  { list, variable }: { readonly list: Expression; readonly variable: number },
  inquiry: Inquiry<E>,
): readonly Element<E>[] | null {
  const surroundings = bindElement(variable, elementType(list, inquiry.surroundings), inquiry.surroundings);
  const elements = inquiry.probe.elementsOf(list, variable, inquiry.environment);
  return (
    elements?.map(({ path, environment }) => ({ path, inside: { ...inquiry, environment, surroundings } })) ?? null
  );
}

/** A node for an element, by name: `Työntekijä 1`. */
export function elementNode<E>(
  { path, inside }: Element<E>,
  value: string | null,
  explain: (inside: Inquiry<E>) => readonly Because[],
  { depth }: Inquiry<E>,
): Because {
  const text = elementLabel(path, inside);
  return makeNode({ ...inside, depth }, { kind: 'element', text, value, children: explain });
}

function elementLabel<E>(path: string, { language, rulebook }: Inquiry<E>): string {
  const label = labelOfPath(path, language, rulebook);
  const index = /\[(\d+)\]$/.exec(path)?.[1];
  return label === path && index !== undefined ? `${words.element[language]} ${Number(index) + 1}` : label;
}

/**
 * The elements that decide: of a true `any` the first that satisfies, of a false `every` each that does not, of an
 * unknown one each that is undecided, else all that count.
 */
export function explainQuantifier<E>(expression: Node<'any' | 'every'>, inquiry: Inquiry<E>): readonly Because[] {
  const elements = elementsOf(expression, inquiry);
  if (elements === null || elements.length === 0) return explainEach([expression.list], inquiry);
  const { kind, where, satisfies } = expression;
  const judged = elements.map((element) => {
    const counts = truthOf(where, element.inside);
    return { element, counts, truth: counts === false ? null : truthOf(satisfies, element.inside) };
  });
  const decisive = kind === 'any';
  const deciding = judged.filter(({ counts, truth }) => counts === true && truth === decisive);
  const undecided = judged.filter(({ counts, truth }) => counts !== false && truth !== !decisive);
  let shown = kind === 'any' ? judged : judged.filter(({ counts }) => counts !== false);
  if (deciding.length > 0) shown = kind === 'any' ? deciding.slice(0, 1) : deciding;
  else if (undecided.length > 0) shown = undecided;
  return growAll(shown.length > 0 ? shown : judged, inquiry, ({ element, counts, truth }) =>
    elementNode(
      element,
      counts === true && truth !== null ? (truth ? words.met : words.notMet)[inquiry.language] : null,
      (inside) =>
        explainEach(
          counts === true || where === null ? [satisfies] : [where, ...(counts === null ? [satisfies] : [])],
          inside,
        ),
      inquiry,
    ),
  );
}

/** The elements counted or added up, each with its share; of an undecided one the undecided elements. */
export function explainCollection<E>(
  expression: Node<'count' | 'sum' | 'least' | 'greatest'>,
  inquiry: Inquiry<E>,
): readonly Because[] {
  const elements = elementsOf(expression, inquiry);
  if (elements === null || elements.length === 0) return explainEach([expression.list], inquiry);
  const { where } = expression;
  // Every element counts: it is the list that says why.
  if (expression.kind === 'count' && where === null) return explainEach([expression.list], inquiry);
  const undecided = elements.filter(({ inside }) => truthOf(where, inside) === null);
  if (undecided.length > 0) {
    return growAll(undecided, inquiry, (element) =>
      elementNode(
        element,
        words.unknown[inquiry.language],
        (inside) => explainEach(where === null ? [] : [where], inside),
        inquiry,
      ),
    );
  }
  const counted = elements.filter(({ inside }) => truthOf(where, inside) === true);
  const value = expression.kind === 'count' ? null : expression.value;
  const kept = expression.kind === 'sum' ? keepFirst(expression, counted, inquiry) : counted;
  return growAll(kept, inquiry, (element) =>
    elementNode(
      element,
      value === null ? null : valueText(value, element.inside),
      (inside) => explainEach(value === null ? [where ?? []].flat() : [value], inside),
      inquiry,
    ),
  );
}

/** Of the elements with one key, those within the limit. */
function keepFirst<E>(
  { atMost }: Node<'sum'>,
  elements: readonly Element<E>[],
  inquiry: Inquiry<E>,
): readonly Element<E>[] {
  if (atMost === null) return elements;
  const limit = resultOf(atMost.limit, inquiry);
  if (limit?.kind !== 'known') return elements;
  const seen = new Map<unknown, number>();
  return elements.filter(({ inside }) => {
    const key = atMost.per === null ? null : resultOf(atMost.per, inside);
    const value = key?.kind === 'known' ? key.value : null;
    const before = seen.get(value) ?? 0;
    seen.set(value, before + 1);
    return before < Number(limit.value);
  });
}
