/**
 * A policy file in pieces that are read alone: each begins with the line on which a declaration starts. What a piece
 * says rests on its own lines only, so that after an edit the pieces whose lines are the same need not be read again.
 */
import type { IToken } from 'chevrotain';
import { suggest } from '../../engine/ir/suggest.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import { depthOf } from '../syntax/walk.ts';
import { anyDeclaration, createPolicyReader } from './grammar.ts';
import { lexPolicy, tellOnce } from './lex.ts';
import { readMessages } from './message.ts';
import type { Problem } from './problem.ts';
import { tokenSpan } from './problem.ts';
import { collectProblems } from './problems-of.ts';
import type { Reader } from './reader.ts';
import { type Stretch, splitDeclarations, startsDeclaration } from './split.ts';
import { dottedNameOf, nameOf } from './words.ts';

/** The deepest syntax tree that later stages are handed: they go down it one call a level. */
const deepestTree = 500;
/** As many mistakes of one file as anyone will read at once. */
export const mostProblems = 100;

/** One declaration, or what stands where one is expected, with the layout and the comments behind it: whole lines. */
export interface Piece extends Span {
  /** Null where it could not be read, or where there is none: in front of the first. */
  readonly declaration: ast.Declaration | null;
  readonly broken: ast.BrokenDeclaration | null;
  readonly comments: readonly ast.Comment[];
  /** Mistakes in single signs. */
  readonly slips: readonly Problem[];
  /** Mistakes in how they are put together. */
  readonly problems: readonly Problem[];
}

/** The pieces of a file, or of whole lines of it; behind too many mistakes the declarations are not read but broken. */
export function readPieces(text: string, start = 0, end = text.length): readonly Piece[] {
  const { tokens, comments, problems: slips } = lexPolicy(text, start, end);
  const stretches = splitDeclarations(text, tokens);
  const starts = stretches.map(({ first }, index) => (index === 0 ? start : lineStart(text, first.startOffset)));
  if (stretches.length === 0) return [{ start, end, declaration: null, broken: null, comments, slips, problems: [] }];
  let found = tellOnce(slips).length;
  const within = { comments: divide(comments, starts), slips: divide(slips, starts) };
  return stretches.map((stretch, index) => {
    const read = found > mostProblems ? unread : readStretch(policyReader(), stretch);
    found += read.problems.length;
    return {
      start: starts[index] ?? start,
      end: starts[index + 1] ?? end,
      ...read,
      broken: read.declaration === null ? describeBroken(stretch) : null,
      comments: within.comments[index] ?? [],
      slips: within.slips[index] ?? [],
    };
  });
}

/** Whether a declaration starts on the line of a text that starts at `start`. */
export function declarationStartsAt(text: string, start: number): boolean {
  const line = /[^\n\r]*/y;
  line.lastIndex = start;
  line.exec(text);
  return startsDeclaration(text, lexPolicy(text, start, line.lastIndex).tokens, 0);
}

let sharedReader: Reader | undefined;

/** One reader for all: analysing the grammar takes longer than reading a rulebook. */
export function policyReader(): Reader {
  sharedReader ??= createPolicyReader();
  return sharedReader;
}

/** What lies between each start and the next. */
function divide<Placed extends { readonly span: ast.Name['span'] }>(
  placed: readonly Placed[],
  starts: readonly number[],
): readonly (readonly Placed[])[] {
  const parts: Placed[][] = starts.map(() => []);
  let index = 0;
  for (const each of [...placed].sort((a, b) => a.span.start - b.span.start)) {
    while ((starts[index + 1] ?? Number.POSITIVE_INFINITY) <= each.span.start) index += 1;
    parts[index]?.push(each);
  }
  return parts;
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\n\r]/.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

interface ReadStretch {
  readonly declaration: ast.Declaration | null;
  readonly problems: readonly Problem[];
}

const unread: ReadStretch = { declaration: null, problems: [] };

function readStretch(reader: Reader, { tokens, first, declares }: Stretch): ReadStretch {
  if (!declares) {
    const span = tokenSpan(first);
    const suggestion = t.isToken(first, t.Word) ? suggest(first.image, t.declarationWords) : null;
    return { declaration: null, problems: [{ kind: 'unknown_declaration', span, word: first.image, suggestion }] };
  }
  const inMessages = readMessages(reader, tokens);
  const declaration = reader.readAll(anyDeclaration, tokens, inMessages.messages) ?? null;
  const problems = [...inMessages.problems, ...collectProblems(reader)];
  if (declaration === null || reader.broken || reader.errors.length > 0 || inMessages.problems.length > 0) {
    return { declaration: null, problems };
  }
  if (tokens.length <= deepestTree || depthOf(declaration) <= deepestTree) return { declaration, problems };
  const span = tokenSpan(first);
  return { declaration: null, problems: [...problems, { kind: 'chain', span, limit: deepestTree }] };
}

/** What a declaration that could not be read declares, as far as its first words say. */
function describeBroken({ tokens, first }: Stretch): ast.BrokenDeclaration {
  const parts: IToken[] = [];
  const isName = (token: IToken | undefined): token is IToken => t.isToken(token, t.Word);
  for (let index = 1; isName(tokens[index]); index += 2) {
    parts.push(tokens[index] as IToken);
    if (!t.isToken(tokens[index + 1], t.Dot)) break;
  }
  const end = tokens.at(-1)?.startOffset ?? tokenSpan(first).end;
  return {
    kind: 'broken',
    span: { start: first.startOffset, end },
    keyword: t.isToken(first, t.DeclarationWord) ? (first.image as ast.Declaration['kind']) : null,
    name: parts.length === 0 ? null : dottedNameOf(parts.map(nameOf)),
  };
}
