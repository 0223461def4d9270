import { readFacts } from '../../../facts/read-facts.ts';
import type { Rulebook } from '../../../ir/ir.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import { namesOf } from '../../../ir/names.ts';
import { lowerFirst, textIn } from '../../../ir/texts.ts';
import { formatDay, formatValue } from '../../../wording/format-value.ts';
import type {
  BehaviourComparison,
  ComparisonResult,
  DecisionComparison,
  Witness,
  WitnessKind,
} from '../../behaviour/behaviour.ts';
import type { Changes } from '../changes.ts';
import { labelOfDecision, outcomeInWords, writeValues } from './arrange-effects.ts';
import type { WitnessEntry } from './report.ts';

/** The cases that the comparison of behaviour shows, for a reader. */
export function arrangeBehaviour(
  behaviour: BehaviourComparison,
  changes: Changes,
  language: Language,
): readonly WitnessEntry[] {
  return behaviour.decisions.flatMap(({ decision, result }) =>
    witnessesOf(result).map((one) => arrangeWitness(decision, one, changes, language)),
  );
}

/** All cases that are shown of a decision, those before the first edition last. */
export function witnessesOf(result: ComparisonResult): readonly Witness[] {
  return [...(result.kind === 'different' ? result.witnesses : []), ...('early' in result ? result.early : [])];
}

function arrangeWitness(decision: string, witness: Witness, changes: Changes, language: Language): WitnessEntry {
  const { before, after, shows, date, responsible } = witness;
  const { rulebook } = namesOf(changes.after.rulebook).decisions.has(decision) ? changes.after : changes.before;
  return {
    decision: labelOfDecision(decision, rulebook, language),
    when: [date === null ? '' : formatDay(date, language), timeWords[shows.time][language]]
      .filter((part) => part !== '')
      .join('; '),
    outcome:
      before.outcome === after.outcome
        ? outcomeInWords(decision, after.outcome, rulebook, language)
        : tellOutcomes(decision, shows, changes, language),
    values: writeValues(witness.differences, rulebook, changes.before.rulebook, language),
    responsible: responsible.map((name) => labelOfNorm(decision, name, changes, language)),
    facts: tellFacts(witness, rulebook, language),
  };
}

const timeWords: Readonly<Record<WitnessKind['time'], Localized>> = {
  any: { fi: '', en: '' },
  eve: { fi: 'viimeinen päivä ennen muutosta', en: 'the last day before the change' },
  day: { fi: 'muutoksen ensimmäinen päivä', en: 'the first day of the change' },
  early: { fi: 'ennen ensimmäistä versiota', en: 'before the first edition' },
  across: { fi: 'myönnetty ennen muutosta, käytetty sen jälkeen', en: 'granted before the change, used after it' },
};

/** `myöntämisen edellytykset täyttyvät → myöntämisen edellytykset eivät täyty` */
export function tellOutcomes(
  decision: string,
  { from, to }: Pick<WitnessKind, 'from' | 'to'>,
  { before, after }: Changes,
  language: Language,
): string {
  const [old, now] = [
    outcomeInWords(decision, from, before.rulebook, language),
    outcomeInWords(decision, to, after.rulebook, language),
  ];
  return `${old} → ${now}`;
}

/** A rule, an exception or a definition by its label. */
export function labelOfNorm(decision: string, name: string, { before, after }: Changes, language: Language): string {
  for (const { rulebook, declared } of [after, before]) {
    const { decisions, definitions } = namesOf(rulebook);
    const norm = decisions.get(decision)?.rules.find((rule) => rule.name === name) ?? definitions.get(name);
    if (norm !== undefined) return textIn(norm.label, language, rulebook) || name;
    const texts = declared.spans.flatMap(({ declarations }) => [...declarations.values()]);
    const label = texts.find((text) => text.name === name)?.wordings.label;
    if (label !== undefined) return label;
  }
  return name;
}

/** A text for each input: `Asiakas: syntymäaika 3.5.1985, kotikunta Kuopio`; nothing sensitive. */
function tellFacts({ facts }: Witness, rulebook: Rulebook, language: Language): readonly string[] {
  const declared = namesOf(rulebook).facts;
  const told = new Map<string, string[]>();
  for (const [path, value] of readFacts(rulebook, facts).facts) {
    const fact = declared.get(path);
    if (fact === undefined || fact.sensitive) continue;
    const input = textIn(fact.inputLabel, language, rulebook);
    const label = lowerFirst(textIn(fact.label, language, rulebook));
    told.set(input, [...(told.get(input) ?? []), `${label} ${formatValue(value, fact.type, language, rulebook)}`]);
  }
  return [...told].map(([input, texts]) => `${input}: ${texts.join(', ')}`);
}

/** What is said of decisions of one kind of result, in their order. */
export function decisionsWhere(
  behaviour: BehaviourComparison,
  is: (result: DecisionComparison['result']) => boolean,
): readonly string[] {
  return behaviour.decisions.filter(({ result }) => is(result)).map(({ decision }) => decision);
}
