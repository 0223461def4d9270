import { percentOf } from '../../../compare/amounts.ts';
import { formatDifference, formatPercent } from '../../../compare/write-difference.ts';
import type { NumberType, Rulebook } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { formatNumber } from '../../../wording/format-number.ts';
import type { Bucket, KnownCounts } from '../impact.ts';
import { impactSentences as sentences, impactWords as words } from './words.ts';

/** Writes the figures of a report in the reader's language. */
export interface Figures {
  readonly language: Language;
  readonly rulebook: Rulebook;
}

/** `12 345` / `12,345` */
export function writeCount(count: number, { language, rulebook }: Figures): string {
  return formatNumber(count, { kind: 'number', unit: '', decimals: 0 }, language, rulebook, false);
}

/** A sum of a caseload: `1 234 567,00 €`. */
export function writeSum(sum: bigint, type: NumberType, { language, rulebook }: Figures): string {
  return formatNumber(sum, type, language, rulebook, true);
}

/** The cells before, after, difference and percent of two sums. */
export function writePair(before: bigint, after: bigint, type: NumberType, figures: Figures): readonly string[] {
  const { language, rulebook } = figures;
  const difference = { amount: after - before, type, percent: percentOf(after - before, before) };
  return [
    writeSum(before, type, figures),
    writeSum(after, type, figures),
    formatDifference(difference, language, rulebook),
    formatPercent(difference, language),
  ];
}

/** `3 tapauksessa tiedetään vain ennen, 1 903 tapauksessa vain jälkeen`: what is not in a sum; empty where all is. */
export function writeUnknown({ before, after, neither }: KnownCounts, figures: Figures): string {
  const { language } = figures;
  const told = [
    [before, sentences.onlyBefore],
    [after, sentences.onlyAfter],
    [neither, sentences.neither],
  ] as const;
  return told.flatMap(([cases, word]) => (cases === 0 ? [] : [word[language](writeCount(cases, figures))])).join(', ');
}

/** `+10,00–20,00 €`, `ei muutosta`: what differences a bucket counts. */
export function writeBucket(
  { from, to }: Bucket,
  type: NumberType,
  figures: Figures,
  none: 'noDifference' | 'noDifferenceOrValue',
): string {
  const { language, rulebook } = figures;
  if (from === 0 && to === 0) return words[none][language];
  const write = (amount: number, unit: boolean) => {
    const sign = amount > 0 ? '+' : '';
    return sign + formatNumber(amount, type, language, rulebook, unit);
  };
  return `${write(from, false)} … ${write(to, true)}`;
}
