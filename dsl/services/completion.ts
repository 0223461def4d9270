/** Completion: what fits at the cursor, in policies and in files of values. */
import type { IToken } from 'chevrotain';
import * as t from '../syntax/tokens.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { clauseAt, type WrittenClause, type WrittenDeclaration, writtenAround } from './clauses-at.ts';
import { effectOffers, offerClauses, offerDeclarations } from './complete-clauses.ts';
import { offerAt } from './complete-expression.ts';
import { offerDecisions, offerInHead } from './complete-head.ts';
import { offerUnits } from './complete-members.ts';
import { offerNames } from './complete-names.ts';
import { citationBefore, completeProvisions } from './complete-provisions.ts';
import { cellAt } from './complete-table.ts';
import { completeValues } from './complete-values.ts';
import { type CompletionItem, completeOffer, type Offer } from './completion-item.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { typed } from './expected.ts';
import { type ExpressionSite, expressionPlaceOf } from './expression-place.ts';
import { contextOf, type FileContext, type Position } from './file-context.ts';
import { dottedText, siteIn, targetOf } from './site.ts';

/**
 * What can stand at a position of a policy or a file of values, what fits best first; nothing where only new names,
 * numbers or texts can. The files may be half typed: what is in force around is known from the rest.
 */
export function completionsAt(workspace: Workspace, { file, offset }: Position): readonly CompletionItem[] {
  const context = contextOf(workspace, file);
  const text = workspace.files.get(file);
  if (text === undefined) return [];
  if (file.endsWith('.yaml')) return context === null ? [] : completeValues(context, offset);
  if (!file.endsWith('.policy')) return [];
  const cursor = cursorAt(text, offset);
  if (cursor.inside !== 'code') return [];
  const citation = citationBefore(text, offset);
  if (citation !== null) return context === null ? [] : completeProvisions(citation, context);
  const offers = offersAt(cursor, context);
  return sorted(offers.flatMap((offer) => fitPath(offer, cursor)));
}

/** Behind `voucher.` only what goes on there, and only that is put in. */
function fitPath(offer: Offer, { text, path, word }: Cursor): readonly CompletionItem[] {
  const front = text.slice(path.start, word.start);
  const replace = { start: word.start, end: path.end };
  if (front === '') return [completeOffer(offer, replace)];
  if (!offer.label.startsWith(front)) return [];
  const insert = (offer.insert ?? offer.label).slice(front.length);
  return [completeOffer({ ...offer, label: offer.label.slice(front.length), insert }, replace)];
}

/** By rank, otherwise as offered; each label once. */
function sorted(items: readonly CompletionItem[]): readonly CompletionItem[] {
  const labels = new Set<string>();
  return [...items]
    .sort((a, b) => a.rank - b.rank)
    .filter(({ label }) => {
      const isNew = !labels.has(label);
      labels.add(label);
      return isNew;
    });
}

function offersAt(cursor: Cursor, context: FileContext | null): readonly Offer[] {
  const { text, word, atMargin } = cursor;
  if (/^\d/.test(text.slice(word.start, word.end))) return [];
  if (atMargin) return offerDeclarations();
  const written = writtenAround(cursor);
  if (written === null) return cursor.before.length === 0 && cursor.firstOnLine ? offerDeclarations() : [];
  if (context === null) return cursor.firstOnLine ? offerClauses(written) : [];
  const clause = clauseAt(written, cursor.path.start);
  const inside =
    clause === null
      ? offerInHead(written, headWords(cursor), context)
      : offerInClause(clause, written, cursor, context);
  return cursor.firstOnLine && cursor.path.start === word.start ? [...inside, ...offerClauses(written)] : inside;
}

/** The words of the head in front of the cursor; members and fields begin on lines of their own. */
function headWords({ before, firstOnLine }: Cursor): readonly IToken[] {
  const isPart = t.isToken(before[0], t.Record, t.Input, t.Enum);
  return firstOnLine && isPart ? [] : before.slice(1);
}

function offerInClause(
  clause: WrittenClause,
  written: WrittenDeclaration,
  cursor: Cursor,
  context: FileContext,
): readonly Offer[] {
  const before = clause.tokens.filter((token) => token.startOffset < cursor.path.start);
  const last = before.at(-1);
  switch (clause.name) {
    case 'otherwise':
    case 'deny, refer, warn':
      if (cursor.braces === null) return clause.name === 'otherwise' && before.length === 0 ? effectOffers : [];
      break;
    case 'at least':
    case 'at most':
      return t.isToken(last, t.NumberText) ? offerUnits(typed(boundType(written)), context) : [];
    case 'gives':
    case 'reports':
      return t.isToken(last, t.Comma) || last === undefined ? offerOutputs(before, context) : [];
    case 'changeable':
      return t.isToken(last, t.Comma) || last === undefined ? offerFacts(before, context) : [];
    case 'includes':
      return offerDecisions(context).filter(({ label }) => label !== context.decision);
    case '|':
      return offerInCell(clause, written, cursor, context);
    default:
  }
  if (clause.name === 'as of' && written.kind === 'decision') return offerAsOf(before, context);
  const site = siteIn(clause, written, cursor, context);
  return site === null ? [] : offerInExpression(site, written, cursor, context);
}

function offerInExpression(
  site: ExpressionSite,
  written: WrittenDeclaration,
  { before }: Cursor,
  context: FileContext,
): readonly Offer[] {
  const place = expressionPlaceOf(site, context.names);
  return offerAt(place, definedBy(written), before.at(-1)?.image ?? '', context);
}

/** The definition that is being written, or that an exception gives another value of. */
function definedBy(written: WrittenDeclaration): string | null {
  if (written.kind === 'define' || written.kind === 'table') return dottedText(written.head);
  return written.kind === 'exception' ? targetOf(written) : null;
}

function offerInCell(
  clause: WrittenClause,
  written: WrittenDeclaration,
  cursor: Cursor,
  context: FileContext,
): readonly Offer[] {
  const { site, offers } = cellAt(clause, written, cursor, context);
  const variables = siteIn({ ...clause, name: 'when' }, written, cursor, context)?.variables ?? [];
  const place = expressionPlaceOf({ ...site, variables }, context.names);
  // Whole phrases do not stand in cells.
  const values = offerAt(place, dottedText(written.head), '', context).filter(({ label }) => !label.includes('…'));
  return [...offers, ...values];
}

/** The type of the head, as far as its unit says it. */
function boundType({ head }: WrittenDeclaration) {
  const colon = head.findIndex((token) => t.isToken(token, t.Colon));
  const unit = head[colon + 1]?.image ?? '';
  return { kind: 'number', unit: unit === 'percent' ? '%' : unit, decimals: null } as const;
}

/** Definitions of the rulebook and facts, which a decision can answer with; those listed already are left out. */
function offerOutputs(before: readonly IToken[], context: FileContext): readonly Offer[] {
  const given = new Set(before.map((_, index) => dottedText(before.slice(index))));
  const wanted = { expected: { kind: 'any' }, variables: [], self: null } as const;
  const own = offerNames(wanted, context).filter(({ kind, label }) => kind === 'definition' && !given.has(label));
  return own;
}

/** The facts that are not named yet. */
function offerFacts(before: readonly IToken[], context: FileContext): readonly Offer[] {
  const given = new Set(before.map((_, index) => dottedText(before.slice(index))));
  const wanted = { expected: { kind: 'any' }, variables: [], self: null } as const;
  return offerNames(wanted, context).filter(({ kind, label }) => kind === 'fact' && !given.has(label));
}

function offerAsOf(before: readonly IToken[], context: FileContext): readonly Offer[] {
  if (before.length > 0) return [];
  const wanted = { expected: typed({ kind: 'date' }), variables: [], self: null };
  return offerNames(wanted, context).filter(({ kind }) => kind === 'fact');
}
