/** The clauses of declarations: which belong where, each at most once. */
import { invariant } from '../../engine/ir/invariant.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import type { DeclarationKind, Problem } from './problem.ts';

/** What each clause says. */
interface ClauseValues {
  readonly 'as of': ast.Expression;
  readonly when: ast.Expression;
  readonly requires: ast.Expression;
  readonly '=': ast.Expression;
  readonly 'for each': ast.ForEach;
  readonly otherwise: ast.Otherwise;
  /** An effect alone. */
  readonly 'deny, refer, warn': ast.Otherwise;
  readonly interpretation: ast.Text;
  readonly gives: readonly ast.DottedName[];
  readonly reports: readonly ast.DottedName[];
  readonly includes: readonly ast.Name[];
  readonly changeable: readonly ast.DottedName[];
  readonly 'approved, denied, referred, incomplete': ast.OutcomeWords;
  readonly 'at least': ast.NumberLiteral;
  readonly 'at most': ast.NumberLiteral;
  readonly '|': TableLine;
}

export type ClauseName = keyof ClauseValues;

export type Clause = {
  [Name in ClauseName]: { readonly clause: Name; readonly keyword: Span; readonly value: ClauseValues[Name] };
}[ClauseName];

/** The header of a table, or one of its rows. */
export type TableLine =
  | {
      readonly kind: 'header';
      readonly span: Span;
      readonly columns: readonly ast.Expression[];
      readonly result: ast.DottedName;
    }
  | ast.TableRow;

/** The clauses a declaration may have, in canonical order. */
export const clausesOf: Readonly<Record<DeclarationKind, readonly ClauseName[]>> = {
  enum: [],
  set: [],
  unit: [],
  record: [],
  input: [],
  parameter: ['at least', 'at most', 'interpretation'],
  decision: ['as of', 'gives', 'reports', 'includes', 'changeable', 'approved, denied, referred, incomplete'],
  define: ['as of', 'when', '=', 'interpretation'],
  table: ['as of', 'when', '|', 'interpretation'],
  rule: ['for each', 'when', 'requires', 'otherwise', 'interpretation'],
  exception: ['when', '=', 'requires', 'otherwise', 'deny, refer, warn', 'interpretation'],
  relief: ['when', 'requires', 'otherwise', 'deny, refer, warn', 'interpretation'],
  repeal: [],
};

/** The clauses no declaration can do without. */
const requiredClauses: Readonly<Partial<Record<DeclarationKind, readonly ClauseName[]>>> = {
  decision: ['as of'],
  define: ['='],
  table: ['|'],
  rule: ['requires', 'otherwise'],
};

/** The words with which the clauses of a declaration start. */
export function clauseWords(declaration: DeclarationKind): readonly string[] {
  return clausesOf[declaration].flatMap((clause) => clause.split(', ')).filter((word) => /^[a-z]/.test(word));
}

/** The value of a clause that stands at most once; null where it is left out. */
export function findClause<Name extends ClauseName>(clauses: readonly Clause[], name: Name): ClauseValues[Name] | null {
  return listClauses(clauses, name)[0] ?? null;
}

/** The value of a clause that has been checked to be there. */
export function presentClause<Name extends ClauseName>(clauses: readonly Clause[], name: Name): ClauseValues[Name] {
  const [value] = listClauses(clauses, name);
  invariant(value !== undefined, `clause '${name}' has been checked to be there`);
  return value;
}

/** The values of a clause that may stand several times, in order. */
export function listClauses<Name extends ClauseName>(clauses: readonly Clause[], name: Name): ClauseValues[Name][] {
  return clauses.flatMap((clause) => (clause.clause === name ? [clause.value as ClauseValues[Name]] : []));
}

/** Clauses that do not belong to the declaration, stand twice, contradict each other, or are missing. */
export function* checkClauses(
  declaration: DeclarationKind,
  head: Span,
  clauses: readonly Clause[],
): Generator<Problem> {
  const first = new Map<string, Clause>();
  for (const clause of clauses) {
    const { keyword: span, clause: name } = clause;
    if (!clausesOf[declaration].includes(name)) {
      yield { kind: 'misplaced_clause', span, declaration, clause: name };
      continue;
    }
    const key = repeatKey(clause);
    const earlier = key === null ? undefined : first.get(key);
    if (earlier !== undefined) yield { kind: 'repeated_clause', span, clause: name, first: earlier.keyword };
    else if (key !== null) first.set(key, clause);
  }
  for (const name of requiredClauses[declaration] ?? []) {
    const given = clauses.some(({ clause }) => clause === name || (name === 'otherwise' && isEffect(clause)));
    if (!given) yield { kind: 'missing_clause', span: head, declaration, clause: name };
  }
  yield* checkExceptionForm(declaration, clauses);
}

function* checkExceptionForm(declaration: DeclarationKind, clauses: readonly Clause[]): Generator<Problem> {
  if (declaration !== 'exception' && declaration !== 'relief') return;
  const find = (name: ClauseName): Clause | undefined => clauses.find(({ clause }) => clause === name);
  const body = find('=');
  const requires = find('requires');
  const otherwise = find('otherwise');
  const effect = find('deny, refer, warn');
  const verdict = requires ?? otherwise ?? effect;
  if (declaration === 'exception' && body !== undefined && verdict !== undefined) {
    yield { kind: 'body_and_requirement', span: verdict.keyword, first: body.keyword };
  } else if (effect !== undefined && (requires ?? otherwise) !== undefined) {
    yield { kind: 'effect_beside_requires', span: effect.keyword };
  } else if (otherwise !== undefined && requires === undefined) {
    yield { kind: 'otherwise_without_requires', span: otherwise.keyword };
  }
}

/** What may stand only once; null for what may be repeated. */
function repeatKey(clause: Clause): string | null {
  if (clause.clause === 'interpretation' || clause.clause === '|') return null;
  if (clause.clause === 'approved, denied, referred, incomplete') return clause.value.outcome;
  return clause.clause;
}

function isEffect(clause: ClauseName): boolean {
  return clause === 'deny, refer, warn';
}
