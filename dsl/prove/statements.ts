/**
 * Every expression of a rulebook where it stands, with what is known to hold there. What is known: the `when` of the
 * declaration, earlier operands of `and` and the opposite of earlier operands of `or`, the branch of an `if`, the arm
 * of a `match`, `where` before what follows it, and earlier cells of a table's row.
 */

import type { Consolidation, Declared } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import { type Formula, not } from './formula.ts';
import { cellCondition, conditionOf, insideDefinition, rowCondition } from './read-condition.ts';
import { type DefinitionNode, type ExceptionNode, type Norm, outerScope, type Reading, type Scope } from './scope.ts';

/** A whole expression of a declaration. */
export interface Statement {
  readonly expression: ast.Expression;
  readonly premises: readonly Formula[];
  readonly scope: Scope;
  readonly file: string;
  /** The declaration it belongs to. */
  readonly norm: Norm;
}

/** The definitions, tables, rules and exceptions of a consolidation. */
export function provableNorms({ definitions, rules, exceptions }: Consolidation): readonly Declared<Norm>[] {
  return [...definitions.values(), ...rules, ...exceptions];
}

/** All expressions of a definition, a table, a rule or an exception, those of its message left out. */
export function statementsOf({ node, file }: Declared<Norm>, reading: Reading): readonly Statement[] {
  const known = reading.statements.get(node);
  if (known !== undefined) return known;
  const statements = [...readStatements(node, file, reading)];
  reading.statements.set(node, statements);
  return statements;
}

function readStatements(node: Norm, file: string, reading: Reading): Iterable<Statement> {
  switch (node.kind) {
    case 'define':
    case 'table':
      return definitionStatements(node, file, reading);
    case 'rule':
      return ruleStatements(node, file, reading);
    case 'exception':
    case 'relief':
      return exceptionStatements(node, file, reading);
  }
}

function* definitionStatements(node: DefinitionNode, file: string, reading: Reading): Generator<Statement> {
  const scope = ownScope(node, reading);
  const common = { scope, file, norm: node };
  const when = conditionOf(node.when, scope);
  if (node.asOf !== null) yield { ...common, expression: node.asOf, premises: [when], scope: outerScope(reading) };
  if (node.when !== null) yield { ...common, expression: node.when, premises: [] };
  const elsewhere = notExcepted(reading.definitionExceptions.get(node.name.text) ?? [], scope);
  if (node.kind === 'define') yield { ...common, expression: node.body, premises: [when, ...elsewhere] };
  else yield* tableStatements(node, [when, ...elsewhere], common);
}

function* tableStatements(
  table: ast.TableDeclaration,
  premises: readonly Formula[],
  common: Pick<Statement, 'scope' | 'file' | 'norm'>,
): Generator<Statement> {
  for (const row of table.rows) {
    const known = [...premises];
    for (const [index, cell] of (row.cells ?? []).entries()) {
      const column = table.columns[index];
      if (column === undefined || cell.kind === 'any_cell') continue;
      yield { ...common, expression: column, premises: [...known] };
      for (const expression of cellExpressions(cell)) yield { ...common, expression, premises: [...known] };
      known.push(cellCondition(column, cell, common.scope));
    }
    yield { ...common, expression: row.value, premises: [...premises, rowCondition(row, table, common.scope)] };
  }
}

/** The expressions of a cell, in order. */
export function cellExpressions(cell: ast.Cell): readonly ast.Expression[] {
  switch (cell.kind) {
    case 'any_cell':
      return [];
    case 'values_cell':
      return cell.values;
    case 'comparison_cell':
      return cell.comparisons.map((comparison) => comparison.value);
    case 'between_cell':
      return [cell.low, cell.high];
  }
}

function* ruleStatements(node: ast.RuleDeclaration, file: string, reading: Reading): Generator<Statement> {
  const scope = outerScope(reading);
  const common = { scope, file, norm: node };
  const when = conditionOf(node.when, scope);
  // Where `when` is false of whatever element, the rule does not apply and its list is not needed.
  if (node.forEach !== null) yield { ...common, expression: node.forEach.list, premises: [when] };
  if (node.when !== null) yield { ...common, expression: node.when, premises: [] };
  const replaced = (reading.exceptions.get(node) ?? []).filter((exception) => exception.kind === 'exception');
  yield { ...common, expression: node.requires, premises: [when, ...notExcepted(replaced, scope)] };
}

function* exceptionStatements(node: ExceptionNode, file: string, reading: Reading): Generator<Statement> {
  const scope = exceptionScope(node, reading);
  const common = { scope, file, norm: node };
  const outer = targetConditions(node, reading);
  if (node.when !== null) yield { ...common, expression: node.when, premises: outer };
  const replaced = (reading.exceptions.get(node) ?? []).filter((exception) => exception.kind === 'exception');
  const premises = [...outer, conditionOf(node.when, scope), ...notExcepted(replaced, scope)];
  if (node.requires !== null) yield { ...common, expression: node.requires, premises };
  if (node.kind === 'exception' && node.body !== null) yield { ...common, expression: node.body, premises };
}

/** Where none of these exceptions applies. */
function notExcepted(exceptions: readonly ExceptionNode[], scope: Scope): readonly Formula[] {
  return exceptions.map((exception) => not(conditionOf(exception.when, scope)));
}

/** The scope of a definition's own expressions. */
export function ownScope(node: DefinitionNode, reading: Reading): Scope {
  return insideDefinition(node.name.text, node, null, outerScope(reading));
}

/** The scope of an exception: that of the definition it changes in the end, or of the decision. */
export function exceptionScope(node: ExceptionNode, reading: Reading): Scope {
  const target = rootTarget(node, reading);
  return target?.kind === 'define' || target?.kind === 'table' ? ownScope(target, reading) : outerScope(reading);
}

/** What holds wherever an exception is consulted: the conditions of all that it is an exception to. */
export function targetConditions(node: ExceptionNode, reading: Reading): readonly Formula[] {
  const scope = exceptionScope(node, reading);
  return targetsOf(node, reading).map((target) => conditionOf(target.when, scope));
}

/** The definition or rule that an exception changes in the end. */
export function rootTarget(node: ExceptionNode, reading: Reading): DefinitionNode | ast.RuleDeclaration | null {
  const root = targetsOf(node, reading).at(-1);
  return root === undefined || root.kind === 'exception' || root.kind === 'relief' ? null : root;
}

/** What an exception is to, what that is to, and so on; ends where the exceptions go round in a circle. */
function targetsOf(node: ExceptionNode, reading: Reading): readonly Norm[] {
  const targets: Norm[] = [];
  for (let current: Norm = node; current.kind === 'exception' || current.kind === 'relief'; ) {
    const next = targetNode(current, reading);
    if (next === null || targets.includes(next) || next === node) return targets;
    targets.push(next);
    current = next;
  }
  return targets;
}

function targetNode(node: ExceptionNode, { analysis }: Reading): Norm | null {
  const target = analysis.targets.get(node);
  if (target === undefined) return null;
  switch (target.kind) {
    case 'definition':
      return definitionNode(target.name, analysis.consolidation);
    case 'rule':
      return target.rule.node;
    case 'exception':
      return target.exception.node;
  }
}

function definitionNode(name: string, consolidation: Consolidation): DefinitionNode | null {
  return consolidation.definitions.get(name)?.node ?? null;
}
