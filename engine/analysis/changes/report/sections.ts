import type { Language, Localized } from '../../../ir/localized.ts';
import {
  type Block,
  type Entry,
  type GroupedTable,
  numberColumn,
  paragraph,
  type Report,
  type Section,
  section,
  type Text,
  textColumn,
} from '../../../report/report.ts';
import type { TextPart } from '../token-diff.ts';
import type { ChangeReport, DeclarationEntry, EffectEntry, ValueGroup, WitnessEntry } from './report.ts';
import { andMore, manyEffects, reportWords as words } from './words.ts';

/** A report as it is read: its opening, then all that changes. */
export function layOut(report: ChangeReport): Report {
  const { language, title, rulebook, context, summary } = report;
  const pairs = summary.map(({ head, text }) => ({ name: head, value: text }));
  const opening: Block =
    pairs.length === 0 ? paragraph(words.nothing[language]) : { kind: 'pairs', stress: 'name', pairs };
  return {
    language,
    title: `${title}: ${rulebook}`,
    head: [`${context.before} → ${context.after}`],
    notice: '',
    sections: [section('', [opening]), ...sectionsOf(report)],
  };
}

/** The parts that hold something, the most important first; those that a reader should not miss stand open. */
export function sectionsOf(report: ChangeReport): readonly Section[] {
  const { language, values, declarations, impact, witnesses, editions, provisions, cases, unchanged } = report;
  const part = (name: Exclude<keyof typeof folds, 'effects'>, blocks: readonly Block[], count = blocks.length) =>
    partOf(name, blocks, count, language);
  return [
    part('values', valueBlocks(values, language), countRows(values)),
    part('rules', declarations.map(arrangeDeclaration)),
    part(
      'impact',
      impact.map(({ title, lines }) => entry(title, '', lines)),
    ),
    part(
      'behaviour',
      witnesses.map((one) => arrangeWitness(one, language)),
    ),
    part(
      'editions',
      editions.map(({ title, lines }) => entry(title, '', lines)),
    ),
    arrangeEffects(report),
    part(
      'provisions',
      provisions.map(({ mark, when, sentence, text }) => entry(mark, when, [sentence], text)),
    ),
    part(
      'cases',
      cases.map(({ decision, name, sentence }) => entry(`${decision}: ${name}`, sentence, [])),
    ),
    part(
      'unchanged',
      unchanged.map(({ title, sentence, text }) => entry(title, '', [sentence], text)),
    ),
  ].filter(({ blocks }) => blocks.length > 0);
}

const folds = {
  values: 'open',
  rules: 'open',
  impact: 'closed',
  behaviour: 'closed',
  editions: 'closed',
  effects: 'closed',
  provisions: 'closed',
  cases: 'closed',
  unchanged: 'closed',
} as const;

function partOf(name: keyof typeof folds, blocks: readonly Block[], count: number, language: Language): Section {
  return { ...section(`${words[name][language]} (${count})`, blocks, folds[name]), name };
}

function entry(title: string, note: string, sentences: readonly string[], text: readonly TextPart[] = []): Entry {
  return { kind: 'entry', title, note, sentences, changed: markChanges(text) };
}

function markChanges(parts: readonly TextPart[]): Text {
  return parts.map(({ kind, text }) => (kind === 'same' ? text : { mark: kind, text }));
}

function countRows(values: readonly ValueGroup[]): number {
  return values.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Each value says when it holds, unless all hold for the same time. */
function valueBlocks(values: readonly ValueGroup[], language: Language): readonly Block[] {
  if (values.length === 0) return [];
  const stretches = new Set(values.flatMap(({ rows }) => rows.map(({ when }) => when)));
  const [common = ''] = stretches.size === 1 ? stretches : [];
  const { item, before, after, change, percent, validity, provision, tick, checkedBy, checkedOn } = words;
  const table: GroupedTable = {
    kind: 'grouped',
    columns: [
      textColumn(item[language]),
      numberColumn(before[language]),
      { ...numberColumn(after[language]), after: ' → ' },
      numberColumn(change[language]),
      { ...numberColumn(percent[language]), after: ', ' },
      ...(common === '' ? [textColumn(validity[language])] : []),
    ],
    groups: values.map(({ rows, ...group }) => ({
      ...group,
      rows: rows.map((row) => [
        row.key,
        row.before,
        row.after,
        row.difference,
        row.percent,
        ...(common === '' ? [row.when] : []),
      ]),
    })),
    words: {
      citation: provision[language],
      tick: tick[language],
      checkedBy: checkedBy[language],
      checkedOn: checkedOn[language],
    },
  };
  return common === '' ? [table] : [paragraph(common), table];
}

function arrangeDeclaration({ title, citation, sentence, text, when }: DeclarationEntry): Entry {
  return entry(title, [citation, when].filter((part) => part !== '').join('; '), [sentence], text);
}

/** Ways to come out differently; those that change an outcome are the first. */
const mostEffects = 12;

function arrangeEffects({ effects, language }: ChangeReport): Section {
  const entries = effects.slice(0, mostEffects).map((one) => {
    const sentences = [one.outcome, ...one.values].filter((line) => line !== '');
    return entry(one.decision, nameCases(one, language), sentences);
  });
  const note = effects.length > mostEffects ? [paragraph(manyEffects[language](mostEffects))] : [];
  const count = effects.reduce((sum, { cases: alike }) => sum + alike.length, 0);
  return partOf('effects', [...note, ...entries], count, language);
}

function arrangeWitness(
  { decision, when, outcome, values, responsible, facts }: WitnessEntry,
  language: Language,
): Entry {
  const said = (head: Localized, texts: readonly string[], between: string): readonly string[] =>
    texts.length === 0 ? [] : [`${head[language]}: ${texts.join(between)}`];
  return entry(decision, when, [
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
