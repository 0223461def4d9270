import type { Fact, Field, Rulebook, Type } from '../ir/ir.ts';
import type { Texts } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';

/** What the cells of a column are. */
export type Column =
  /** The caller's own reference. */
  | { readonly kind: 'case' }
  /** A fact of the case. */
  | { readonly kind: 'fact'; readonly path: string; readonly type: Type }
  /** A field of the list element that the row is. */
  | { readonly kind: 'field'; readonly list: string; readonly field: string; readonly type: Type }
  /** The list element that the row is, where the list is of plain values. */
  | { readonly kind: 'element'; readonly list: string; readonly type: Type }
  /** No heading: the cells must be empty. */
  | { readonly kind: 'nameless' };

/** A column that a rulebook's facts can have, with the headings that mean it. */
export interface PossibleColumn {
  readonly column: Column;
  /** Names that mean it: `provider.staff.degree`, `staff.degree`. The first is the full one. */
  readonly names: readonly string[];
  /** Labels with what they belong to: `Henkilöstö / Tutkinto`. */
  readonly qualified: readonly string[];
  /** Labels by themselves, which others may share: `Tutkinto`. */
  readonly labels: readonly string[];
}

/** Every column that a rulebook's facts can have, in order of declaration; `case` comes first. */
export function listColumns(rulebook: Rulebook): readonly PossibleColumn[] {
  return [caseColumn, ...rulebook.facts.flatMap((fact) => columnsOf(fact, rulebook))];
}

const caseColumn: PossibleColumn = {
  column: { kind: 'case' },
  names: ['case'],
  qualified: [],
  labels: ['tapaus'],
};

function columnsOf(fact: Fact, rulebook: Rulebook): readonly PossibleColumn[] {
  const { path, type } = fact;
  const whole: PossibleColumn = {
    column: { kind: 'fact', path, type },
    names: [path],
    qualified: joinLabels(fact.inputLabel, fact.label),
    labels: joinLabels(fact.label),
  };
  if (type.kind !== 'list') return [whole];
  if (type.element.kind !== 'record') return [whole, elementColumn(whole, path, type.element)];
  const fields = namesOf(rulebook).records.get(type.element.record)?.fields ?? [];
  return [whole, ...fields.map((field) => fieldColumn(fact, field))];
}

/** `client.needs[]`: one element a row. */
function elementColumn({ names, qualified, labels }: PossibleColumn, list: string, type: Type): PossibleColumn {
  const mark = (texts: readonly string[]) => texts.map((text) => `${text}[]`);
  return {
    column: { kind: 'element', list, type },
    names: mark(names),
    qualified: mark(qualified),
    labels: mark(labels),
  };
}

function fieldColumn(fact: Fact, { name, label, type }: Field): PossibleColumn {
  const last = fact.path.split('.').at(-1);
  return {
    column: { kind: 'field', list: fact.path, field: name, type },
    names: [`${fact.path}.${name}`, `${fact.path}[].${name}`, `${last}.${name}`, `${last}[].${name}`],
    qualified: [...joinLabels(fact.label, label), ...joinLabels(fact.inputLabel, fact.label, label)],
    labels: joinLabels(label),
  };
}

/** `Asiakas / Kotikunta`, in each language that all of them have. */
function joinLabels(...labels: readonly Texts[]): readonly string[] {
  return Object.keys(labels[0] ?? {}).flatMap((language) => {
    const own = labels.flatMap((texts) => texts[language] ?? []);
    return own.length === labels.length ? [own.join(' / ')] : [];
  });
}
