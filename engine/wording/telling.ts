import type { Day, Expression } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { labelOfPath, namesOf } from '../ir/names.ts';
import { lowerFirst, textIn } from '../ir/texts.ts';
import type { Surroundings } from '../ir/type-of.ts';
import { type Phrases, phrasesOf } from './phrases.ts';

/** What narration needs to know: where the expression stands, and the reader's language. */
export interface Narration extends Surroundings {
  readonly language: Language;
  /** Plain parameters are told with their value on this day; null tells them by label only. */
  readonly day: Day | null;
}

/** Narration under way: `tell` narrates the expressions below. */
export interface Telling extends Narration {
  readonly depth: number;
  readonly tell: (expression: Expression, telling: Telling) => Fragment;
}

/**
 * How tightly a fragment holds together, loosest first: a clause is a whole sentence or ends in a list, and stands in
 * parentheses wherever something follows it.
 */
const tightnesses = ['clause', 'or', 'and', 'sum', 'product', 'word'] as const;

/** One of them. */
export type Tightness = (typeof tightnesses)[number];

/** A piece of a sentence. */
export interface Fragment {
  readonly text: string;
  readonly tightness: Tightness;
}

/** A fragment that never needs parentheses. */
export function word(text: string): Fragment {
  return { text, tightness: 'word' };
}

/** A fragment that needs parentheses wherever something follows it. */
export function clause(text: string): Fragment {
  return { text, tightness: 'clause' };
}

/** The text of a fragment, in parentheses unless it holds together at least as tightly as asked. */
export function hold({ text, tightness }: Fragment, least: Tightness): string {
  return tightnesses.indexOf(tightness) >= tightnesses.indexOf(least) ? text : `(${text})`;
}

/** The turns of phrase of the reader's language. */
export function phrasesFor({ language }: Narration): Phrases {
  return phrasesOf[language];
}

/** A value: what has a label goes by it, and a boolean is then no condition. */
export function tellValue(expression: Expression, telling: Telling): Fragment {
  const name = nameOf(expression, telling);
  return name === null ? telling.tell(expression, telling) : word(name);
}

/** A value as text that stands by itself, as within parentheses. */
export function valueText(expression: Expression, telling: Telling): string {
  return tellValue(expression, telling).text;
}

/** A value as text that a verb or a preposition follows. */
export function operandText(expression: Expression, telling: Telling): string {
  return hold(tellValue(expression, telling), 'sum');
}

/** The label by which a fact, field, element or definition goes in a sentence; null for what has none. */
export function nameOf(expression: Expression, { rulebook, language, variables }: Narration): string | null {
  if (expression.kind === 'fact') return lowerFirst(labelOfPath(expression.path, language, rulebook));
  if (expression.kind === 'element') return phrasesOf[language].theElement;
  if (expression.kind === 'field') {
    const element = variables.get(expression.variable);
    const record = element?.kind === 'record' ? element.record : '';
    return lowerFirst(labelOfPath(`${record}.${expression.field}`, language, rulebook));
  }
  if (expression.kind !== 'definition') return null;
  const definition = namesOf(rulebook).definitions.get(expression.name);
  return definition === undefined ? expression.name : lowerFirst(textIn(definition.label, language, rulebook));
}
