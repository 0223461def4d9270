import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import { tellOnce } from './lex.ts';
import { readMessage } from './message.ts';
import { mostProblems, type Piece, policyReader, readPieces } from './pieces.ts';
import type { Problem } from './problem.ts';
import { expressionWordings } from './wording/expressions.ts';
import { spellingWordings } from './wording/spelling.ts';
import { structureWordings } from './wording/structure.ts';
import type { Wording, Wordings } from './wording/wording.ts';

/** The longest policy file that is read, in UTF-16 code units. */
export const longestFile = 2_000_000;

export interface ParsedPolicy {
  readonly file: ast.File;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The syntax tree of a policy file and the mistakes in its syntax, in the order of the text. Never throws. A mistake
 * costs the declaration it is in (listed in `broken`); slips whose meaning is plain, such as `==`, cost nothing.
 */
export function parsePolicy(file: string, text: string): ParsedPolicy {
  const refusal = findRefusal(text);
  return refusal === null ? joinPieces(file, text, readPieces(text)) : refuse(file, text, refusal);
}

/** Why a text is not read at all; null where it is. */
export function findRefusal(text: string): Problem | null {
  if (text.length > longestFile) return { kind: 'length', span: { start: 0, end: 1 }, limit: longestFile };
  const binary = text.indexOf('\0');
  return binary === -1 ? null : { kind: 'control_character', span: { start: binary, end: binary + 1 } };
}

/** The mistakes in the pieces of a file, those in single signs first. */
export function problemsOf(pieces: readonly Piece[]): readonly Problem[] {
  return [...tellOnce(pieces.flatMap(({ slips }) => slips)), ...pieces.flatMap(({ problems }) => problems)];
}

/** A file as its pieces say it. */
export function joinPieces(file: string, text: string, pieces: readonly Piece[]): ParsedPolicy {
  const problems = problemsOf(pieces);
  const tree: ast.File = {
    kind: 'file',
    span: { start: 0, end: text.length },
    declarations: pieces.flatMap(({ declaration }) => declaration ?? []),
    comments: pieces.flatMap(({ comments }) => comments),
    broken: pieces.flatMap(({ broken }) => broken ?? []),
  };
  return { file: tree, diagnostics: describe(file, problems) };
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

/** Nothing of such a file is read: it may declare any name. */
function refuse(file: string, text: string, problem: Problem): ParsedPolicy {
  const broken: ast.BrokenDeclaration = { kind: 'broken', span: problem.span, keyword: null, name: null };
  const tree: ast.File = {
    kind: 'file',
    span: { start: 0, end: text.length },
    declarations: [],
    comments: [],
    broken: [broken],
  };
  return { file: tree, diagnostics: [describeProblem(file, problem)] };
}

function describe(file: string, problems: readonly Problem[]): readonly Diagnostic[] {
  const inOrder = [...problems].sort((a, b) => a.span.start - b.span.start);
  const shown = inOrder.slice(0, mostProblems);
  const next = inOrder[mostProblems];
  if (next !== undefined) shown.push({ kind: 'too_many', span: next.span, limit: mostProblems });
  return shown.map((problem) => describeProblem(file, problem));
}

const wordings: Wordings = { ...structureWordings, ...expressionWordings, ...spellingWordings };

/** A mistake in the syntax as a diagnostic; a layout that changes no meaning is a warning. */
function describeProblem(file: string, problem: Problem): Diagnostic {
  const { span } = problem;
  const { message, label, help, other, replacement } = wordProblem(problem);
  return {
    code: 'syntax',
    severity: problem.kind === 'tab' ? 'warning' : 'error',
    file,
    span,
    message,
    labels: [{ file, span, message: label }, ...(other === undefined ? [] : [{ file, ...other }])],
    ...(help === undefined ? {} : { help }),
    ...(replacement === undefined || help === undefined ? {} : { fix: { title: help, file, span, text: replacement } }),
  };
}

function wordProblem(problem: Problem): Wording {
  const word = wordings[problem.kind] as (problem: Problem) => Wording;
  return word(problem);
}
