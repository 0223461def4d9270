import type { Language, Localized } from '../../../ir/localized.ts';
import type { TextPart } from '../token-diff.ts';
import type { EffectEntry, Report, ValueGroup, WitnessEntry } from './report.ts';
import { andMore, reportWords as words } from './words.ts';

/** A part of a report below its opening. */
export interface Section {
  readonly kind:
    | 'values'
    | 'rules'
    | 'impact'
    | 'behaviour'
    | 'editions'
    | 'effects'
    | 'provisions'
    | 'cases'
    | 'unchanged';
  readonly title: string;
  /** How many things it holds: at least one. */
  readonly count: number;
  /** Whether it is read without being folded out. */
  readonly isOpen: boolean;
  /** Of values: from when all of them hold, where that is one day; empty otherwise. */
  readonly note: string;
  readonly table: readonly ValueGroup[];
  readonly items: readonly SectionItem[];
}

export interface SectionItem {
  readonly title: string;
  /** Stands in parentheses behind the title; may be empty. */
  readonly note: string;
  readonly sentences: readonly string[];
  /** A text with what changed marked; may be empty. */
  readonly text: readonly TextPart[];
}

/** The parts that hold something, the most important first. */
export function sectionsOf(report: Report): readonly Section[] {
  const { language, values, declarations, impact, witnesses, editions, effects, provisions, cases, unchanged } = report;
  const plain = { note: '', table: [], text: [] } as const;
  const sections: readonly Section[] = [
    {
      ...plain,
      kind: 'values',
      title: words.values[language],
      count: values.reduce((sum, { rows }) => sum + rows.length, 0),
      isOpen: true,
      note: commonStretch(values),
      table: values,
      items: [],
    },
    {
      ...plain,
      kind: 'rules',
      title: words.rules[language],
      count: declarations.length,
      isOpen: true,
      items: declarations.map(({ title, citation, sentence, text, when }) => ({
        title,
        note: [citation, when].filter((part) => part !== '').join('; '),
        sentences: [sentence],
        text,
      })),
    },
    {
      ...plain,
      kind: 'impact',
      title: words.impact[language],
      count: impact.length,
      isOpen: false,
      items: impact.map(({ title, lines }) => ({ title, note: '', sentences: lines, text: [] })),
    },
    {
      ...plain,
      kind: 'behaviour',
      title: words.behaviour[language],
      count: witnesses.length,
      isOpen: false,
      items: witnesses.map((entry) => arrangeWitness(entry, language)),
    },
    {
      ...plain,
      kind: 'editions',
      title: words.editions[language],
      count: editions.length,
      isOpen: false,
      items: editions.map(({ title, lines }) => ({ title, note: '', sentences: lines, text: [] })),
    },
    {
      ...plain,
      kind: 'effects',
      title: words.effects[language],
      count: effects.reduce((sum, { cases: alike }) => sum + alike.length, 0),
      isOpen: false,
      items: effects.map((entry) => ({
        title: entry.decision,
        note: nameCases(entry, language),
        sentences: [entry.outcome, ...entry.values].filter((line) => line !== ''),
        text: [],
      })),
    },
    {
      ...plain,
      kind: 'provisions',
      title: words.provisions[language],
      count: provisions.length,
      isOpen: false,
      items: provisions.map(({ mark, sentence, text }) => ({ title: mark, note: '', sentences: [sentence], text })),
    },
    {
      ...plain,
      kind: 'cases',
      title: words.cases[language],
      count: cases.length,
      isOpen: false,
      items: cases.map(({ decision, name, sentence }) => ({
        title: `${decision}: ${name}`,
        note: sentence,
        sentences: [],
        text: [],
      })),
    },
    {
      ...plain,
      kind: 'unchanged',
      title: words.unchanged[language],
      count: unchanged.length,
      isOpen: false,
      items: unchanged.map(({ title, sentence, text }) => ({ title, note: '', sentences: [sentence], text })),
    },
  ];
  return sections.filter(({ count }) => count > 0);
}

/** When all values hold, where it is the same for all. */
function commonStretch(values: readonly ValueGroup[]): string {
  const stretches = new Set(values.flatMap(({ rows }) => rows.map(({ when }) => when)));
  return stretches.size === 1 ? ([...stretches][0] ?? '') : '';
}

function arrangeWitness(
  { decision, when, outcome, values, responsible, facts }: WitnessEntry,
  language: Language,
): SectionItem {
  const said = (head: Localized, texts: readonly string[], between: string): readonly string[] =>
    texts.length === 0 ? [] : [`${head[language]}: ${texts.join(between)}`];
  return {
    title: decision,
    note: when,
    sentences: [outcome, ...values, ...said(words.responsible, responsible, ', '), ...said(words.facts, facts, '; ')],
    text: [],
  };
}

const mostNames = 2;

/** `täyttää 65 alkupäivänä 2.3.2021; ja 12 muuta` */
function nameCases({ cases }: EffectEntry, language: Language): string {
  const named = cases.slice(0, mostNames).map(({ name, date }) => (date === '' ? name : `${name}, ${date}`));
  const more = cases.length - named.length;
  return [...named, ...(more === 0 ? [] : [andMore[language](more)])].join('; ');
}
