/** What can stand at a place within an expression, found by reading and inferring the half-typed expression. */
import type { BoundVariable } from '../analysis/analysis.ts';
import { createInference } from '../infer/expressions.ts';
import { type Binder, goalOf, type Inference } from '../infer/inference.ts';
import type { NameTable } from '../scope/names.ts';
import type * as ast from '../syntax/ast.ts';
import type { Node } from '../syntax/walk.ts';
import type { Type } from '../types/types.ts';
import { anyValue, type Expected, expectedAt } from './expected.ts';
import { pathToPlaceholder, placeholder, type ReadAttempt, readAround, readFront } from './half-typed.ts';

/** An expression being typed, and where it stands. */
export interface ExpressionSite {
  readonly front: string;
  readonly rest: string;
  readonly firstOnLine: boolean;
  readonly goal: Expected;
  /** What can be read besides the names of the rulebook, the outermost first. */
  readonly variables: readonly BoundVariable[];
  readonly file: string;
}

export type ExpressionPlace =
  | { readonly kind: 'operand'; readonly expected: Expected; readonly variables: readonly BoundVariable[] }
  /** A word that goes on behind a complete operand; `left` are the types of what ends here, the shortest first. */
  | { readonly kind: 'operator'; readonly left: readonly Type[] }
  /** Behind a number: its unit. */
  | { readonly kind: 'unit'; readonly expected: Expected }
  /** An arm of a match; `taken` are the members that other arms name. */
  | { readonly kind: 'pattern'; readonly enum: string; readonly taken: ReadonlySet<string> }
  /** Behind `matches`. */
  | { readonly kind: 'format' }
  /** The parameter in `each part of … by` or in front of an index. */
  | { readonly kind: 'parameter'; readonly brackets: boolean; readonly expected: Expected; readonly index: Type | null }
  /** A new name, or nothing that can be said. */
  | { readonly kind: 'none' };

export function expressionPlaceOf(site: ExpressionSite, names: NameTable): ExpressionPlace {
  const attempt = readAround(site.front, site.rest, site.firstOnLine);
  if (attempt === null) return operatorPlace(site, names);
  const inferred = inferAttempt(attempt, site, names);
  const path = pathToPlaceholder(attempt);
  const [parent, node] = [path.at(-2), path.at(-1)];
  if (node?.kind === 'unit_name') return unitPlace(path, inferred, site, names);
  switch (parent?.kind) {
    case 'match_arm':
      return patternPlace(path, inferred, names);
    case 'matches':
      return { kind: 'format' };
    case 'dotted_name': {
      const around = path.at(-3);
      const known = { types: inferred.types, names, goal: site.goal };
      const within = path.slice(0, -2);
      if (around?.kind === 'lookup' || around?.kind === 'by_brackets') {
        const index = inferred.types.get(around.kind === 'lookup' ? around.index : around.operand) ?? null;
        const brackets = around.kind === 'by_brackets';
        return { kind: 'parameter', brackets, index, expected: brackets ? anyValue : expectedAt(within, known) };
      }
      if (around?.kind !== 'reference') return { kind: 'none' };
      return { kind: 'operand', expected: expectedAt(within, known), variables: variablesAt(within, inferred, site) };
    }
    default:
      return { kind: 'none' };
  }
}

/** The placeholder is a variable whose type is in error: it silences what follows from it. */
function inferAttempt({ expression }: ReadAttempt, site: ExpressionSite, names: NameTable): Inference {
  const empty = { types: new Map(), meanings: new Map(), arms: new Map(), variables: new Map() };
  const inference = createInference(names, empty, () => undefined);
  const unknown: BoundVariable = { name: placeholder, type: { kind: 'error' }, self: false };
  const scope = { file: site.file, variables: [unknown, ...site.variables] };
  if (site.goal.kind === 'type') inference.expect(expression, scope, { ...goalOf(site.goal.type), rounded: true });
  else inference.infer(expression, scope, { quotient: true, sets: true });
  return inference;
}

/** The type of a list to be gone through, in front of what is typed there. */
export function typeOfExpression(
  expression: ast.Expression,
  names: NameTable,
  site: Pick<ExpressionSite, 'file'>,
): Type {
  const attempt: ReadAttempt = { expression, text: '' };
  const whole = { front: '', rest: '', firstOnLine: false, goal: anyValue, variables: [], file: site.file };
  return inferAttempt(attempt, whole, names).types.get(expression) ?? { kind: 'error' };
}

function variablesAt(path: readonly Node[], { variables }: Inference, site: ExpressionSite): readonly BoundVariable[] {
  const bound: BoundVariable[] = [];
  for (const [index, node] of path.entries()) {
    const child = path[index + 1];
    const variable = isBinder(node) ? variables.get(node) : undefined;
    if (variable !== undefined && isBinder(node) && child !== node.list) bound.push(variable);
  }
  // Within a list that is gone through, elements of the lists around it cannot be read.
  const [inner] = bound.slice(-1);
  return inner === undefined ? site.variables : [inner];
}

function isBinder(
  node: Node,
): node is Exclude<Binder, { readonly variable: null }> & { readonly list: ast.Expression } {
  const binds = node.kind === 'quantifier' || node.kind === 'count' || node.kind === 'sum' || node.kind === 'extreme';
  return binds && node.variable !== null;
}

function unitPlace(
  path: readonly Node[],
  { types }: Inference,
  { goal }: ExpressionSite,
  names: NameTable,
): ExpressionPlace {
  return { kind: 'unit', expected: expectedAt(path.slice(0, -1), { types, names, goal }) };
}

function patternPlace(path: readonly Node[], inference: Inference, names: NameTable): ExpressionPlace {
  const match = path.findLast((node) => node.kind === 'match');
  if (match === undefined) return { kind: 'none' };
  const type = inference.types.get(match.subject);
  if (type?.kind !== 'enum') return { kind: 'none' };
  const taken = new Set<string>();
  const { sets } = names.consolidation;
  for (const { patterns } of match.arms) {
    for (const { text } of patterns ?? []) {
      taken.add(text);
      for (const member of sets.get(text)?.node.members ?? []) taken.add(member.text);
    }
  }
  return { kind: 'pattern', enum: type.enum, taken };
}

function operatorPlace(site: ExpressionSite, names: NameTable): ExpressionPlace {
  const front = site.front.trimEnd();
  const attempt = readFront(front);
  if (attempt === null) return { kind: 'none' };
  const { types } = inferAttempt(attempt, site, names);
  const left: Type[] = [];
  const ending = expressionsEndingAt(attempt.expression, front.length);
  for (const node of ending) {
    const type = types.get(node);
    // A conjunction is one only if what was last written in it can be.
    const fits = !(node.kind === 'logical' || node.kind === 'not') || left.some(({ kind }) => kind === 'boolean');
    if (type !== undefined && fits) left.push(type);
  }
  return { kind: 'operator', left };
}

/** The expressions that end at an offset, the innermost first. */
function expressionsEndingAt(root: ast.Expression, end: number): readonly ast.Expression[] {
  const found: ast.Expression[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const element of value) visit(element);
    else {
      if ('kind' in value && 'span' in value && isEnding(value as Node, end)) found.unshift(value as ast.Expression);
      for (const part of Object.values(value)) visit(part);
    }
  };
  visit(root);
  return found;
}

function isEnding({ kind, span }: Node, end: number): boolean {
  return span.end === end && kind !== 'name' && kind !== 'dotted_name' && kind !== 'unit_name';
}
