import type { Expression, Rulebook, Type, Variable } from './ir.ts';
import {
  divideMeasures,
  type Measure,
  measureOfType,
  multiplyMeasures,
  refineMeasure,
  sameMeasure,
  typeOfMeasure,
  wholeMeasure,
} from './measure.ts';
import { fieldOf, namesOf } from './names.ts';

/** Where an expression stands: its rulebook, and what the bound variables stand for. */
export interface Surroundings {
  readonly rulebook: Rulebook;
  readonly variables: VariableTypes;
  /** Measures found before: nested arithmetic is asked for them again and again. */
  readonly measures: WeakMap<Expression, Measure | null>;
}

/** The type of the element each variable is bound to. */
export type VariableTypes = ReadonlyMap<Variable, Type>;

/** The surroundings of a norm: of a derived field, its record is variable 0. */
export function surround(rulebook: Rulebook, record: string | null = null): Surroundings {
  const variables: VariableTypes = new Map(record === null ? [] : [[0, { kind: 'record', record }]]);
  return { rulebook, variables, measures: new WeakMap() };
}

/** The type an expression's value is shown as; null for an exact quotient, and where no unit fits. */
export function typeOf(expression: Expression, surroundings: Surroundings): Type | null {
  switch (expression.kind) {
    case 'not':
    case 'and':
    case 'or':
    case 'compare':
    case 'member_of':
    case 'in_list':
    case 'any':
    case 'every':
    case 'is_empty':
    case 'is_given':
    case 'matches':
      return { kind: 'boolean' };
    case 'date_add':
      return { kind: 'date' };
    case 'date_part':
      return expression.part === 'year' ? { kind: 'number', unit: '', decimals: 0 } : { kind: 'date' };
    case 'not_given':
    case 'empty_list':
      return { kind: 'list', element: { kind: 'label' } };
    case 'constant':
    case 'fact':
    case 'element':
    case 'field':
    case 'definition':
    case 'lookup':
      return declaredType(expression, surroundings);
    case 'choose':
      return numberOr(expression, expression.branches[0]?.then ?? expression.otherwise, surroundings);
    case 'least':
    case 'greatest':
      return numberOr(expression, expression.value, surroundings);
    case 'least_of':
    case 'greatest_of':
      return numberOr(expression, expression.operands[0] ?? null, surroundings);
    case 'by_brackets':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'round':
    case 'full_years':
    case 'days_between':
    case 'count':
    case 'sum':
      return numberOr(expression, null, surroundings);
  }
}

/** The type of a number as it is computed; of anything else that of a part which has the same. */
function numberOr(expression: Expression, part: Expression | null, surroundings: Surroundings): Type | null {
  const partType = part === null ? null : typeOf(part, surroundings);
  if (partType !== null && partType.kind !== 'number') return partType;
  if (expression.kind === 'divide') return null;
  const measure = measureOf(expression, surroundings);
  return measure === null ? null : typeOfMeasure(measure);
}

type Leaf = Extract<Expression, { kind: 'constant' | 'fact' | 'element' | 'field' | 'definition' | 'lookup' }>;

function declaredType(expression: Leaf, { rulebook, variables }: Surroundings): Type | null {
  const names = namesOf(rulebook);
  switch (expression.kind) {
    case 'constant':
      return expression.type;
    case 'fact':
      return names.facts.get(expression.path)?.type ?? null;
    case 'element':
      return variables.get(expression.variable) ?? null;
    case 'field': {
      const element = variables.get(expression.variable);
      return element?.kind === 'record' ? (fieldOf(rulebook, element.record, expression.field)?.type ?? null) : null;
    }
    case 'definition':
      return names.definitions.get(expression.name)?.type ?? null;
    case 'lookup':
      return names.parameters.get(expression.parameter)?.type ?? null;
  }
}

/** What one of a number's integer is worth; null for what is no number. */
function measureOf(expression: Expression, surroundings: Surroundings): Measure | null {
  const known = surroundings.measures.get(expression);
  if (known !== undefined) return known;
  const measure = findMeasure(expression, surroundings);
  surroundings.measures.set(expression, measure);
  return measure;
}

function findMeasure(expression: Expression, surroundings: Surroundings): Measure | null {
  const below = (operand: Expression) => measureOf(operand, surroundings);
  switch (expression.kind) {
    case 'constant':
    case 'fact':
    case 'element':
    case 'field':
    case 'definition':
    case 'lookup': {
      const type = declaredType(expression, surroundings);
      return type?.kind === 'number' ? measureOfType(type) : null;
    }
    case 'by_brackets': {
      const value = namesOf(surroundings.rulebook).parameters.get(expression.parameter)?.type;
      const operand = below(expression.operand);
      return operand === null || value?.kind !== 'number' ? null : multiplyMeasures(operand, measureOfType(value));
    }
    case 'add':
    case 'subtract':
      return alignOperands([expression.left, expression.right], surroundings).measure;
    case 'least_of':
    case 'greatest_of':
      return alignOperands(expression.operands, surroundings).measure;
    case 'choose': {
      const { branches, otherwise } = expression;
      const values = branches.map(({ then }) => then);
      return alignOperands(otherwise === null ? values : [...values, otherwise], surroundings).measure;
    }
    case 'multiply':
      return combine(below(expression.left), below(expression.right), multiplyMeasures);
    case 'divide':
      return combine(below(expression.numerator), below(expression.denominator), divideMeasures);
    case 'round': {
      const operand = below(expression.operand);
      const times = BigInt(expression.numerator) * BigInt(expression.step);
      return operand === null ? null : refineMeasure(operand, times, BigInt(expression.denominator));
    }
    case 'full_years':
      return measureOfType({ kind: 'number', unit: 'year', decimals: 0 });
    case 'days_between':
      return measureOfType({ kind: 'number', unit: 'day', decimals: 0 });
    case 'date_part':
      return expression.part === 'year' ? wholeMeasure : null;
    case 'count':
      return wholeMeasure;
    case 'sum':
    case 'least':
    case 'greatest': {
      const element = elementType(expression.list, surroundings);
      return measureOf(expression.value, bindElement(expression.variable, element, surroundings));
    }
    case 'not':
    case 'and':
    case 'or':
    case 'compare':
    case 'member_of':
    case 'in_list':
    case 'any':
    case 'every':
    case 'date_add':
    case 'is_empty':
    case 'is_given':
    case 'not_given':
    case 'empty_list':
    case 'matches':
      return null;
  }
}

function combine(
  left: Measure | null,
  right: Measure | null,
  operation: (left: Measure, right: Measure) => Measure,
): Measure | null {
  return left === null || right === null ? null : operation(left, right);
}

/** The element type of a list; null where it is not known. */
export function elementType(list: Expression, surroundings: Surroundings): Type | null {
  const type = typeOf(list, surroundings);
  return type?.kind === 'list' ? type.element : null;
}

/** The surroundings below a quantifier. */
export function bindElement(variable: Variable, type: Type | null, surroundings: Surroundings): Surroundings {
  if (type === null) return surroundings;
  return { ...surroundings, variables: new Map(surroundings.variables).set(variable, type) };
}

/** An expression, and what one of its integer is worth. */
interface Scaled {
  readonly expression: Expression;
  readonly measure: Measure;
}

/**
 * Operands of equal scales as the policy wrote them. Where their own scales differ, the factor that brought one to the
 * common scale (`x × 100` beside a number with two more decimals) is arithmetic of ours: it is taken off again.
 */
export function alignOperands(
  operands: readonly Expression[],
  surroundings: Surroundings,
  declared: Type | null = null,
): { readonly operands: readonly Expression[]; readonly measure: Measure | null } {
  const readings = operands.map((operand) => readingsOf(operand, surroundings));
  const fixed = declared?.kind === 'number' ? [measureOfType(declared)] : [];
  const targets = [...fixed, ...readings.flat().map(({ measure }) => measure)];
  const common = targets.find((target) => readings.every((options) => fitting(options, target) !== null));
  if (common === undefined) return { operands, measure: readings[0]?.[0]?.measure ?? null };
  return {
    operands: operands.map((operand, index) => fitting(readings[index] ?? [], common)?.expression ?? operand),
    measure: common,
  };
}

/** The expression as the policy wrote it where its value is stored at a declared type. */
export function unscaled(expression: Expression, declared: Type, surroundings: Surroundings): Expression {
  const written = alignOperands([expression], surroundings, declared).operands[0] ?? expression;
  const measure = measureOf(written, surroundings);
  if (declared.kind !== 'number' || measure === null) return written;
  // A share computed as a quotient is shown as the percentage it is declared as.
  const shown = measureOfType(declared);
  if (sameMeasure(measure, shown)) surroundings.measures.set(written, shown);
  return written;
}

/** The reading of this measure. A number without any reading, a constant nothing, fits every measure. */
function fitting(readings: readonly Scaled[], target: Measure): { readonly expression: Expression | null } | null {
  if (readings.length === 0) return { expression: null };
  return readings.find(({ measure }) => sameMeasure(measure, target)) ?? null;
}

/** What an expression may be: itself, or what it is a scaled form of. Nothing for zero, which has every scale. */
function readingsOf(expression: Expression, surroundings: Surroundings): readonly Scaled[] {
  if (expression.kind === 'constant' && expression.value === 0) return [];
  const measure = measureOf(expression, surroundings);
  if (measure === null) return [];
  const readings: Scaled[] = [{ expression, measure }];
  if (expression.kind === 'divide') {
    const { denominator } = expression;
    const below = measureOf(denominator, surroundings);
    if (below === null) return readings;
    for (const over of readingsOf(expression.numerator, surroundings).slice(1)) {
      readings.push({
        expression: { ...expression, numerator: over.expression },
        measure: divideMeasures(over.measure, below),
      });
    }
  }
  const factor = expression.kind === 'multiply' ? wholeFactor(expression.right) : null;
  if (expression.kind !== 'multiply' || factor === null) return readings;
  for (const inner of readingsOf(expression.left, surroundings)) {
    readings.push({ expression: inner.expression, measure: refineMeasure(inner.measure, factor, 1n) });
  }
  return readings;
}

function wholeFactor(expression: Expression): bigint | null {
  if (expression.kind !== 'constant' || typeof expression.value !== 'number' || expression.value <= 1) return null;
  const { type } = expression;
  return type.kind === 'number' && type.unit === '' && type.decimals === 0 ? BigInt(expression.value) : null;
}
