/** The labels of what a rulebook names, in the languages that Rulebook speaks. */
import type { Language, Localized } from '../../engine/ir/localized.ts';
import type { RulebookSources } from '../editions/consolidated.ts';
import { type Locale, textOn } from '../locales/locale.ts';
import { readLocales } from '../locales/read-locales.ts';
import type * as ast from '../syntax/ast.ts';

const knownLocales = new WeakMap<RulebookSources, readonly Locale[]>();

/**
 * A text of the policies with its translation, where a locale file has it under one of the paths; without one the
 * authority's text stands in. Null where the policy gives no text.
 */
export function labelOf(
  sources: RulebookSources,
  label: ast.Text | null,
  ...paths: readonly string[]
): Localized | null {
  if (label === null) return null;
  const own = sources.identity.languages[0];
  const inLanguage = (language: Language): string => {
    return (language === own ? undefined : findTranslation(sources, language, paths)) ?? label.text;
  };
  return { fi: inLanguage('fi'), en: inLanguage('en') };
}

function findTranslation(sources: RulebookSources, language: Language, paths: readonly string[]): string | undefined {
  const locale = localesOf(sources).find((each) => each.language === language);
  if (locale === undefined) return undefined;
  for (const path of paths) {
    const found = textOn(locale, path, null)?.text;
    if (found !== undefined) return found;
  }
  return undefined;
}

function localesOf(sources: RulebookSources): readonly Locale[] {
  const known = knownLocales.get(sources);
  if (known !== undefined) return known;
  const { locales } = readLocales(
    sources.files,
    sources.identity,
    sources.editions.map(({ date }) => date),
  );
  knownLocales.set(sources, locales);
  return locales;
}
