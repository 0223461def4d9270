/**
 * Going on after a mistake. Within a declaration a mistake costs a line: reading goes on at the next line on which a
 * clause, a field or a member starts. Chevrotain's own recovery is off, since it looks for words, and here any word can
 * be a name.
 */
import { type IToken, isRecognitionException, type TokenType } from 'chevrotain';
import { suggest } from '../../engine/ir/suggest.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import { type Clause, checkClauses, clauseWords } from './clauses.ts';
import { clauseAhead } from './lookahead.ts';
import { type DeclarationKind, tokenSpan } from './problem.ts';
import type { Reader } from './reader.ts';

/** Reads a part; after a mistake in it, goes on at the next line that `resumes`. */
export function attempt<Node>($: Reader, read: () => Node, resumes: () => boolean): Node | undefined {
  const { depth } = $;
  const before = $.ahead(1);
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && isRecognitionException(error))) throw error;
    $.broken = true;
    $.depth = depth;
    $.inTable = false;
    $.inArm = false;
    while (!$.next(1, t.DeclarationEnd)) {
      if ($.ahead(1) !== before && $.firstOnLine() && resumes()) break;
      $.skip();
    }
    return undefined;
  }
}

/** Reads what stands in front of the clauses. */
export function attemptHead<Node>($: Reader, declaration: DeclarationKind, read: () => Node): Node | undefined {
  return attempt(
    $,
    () => {
      const head = read();
      $.act(() => endClause($, declaration));
      return head;
    },
    () => clauseAhead($),
  );
}

/** Behind a head or a clause stands another clause or nothing. */
export function endClause($: Reader, declaration: DeclarationKind): void {
  if ($.next(1, t.DeclarationEnd) || clauseAhead($)) return;
  const token = $.ahead(1);
  const span = tokenSpan(token);
  if ($.next(1, ...operators) && $.latestWhole !== '') {
    $.fail({ kind: 'needs_parentheses', span, word: $.latestWhole });
  }
  if (!$.firstOnLine() || !$.next(1, t.Word, t.CompoundUnit)) $.failExpecting('clause');
  const suggestion = suggest(token.image, clauseWords(declaration));
  if (suggestion === null && $.next(0, t.NumberText)) $.fail({ kind: 'unit_on_next_line', span });
  $.fail({ kind: 'unknown_clause', span, declaration, word: token.image, suggestion });
}

/** Behind a head, a field or a member stands another one, on a line of its own, or nothing. */
export function endLine($: Reader, expected: string): void {
  if ($.next(1, t.DeclarationEnd) || ($.next(1, t.Word) && $.firstOnLine())) return;
  $.failExpecting(expected);
}

interface Named {
  readonly name: ast.Name | ast.DottedName;
  readonly label: ast.Text | null;
}

/** The node of a declaration whose parts could all be read and whose clauses belong together; otherwise null. */
export function finish<Head extends Named, Node>(
  $: Reader,
  declaration: DeclarationKind,
  keyword: IToken,
  head: Head | undefined,
  clauses: readonly Clause[],
  build: (head: Head, declared: { readonly span: Span; readonly keyword: Span }) => Node | null,
): Node | null {
  return $.act(() => {
    if ($.broken || head === undefined) return null;
    const problems = [...checkClauses(declaration, { start: keyword.startOffset, end: head.name.span.end }, clauses)];
    for (const problem of problems) $.report(problem);
    if (problems.length > 0) return null;
    return build(head, { span: $.since(keyword.startOffset), keyword: tokenSpan(keyword) });
  });
}

/** What goes on behind an operand; behind a whole expression it shows that parentheses are missing. */
const operators: readonly TokenType[] = [
  t.Inequality,
  t.Is,
  t.In,
  t.Between,
  t.Matches,
  t.Rounded,
  t.And,
  t.Or,
  t.Plus,
  t.Minus,
  t.Times,
  t.Divide,
];
