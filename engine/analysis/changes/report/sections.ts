import type { Language, Localized } from '../../../ir/localized.ts';
import type { TextPart } from '../token-diff.ts';
import type { DeclarationEntry, EffectEntry, Report, ValueGroup, WitnessEntry } from './report.ts';
import { andMore, manyEffects, reportWords as words } from './words.ts';

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
  /** Of values: from when all of them hold, where that is one day; of cases: that not all are shown. May be empty. */
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
  const { language, values, declarations, impact, witnesses, editions, provisions, cases, unchanged } = report;
  const part = (kind: Section['kind'], items: readonly SectionItem[], more: Partial<Section> = {}): Section => {
    return {
      kind,
      title: titles[kind][language],
      count: items.length,
      isOpen: false,
      note: '',
      table: [],
      items,
      ...more,
    };
  };
  const sections = [
    part('values', [], { ...countValues(values), isOpen: true, note: commonStretch(values), table: values }),
    part('rules', declarations.map(arrangeDeclaration), { isOpen: true }),
    part(
      'impact',
      impact.map(({ title, lines }) => item(title, '', lines)),
    ),
    part(
      'behaviour',
      witnesses.map((entry) => arrangeWitness(entry, language)),
    ),
    part(
      'editions',
      editions.map(({ title, lines }) => item(title, '', lines)),
    ),
    arrangeEffects(report, part),
    part(
      'provisions',
      provisions.map(({ mark, when, sentence, text }) => item(mark, when, [sentence], text)),
    ),
    part(
      'cases',
      cases.map(({ decision, name, sentence }) => item(`${decision}: ${name}`, sentence, [])),
    ),
    part(
      'unchanged',
      unchanged.map(({ title, sentence, text }) => item(title, '', [sentence], text)),
    ),
  ];
  return sections.filter(({ count }) => count > 0);
}

const titles: Readonly<Record<Section['kind'], Localized>> = words;

function item(title: string, note: string, sentences: readonly string[], text: readonly TextPart[] = []): SectionItem {
  return { title, note, sentences, text };
}

function countValues(values: readonly ValueGroup[]): Pick<Section, 'count'> {
  return { count: values.reduce((sum, { rows }) => sum + rows.length, 0) };
}

function arrangeDeclaration({ title, citation, sentence, text, when }: DeclarationEntry): SectionItem {
  return item(title, [citation, when].filter((part) => part !== '').join('; '), [sentence], text);
}

/** Ways to come out differently; those that change an outcome are the first. */
const mostEffects = 12;

function arrangeEffects(
  { effects, language }: Report,
  part: (kind: 'effects', items: readonly SectionItem[], more: Partial<Section>) => Section,
): Section {
  const items = effects.slice(0, mostEffects).map((entry) => {
    const sentences = [entry.outcome, ...entry.values].filter((line) => line !== '');
    return item(entry.decision, nameCases(entry, language), sentences);
  });
  return part('effects', items, {
    count: effects.reduce((sum, { cases: alike }) => sum + alike.length, 0),
    note: effects.length > mostEffects ? manyEffects[language](mostEffects) : '',
  });
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
  return item(decision, when, [
    `${words.outcome[language]}: ${outcome}`,
    ...values,
    ...said(words.responsible, responsible, ', '),
    ...said(words.facts, facts, '; '),
  ]);
}

const mostNames = 2;

/** `täyttää 65 alkupäivänä 2.3.2021; ja 12 muuta` */
function nameCases({ cases }: EffectEntry, language: Language): string {
  const named = cases.slice(0, mostNames).map(({ name, date }) => (date === '' ? name : `${name}, ${date}`));
  const more = cases.length - named.length;
  return [...named, ...(more === 0 ? [] : [andMore[language](more)])].join('; ');
}
