import type { Index, Rulebook, Type } from '../../../ir/ir.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import { namesOf } from '../../../ir/names.ts';
import { lowerFirst, textIn } from '../../../ir/texts.ts';

const plain = {
  boolean: { fi: 'kyllä tai ei', en: 'yes or no' },
  text: { fi: 'teksti', en: 'text' },
  date: { fi: 'päivä', en: 'date' },
  label: { fi: 'nimike', en: 'label' },
} as const satisfies Readonly<Record<string, Localized>>;

const wholeNumber: Localized = { fi: 'kokonaisluku', en: 'whole number' };

/** A type as a reader calls it: `päivä`, `EUR/h, 2 desimaalia`, `palvelu`. */
export function typeInWords(type: Type, language: Language, rulebook: Rulebook): string {
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'date':
    case 'label':
      return plain[type.kind][language];
    case 'number':
      return numberInWords(type.unit, type.decimals, language);
    case 'enum':
      return labelOf(namesOf(rulebook).enums.get(type.enum), type.enum, language, rulebook);
    case 'record':
      return labelOf(namesOf(rulebook).records.get(type.record), type.record, language, rulebook);
    case 'list': {
      const element = typeInWords(type.element, language, rulebook);
      return language === 'fi' ? `luettelo (${element})` : `list (${element})`;
    }
  }
}

/** What a parameter has a value for each of. */
export function indexInWords(index: Index | null, language: Language, rulebook: Rulebook): string {
  if (index === null) return language === 'fi' ? 'yksi arvo' : 'one value';
  switch (index.kind) {
    case 'enum': {
      const of = labelOf(namesOf(rulebook).enums.get(index.enum), index.enum, language, rulebook);
      return language === 'fi' ? `arvo kullekin: ${of}` : `a value for each: ${of}`;
    }
    case 'bands':
    case 'brackets': {
      const of = numberInWords(index.unit, index.decimals, language);
      return language === 'fi' ? `arvo väleittäin (${of})` : `a value for each band (${of})`;
    }
  }
}

function numberInWords(unit: string, decimals: number, language: Language): string {
  if (unit === '' && decimals === 0) return wholeNumber[language];
  const written =
    language === 'fi'
      ? `${decimals} ${decimals === 1 ? 'desimaali' : 'desimaalia'}`
      : `${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`;
  return unit === '' ? written : `${unit}, ${written}`;
}

function labelOf(
  declared: { readonly label: Readonly<Record<string, string>> } | undefined,
  name: string,
  language: Language,
  rulebook: Rulebook,
): string {
  return declared === undefined ? name : lowerFirst(textIn(declared.label, language, rulebook));
}
