import { formatDay, formatValue } from '../../../explain/format-value.ts';
import { labelOfPath, namesOf } from '../../../explain/names.ts';
import { operandsOf } from '../../../explain/operands.ts';
import { lowerFirst, textIn } from '../../../explain/texts.ts';
import type { Facts } from '../../../ir/findings.ts';
import type { Outcome, Rulebook, Type } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import type { CaseEffect } from '../case-effects.ts';
import type { Changes } from '../changes.ts';
import { labelOfOutput } from '../tell/vocabulary-change.ts';
import { formatChange } from './amounts.ts';
import type { EffectCase, EffectEntry } from './report.ts';

/** The rulebook's own cases that come out differently: those with another outcome first, those alike together. */
export function arrangeEffects(
  effects: readonly CaseEffect[],
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
  { case: { decision }, before, after, values }: CaseEffect,
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
    values: values.map(
      (value) =>
        `${labelOfOutput(value.output, rulebook, language)}: ${formatChange(value.before, value.after, value.type, language, rulebook)}`,
    ),
  };
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

/** Facts that say in a few words what kind of case it is. */
const fewFacts = 3;

/** What a value rests on in a case: `yksilövalmennus, 40 h`. Choices first, then quantities; no dates, no texts. */
export function describeCase(output: string, facts: Facts, rulebook: Rulebook, language: Language): string {
  const { facts: declared } = namesOf(rulebook);
  const behind = [...factsBehind(output, rulebook)].flatMap((path) => {
    const value = facts.get(path);
    const type = declared.get(path)?.type;
    return value === undefined || type === undefined ? [] : [{ path, value, type }];
  });
  const choices = behind.filter(({ type }) => type.kind === 'enum');
  const quantities = behind.filter(({ type }) => type.kind === 'number');
  return [...choices, ...quantities]
    .slice(0, fewFacts)
    .map(({ path, value, type }) => {
      const text = formatValue(value, type, language, rulebook);
      if (type.kind === 'enum') return lowerFirst(text);
      return saysItsUnit(type) ? text : `${lowerFirst(labelOfPath(path, language, rulebook))} ${text}`;
    })
    .join(', ');
}

function saysItsUnit(type: Type): boolean {
  return type.kind === 'number' && type.unit !== '' && type.unit !== '%';
}

/** The facts an output reads, through definitions, on whatever day; in the order in which they are met. */
function factsBehind(output: string, rulebook: Rulebook): ReadonlySet<string> {
  const { definitions } = namesOf(rulebook);
  const facts = new Set<string>();
  const seen = new Set<string>();
  const waiting = [output];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const versions = definitions.get(name)?.versions ?? [];
    const expressions = versions.flatMap(({ value }) =>
      value === null ? [] : [value.body, ...(value.when === null ? [] : [value.when])],
    );
    for (let next = expressions.shift(); next !== undefined; next = expressions.shift()) {
      if (next.kind === 'fact') facts.add(next.path);
      if (next.kind === 'definition') waiting.push(next.name);
      expressions.push(...operandsOf(next));
    }
  }
  return facts;
}
