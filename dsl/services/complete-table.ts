/** The cells of a decision table: what its column may be compared with. */
import type { IToken } from 'chevrotain';
import { tokenSpan } from '../grammar/problem.ts';
import * as t from '../syntax/tokens.ts';
import type { WrittenClause, WrittenDeclaration } from './clauses-at.ts';
import { offerSets } from './complete-members.ts';
import { keywordOffer, type Offer, snippetOffer } from './completion-item.ts';
import type { Cursor } from './cursor.ts';
import { anyValue, type Expected, typed } from './expected.ts';
import { type ExpressionSite, typeOfExpression } from './expression-place.ts';
import type { FileContext } from './file-context.ts';
import { readFront } from './half-typed.ts';
import { goalOf } from './site.ts';

/** The cell around the cursor, as an expression to be completed. */
export interface CellSite {
  readonly site: Omit<ExpressionSite, 'variables'>;
  /** What can stand in the cell besides values. */
  readonly offers: readonly Offer[];
}

export function cellAt(
  clause: WrittenClause,
  written: WrittenDeclaration,
  cursor: Cursor,
  context: FileContext,
): CellSite {
  const [header] = written.clauses.filter(({ name }) => name === '|');
  const isHeader = header === undefined || header === clause;
  const before = clause.tokens.filter((token) => tokenSpan(token).end <= cursor.path.start);
  const bars = before.filter((token) => t.isToken(token, t.Pipe, t.DoublePipe));
  const isResult = t.isToken(bars.at(-1), t.DoublePipe);
  const last = before.at(-1);
  const start = cellStart(bars, clause);
  const front = valueFront(cursor.text.slice(start, cursor.path.start));
  const at = { front, rest: '', firstOnLine: false, file: context.file };
  if (isResult)
    return { site: { ...at, goal: isHeader ? anyValue : goalOf(written, cursor.text, context) }, offers: [] };
  if (isHeader) return { site: { ...at, goal: anyValue }, offers: [] };
  const column = columnType(bars.length, header, cursor.text, context);
  const isStart = last === undefined || t.isToken(last, t.Pipe);
  return { site: { ...at, goal: column }, offers: isStart ? cellWords(column, context) : setsOf(column, context) };
}

function cellStart(bars: readonly IToken[], clause: WrittenClause): number {
  const bar = bars.at(-1);
  return bar === undefined ? clause.bodyStart : tokenSpan(bar).end;
}

/** Of `not a, b`, `>= a and < b` and `between a and b`, the value that is being written. */
function valueFront(cell: string): string {
  return cell.replace(/^.*(?:,|[<>]=?|\b(?:not|between|and)\b)/s, '');
}

function columnType(index: number, header: WrittenClause, text: string, context: FileContext): Expected {
  const bars = header.tokens.filter((token) => t.isToken(token, t.Pipe, t.DoublePipe));
  const start = index === 0 ? header.bodyStart : tokenSpan(bars[index - 1] as IToken).end;
  const end = bars[index]?.startOffset ?? header.span.end;
  const column = readFront(text.slice(start, end))?.expression;
  return column === undefined ? anyValue : typed(typeOfExpression(column, context.names, context));
}

function cellWords(column: Expected, context: FileContext): readonly Offer[] {
  return [
    keywordOffer('-', { fi: 'mikä tahansa', en: 'anything' }, 0),
    keywordOffer('not', { fi: 'kaikki muut kuin', en: 'all others than' }),
    snippetOffer(
      'between … and …',
      'between ‹› and ‹›',
      { fi: 'väli, päät mukaan lukien', en: 'within, ends included' },
      2,
    ),
    keywordOffer('otherwise', { fi: 'kaikki muut rivit', en: 'all other rows' }, 2),
    ...setsOf(column, context),
  ];
}

function setsOf(column: Expected, context: FileContext): readonly Offer[] {
  return column.kind === 'type' && column.type.kind === 'enum' ? offerSets(column.type.enum, context) : [];
}
