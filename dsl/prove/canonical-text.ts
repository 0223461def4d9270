/**
 * One text for every expression, the same for two expressions only where they have the same value in every case:
 * names resolved, parentheses and order of sums left out, bound variables numbered.
 */
import type { BoundVariable } from '../analysis/analysis.ts';
import type * as ast from '../syntax/ast.ts';
import { meaningOf, type Scope, variableText, withVariable } from './scope.ts';

/** The canonical text of an expression in a scope. */
export function canonicalText(expression: ast.Expression, scope: Scope): string {
  const text = (operand: ast.Expression): string => canonicalText(operand, scope);
  switch (expression.kind) {
    case 'number_literal':
      return `${expression.digits}${expression.unit === null ? '' : ` ${expression.unit.text}`}`;
    case 'date_literal':
      return expression.text;
    case 'boolean_literal':
      return expression.value ? 'yes' : 'no';
    case 'text_literal':
      return JSON.stringify(expression.text.toLowerCase());
    case 'list_literal':
      return `(${expression.elements.map(text).join(', ')})`;
    case 'reference':
      return referenceText(expression, scope);
    case 'lookup':
      return `${expression.parameter.text}${scope.dating}[${text(expression.index)}]`;
    case 'not':
      return `not (${text(expression.operand)})`;
    case 'logical':
      return sorted(expression.operands.map(text), ` ${expression.operator} `);
    case 'comparison':
      return comparisonText(expression.operator, text(expression.left), text(expression.right));
    case 'between':
      return `(${text(expression.operand)} ${negation(expression)}between ${text(expression.low)} and ${text(expression.high)})`;
    case 'in':
      return `(${text(expression.operand)} ${negation(expression)}in ${text(expression.list)})`;
    case 'is_given':
      return `(${text(expression.operand)} is ${negation(expression)}given)`;
    case 'is_empty':
      return `(${text(expression.operand)} is ${negation(expression)}empty)`;
    case 'matches':
      return `(${negation(expression)}${text(expression.operand)} matches ${expression.format.text})`;
    case 'arithmetic':
      return arithmeticText(expression.operator, text(expression.left), text(expression.right));
    case 'negation':
      return `-(${text(expression.operand)})`;
    case 'rounded':
      return `(${text(expression.operand)} rounded ${expression.rounding.mode} ${text(expression.rounding.step)})`;
    case 'if':
      return `(if ${text(expression.condition)} then ${text(expression.then)} else ${text(expression.otherwise)})`;
    case 'match':
      return `(match ${text(expression.subject)} ${expression.arms.map((arm) => armText(arm, scope)).join('; ')})`;
    case 'quantifier':
    case 'count':
    case 'sum':
    case 'extreme':
      return collectionText(expression, scope);
    case 'not_given':
      return `not given in (${expression.operands.map(text).join(', ')})`;
    case 'date_distance':
      return `${expression.measure} from (${text(expression.from)}) to (${text(expression.to)})`;
    case 'date_part':
      return `${expression.part} of (${text(expression.date)})`;
    case 'by_brackets':
      return `each part of (${text(expression.operand)}) by ${expression.parameter.text}${scope.dating}`;
    case 'parenthesised':
      return text(expression.operand);
  }
}

function referenceText(reference: ast.Reference, scope: Scope): string {
  const meaning = meaningOf(reference, scope);
  if (meaning === undefined) return reference.name.text;
  switch (meaning.kind) {
    case 'fact':
      return meaning.path;
    case 'element':
      return variableText(meaning.variable, scope);
    case 'field':
      return `${variableText(meaning.variable, scope)}.${meaning.path}`;
    case 'definition':
      return definitionText(meaning.name, meaning.variable, scope);
    case 'parameter':
      return `${meaning.name}${scope.dating}`;
    case 'member':
      return meaning.member;
    case 'set':
      return meaning.name;
  }
}

/** `invoice_line.amount` read of `line` is `line.amount`. A definition dated by itself is the same on any date. */
function definitionText(name: string, variable: BoundVariable | null, scope: Scope): string {
  const node = scope.reading.analysis.consolidation.definitions.get(name)?.node;
  const dating = node !== undefined && node.asOf === null ? scope.dating : '';
  if (variable === null) return `${name}${dating}`;
  return `${variableText(variable, scope)}.${name.slice(name.indexOf('.') + 1)}${dating}`;
}

function armText(arm: ast.MatchArm, scope: Scope): string {
  const patterns = arm.patterns === null ? 'otherwise' : arm.patterns.map((pattern) => pattern.text).join(', ');
  return `${patterns}: ${canonicalText(arm.value, scope)}`;
}

function comparisonText(operator: ast.Comparison['operator'], left: string, right: string): string {
  if (operator === 'is' || operator === 'is not') return sorted([left, right], ` ${operator} `);
  if (operator === '>' || operator === '>=') return `(${right} ${operator === '>' ? '<' : '<='} ${left})`;
  return `(${left} ${operator} ${right})`;
}

function arithmeticText(operator: ast.Arithmetic['operator'], left: string, right: string): string {
  return operator === '+' || operator === '*'
    ? sorted([left, right], ` ${operator} `)
    : `(${left} ${operator} ${right})`;
}

function collectionText(expression: ast.Quantifier | ast.Count | ast.Sum | ast.Extreme, scope: Scope): string {
  if (expression.kind === 'extreme' && expression.variable === null) {
    const operands = expression.operands.map((operand) => canonicalText(operand, scope));
    return `${expression.extreme} of ${sorted(operands, ', ')}`;
  }
  const variable = scope.reading.analysis.variables.get(expression);
  const mark = `x${scope.variables.size}`;
  const inner = variable === undefined ? scope : withVariable(scope, variable, mark);
  const source = `${mark} in ${canonicalText(expression.list, scope)}${whereText(expression.where, inner)}`;
  switch (expression.kind) {
    case 'quantifier':
      return `(${expression.quantifier} ${source} satisfies ${canonicalText(expression.satisfies, inner)})`;
    case 'count':
      return `(count of ${source})`;
    case 'sum':
      return `(sum of ${canonicalText(expression.value, inner)} for ${source}${limitText(expression.atMost, scope, inner)})`;
    case 'extreme':
      return `(${expression.extreme} of ${canonicalText(expression.value, inner)} for ${source})`;
  }
}

function whereText(where: ast.Expression | null, inner: Scope): string {
  return where === null ? '' : ` where ${canonicalText(where, inner)}`;
}

function limitText(atMost: ast.Sum['atMost'], scope: Scope, inner: Scope): string {
  if (atMost === null) return '';
  const per = atMost.per === null ? '' : ` per ${canonicalText(atMost.per, inner)}`;
  return ` at most ${canonicalText(atMost.limit, scope)}${per}`;
}

function sorted(texts: readonly string[], separator: string): string {
  return `(${[...texts].sort().join(separator)})`;
}

function negation(expression: { readonly negated: boolean }): string {
  return expression.negated ? 'not ' : '';
}
