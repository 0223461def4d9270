import { type Difference, valuesIn } from '../../../compare/difference.ts';
import type { DecidedTwice } from '../../../compare/sides.ts';
import { formatChange } from '../../../compare/write-difference.ts';
import type { Outcome, Rulebook } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { labelOfName, namesOf } from '../../../ir/names.ts';
import { textIn } from '../../../ir/texts.ts';
import { formatDay } from '../../../wording/format-value.ts';
import type { Changes } from '../changes.ts';
import type { EffectCase, EffectEntry } from './report.ts';

/** The rulebook's own cases that come out differently: those with another outcome first, those alike together. */
export function arrangeEffects(
  effects: readonly DecidedTwice[],
  changes: Changes,
  language: Language,
): readonly EffectEntry[] {
  const entries = new Map<string, { readonly entry: Omit<EffectEntry, 'cases'>; readonly cases: EffectCase[] }>();
  for (const effect of effects) {
    const entry = arrangeEffect(effect, changes, language);
    const key = JSON.stringify(entry);
    const known = entries.get(key) ?? { entry, cases: [] };
    entries.set(key, known);
    known.cases.push({
      name: effect.case.name,
      date: effect.date === null ? '' : formatDay(effect.date, language),
    });
  }
  return [...entries.values()]
    .map(({ entry, cases }) => ({ ...entry, cases }))
    .sort((a, b) => Number(a.outcome === '') - Number(b.outcome === ''));
}

function arrangeEffect(
  { case: { decision }, before, after, differences }: DecidedTwice,
  changes: Changes,
  language: Language,
): Omit<EffectEntry, 'cases'> {
  const { rulebook } = namesOf(changes.after.rulebook).decisions.has(decision) ? changes.after : changes.before;
  const outcomes = [
    outcomeInWords(decision, before.outcome, changes.before.rulebook, language),
    outcomeInWords(decision, after.outcome, changes.after.rulebook, language),
  ];
  return {
    decision: labelOfDecision(decision, rulebook, language),
    outcome: before.outcome === after.outcome ? '' : outcomes.join(' → '),
    values: writeValues(differences, rulebook, changes.before.rulebook, language),
  };
}

/** `Palvelusetelin arvo: 1 840,00 → 1 880,00 € (+40,00 €, +2,2 %)`, value by value. */
export function writeValues(
  differences: readonly Difference[],
  rulebook: Rulebook,
  earlier: Rulebook,
  language: Language,
): readonly string[] {
  return valuesIn(differences).map(
    ({ name, before, after }) =>
      `${labelOfName(name, language, rulebook, earlier)}: ${formatChange(before, after, language, rulebook)}`,
  );
}

/** A decision by its label. */
export function labelOfDecision(decision: string, rulebook: Rulebook, language: Language): string {
  const declared = namesOf(rulebook).decisions.get(decision);
  return (declared && textIn(declared.label, language, rulebook)) || decision;
}

/** An outcome in the decision's own words. */
export function outcomeInWords(decision: string, outcome: Outcome, rulebook: Rulebook, language: Language): string {
  const declared = namesOf(rulebook).decisions.get(decision);
  return declared === undefined ? outcome : textIn(declared.outcomes[outcome], language, rulebook).toLowerCase();
}
