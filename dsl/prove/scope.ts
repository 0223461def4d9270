/** Where a condition is read: what its variables stand for and which date its look-ups use. */
import type { Analysis, BoundVariable, Meaning } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import { type Effort, startEffort } from './find-case.ts';
import type { Formula } from './formula.ts';
import type { Fraction } from './fraction.ts';
import type { Statement } from './statements.ts';

/** What declares a definition. */
export type DefinitionNode = ast.DefineDeclaration | ast.TableDeclaration;
/** What declares an exception to something. */
export type ExceptionNode = ast.ExceptionDeclaration | ast.ReliefDeclaration;

/** A declaration with expressions. */
export type Norm = DefinitionNode | ast.RuleDeclaration | ExceptionNode;

/** What is shared by all conditions read from one consolidation. Remembers what it has read. */
export interface Reading {
  readonly analysis: Analysis;
  /** Values of parameters with a single number in force throughout the consolidation, in their own unit. */
  readonly parameterValues: ReadonlyMap<string, Fraction>;
  /** Exceptions to each definition, by its name. */
  readonly definitionExceptions: ReadonlyMap<string, readonly ExceptionNode[]>;
  /** Exceptions to each rule and to each exception. */
  readonly exceptions: ReadonlyMap<ast.RuleDeclaration | ExceptionNode, readonly ExceptionNode[]>;
  readonly variableNumbers: Map<BoundVariable, number>;
  readonly datingNumbers: Map<string, number>;
  readonly openedDefinitions: Map<string, Formula>;
  readonly statements: Map<Norm, readonly Statement[]>;
  readonly effort: Effort;
}

/** How names are read at a place. */
export interface Scope {
  readonly reading: Reading;
  /** What a variable is written as; a variable not among them stands for itself. */
  readonly variables: ReadonlyMap<BoundVariable, string>;
  /** Mark of the date that look-ups use: empty for the decision's own. */
  readonly dating: string;
  /** Definitions being opened, so that a cycle ends. */
  readonly opening: readonly string[];
  /** Conditions already read in this scope. */
  readonly read: Map<ast.Expression, Formula>;
}

/** A fresh reading of a consolidation. */
export function startReading(analysis: Analysis, parameterValues: ReadonlyMap<string, Fraction> = new Map()): Reading {
  const definitionExceptions = new Map<string, ExceptionNode[]>();
  const exceptions = new Map<ast.RuleDeclaration | ExceptionNode, ExceptionNode[]>();
  for (const { node } of analysis.consolidation.exceptions) {
    const target = analysis.targets.get(node);
    if (target === undefined) continue;
    if (target.kind === 'definition') append(definitionExceptions, target.name, node);
    else append(exceptions, target.kind === 'rule' ? target.rule.node : target.exception.node, node);
  }
  return {
    analysis,
    parameterValues,
    definitionExceptions,
    exceptions,
    variableNumbers: new Map(),
    datingNumbers: new Map(),
    openedDefinitions: new Map(),
    statements: new Map(),
    effort: startEffort(),
  };
}

function append<Key>(map: Map<Key, ExceptionNode[]>, key: Key, node: ExceptionNode): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [node]);
  else list.push(node);
}

/** The scope of a declaration: variables stand for themselves, look-ups use the decision's date. */
export function outerScope(reading: Reading): Scope {
  return { reading, variables: new Map(), dating: '', opening: [], read: new Map() };
}

/** How a variable is written: `member#3`, where the number tells apart variables of the same name. */
export function variableText(variable: BoundVariable, scope: Scope): string {
  const given = scope.variables.get(variable);
  if (given !== undefined) return given;
  const { variableNumbers } = scope.reading;
  const known = variableNumbers.get(variable) ?? variableNumbers.size + 1;
  variableNumbers.set(variable, known);
  return `${variable.name}#${known}`;
}

/** The scope in which a variable is written as this text. */
export function withVariable(scope: Scope, variable: BoundVariable, text: string): Scope {
  return { ...scope, variables: new Map([...scope.variables, [variable, text]]), read: new Map() };
}

/** The scope inside a definition read from `scope`: its own record is the element it is read of. */
export function definitionScope(
  name: string,
  node: DefinitionNode,
  variable: BoundVariable | null,
  scope: Scope,
): Scope {
  const self = scope.reading.analysis.selves.get(node);
  const inner = { ...scope, opening: [...scope.opening, name], read: new Map() };
  return self !== undefined && variable !== null ? withVariable(inner, self, variableText(variable, scope)) : inner;
}

/** The scope with look-ups dated by an expression, given as its canonical text. */
export function datedScope(scope: Scope, dateText: string): Scope {
  const { datingNumbers } = scope.reading;
  const known = datingNumbers.get(dateText) ?? datingNumbers.size + 1;
  datingNumbers.set(dateText, known);
  return { ...scope, dating: `@${known}`, read: new Map() };
}

/** What a reference or a look-up means; undefined where its name is unknown. */
export function meaningOf(node: ast.Reference | ast.Lookup, scope: Scope): Meaning | undefined {
  return scope.reading.analysis.meanings.get(node);
}

/** A canonical text without the marks that tell variables and dates apart, fit for a message. */
export function readableText(canonical: string): string {
  return canonical.replace(/[#@]\d+/g, '');
}

/** The expression inside any parentheses. */
export function withoutParentheses(expression: ast.Expression): ast.Expression {
  return expression.kind === 'parenthesised' ? withoutParentheses(expression.operand) : expression;
}
