/** Where an expression stands: in which clause of which declaration, and what that asks of it. */
import type { IToken } from 'chevrotain';
import type { BoundVariable } from '../analysis/analysis.ts';
import { readPieces } from '../grammar/pieces.ts';
import { tokenSpan } from '../grammar/problem.ts';
import { resolveTypeExpression } from '../scope/type-expressions.ts';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import type { Type } from '../types/types.ts';
import type { WrittenClause, WrittenDeclaration } from './clauses-at.ts';
import type { Cursor } from './cursor.ts';
import { anyList, anyValue, type Expected, typed } from './expected.ts';
import { type ExpressionSite, typeOfExpression } from './expression-place.ts';
import type { FileContext } from './file-context.ts';
import { readFront } from './half-typed.ts';

/** The expression being typed in a clause; null where the clause has none there. */
export function siteIn(
  clause: WrittenClause,
  written: WrittenDeclaration,
  cursor: Cursor,
  context: FileContext,
): ExpressionSite | null {
  const variables = variablesOf(written, cursor.text, context);
  const place = { file: context.file, firstOnLine: cursor.firstOnLine, variables };
  if (cursor.braces !== null) return { ...place, ...textsAround(cursor, cursor.braces), goal: anyValue };
  const body = { start: clause.bodyStart, end: clause.span.end };
  switch (clause.name) {
    case 'when':
    case 'requires':
      return { ...place, ...textsAround(cursor, body), goal: typed({ kind: 'boolean' }) };
    case 'as of':
      return { ...place, ...textsAround(cursor, body), goal: typed({ kind: 'date' }) };
    case '=':
      return { ...place, ...textsAround(cursor, body), goal: goalOf(written, cursor.text, context) };
    case 'for each': {
      const within = clause.tokens.find((token) => t.isToken(token, t.In));
      if (within === undefined || tokenSpan(within).end > cursor.offset) return null;
      return {
        ...place,
        variables: [],
        ...textsAround(cursor, { ...body, start: tokenSpan(within).end }),
        goal: anyList,
      };
    }
    default:
      return null;
  }
}

function textsAround({ text, path }: Cursor, { start, end }: { readonly start: number; readonly end: number }) {
  return { front: text.slice(start, path.start), rest: text.slice(path.end, Math.max(path.end, end)) };
}

/** What the value of the declaration has to be: that of a definition, or of what an exception is to. */
export function goalOf(written: WrittenDeclaration, text: string, context: FileContext): Expected {
  if (written.kind === 'exception') {
    const definition = definitionOf(targetOf(written), context);
    return definition === undefined ? anyValue : typed(definition);
  }
  const declared = declaredType(written, text, context);
  return declared === null ? anyValue : typed(declared);
}

function definitionOf(target: string | null, context: FileContext, depth = 0): Type | undefined {
  if (target === null || depth > deepestChain) return undefined;
  const definition = context.names.definitions.get(target)?.declared.type;
  return definition ?? definitionOf(exceptionTarget(target, context), context, depth + 1);
}

/** Exceptions to exceptions to … : no policy goes further, and a circle has no end. */
const deepestChain = 20;

function exceptionTarget(name: string, { analysis, decision }: FileContext): string | null {
  const all = analysis.consolidation.exceptions;
  const found = all.find(({ node, decision: own }) => node.name.text === name && own === decision);
  return found?.node.target.text ?? null;
}

/** The name behind `to` or `from`; null where there is none yet. */
export function targetOf({ head }: WrittenDeclaration): string | null {
  const start = head.findIndex((token) => t.isToken(token, t.To, t.From));
  return start === -1 ? null : dottedText(head.slice(start + 1));
}

/** The dotted name at the start of some tokens; null where there is none. */
export function dottedText(tokens: readonly IToken[]): string | null {
  const parts: string[] = [];
  for (let index = 0; t.isToken(tokens[index], t.Word); index += 2) {
    parts.push(tokens[index]?.image ?? '');
    if (!t.isToken(tokens[index + 1], t.Dot)) break;
  }
  return parts.length === 0 ? null : parts.join('.');
}

/** The type behind the colon of a definition's or table's head. */
function declaredType({ head }: WrittenDeclaration, text: string, { analysis }: FileContext): Type | null {
  const colon = head.findIndex((token) => t.isToken(token, t.Colon));
  if (colon === -1) return null;
  const rest = head.slice(colon + 1);
  const end = rest.findIndex((token) => t.isToken(token, t.Text, t.Provision, t.Rounded));
  const [first, last] = [rest[0], rest[(end === -1 ? rest.length : end) - 1]];
  if (first === undefined || last === undefined) return null;
  const type = readType(text.slice(first.startOffset, tokenSpan(last).end));
  if (type === null) return null;
  const resolved = resolveTypeExpression(type, analysis.consolidation);
  return 'problem' in resolved ? null : resolved.declared.type;
}

function readType(written: string): ast.TypeExpression | null {
  const [piece] = readPieces(`define x : ${written}\n  = 0\n`);
  return piece?.declaration?.kind === 'define' ? piece.declaration.type : null;
}

/** The element of `for each`, the record's own name inside a derived field; of exceptions, those of what they are to. */
function variablesOf(written: WrittenDeclaration, text: string, context: FileContext): readonly BoundVariable[] {
  switch (written.kind) {
    case 'rule':
      return elementOf(written, text, context);
    case 'define':
    case 'table':
      return selfOf(dottedText(written.head) ?? '', context);
    case 'exception':
    case 'relief':
      return variablesOfTarget(targetOf(written), context);
    default:
      return [];
  }
}

function selfOf(name: string, { analysis }: FileContext): readonly BoundVariable[] {
  const [record = '', field] = name.split('.');
  if (field === undefined || !analysis.consolidation.records.has(record)) return [];
  return [{ name: record, type: { kind: 'record', record }, self: true }];
}

function elementOf({ clauses }: WrittenDeclaration, text: string, context: FileContext): readonly BoundVariable[] {
  const clause = clauses.find(({ name }) => name === 'for each');
  const [variable, within] = clause?.tokens ?? [];
  if (clause === undefined || variable === undefined || !t.isToken(within, t.In)) return [];
  const list = readFront(text.slice(tokenSpan(within as IToken).end, clause.span.end))?.expression;
  const type = list === undefined ? undefined : typeOfExpression(list, context.names, context);
  if (type?.kind !== 'list') return [];
  return [{ name: variable.image, type: type.element, self: false }];
}

function variablesOfTarget(target: string | null, context: FileContext, depth = 0): readonly BoundVariable[] {
  if (target === null || depth > deepestChain) return [];
  const { analysis, decision } = context;
  const rule = analysis.consolidation.rules.find(({ node, decision: own }) => {
    return node.name.text === target && own === decision;
  })?.node;
  if (rule !== undefined) {
    const variable = rule.forEach === null ? undefined : analysis.variables.get(rule.forEach);
    return variable === undefined ? [] : [variable];
  }
  const self = context.names.definitions.get(target)?.self;
  if (self) return [self];
  return variablesOfTarget(exceptionTarget(target, context), context, depth + 1);
}
