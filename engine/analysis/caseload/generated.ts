import type { Localized } from '../../ir/localized.ts';

/** Stands on everything that shows generated cases or what came of them. */
export const generatedLabel: Localized = {
  fi: 'Esimerkkiaineisto – ei todellisia asiakkaita',
  en: 'Generated example data – no real clients',
};

/** The reference of a generated case: with its seed and its number. */
export function generatedReference(seed: number, number: number): string {
  return `generated-${seed}-${number}`;
}

/** Whether a case was generated, by its reference. */
export function isGenerated(reference: string | number | null): boolean {
  return typeof reference === 'string' && /^generated-\d+-\d+$/.test(reference);
}
