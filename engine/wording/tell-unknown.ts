import type { Gap } from '../ir/findings.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { labelOfName, labelOfPath } from '../ir/names.ts';
import { gapWords, words } from './words.ts';

/**
 * That a value is not known, and why: `ei tiedossa, koska puuttuu: Myönnetyt tunnit`, `not known, because the rulebook has
 * no value: Income limit (not in force)`.
 */
export function tellUnknown(
  { missing, gaps }: { readonly missing: readonly string[]; readonly gaps: readonly Gap[] },
  rulebook: Rulebook,
  language: Language,
): string {
  const facts = missing.map((path) => labelOfPath(path, language, rulebook, { withInput: true }));
  const lacking = gaps.map(({ name, reason }) => {
    return `${labelOfName(name, language, rulebook)} (${gapWords[reason][language]})`;
  });
  const because = [
    ...(facts.length === 0 ? [] : [`${texts.missing[language]}: ${facts.join(', ')}`]),
    ...(lacking.length === 0 ? [] : [`${texts.gaps[language]}: ${lacking.join(', ')}`]),
  ];
  return `${words.unknown[language]}, ${texts.because[language]} ${because.join('; ')}`;
}

const texts = {
  because: { fi: 'koska', en: 'because' },
  missing: { fi: 'puuttuu', en: 'facts are missing' },
  gaps: { fi: 'sääntökirjassa ei ole arvoa', en: 'the rulebook has no value' },
} as const satisfies Readonly<Record<string, Localized>>;
