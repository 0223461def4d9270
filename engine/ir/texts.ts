import type { Rulebook } from './ir.ts';
import type { Language, Texts } from './localized.ts';

/** A text of the rulebook in `language`; where it has none, in the authority's language. */
export function textIn(texts: Texts, language: string, rulebook: Pick<Rulebook, 'languages'>): string {
  const own = ownText(texts, language);
  if (own !== null) return own;
  for (const other of rulebook.languages) {
    const text = ownText(texts, other);
    if (text !== null) return text;
  }
  return Object.values(texts)[0] ?? '';
}

function ownText(texts: Texts, language: string): string | null {
  return Object.hasOwn(texts, language) ? (texts[language] ?? null) : null;
}

/** The language of the product nearest to one of a rulebook's: itself, or `fallback` where we do not speak it. */
export function spokenLanguage(language: string, fallback: Language): Language {
  return language === 'fi' || language === 'en' ? language : fallback;
}

/** A label inside a sentence: `Ikä` becomes `ikä`; `Y-tunnus` and `EU-kansalainen` stay as they are. */
export function lowerFirst(text: string): string {
  const [first = '', second = ''] = text;
  const secondIsSmallLetter = second !== second.toUpperCase();
  return secondIsSmallLetter ? first.toLowerCase() + text.slice(first.length) : text;
}

/** A sentence begun with a capital letter. */
export function upperFirst(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** `a, b ja c` / `a, b and c`, with `none` for an empty list. */
export function joinTexts(texts: readonly string[], conjunction: string, none: string): string {
  const last = texts.at(-1);
  if (last === undefined) return none;
  if (texts.length === 1) return last;
  return `${texts.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
