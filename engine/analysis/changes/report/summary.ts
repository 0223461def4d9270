import { formatNumber } from '../../../explain/format-number.ts';
import { formatDay } from '../../../explain/format-value.ts';
import type { Day } from '../../../ir/ir.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import type { CaseEffect, CaseEffects } from '../case-effects.ts';
import type { Changes, EditionChange } from '../changes.ts';
import type { ToldDeclaration } from '../tell/tell-declaration.ts';
import { labelOfOutput } from '../tell/vocabulary-change.ts';
import { formatPair } from './amounts.ts';
import { describeCase, labelOfDecision, outcomeInWords } from './arrange-effects.ts';
import { decisionInWords } from './arrange-others.ts';
import type { ReportContext, SummaryLine, UnchangedEntry, ValueEntry, ValueGroup } from './report.ts';
import { countWords, otherOutcomes, reportWords as words } from './words.ts';

/** What the opening of a report is made from. */
export interface SummaryParts {
  readonly changes: Changes;
  readonly language: Language;
  readonly context: ReportContext;
  readonly values: readonly ValueGroup[];
  readonly declarations: readonly ToldDeclaration[];
  readonly unchanged: readonly UnchangedEntry[];
  readonly effects: CaseEffects;
}

/**
 * The opening of a report, at most nine lines for someone who decides about money and people: what, from when, decided
 * by whom, who gains or loses how much, what is proved and what only searched, what to check and why.
 */
export function summarise(parts: SummaryParts): readonly SummaryLine[] {
  const texts: readonly (readonly [SummaryLine['kind'], string])[] = [
    ['what', tellWhat(parts)],
    ['when', tellWhen(parts)],
    ['decided', tellDecided(parts)],
    ['whom', tellWhom(parts)],
    ['example', tellExamples(parts)],
    ['outcomes', tellOutcomes(parts)],
    ['proved', ''],
    ['searched', words.notCompared[parts.language]],
    ['cautions', tellCautions(parts)],
  ];
  return texts.flatMap(([kind, text]) => (text === '' ? [] : [{ kind, head: words[kind][parts.language], text }]));
}

const nouns = {
  values: { one: { fi: 'arvo', en: 'value' }, many: { fi: 'arvoa', en: 'values' } },
  rules: {
    one: { fi: 'sääntö tai laskenta', en: 'rule or calculation' },
    many: { fi: 'sääntöä tai laskentaa', en: 'rules or calculations' },
  },
  unchanged: {
    one: { fi: 'muutos, joka ei muuta merkitystä', en: 'change without a change of meaning' },
    many: { fi: 'muutosta, jotka eivät muuta merkitystä', en: 'changes without a change of meaning' },
  },
  provisions: {
    one: { fi: 'säännöksen teksti', en: 'text of a provision' },
    many: { fi: 'säännöksen tekstiä', en: 'texts of provisions' },
  },
} as const satisfies Readonly<Record<string, { readonly one: Localized; readonly many: Localized }>>;

const mostSentences = 2;

function tellWhat({ changes, language, values, declarations, unchanged }: SummaryParts): string {
  const count = (number: number, { one, many }: { readonly one: Localized; readonly many: Localized }): string[] =>
    number === 0 ? [] : [countWords(number, one, many, language)];
  const rows = values.flatMap((group) => group.rows);
  const counts = [
    ...count(rows.length, nouns.values),
    ...count(declarations.length, nouns.rules),
    ...count(changes.provisions.length, nouns.provisions),
    ...count(unchanged.length, nouns.unchanged),
  ];
  if (counts.length === 0) return words.nothingFelt[language];
  const sentences = declarations.slice(0, mostSentences).map(({ title, sentence }) => `${title}: ${sentence}`);
  return [`${counts.join(', ')}.`, ...sentences].join(' ');
}

function tellWhen({ changes, language }: SummaryParts): string {
  const days = changedDays(changes);
  return (
    days.map((day) => formatDay(day, language)).join(', ') +
    (days.length === 0 ? '' : language === 'fi' ? ' alkaen' : ' onwards')
  );
}

function changedDays({ values, declarations }: Changes): readonly Day[] {
  const stretches = [
    ...values.flatMap(({ rows }) => rows),
    ...declarations.filter(({ consequence }) => consequence === 'meaning'),
  ];
  return [...new Set(stretches.flatMap(({ from }) => (from === null ? [] : [from])))].sort((a, b) => a - b);
}

function tellDecided({ changes, language }: SummaryParts): string {
  const told = changes.editions.flatMap(({ after }: EditionChange) => {
    if (after === null) return [];
    const record = after.record === null ? '' : `, ${after.record}`;
    return [`${decisionInWords(after, language)}${record}`];
  });
  return told.length === 0 ? words.decisionUnchanged[language] : [...new Set(told)].join('; ');
}

const mostValues = 6;

function tellWhom({ language, values, changes }: SummaryParts): string {
  const rows = values.flatMap((group) => group.rows.map((row) => ({ group, row })));
  const told = rows.slice(0, mostValues).map(({ group, row }) => tellValue(group, row, language));
  const more = rows.length - told.length;
  const rest = more === 0 ? [] : [language === 'fi' ? `ja ${more} muuta` : `and ${more} more`];
  const nobody = changes.declarations.some(({ consequence }) => consequence === 'meaning')
    ? ''
    : words.nothingFelt[language];
  return told.length === 0 ? nobody : [...told, ...rest].join('; ');
}

const directions = {
  up: { fi: 'nousee', en: 'rises' },
  down: { fi: 'laskee', en: 'falls' },
} as const satisfies Readonly<Record<string, Localized>>;

/** `Ryhmävalmennuksen tuntihinta nousee 15,00 € → 15,50 €/h (+3,3 %)` */
export function tellValue({ label }: ValueGroup, row: ValueEntry, language: Language): string {
  const name = row.key === '' ? label : `${label}, ${row.key},`;
  const verb = row.direction === null ? ':' : ` ${directions[row.direction][language]}`;
  const more = row.percent === '' ? row.difference : row.percent;
  return `${name}${verb} ${row.before} → ${row.after}${more === '' ? '' : ` (${more})`}`;
}

const mostExamples = 4;

/** Ordinary cases from the rulebook's own: approved on both sides, one for each kind, the amount that changes. */
function tellExamples({ effects, changes, language }: SummaryParts): string {
  const { rulebook } = changes.after;
  const told = new Map<string, string>();
  for (const effect of effects.effects) {
    if (effect.before.outcome !== 'approved' || effect.after.outcome !== 'approved') continue;
    for (const value of effect.values) {
      if (!isMoney(effect, value.output, rulebook.currency)) continue;
      const kind = describeCase(value.output, effect.facts, rulebook, language);
      const group = `${effect.case.decision} ${value.output} ${kind.split(',')[0]}`;
      if (told.has(group)) continue;
      const pair = formatPair(value.before, value.after, value.type, language, rulebook);
      told.set(group, `${kind === '' ? '' : `${kind}: `}${labelOfOutput(value.output, rulebook, language)} ${pair}`);
    }
  }
  return [...told.values()].slice(0, mostExamples).join('; ');
}

/** A sum of money, not a price for each of something. */
function isMoney({ values }: CaseEffect, output: string, currency: string): boolean {
  const type = values.find((value) => value.output === output)?.type;
  return type?.kind === 'number' && type.unit === currency;
}

/** Which outcomes become which, in the rulebook's own cases. */
function tellOutcomes({ effects, changes, language }: SummaryParts): string {
  if (effects.decided === 0) return '';
  const kinds = new Map<string, number>();
  for (const { case: one, before, after } of effects.effects) {
    if (before.outcome === after.outcome) continue;
    const { rulebook } = changes.after;
    const from = outcomeInWords(one.decision, before.outcome, changes.before.rulebook, language);
    const to = outcomeInWords(one.decision, after.outcome, rulebook, language);
    const kind = `${labelOfDecision(one.decision, rulebook, language)}: ${from} → ${to}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const whole = { kind: 'number', unit: '', decimals: 0 } as const;
  const write = (number: number): string => formatNumber(number, whole, language, changes.after.rulebook, false);
  const total = [...kinds.values()].reduce((sum, number) => sum + number, 0);
  const head = otherOutcomes[language](write(effects.decided), write(total));
  return [head, ...[...kinds].map(([kind, number]) => `${kind} (${write(number)})`)].join('; ');
}

function tellCautions({ context, language }: SummaryParts): string {
  return context.cautions
    .map(
      ({ text, reason }) =>
        `${text} – ${reason === null ? words.noReason[language] : `${words.reason[language]}: ${reason}`}`,
    )
    .join('; ');
}
