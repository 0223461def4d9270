/** What a reader is shown, free of any format: answers, documents, differences, impacts, proofs and coverage alike. */
import type { Language } from '../ir/localized.ts';

export interface Report {
  readonly language: Language;
  readonly title: string;
  /** Right below the title, a line each. */
  readonly head: readonly Text[];
  /** What must not be missed, such as that no case is a real one; empty where there is nothing of the kind. */
  readonly notice: string;
  readonly sections: readonly Section[];
}

/** A run of words. Strings show as they are: no renderer takes anything in them for a mark, a link or a name. */
export type Text = string | readonly (string | MarkedText)[];

export interface MarkedText {
  readonly mark: Mark;
  readonly text: string;
}

/**
 * What marks words: `good`, `bad` and `doubtful` say how grave they are, `added` and `removed` how a text has changed. A
 * `break` begins a new line in a terminal; elsewhere its text parts two phrases.
 */
export type Mark =
  | 'strong'
  | 'emphasis'
  | 'code'
  | 'faint'
  | 'subtitle'
  | 'good'
  | 'bad'
  | 'doubtful'
  | 'added'
  | 'removed'
  | 'break';

export type Block = Section | Paragraph | List | Pairs | Table | Chart | GroupedTable | Quote | Entry;

/** Blocks that belong together. */
export interface Section {
  readonly kind: 'section';
  /** Empty where the blocks need none. */
  readonly title: string;
  /** What a page tells it from others by. */
  readonly name?: string;
  /** Of what Markdown folds: whether it is read without being opened. Paper shows everything. */
  readonly fold?: 'open' | 'closed';
  readonly blocks: readonly Block[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: Text;
}

export interface List {
  readonly kind: 'list';
  readonly isOrdered?: boolean;
  readonly items: readonly Item[];
}

export interface Item {
  readonly text: Text;
  readonly sign?: Sign;
  /** Said of the item itself, before what is below it. */
  readonly notes?: readonly Text[];
  readonly items?: readonly Item[];
}

/** What a person sees before an item: the state of a rule, which the section's title says too, or a box that is ticked. */
export type Sign =
  | 'violated'
  | 'warned'
  | 'unknown'
  | 'satisfied'
  | 'not_applicable'
  | 'ticked'
  | 'partly'
  | 'unticked';

/** Things with what there is to say of each in a few words; `stress` is what a reader looks for. */
export interface Pairs {
  readonly kind: 'pairs';
  readonly stress: 'name' | 'value';
  readonly pairs: readonly {
    readonly name: string;
    readonly value: string;
    readonly items?: readonly Item[];
  }[];
}

/** Rows under headings; the first cell of a row names it. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly isNumber: boolean;
}

/** A table that can be drawn: how many cases have which difference. Where there are no pictures it is a table only. */
export interface Chart {
  readonly kind: 'chart';
  readonly title: string;
  /** Tells the picture to those who do not see it. */
  readonly description: string;
  /** In order of the difference. */
  readonly bars: readonly { readonly label: string; readonly cases: number }[];
  readonly table: Table;
}

/** Rows in groups, to be held against a decision on paper: a box to tick beside each, and who ticked them. */
export interface GroupedTable {
  readonly kind: 'grouped';
  /** The first is what names a row within its group; that cell is empty where the group is its only row. */
  readonly columns: readonly GroupedColumn[];
  readonly groups: readonly RowGroup[];
  /** What is said of the citations of groups, the boxes, and the line to sign. */
  readonly words: {
    readonly citation: string;
    readonly tick: string;
    readonly checkedBy: string;
    readonly checkedOn: string;
  };
}

export interface GroupedColumn extends Column {
  /** In a line of text its cell follows the one before it after this: `15,00 → 15,50 €/h`. */
  readonly after?: string;
}

export interface RowGroup {
  readonly label: string;
  /** `kohta 2:1`, or empty. */
  readonly citation: string;
  readonly notes: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Words of a source, a paragraph each. */
export interface Quote {
  readonly kind: 'quote';
  readonly texts: readonly Text[];
}

/** One thing of many, with sentences about it. */
export interface Entry {
  readonly kind: 'entry';
  readonly title: string;
  /** Stands in parentheses behind the title; may be empty. */
  readonly note: string;
  readonly sentences: readonly string[];
  /** A text with what changed in it marked; may be empty. */
  readonly changed: Text;
}

/** A section. */
export function section(title: string, blocks: readonly Block[], fold?: Section['fold']): Section {
  return { kind: 'section', title, blocks, ...(fold !== undefined && { fold }) };
}

/** A section of one table. */
export function tableSection(title: string, columns: Table['columns'], rows: Table['rows']): Section {
  return section(title, [{ kind: 'table', columns, rows }]);
}

/** A section of one list; none where it is empty. */
export function listed(title: string, items: readonly Item[]): readonly Section[] {
  return items.length === 0 ? [] : [section(title, [{ kind: 'list', items }])];
}

export function paragraph(text: Text): Paragraph {
  return { kind: 'paragraph', text };
}

export function marked(mark: Mark, text: string): MarkedText {
  return { mark, text };
}

/** A column of words. */
export function textColumn(title: string): Column {
  return { title, isNumber: false };
}

/** A column of figures. */
export function numberColumn(title: string): Column {
  return { title, isNumber: true };
}

/** The pieces of a text, those without marks as strings. */
export function spansOf(text: Text): readonly (string | MarkedText)[] {
  return typeof text === 'string' ? [text] : text;
}
