import type { IToken } from 'chevrotain';
import { suggest } from '../engine/ir/suggest.ts';
import type * as ast from './ast.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Lexed, lexPolicy } from './grammar/lex.ts';
import { readMessage, readMessages } from './grammar/message.ts';
import type { Problem } from './grammar/problem.ts';
import { tokenSpan } from './grammar/problem.ts';
import { collectProblems } from './grammar/problems-of.ts';
import type { Reader } from './grammar/reader.ts';
import { type Stretch, splitDeclarations } from './grammar/split.ts';
import { dottedNameOf, nameOf } from './grammar/words.ts';
import { anyDeclaration, createPolicyReader } from './grammar.ts';
import { describeProblem } from './syntax-diagnostics.ts';
import * as t from './tokens.ts';
import { depthOf } from './walk.ts';

/** The longest policy file that is read, in UTF-16 code units. */
export const longestFile = 2_000_000;
/** The deepest syntax tree that later stages are handed: they go down it one call a level. */
const deepestTree = 500;
/** As many mistakes of one file as anyone will read at once. */
const mostDiagnostics = 100;

export interface ParsedPolicy {
  readonly file: ast.File;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The syntax tree of a policy file and the mistakes in its syntax, in the order of the text. Never throws. A mistake
 * costs the declaration it is in (listed in `broken`); slips whose meaning is plain, such as `==`, cost nothing.
 */
export function parsePolicy(file: string, text: string): ParsedPolicy {
  if (text.length > longestFile)
    return refuse(file, text, { kind: 'length', span: { start: 0, end: 1 }, limit: longestFile });
  const binary = text.indexOf('\0');
  if (binary !== -1) return refuse(file, text, { kind: 'control_character', span: { start: binary, end: binary + 1 } });
  const lexed = lexPolicy(text);
  const problems: Problem[] = [...lexed.problems];
  const declarations: ast.Declaration[] = [];
  const broken: ast.BrokenDeclaration[] = [];
  for (const stretch of splitDeclarations(text, lexed.tokens)) {
    const read = problems.length > mostDiagnostics ? unread : readStretch(policyReader(), stretch);
    for (const problem of read.problems) problems.push(problem);
    if (read.declaration === null) broken.push(describeBroken(stretch));
    else declarations.push(read.declaration);
  }
  return { file: fileOf(text, declarations, lexed, broken), diagnostics: describe(file, problems) };
}

/**
 * A text outside a policy file (a locale's) as a message with expressions in braces. `offsetOf` says where each of
 * its characters stands in its file, and for the text's length where it ends; spans are offsets of that file.
 */
export function parseMessageText(
  file: string,
  text: string,
  offsetOf: (index: number) => number,
): { readonly message: ast.Message; readonly diagnostics: readonly Diagnostic[] } {
  const span = { start: offsetOf(0), end: offsetOf(text.length) };
  const { message, problems } = readMessage(policyReader(), { content: text, offsetOf, span });
  return { message, diagnostics: describe(file, problems) };
}

let sharedReader: Reader | undefined;

/** One reader for all: analysing the grammar takes longer than reading a rulebook. */
function policyReader(): Reader {
  sharedReader ??= createPolicyReader();
  return sharedReader;
}

interface ReadStretch {
  readonly declaration: ast.Declaration | null;
  readonly problems: readonly Problem[];
}

/** Behind so many mistakes, the rest of a file is not read. */
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

function fileOf(
  text: string,
  declarations: readonly ast.Declaration[],
  { comments }: Pick<Lexed, 'comments'>,
  broken: readonly ast.BrokenDeclaration[],
): ast.File {
  return { kind: 'file', span: { start: 0, end: text.length }, declarations, comments, broken };
}

/** Nothing of such a file is read: it may declare any name. */
function refuse(file: string, text: string, problem: Problem): ParsedPolicy {
  const broken: ast.BrokenDeclaration = { kind: 'broken', span: problem.span, keyword: null, name: null };
  return { file: fileOf(text, [], { comments: [] }, [broken]), diagnostics: [describeProblem(file, problem)] };
}

function describe(file: string, problems: readonly Problem[]): readonly Diagnostic[] {
  const inOrder = [...problems].sort((a, b) => a.span.start - b.span.start);
  const shown = inOrder.slice(0, mostDiagnostics);
  const next = inOrder[mostDiagnostics];
  if (next !== undefined) shown.push({ kind: 'too_many', span: next.span, limit: mostDiagnostics });
  return shown.map((problem) => describeProblem(file, problem));
}
