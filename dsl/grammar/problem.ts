/** What can be wrong with the syntax of a policy file: facts only, the wording is in `wording/`. */
import type { IToken } from 'chevrotain';
import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import type { ClauseName } from './clauses.ts';

/** What is known of each kind of mistake, beside its place. */
interface ProblemFacts {
  // Declarations and their clauses
  /** The general case: `expected` (a token or a production) belongs where `found` stands; null: at the end. */
  readonly unexpected: { readonly found: string | null; readonly expected: string };
  /** A bracket or a row is not closed on its line. */
  readonly unclosed: { readonly sign: string };
  readonly unknown_declaration: { readonly word: string; readonly suggestion: string | null };
  readonly unknown_clause: {
    readonly declaration: DeclarationKind;
    readonly word: string;
    readonly suggestion: string | null;
  };
  readonly misplaced_clause: { readonly declaration: DeclarationKind; readonly clause: ClauseName };
  readonly repeated_clause: { readonly clause: ClauseName; readonly first: Span };
  readonly missing_clause: { readonly declaration: DeclarationKind; readonly clause: ClauseName };
  readonly body_and_requirement: { readonly first: Span };
  readonly otherwise_without_requires: object;
  readonly effect_beside_requires: object;
  readonly decision_date: object;
  readonly row_width: { readonly cells: number; readonly columns: number; readonly header: Span };

  // Expressions
  readonly needs_parentheses: { readonly word: string };
  readonly nested_match: object;
  readonly otherwise_not_last: object;
  readonly missing_else: object;
  readonly chained_comparison: object;
  readonly unit_on_next_line: object;
  readonly unspaced_division: object;
  readonly nesting: { readonly limit: number };
  readonly chain: { readonly limit: number };

  // Spelling
  readonly reserved_name: { readonly word: string };
  readonly upper_case_name: { readonly word: string; readonly suggestion: string };
  readonly foreign_sign: { readonly found: string; readonly meant: string };
  readonly foreign_date: { readonly found: string; readonly meant: string };
  readonly comma_number: { readonly found: string; readonly meant: string };
  readonly bad_citation: { readonly found: string };
  readonly stray: { readonly found: string };
  readonly unclosed_text: object;
  readonly curly_quotes: object;
  readonly bad_escape: object;
  readonly unclosed_braces: object;
  readonly lone_brace: object;
  readonly empty_braces: object;
  readonly tab: object;
  readonly control_character: object;

  // The file as a whole
  readonly length: { readonly limit: number };
  readonly too_many: { readonly limit: number };
}

export type ProblemKind = keyof ProblemFacts;

export type ProblemOf<Kind extends ProblemKind> = { readonly kind: Kind; readonly span: Span } & ProblemFacts[Kind];

export type Problem = { [Kind in ProblemKind]: ProblemOf<Kind> }[ProblemKind];

/** Every declaration kind, as in `ast.Declaration`. */
export type DeclarationKind = ast.Declaration['kind'];

/** The stretch of one token; the lexer says only where it starts, unless it is not as long as what it is read as. */
export function tokenSpan(token: IToken): Span {
  return { start: token.startOffset, end: (token.endOffset ?? token.startOffset + token.image.length - 1) + 1 };
}
