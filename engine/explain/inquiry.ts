import type { Result } from '../ir/findings.ts';
import type { Expression, Norm, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { textIn, upperFirst } from '../ir/texts.ts';
import type { Surroundings } from '../ir/type-of.ts';
import { noBreakSpace } from '../wording/format-number.ts';
import { formatResult } from '../wording/format-value.ts';
import { narrate } from '../wording/narrate.ts';
import { words } from '../wording/words.ts';
import type { Because } from './explanation.ts';
import { recallPhrase, shownAs } from './explanation-memory.ts';
import type { Probe } from './probe.ts';

/** One because-tree being grown, at one of its places. */
export interface Inquiry<E> {
  readonly rulebook: Rulebook;
  readonly language: Language;
  readonly probe: Probe<E>;
  readonly environment: E;
  readonly surroundings: Surroundings;
  readonly depth: number;
  /** Nodes the tree may still have. */
  readonly budget: { left: number };
  /** Definitions explained before in this tree: their reasons are given once. */
  readonly told: Set<string>;
  /** Explains the expressions below. */
  readonly explain: (expression: Expression, inquiry: Inquiry<E>) => Because;
  /** The nodes below an expression's own. */
  readonly partsOf: (expression: Expression, inquiry: Inquiry<E>) => readonly Because[];
}

/** The greatest depth of a because-tree. */
export const greatestDepth = 40;

/** The most nodes of a because-tree. */
export const mostNodes = 5000;

/** The node that stands for what a bounded tree leaves out. */
export function omitted(language: Language): Because {
  return { kind: 'omitted', text: words.omitted[language] };
}

/** A node for each item, as far as the tree's bounds go. */
export function growAll<E, T>(
  items: readonly T[],
  inquiry: Inquiry<E>,
  grow: (item: T) => Because,
): readonly Because[] {
  const nodes: Because[] = [];
  for (const item of items) {
    if (inquiry.budget.left <= 0) return [...nodes, omitted(inquiry.language)];
    nodes.push(grow(item));
  }
  return nodes;
}

/** Explanations of expressions, each a node; literals explain themselves. */
export function explainEach<E>(expressions: readonly Expression[], inquiry: Inquiry<E>): readonly Because[] {
  const telling = expressions.filter(({ kind }) => kind !== 'constant' && kind !== 'empty_list');
  return growAll(telling, inquiry, (expression) => inquiry.explain(expression, inquiry));
}

/** A node without its empty parts, counted against the tree's bounds. */
export function makeNode<E>(
  inquiry: Inquiry<E>,
  node: Pick<Because, 'kind' | 'text'> & {
    readonly value?: string | null;
    readonly norm?: Norm;
    /** Grown only where the tree may still have more. */
    readonly children?: (inside: Inquiry<E>) => readonly Because[];
  },
): Because {
  const { language, rulebook, budget, depth } = inquiry;
  budget.left -= 1;
  const provisions = node.norm?.citations ?? [];
  const interpretation = (node.norm?.interpretations ?? []).map((text) => textIn(text, language, rulebook)).join(' ');
  const inside = { ...inquiry, depth: depth + 1 };
  const children = node.children === undefined ? [] : grow(node.children, inside);
  return {
    kind: node.kind,
    text: node.text,
    ...(typeof node.value === 'string' && { value: node.value }),
    ...(provisions.length > 0 && { provisions }),
    ...(interpretation !== '' && { interpretation }),
    ...(children.length > 0 && { children }),
  };
}

function grow<E>(children: (inside: Inquiry<E>) => readonly Because[], inside: Inquiry<E>): readonly Because[] {
  return inside.depth >= greatestDepth ? [omitted(inside.language)] : children(inside);
}

/** The expression as a phrase that begins a line. */
export function phraseOf<E>(
  expression: Expression,
  { surroundings, language, probe, environment }: Inquiry<E>,
): string {
  const day = probe.dayOf(environment);
  return recallPhrase(expression, surroundings, language, day, () =>
    upperFirst(narrate(expression, { ...surroundings, language, day })),
  );
}

/** The result of an expression; null for a quotient and for what is too wide to show. */
export function resultOf<E>(expression: Expression, { probe, environment }: Inquiry<E>): Result | null {
  return expression.kind === 'divide' ? null : probe.resultOf(expression, environment);
}

/** Whether the result is this truth value. */
export function isKnown<E>(expression: Expression, value: boolean, inquiry: Inquiry<E>): boolean {
  const result = resultOf(expression, inquiry);
  return result?.kind === 'known' && result.value === value;
}

/** Whether the result is unknown; a quotient is where one of its sides is. */
export function isUnknown<E>(expression: Expression, inquiry: Inquiry<E>): boolean {
  if (expression.kind === 'divide') {
    return isUnknown(expression.numerator, inquiry) || isUnknown(expression.denominator, inquiry);
  }
  return resultOf(expression, inquiry)?.kind === 'unknown';
}

/** `täyttyy`, `ei täyty`, `ei tiedossa`: what became of a condition. */
export function verdictText(result: Result | null, language: Language): string | null {
  if (result === null) return null;
  if (result.kind === 'known') return (result.value === true ? words.met : words.notMet)[language];
  return result.kind === 'absent' ? words.absent[language] : unknownText(result, language);
}

/** The value as a person reads it; null where it cannot be shown. Sensitive values are not shown. */
export function valueText<E>(expression: Expression, inquiry: Inquiry<E>): string | null {
  const { rulebook, language, surroundings } = inquiry;
  const result = resultOf(expression, inquiry);
  if (result === null) return null;
  if (result.kind === 'unknown') return unknownText(result, language);
  const { type, isHidden } = shownAs(expression, surroundings);
  if (result.kind === 'known' && isHidden) return words.hidden[language];
  if (result.kind === 'known' && isLong(result.value))
    return `${result.value.length}${noBreakSpace}${words.items[language]}`;
  return type === null ? null : formatResult(result, type, language, rulebook);
}

function unknownText(result: Extract<Result, { kind: 'unknown' }>, language: Language): string {
  const isGap = result.waits.size === 0 && result.gaps.length > 0;
  return (isGap ? words.noValue : words.unknown)[language];
}

const longestListShown = 12;

/** Long lists, and lists of records, are counted and not written out. */
function isLong(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  return value.length > longestListShown || value.some((element) => typeof element === 'object');
}
