/** What is told of a word: of a name what it stands for, of a provision its text, of a word of the language what it does. */
import type { Day } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import { expandRange, type MarkRange } from '../editions/marks.ts';
import { lexPolicy } from '../grammar/lex.ts';
import { tokenSpan } from '../grammar/problem.ts';
import { describeType } from '../infer/words.ts';
import { nodeText } from '../syntax/walk.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { describeDeclared } from './complete-names.ts';
import { cursorAt, declarationAround } from './cursor.ts';
import { declarationOf } from './declaration-of.ts';
import { contextOf, editionDay, type FileContext, type Position, quoteProvisions } from './file-context.ts';
import { keywordText } from './keywords.ts';
import { occurrenceAt, occurrencesAround } from './occurrences.ts';
import type { Occurrence, RulebookSymbol } from './symbol.ts';
import { type DatedValue, valueOn, valuesOf } from './written-value.ts';
import { pathOccurrences } from './yaml-words.ts';

export interface Hover {
  readonly span: Span;
  /** The label, or what the word is. */
  readonly title: Localized;
  /** What kind of thing it is, and its type with its unit. */
  readonly detail: Localized | null;
  /** What it does or says further. */
  readonly text: Localized | null;
  /** The value in force on the day asked for, of a parameter. */
  readonly value: DatedValue | null;
  /** Every value it has had, where there are several. */
  readonly history: readonly DatedValue[];
  /** The provisions it rests on, or that are cited here. */
  readonly provisions: readonly { readonly mark: string; readonly text: string }[];
}

/** What is told at a position; values and provisions are those of the day `on`, without one of the day of the file's edition. */
export function hoverAt(workspace: Workspace, position: Position, on?: Day): Hover | null {
  const context = contextOf(workspace, position.file);
  if (context === null) return hoverWord(workspace, position);
  const found = occurrenceAt(workspace, position) ?? occurrenceInBroken(position, context);
  if (found === null) return hoverWord(workspace, position);
  const day = on ?? editionDay(position.file) ?? context.analysis.consolidation.from;
  return found.symbol.kind === 'provision'
    ? hoverProvisions(found, workspace, context, day)
    : hoverSymbol(found, workspace, context, day);
}

/** In a declaration that cannot be read, names are read one by one. */
function occurrenceInBroken({ file, offset }: Position, context: FileContext): Occurrence | null {
  if (!file.endsWith('.policy')) return null;
  const { inside, path, text } = cursorAt(context.text, offset);
  if (inside !== 'code') return null;
  const found = pathOccurrences(text.slice(path.start, path.end), path.start, context);
  return found.find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
}

function hoverSymbol({ symbol, span }: Occurrence, workspace: Workspace, context: FileContext, day: Day): Hover {
  const declared = declarationOf(symbol, context);
  const name = symbol.kind === 'provision' ? symbol.mark : symbol.name;
  const values = symbol.kind === 'parameter' ? valuesOf(name, workspace.compiled.timelines, context) : [];
  const node = declared?.node ?? null;
  return {
    span,
    title: declared?.label ?? { fi: name, en: name },
    detail: detailOf(symbol, declared?.type ? describeDeclared(declared.type) : null),
    text: node !== null && 'interpretations' in node ? readings(node.interpretations) : null,
    value: valueOn(values, day),
    history: values.length > 1 ? values : [],
    provisions: node !== null && 'citations' in node ? textsOf(node.citations, context, day) : [],
  };
}

function readings(interpretations: readonly { readonly text: string }[]): Localized | null {
  if (interpretations.length === 0) return null;
  const text = interpretations.map((each) => each.text).join(' ');
  return { fi: `Tulkinta: ${text}`, en: `Interpretation: ${text}` };
}

function detailOf(symbol: RulebookSymbol, type: Localized | null): Localized {
  const kind = symbol.kind === 'variable' ? variableWords(symbol.variable.type) : kindWords[symbol.kind];
  const name = symbol.kind === 'provision' ? symbol.mark : symbol.name;
  const shown = symbol.kind === 'field' ? `${symbol.owner}.${name}` : name;
  const own = { fi: `${kind.fi} ${shown}`, en: `${kind.en} ${shown}` };
  return type === null ? own : { fi: `${own.fi}: ${type.fi}`, en: `${own.en}: ${type.en}` };
}

function variableWords(type: Parameters<typeof describeType>[0]): Localized {
  const words = describeType(type);
  return { fi: `alkio, ${words.fi}:`, en: `an element, ${words.en}:` };
}

const kindWords: Readonly<Record<Exclude<RulebookSymbol['kind'], 'variable'>, Localized>> = {
  input: { fi: 'lähtötiedot', en: 'input' },
  record: { fi: 'tietue', en: 'record' },
  enum: { fi: 'luokitus', en: 'enum' },
  set: { fi: 'joukko', en: 'set' },
  unit: { fi: 'yksikkö', en: 'unit' },
  decision: { fi: 'päätös', en: 'decision' },
  field: { fi: 'tieto', en: 'fact' },
  member: { fi: 'luokituksen arvo', en: 'value' },
  parameter: { fi: 'parametri', en: 'parameter' },
  definition: { fi: 'määritelmä', en: 'definition' },
  norm: { fi: 'sääntö', en: 'rule' },
  provision: { fi: 'kohta', en: 'provision' },
};

/** A citation names a range: the texts of all of it. */
function hoverProvisions({ span }: Occurrence, workspace: Workspace, context: FileContext, day: Day): Hover {
  const marks = occurrencesAround(workspace, { file: context.file, offset: span.start }).flatMap(
    ({ symbol, span: other }) => (symbol.kind === 'provision' && other.start === span.start ? [symbol.mark] : []),
  );
  const written = nodeText({ kind: 'name', span, text: '' }, context.text).slice(1);
  return {
    span,
    title: { fi: `kohta ${written}`, en: `provision ${written}` },
    detail: null,
    text: null,
    value: null,
    history: [],
    provisions: quoteProvisions((mark) => marks.includes(mark), context, day),
  };
}

function textsOf(citations: readonly MarkRange[], context: FileContext, day: Day): Hover['provisions'] {
  const marks = new Set(citations.flatMap(expandRange));
  return quoteProvisions((mark) => marks.has(mark), context, day);
}

function hoverWord(workspace: Workspace, { file, offset }: Position): Hover | null {
  const text = workspace.files.get(file);
  if (text === undefined || !file.endsWith('.policy')) return null;
  const { start, end } = declarationAround(text, offset);
  const { tokens } = lexPolicy(text, start, end);
  const token = tokens.find((each) => tokenSpan(each).start <= offset && offset <= tokenSpan(each).end);
  const told = token === undefined ? null : keywordText(token.image);
  if (token === undefined || told === null) return null;
  const nothing = { detail: null, value: null, history: [], provisions: [] };
  return { span: tokenSpan(token), title: told.title, text: told.text, ...nothing };
}
