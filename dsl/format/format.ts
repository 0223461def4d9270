import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lexPolicy } from '../grammar/lex.ts';
import { parsePolicy } from '../grammar/parse.ts';
import { tokenSpan } from '../grammar/problem.ts';
import type * as ast from '../syntax/ast.ts';
import { alignColumns } from './columns.ts';
import { type PlacedComment, placeComments } from './comments.ts';
import { type FormattedDeclaration, formatDeclaration, hasBlankLineBefore, type Source } from './declaration.ts';

/**
 * A policy file in its canonical layout: it says the same, keeps every comment and single blank lines, and does not
 * change when formatted again. Lines end with `\n`. Declarations that could not be read stay as they are.
 */
export function formatPolicy(file: ast.File, text: string): string {
  const source: Source = { text, tokens: lexPolicy(text).tokens.map((token) => ({ span: tokenSpan(token) })) };
  const entries = entriesOf(file, source);
  alignRuns(entries);
  const lines = entries.map((entry, index) => {
    const previous = entries[index - 1];
    return previous !== undefined && isApart(previous, entry) ? `\n${entry.text}` : entry.text;
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** As `formatPolicy`, from the text alone; a text with mistakes in its syntax is left as it is. */
export function formatPolicyText(
  file: string,
  text: string,
): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = parsePolicy(file, text);
  const refused = parsed.diagnostics.some(({ severity }) => severity === 'error');
  return { text: refused ? text : formatPolicy(parsed.file, text), diagnostics: parsed.diagnostics };
}

/** A declaration, with the comments right above it, or a comment that stands alone. */
interface Entry {
  text: string;
  readonly kind: ast.Declaration['kind'] | 'comment' | 'broken';
  readonly multiline: boolean;
  /** Whether a blank line stands above it in the text. */
  readonly spaced: boolean;
  /** A declaration on one line with no comment above it: its neighbours may be aligned with it. */
  readonly line: FormattedDeclaration | null;
}

function entriesOf(file: ast.File, source: Source): Entry[] {
  const comments = placeComments(file.comments, source.text);
  const declarations = [...file.declarations, ...file.broken].sort((a, b) => a.span.start - b.span.start);
  const entries: Entry[] = [];
  let waiting = 0;
  for (const [index, declaration] of declarations.entries()) {
    const { start, end } = declaration.span;
    const next = declarations[index + 1]?.span.start ?? source.text.length;
    const above: PlacedComment[] = [];
    while ((comments[waiting]?.span.start ?? start) < start) above.push(comments[waiting++] as PlacedComment);
    const own: PlacedComment[] = [];
    for (let comment = comments[waiting]; comment !== undefined; comment = comments[waiting]) {
      const isOwn = comment.span.start < end || (comment.span.start < next && !comment.atMargin);
      if (!isOwn) break;
      own.push(comment);
      waiting += 1;
    }
    const attached = attachedComments(above, start, source.text);
    for (const comment of above.slice(0, above.length - attached.length)) entries.push(entryOfComment(comment, source));
    entries.push(entryOf(declaration, attached, own, source));
  }
  for (const comment of comments.slice(waiting)) entries.push(entryOfComment(comment, source));
  return entries;
}

/** The comments with no blank line between them and the declaration below. */
function attachedComments(above: readonly PlacedComment[], start: number, text: string): readonly PlacedComment[] {
  let below = start;
  let count = 0;
  for (const { span } of above.toReversed()) {
    if (hasBlankLineBefore(text, below)) break;
    below = span.start;
    count += 1;
  }
  return count === 0 ? [] : above.slice(-count);
}

function entryOfComment({ text, span }: PlacedComment, source: Source): Entry {
  const spaced = hasBlankLineBefore(source.text, span.start);
  return { text, kind: 'comment', multiline: false, spaced, line: null };
}

function entryOf(
  declaration: ast.Declaration | ast.BrokenDeclaration,
  attached: readonly PlacedComment[],
  own: readonly PlacedComment[],
  source: Source,
): Entry {
  const { kind, span } = declaration;
  const spaced = hasBlankLineBefore(source.text, attached[0]?.span.start ?? span.start);
  const comments = attached.map(({ text }) => text);
  if (declaration.kind === 'broken') {
    const end = own.at(-1)?.span.end ?? span.end;
    const text = source.text.slice(span.start, Math.max(end, span.end)).replace(/\r\n?/g, '\n');
    return { text: [...comments, text].join('\n'), kind, multiline: true, spaced, line: null };
  }
  const formatted = formatDeclaration(declaration, own, source);
  const above = [...comments, ...formatted.above];
  const alone = above.length === 0 && !formatted.multiline;
  return {
    text: [...above, formatted.text].join('\n'),
    kind,
    multiline: formatted.multiline,
    spaced,
    line: alone ? formatted : null,
  };
}

/** Declarations of several lines stand apart; otherwise the author's blank lines are kept. */
function isApart(previous: Entry, entry: Entry): boolean {
  if (entry.spaced) return true;
  if (previous.kind === 'comment' || entry.kind === 'comment') return false;
  return previous.multiline || entry.multiline;
}

/** Aligns declarations of one kind that stand right below each other on one line each. */
function alignRuns(entries: readonly Entry[]): void {
  for (let start = 0; start < entries.length; ) {
    const first = entries[start];
    let end = start + 1;
    while (first !== undefined && first.line !== null && belongsTo(first, entries[end])) end += 1;
    const run = entries.slice(start, end);
    const heads = alignColumns(run.map((entry) => entry.line?.head ?? []));
    for (const [index, entry] of run.entries()) {
      if (run.length > 1 && entry.line !== null) entry.text = (heads[index] ?? '') + entry.line.behindHead;
    }
    start = end;
  }
}

function belongsTo(first: Entry, next: Entry | undefined): boolean {
  return next !== undefined && next.line !== null && next.kind === first.kind && !next.spaced;
}
