/**
 * Reads conditions of a policy into formulas. Definitions are looked through; what the prover does not understand
 * becomes a flag of its own, so that nothing is ever proved from a misunderstanding.
 */
import type { BoundVariable } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import { canonicalText } from './canonical-text.ts';
import {
  allOf,
  always,
  among,
  anyOf,
  type ChoiceSubject,
  either,
  type Formula,
  holds,
  never,
  not,
  same,
} from './formula.ts';
import { compareLinear, readLinear } from './linear.ts';
import {
  type DefinitionNode,
  datedScope,
  definitionScope,
  type ExceptionNode,
  meaningOf,
  type Scope,
  withoutParentheses,
} from './scope.ts';

/** A definition whose condition grows beyond this is not opened but taken as it is. */
const largestOpened = 400;

/** The formula of a boolean expression. */
export function readCondition(expression: ast.Expression, scope: Scope): Formula {
  const known = scope.read.get(expression);
  if (known !== undefined) return known;
  const formula = readBoolean(expression, scope);
  scope.read.set(expression, formula);
  return formula;
}

function readBoolean(expression: ast.Expression, scope: Scope): Formula {
  const read = (operand: ast.Expression): Formula => readCondition(operand, scope);
  const opaque = (): Formula => holds(canonicalText(expression, scope));
  switch (expression.kind) {
    case 'parenthesised':
      return read(expression.operand);
    case 'boolean_literal':
      return expression.value ? always : never;
    case 'reference':
      return readReference(expression, scope);
    case 'not':
      return not(read(expression.operand));
    case 'logical':
      return expression.operator === 'and'
        ? allOf(expression.operands.map(read))
        : anyOf(expression.operands.map(read));
    case 'comparison':
      return readComparison(expression, scope);
    case 'between':
      return negateIf(expression.negated, readBetween(expression.operand, expression.low, expression.high, scope));
    case 'in':
      return negateIf(expression.negated, readIn(expression.operand, expression.list, scope));
    case 'is_given':
      return negateIf(expression.negated, givenFormula(expression.operand, scope));
    case 'is_empty':
      return negateIf(expression.negated, holds(`${canonicalText(expression.operand, scope)} is empty`));
    case 'matches':
      return negateIf(
        expression.negated,
        holds(`${canonicalText(expression.operand, scope)} matches ${expression.format.text}`),
      );
    case 'if':
      return either(read(expression.condition), read(expression.then), read(expression.otherwise));
    case 'match':
      return anyOf(expression.arms.map((arm) => allOf([armCondition(arm, expression, scope), read(arm.value)])));
    case 'number_literal':
    case 'date_literal':
    case 'text_literal':
    case 'list_literal':
    case 'lookup':
    case 'arithmetic':
    case 'negation':
    case 'rounded':
    case 'quantifier':
    case 'count':
    case 'sum':
    case 'extreme':
    case 'not_given':
    case 'date_distance':
    case 'date_part':
    case 'by_brackets':
      return opaque();
  }
}

/** That an optional fact or field was given. */
export function givenFormula(operand: ast.Expression, scope: Scope): Formula {
  return holds(`${canonicalText(operand, scope)} is given`);
}

/** That a match takes this arm. */
export function armCondition(arm: ast.MatchArm, match: ast.Match, scope: Scope): Formula {
  if (arm.patterns !== null) return membership(match.subject, armMembers(arm, scope), scope);
  const others = match.arms.filter((other) => other !== arm && other.patterns !== null);
  return not(anyOf(others.map((other) => membership(match.subject, armMembers(other, scope), scope))));
}

function armMembers(arm: ast.MatchArm, scope: Scope): readonly string[] {
  return scope.reading.analysis.arms.get(arm) ?? [];
}

/** That an enum value is one of these members. */
export function membership(expression: ast.Expression, members: readonly string[], scope: Scope): Formula {
  const read = (operand: ast.Expression, inner: Scope): Formula => membership(operand, members, inner);
  switch (expression.kind) {
    case 'parenthesised':
      return read(expression.operand, scope);
    case 'if':
      return either(
        readCondition(expression.condition, scope),
        read(expression.then, scope),
        read(expression.otherwise, scope),
      );
    case 'match':
      return anyOf(expression.arms.map((arm) => allOf([armCondition(arm, expression, scope), read(arm.value, scope)])));
    case 'reference': {
      const meaning = meaningOf(expression, scope);
      if (meaning?.kind === 'member') return members.includes(meaning.member) ? always : never;
      if (meaning?.kind === 'definition') {
        const opened = openDefinition(meaning.name, meaning.variable, scope, read);
        if (opened !== null) return opened;
      }
    }
  }
  return among(choiceSubject(expression, scope), members);
}

function choiceSubject(expression: ast.Expression, scope: Scope): ChoiceSubject {
  const type = typeOf(expression, scope);
  const declared = type?.kind === 'enum' ? scope.reading.analysis.consolidation.enums.get(type.enum) : undefined;
  const members = declared?.members.map((member) => member.node.name.text) ?? null;
  return { kind: 'choice', text: canonicalText(expression, scope), members };
}

function readReference(reference: ast.Reference, scope: Scope): Formula {
  const opaque = holds(canonicalText(reference, scope));
  const meaning = meaningOf(reference, scope);
  if (meaning?.kind !== 'definition') return opaque;
  const { openedDefinitions } = scope.reading;
  const key = `${canonicalText(reference, scope)} ${scope.dating}`;
  const known = openedDefinitions.get(key);
  if (known !== undefined) return known;
  const opened = openDefinition(meaning.name, meaning.variable, scope, readCondition) ?? opaque;
  openedDefinitions.set(key, opened);
  return opened;
}

/** What holds where the definition has a value and `read` holds of that value; null where it cannot be opened. */
function openDefinition(
  name: string,
  variable: BoundVariable | null,
  scope: Scope,
  read: (value: ast.Expression, scope: Scope) => Formula,
): Formula | null {
  const node = scope.reading.analysis.consolidation.definitions.get(name)?.node;
  if (node === undefined || scope.opening.includes(name)) return null;
  const inner = insideDefinition(name, node, variable, scope);
  const exceptions = scope.reading.definitionExceptions.get(name) ?? [];
  const plain = node.kind === 'define' ? read(node.body, inner) : readRows(node, inner, read);
  const value = withExceptions(exceptions, plain, inner, read);
  const opened = allOf([conditionOf(node.when, inner), value]);
  return opened.size > largestOpened ? null : opened;
}

/** The scope in which a definition's own expressions are read: its element and its own date. */
export function insideDefinition(
  name: string,
  node: DefinitionNode,
  variable: BoundVariable | null,
  scope: Scope,
): Scope {
  const inner = definitionScope(name, node, variable, scope);
  return node.asOf === null ? inner : datedScope(inner, canonicalText(node.asOf, inner));
}

function withExceptions(
  exceptions: readonly ExceptionNode[],
  plain: Formula,
  scope: Scope,
  read: (value: ast.Expression, scope: Scope) => Formula,
): Formula {
  const conditions: Formula[] = [];
  const values: Formula[] = [];
  for (const exception of exceptions) {
    if (exception.kind === 'relief' || exception.body === null) continue;
    const condition = conditionOf(exception.when, scope);
    const nested = scope.reading.exceptions.get(exception) ?? [];
    conditions.push(condition);
    values.push(allOf([condition, withExceptions(nested, read(exception.body, scope), scope, read)]));
  }
  if (conditions.length === 0) return plain;
  return anyOf([...values, allOf([...conditions.map(not), plain])]);
}

function readRows(
  table: ast.TableDeclaration,
  scope: Scope,
  read: (value: ast.Expression, scope: Scope) => Formula,
): Formula {
  return anyOf(table.rows.map((row) => allOf([rowCondition(row, table, scope), read(row.value, scope)])));
}

/** That a table takes this row. */
export function rowCondition(row: ast.TableRow, table: ast.TableDeclaration, scope: Scope): Formula {
  if (row.cells === null) {
    const others = table.rows.filter((other) => other.cells !== null);
    return not(anyOf(others.map((other) => rowCondition(other, table, scope))));
  }
  return allOf(row.cells.map((cell, index) => cellCondition(table.columns[index], cell, scope)));
}

/** That a column's value is one the cell stands for. A cell without a column is anything. */
export function cellCondition(column: ast.Expression | undefined, cell: ast.Cell, scope: Scope): Formula {
  if (column === undefined) return always;
  switch (cell.kind) {
    case 'any_cell':
      return always;
    case 'values_cell':
      return negateIf(cell.negated, anyOf(cell.values.map((value) => cellValue(column, value, scope))));
    case 'comparison_cell':
      return allOf(cell.comparisons.map(({ operator, value }) => compareValues(operator, column, value, scope)));
    case 'between_cell':
      return readBetween(column, cell.low, cell.high, scope);
  }
}

function cellValue(column: ast.Expression, value: ast.Expression, scope: Scope): Formula {
  const meaning = value.kind === 'reference' ? meaningOf(value, scope) : undefined;
  return meaning?.kind === 'set' ? membership(column, meaning.members, scope) : readEquality(column, value, scope);
}

/** A `when` that may be left out. */
export function conditionOf(when: ast.Expression | null, scope: Scope): Formula {
  return when === null ? always : readCondition(when, scope);
}

function readComparison(expression: ast.Comparison, scope: Scope): Formula {
  const { operator, left, right } = expression;
  if (operator === 'is') return readEquality(left, right, scope);
  if (operator === 'is not') return not(readEquality(left, right, scope));
  return compareValues(operator, left, right, scope);
}

function compareValues(operator: ast.Inequality, left: ast.Expression, right: ast.Expression, scope: Scope): Formula {
  return compareLinear(operator, readLinear(left, scope), readLinear(right, scope));
}

function readBetween(operand: ast.Expression, low: ast.Expression, high: ast.Expression, scope: Scope): Formula {
  return allOf([compareValues('>=', operand, low, scope), compareValues('<=', operand, high, scope)]);
}

function readEquality(left: ast.Expression, right: ast.Expression, scope: Scope): Formula {
  switch (typeOf(left, scope)?.kind) {
    case 'number':
    case 'date':
      return readBetween(left, right, right, scope);
    case 'boolean':
      return same(readCondition(left, scope), readCondition(right, scope));
    case 'enum':
      return sameMember(left, right, scope);
    case 'text':
      return sameText(left, right, scope);
    default:
      return holds(`${canonicalText(left, scope)} is ${canonicalText(right, scope)}`);
  }
}

function sameMember(left: ast.Expression, right: ast.Expression, scope: Scope): Formula {
  const named = memberOf(right, scope) ?? memberOf(left, scope);
  const other = memberOf(right, scope) === null ? right : left;
  if (named !== null) return membership(other, [named], scope);
  const members = choiceSubject(left, scope).members ?? [];
  return anyOf(members.map((member) => allOf([left, right].map((side) => membership(side, [member], scope)))));
}

function memberOf(expression: ast.Expression, scope: Scope): string | null {
  const plain = withoutParentheses(expression);
  const meaning = plain.kind === 'reference' ? meaningOf(plain, scope) : undefined;
  return meaning?.kind === 'member' ? meaning.member : null;
}

function sameText(left: ast.Expression, right: ast.Expression, scope: Scope): Formula {
  const literal = textOf(right) ?? textOf(left);
  const other = textOf(right) === null ? right : left;
  if (literal !== null) return among(choiceSubject(other, scope), [literal]);
  const texts = [left, right].map((side) => canonicalText(side, scope)).sort();
  return holds(texts.join(' is '));
}

/** Texts are compared without regard to letter case. */
function textOf(expression: ast.Expression): string | null {
  const plain = withoutParentheses(expression);
  return plain.kind === 'text_literal' ? plain.text.toLowerCase() : null;
}

function readIn(operand: ast.Expression, list: ast.Expression, scope: Scope): Formula {
  const plain = withoutParentheses(list);
  if (plain.kind === 'list_literal') {
    return anyOf(plain.elements.map((element) => cellValue(operand, element, scope)));
  }
  const meaning = plain.kind === 'reference' ? meaningOf(plain, scope) : undefined;
  if (meaning?.kind === 'set') return membership(operand, meaning.members, scope);
  const elements = canonicalText(plain, scope);
  return holds(`${canonicalText(operand, scope)} in ${elements}`);
}

function negateIf(negated: boolean, formula: Formula): Formula {
  return negated ? not(formula) : formula;
}

function typeOf(expression: ast.Expression, scope: Scope): Type | undefined {
  return scope.reading.analysis.types.get(expression);
}
