import type { Findings, MessageText } from '../ir/findings.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';
import { spokenLanguage, textIn } from '../ir/texts.ts';
import { formatResult } from './format-value.ts';

/**
 * A violation's message in the reader's language; in the authority's where it has none, with the values then written
 * as in that language.
 */
export function writeMessage(
  message: Readonly<Record<string, readonly MessageText[]>>,
  language: Language,
  rulebook: Rulebook,
): string | null {
  const inLanguage = [language, ...rulebook.languages].find((candidate) => Object.hasOwn(message, candidate));
  const parts = inLanguage === undefined ? undefined : message[inLanguage];
  if (inLanguage === undefined || parts === undefined) return null;
  const spoken = spokenLanguage(inLanguage, language);
  return parts
    .map((part) =>
      typeof part === 'string'
        ? part
        : formatResult(part.result, part.type, spoken, rulebook, { unit: part.format !== 'number' }),
    )
    .join('');
}

/** Says that a parameter stated for one year was used for a later one. */
export function writeOutdated(
  { parameter, statedFor, usedFor }: Findings['outdated'][number],
  language: Language,
  rulebook: Rulebook,
): string {
  const declared = namesOf(rulebook).parameters.get(parameter);
  const label = declared === undefined ? parameter : textIn(declared.label, language, rulebook);
  switch (language) {
    case 'fi':
      return `${label} on vahvistettu vuodelle ${statedFor}, mutta arvoa käytettiin vuonna ${usedFor}.`;
    case 'en':
      return `${label}: the value is stated for ${statedFor} but was used for ${usedFor}.`;
  }
}
