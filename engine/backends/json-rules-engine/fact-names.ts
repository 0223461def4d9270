import { formatDate } from '../../ir/calendar.ts';
import { formatDecimal } from '../../ir/decimal.ts';
import type { Comparison, Constant, Expression, Type, Variable } from '../../ir/ir.ts';

/** What bound elements are called: `invoice.lines[]`. */
export type ElementNames = ReadonlyMap<Variable, string>;

/** What a computed fact is called: the expression, much as a policy writes it: `voucher.starts + max_length - 1 day`. */
export function nameFact(expression: Expression, elements: ElementNames): string {
  const name = (operand: Expression) => nameFact(operand, elements);
  const inner = (operand: Expression) => (isSimple(operand) ? name(operand) : `(${name(operand)})`);
  // Sums are read from the left: what stands first needs no brackets.
  const first = (operand: Expression) => (isSum(operand) ? name(operand) : inner(operand));
  switch (expression.kind) {
    case 'constant':
      return nameConstant(expression.value, expression.type);
    case 'fact':
      return expression.path;
    case 'element':
      return nameElement(expression.variable, elements);
    case 'field':
      return `${nameElement(expression.variable, elements)}.${expression.field}`;
    case 'definition':
      return nameDefinition(expression, elements);
    case 'lookup':
      return expression.index === null ? expression.parameter : `${expression.parameter}[${name(expression.index)}]`;
    case 'by_brackets':
      return `each part of ${inner(expression.operand)} by ${expression.parameter}`;
    case 'not':
      return `not ${inner(expression.operand)}`;
    case 'and':
    case 'or':
      return expression.operands.map(inner).join(` ${expression.kind} `);
    case 'compare':
      return `${inner(expression.left)} ${signs[expression.operator]} ${inner(expression.right)}`;
    case 'member_of':
      return `${inner(expression.operand)} in (${expression.members.join(', ')})`;
    case 'in_list':
      return `${inner(expression.operand)} in ${inner(expression.list)}`;
    case 'choose':
      return nameChoice(expression, name);
    case 'add':
      return `${first(expression.left)} + ${inner(expression.right)}`;
    case 'subtract':
      return `${first(expression.left)} - ${inner(expression.right)}`;
    case 'multiply':
      return `${inner(expression.left)} * ${inner(expression.right)}`;
    case 'divide':
      return `${inner(expression.numerator)} / ${inner(expression.denominator)}`;
    case 'round':
      return nameRounding(expression, inner);
    case 'date_add': {
      const { date, amount, unit, factor } = expression;
      const steps = amount.kind === 'constant' ? `${name(amount)} ${unit.replace('_', ' ')}` : inner(amount);
      const times = Math.abs(factor) === 1 ? '' : ` * ${Math.abs(factor)}`;
      return `${first(date)} ${factor < 0 ? '-' : '+'} ${steps}${times}`;
    }
    case 'full_years':
      return `full years from ${inner(expression.from)} to ${inner(expression.to)}`;
    case 'days_between':
      return `days from ${inner(expression.from)} to ${inner(expression.to)}`;
    case 'date_part':
      return `${expression.part.replaceAll('_', ' ')} of ${inner(expression.date)}`;
    case 'least_of':
    case 'greatest_of':
      return `${expression.kind === 'least_of' ? 'least' : 'greatest'} of (${expression.operands.map(name).join(', ')})`;
    case 'is_empty':
      return `${inner(expression.list)} is empty`;
    case 'is_given':
      return `${inner(expression.operand)} is given`;
    case 'not_given':
      return `not given in (${expression.operands.map(name).join(', ')})`;
    case 'empty_list':
      return '()';
    case 'matches':
      return `${inner(expression.operand)} matches ${expression.format}`;
    case 'any':
    case 'every':
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
      return nameCollection(expression, elements);
  }
}

/** The list's name, as elements are named after it. */
export function nameList(list: Expression, elements: ElementNames): string {
  return isSimple(list) ? nameFact(list, elements) : `(${nameFact(list, elements)})`;
}

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

const signs: Readonly<Record<Comparison, string>> = {
  equal: 'is',
  not_equal: 'is not',
  less: '<',
  less_or_equal: '<=',
  greater: '>',
  greater_or_equal: '>=',
};

function isSimple({ kind }: Expression): boolean {
  return ['constant', 'fact', 'element', 'field', 'definition', 'lookup', 'empty_list'].includes(kind);
}

function isSum({ kind }: Expression): boolean {
  return kind === 'add' || kind === 'subtract' || kind === 'date_add';
}

function nameElement(variable: Variable, elements: ElementNames): string {
  return elements.get(variable) ?? `element ${variable}`;
}

/** `invoice_line.realised` of an element is `invoice.lines[].realised`. */
function nameDefinition({ name, variable }: Node<'definition'>, elements: ElementNames): string {
  if (variable === null) return name;
  return `${nameElement(variable, elements)}.${name.slice(name.indexOf('.') + 1)}`;
}

function nameChoice({ branches, otherwise }: Node<'choose'>, name: (operand: Expression) => string): string {
  const named = branches.map(({ when, then }) => `if ${name(when)} then ${name(then)}`).join(' else ');
  return otherwise === null ? named : `${named} else ${name(otherwise)}`;
}

function nameRounding(expression: Node<'round'>, inner: (operand: Expression) => string): string {
  const { mode, operand, numerator, denominator, step } = expression;
  const times = numerator === 1 ? '' : ` * ${numerator}`;
  const over = denominator === 1 ? '' : ` / ${denominator}`;
  const steps = step === 1 ? '' : ` * ${step}`;
  return `${inner(operand)}${times}${over} rounded ${mode}${steps}`;
}

type Collection = Node<'any' | 'every' | 'count' | 'sum' | 'least' | 'greatest'>;

function nameCollection(expression: Collection, outer: ElementNames): string {
  const list = nameList(expression.list, outer);
  const elements = new Map(outer).set(expression.variable, `${list}[]`);
  const where = expression.where === null ? '' : ` where ${nameFact(expression.where, elements)}`;
  switch (expression.kind) {
    case 'any':
    case 'every':
      return `${expression.kind} of ${list}${where} has ${nameFact(expression.satisfies, elements)}`;
    case 'count':
      return `count of ${list}${where}`;
    case 'least':
    case 'greatest':
      return `${expression.kind} of ${nameFact(expression.value, elements)}${where}`;
    case 'sum': {
      const { value, atMost } = expression;
      const per = atMost === null || atMost.per === null ? '' : ` per ${nameFact(atMost.per, elements)}`;
      const limit = atMost === null ? '' : ` at most ${nameFact(atMost.limit, outer)}${per}`;
      return `sum of ${nameFact(value, elements)}${where}${limit}`;
    }
  }
}

function nameConstant(value: Constant, type: Type): string {
  if (typeof value === 'number' && type.kind === 'date') return formatDate(value);
  if (typeof value === 'number') return formatDecimal(value, type.kind === 'number' ? type.decimals : 0);
  if (typeof value === 'string') return type.kind === 'text' ? JSON.stringify(value) : value;
  return typeof value === 'boolean' ? String(value) : `(${value.join(', ')})`;
}
