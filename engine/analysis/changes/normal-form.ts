import { contraries } from '../../ir/comparisons.ts';
import type { Expression, Variable } from '../../ir/ir.ts';

/**
 * An expression as a text that is the same for expressions which always have the same result, as far as rewriting
 * tells: the order of what is joined by and, or, plus and times, of branches and of members does not count, nor which
 * side of a comparison stands left, how a negation is written, how variables are numbered, nor whether a whole number is
 * under 5 or at most 4. Different texts may still mean the same.
 */
export function normalForm(expression: Expression, variables: readonly Variable[] = []): string {
  return write(expression, { variables, negated: false });
}

interface Writing {
  /** Bound variables, outermost first: a variable goes by its place. */
  readonly variables: readonly Variable[];
  /** Whether the contrary is written. */
  readonly negated: boolean;
}

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

function write(expression: Expression, writing: Writing): string {
  switch (expression.kind) {
    case 'not':
      return write(expression.operand, { ...writing, negated: !writing.negated });
    case 'and':
    case 'or':
      return writeJunction(expression, writing);
    case 'compare':
      return writeComparison(expression, writing);
    case 'any':
    case 'every':
      return writeQuantifier(expression, writing);
    case 'constant':
      return JSON.stringify(writing.negated ? expression.value !== true : expression.value);
    default: {
      const text = writeValue(expression, { ...writing, negated: false });
      return writing.negated ? `not(${text})` : text;
    }
  }
}

/** `a and (b and c)` is `a and b and c`; saying a thing twice says no more. */
function writeJunction(expression: Node<'and' | 'or'>, writing: Writing): string {
  const kind = writing.negated === (expression.kind === 'and') ? 'or' : 'and';
  const parts = (one: Expression, negated: boolean): readonly string[] => {
    if (one.kind === 'not') return parts(one.operand, !negated);
    const isSame =
      (one.kind === 'and' || one.kind === 'or') && (negated === (one.kind === 'and') ? 'or' : 'and') === kind;
    if (isSame) return one.operands.flatMap((operand) => parts(operand, negated));
    return [write(one, { ...writing, negated })];
  };
  const sorted = [...new Set(parts(expression, writing.negated))].sort();
  const [only = '', ...others] = sorted;
  return others.length === 0 ? only : `${kind}(${sorted.join(',')})`;
}

function writeComparison(comparison: Node<'compare'>, writing: Writing): string {
  const { operator, operands, left, right } = comparison;
  const asked = writing.negated ? contraries[operator] : operator;
  switch (asked) {
    case 'equal':
    case 'not_equal': {
      const sides = [left, right].map((side) => write(side, { ...writing, negated: false }));
      return `${asked}(${[operands, ...sides.sort()].join(',')})`;
    }
    case 'less':
      return writeOrder(comparison, left, right, true, writing);
    case 'less_or_equal':
      return writeOrder(comparison, left, right, false, writing);
    case 'greater':
      return writeOrder(comparison, right, left, true, writing);
    case 'greater_or_equal':
      return writeOrder(comparison, right, left, false, writing);
  }
}

/** Numbers at one scale, and days, are integers: what is less than 5 is at most 4. An exact quotient is none. */
function writeOrder(
  { operands }: Node<'compare'>,
  lesser: Expression,
  greater: Expression,
  isStrict: boolean,
  writing: Writing,
): string {
  const [low, high] = [lesser, greater].map((side) => write(side, { ...writing, negated: false }));
  const areWhole =
    (operands === 'number' || operands === 'date') && ![lesser, greater].some(({ kind }) => kind === 'divide');
  const step = isStrict ? 1 : 0;
  // Of two constants only how far they are apart matters.
  if (areWhole && lesser.kind === 'constant' && greater.kind === 'constant')
    return `less_or_equal(0,${Number(greater.value) - Number(lesser.value) - step})`;
  if (areWhole && greater.kind === 'constant') return `less_or_equal(${low},${Number(greater.value) - step})`;
  if (areWhole && lesser.kind === 'constant') return `less_or_equal(${Number(lesser.value) + step},${high})`;
  return `${isStrict ? 'less' : 'less_or_equal'}(${low},${high})`;
}

/** That not any does, says that every one does not. */
function writeQuantifier(expression: Node<'any' | 'every'>, writing: Writing): string {
  const { kind, variable, list, where, satisfies } = expression;
  const asked = writing.negated === (kind === 'any') ? 'every' : 'any';
  const inside = bind(variable, writing);
  const condition = where === null ? '' : write(where, inside);
  const listed = write(list, { ...writing, negated: false });
  return `${asked}(${[listed, condition, write(satisfies, { ...inside, negated: writing.negated })].join(',')})`;
}

function bind(variable: Variable, { variables }: Writing): Writing {
  return { variables: [...variables, variable], negated: false };
}

function writeValue(
  expression: Exclude<Expression, Node<'not' | 'and' | 'or' | 'compare' | 'any' | 'every' | 'constant'>>,
  writing: Writing,
): string {
  const below = (operand: Expression | null): string => (operand === null ? '' : write(operand, writing));
  const call = (...parts: readonly (string | number)[]): string => `${expression.kind}(${parts.join(',')})`;
  const place = (variable: Variable | null): string =>
    variable === null ? '' : `#${writing.variables.lastIndexOf(variable)}`;
  switch (expression.kind) {
    case 'fact':
      return call(expression.path);
    case 'element':
      return call(place(expression.variable));
    case 'field':
      return call(place(expression.variable), expression.field);
    case 'definition':
      return call(expression.name, place(expression.variable));
    case 'lookup':
      return call(expression.parameter, below(expression.index));
    case 'by_brackets':
      return call(expression.parameter, below(expression.operand));
    case 'member_of':
      return call(below(expression.operand), ...[...expression.members].sort());
    case 'in_list':
      return call(below(expression.operand), below(expression.list));
    case 'choose':
      return writeChoice(expression, writing);
    case 'add':
    case 'multiply':
      return call(...operandsOf(expression, expression.kind).map(below).sort());
    case 'subtract':
      return call(below(expression.left), below(expression.right));
    case 'divide':
      return call(below(expression.numerator), below(expression.denominator));
    case 'round': {
      const { mode, operand, numerator, denominator, step } = expression;
      return call(mode, below(operand), numerator, denominator, step);
    }
    case 'date_add':
      return call(below(expression.date), below(expression.amount), expression.unit, expression.factor);
    case 'full_years':
    case 'days_between':
      return call(below(expression.from), below(expression.to));
    case 'date_part':
      return call(expression.part, below(expression.date));
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
      return writeCollection(expression, writing);
    case 'least_of':
    case 'greatest_of':
      return call(...new Set(expression.operands.map(below).sort()));
    case 'is_empty':
      return call(below(expression.list));
    case 'is_given':
      return call(below(expression.operand));
    case 'not_given':
      return call(...expression.operands.map(below));
    case 'empty_list':
      return call();
    case 'matches':
      return call(below(expression.operand), expression.format);
  }
}

/** Branches exclude each other: their order does not count. */
function writeChoice({ branches, otherwise }: Node<'choose'>, writing: Writing): string {
  const written = branches.map(({ when, then }) => `${write(when, writing)}:${write(then, writing)}`).sort();
  return `choose(${[...written, otherwise === null ? '' : write(otherwise, writing)].join(',')})`;
}

function operandsOf(expression: Expression, kind: 'add' | 'multiply'): readonly Expression[] {
  if (expression.kind !== kind) return [expression];
  return [...operandsOf(expression.left, kind), ...operandsOf(expression.right, kind)];
}

function writeCollection(expression: Node<'count' | 'sum' | 'least' | 'greatest'>, writing: Writing): string {
  const inside = bind(expression.variable, writing);
  const within = (one: Expression | null): string => (one === null ? '' : write(one, inside));
  const parts = [write(expression.list, writing), within(expression.where)];
  if (expression.kind !== 'count') parts.push(within(expression.value));
  if (expression.kind === 'sum' && expression.atMost !== null) {
    parts.push(write(expression.atMost.limit, writing), within(expression.atMost.per));
  }
  return `${expression.kind}(${parts.join(',')})`;
}
