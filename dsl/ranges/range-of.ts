/** How large a number of a policy can become, from the bounds of facts and the values of parameters. */
import { firstYear, lastYear } from '../../engine/ir/calendar.ts';
import type { Meaning } from '../analysis/analysis.ts';
import { type Fraction, fraction, fractionOfDigits, multiply, zero } from '../prove/fraction.ts';
import { boundIn, unitFactor } from '../prove/linear.ts';
import { meaningOf, type Scope } from '../prove/scope.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import { defaultBounds } from '../types/units.ts';
import type { GivenValue } from '../values/parameter-value.ts';
import { bodiesOf } from './bodies.ts';
import { latestField } from './latest-field.ts';
import { longestList } from './longest-list.ts';
import { addRanges, divideRanges, exactly, multiplyRanges, negativeRange, type Range, union, widen } from './range.ts';
import { type Ranges, rangesToRead } from './ranges.ts';

/** The values an expression can have, in base units of its family; null where that is not known or no number. */
export function rangeOf(expression: ast.Expression, ranges: Ranges): Range | null {
  switch (expression.kind) {
    case 'parenthesised':
      return rangeOf(expression.operand, ranges);
    case 'number_literal': {
      const factor = unitFactor(expression.unit?.text ?? '', ranges.scope);
      return exactly(multiply(fractionOfDigits(expression.digits), factor));
    }
    case 'reference':
      return rangeOfMeaning(meaningOf(expression, ranges.scope), ranges);
    case 'lookup':
      return rangeOfParameter(expression.parameter.text, ranges);
    case 'negation':
      return mapRange(rangeOf(expression.operand, ranges), negativeRange);
    case 'arithmetic':
      return rangeOfArithmetic(expression, ranges);
    case 'rounded':
      return rangeOfRounded(expression.operand, expression.rounding, ranges);
    case 'if':
      return unionOf([expression.then, expression.otherwise], ranges);
    case 'match':
      return unionOf(
        expression.arms.map((arm) => arm.value),
        ranges,
      );
    case 'count':
      return { minimum: zero, maximum: longestList(expression.list, ranges) };
    case 'sum':
      return rangeOfSum(expression, ranges);
    case 'extreme':
      return expression.variable === null ? unionOf(expression.operands, ranges) : rangeOf(expression.value, ranges);
    case 'date_distance':
      return rangeOfDistance(expression);
    case 'date_part':
      return expression.part === 'year' ? { minimum: fraction(firstYear), maximum: fraction(lastYear) } : null;
    case 'by_brackets':
      return rangeOfBrackets(expression, ranges);
    case 'date_literal':
    case 'boolean_literal':
    case 'text_literal':
    case 'list_literal':
    case 'not':
    case 'logical':
    case 'comparison':
    case 'between':
    case 'in':
    case 'is_given':
    case 'is_empty':
    case 'matches':
    case 'quantifier':
    case 'not_given':
      return null;
  }
}

function rangeOfMeaning(meaning: Meaning | undefined, ranges: Ranges): Range | null {
  switch (meaning?.kind) {
    case 'fact':
    case 'field':
      return rangeOfField(meaning, ranges);
    case 'definition':
      return uniteAll(rangesToRead(meaning.name, ranges).map((inSpan) => rangeOfDefinition(meaning.name, inSpan)));
    case 'parameter':
      return rangeOfParameter(meaning.name, ranges);
    case 'element':
      return rangeOfElement(meaning.variable.type, ranges);
    case 'member':
    case 'set':
    case undefined:
      return null;
  }
}

function rangeOfField(meaning: Extract<Meaning, { kind: 'fact' | 'field' }>, ranges: Ranges): Range | null {
  const { type } = meaning.declared;
  const field = latestField(meaning, ranges.reading.analysis, ranges.analyses);
  return field === undefined || type.kind !== 'number' ? null : declaredRange(field, type.unit, ranges);
}

/** Elements that are numbers keep within the bounds of their unit. */
export function rangeOfElement(type: Type, ranges: Ranges): Range | null {
  return type.kind === 'number' ? declaredRange({ minimum: null, maximum: null }, type.unit, ranges) : null;
}

/** The declared bounds of a fact, a field or a parameter, or the unit's. */
export function declaredRange(
  bounds: { readonly minimum: ast.NumberLiteral | null; readonly maximum: ast.NumberLiteral | null },
  unit: string,
  { scope, reading }: Ranges,
): Range {
  const factor = unitFactor(unit, scope);
  const defaults = defaultBounds(unit, reading.analysis.consolidation.units);
  return {
    minimum: multiply(boundIn(bounds.minimum, unit, scope) ?? fraction(defaults.minimum), factor),
    maximum: multiply(boundIn(bounds.maximum, unit, scope) ?? fraction(defaults.maximum), factor),
  };
}

/** The range of a definition over all its exceptions; rounded as it says. */
export function rangeOfDefinition(name: string, ranges: Ranges): Range | null {
  const known = ranges.definitions.get(name);
  if (known !== undefined) return known;
  ranges.definitions.set(name, null);
  const node = ranges.reading.analysis.consolidation.definitions.get(name)?.node;
  const range = unionOf(bodiesOf(name, ranges.reading), ranges);
  const rounding = node?.kind === 'define' ? node.rounding : null;
  const rounded = range === null || rounding === null ? range : widen(range, stepOf(rounding, ranges));
  ranges.definitions.set(name, rounded);
  return rounded;
}

/** From the values given; from the declared bounds where none are. */
function rangeOfParameter(name: string, ranges: Ranges): Range | null {
  const { analysis } = ranges.reading;
  const node = analysis.consolidation.parameters.get(name)?.node;
  const type = analysis.declaredTypes.get(name)?.type;
  if (node === undefined || type?.kind !== 'number') return null;
  const entries = ranges.timelines.get(name)?.entries ?? [];
  const scale = 10n ** BigInt(type.decimals ?? 0);
  const given = entries
    .flatMap((entry) => (entry.value === null ? [] : numbersOf(entry.value)))
    .map((value) => exactly(multiply(fraction(value, scale), unitFactor(type.unit, ranges.scope))));
  return union(given) ?? declaredRange(node, type.unit, ranges);
}

function numbersOf(value: GivenValue): readonly number[] {
  return constantsOf(value).filter((constant) => typeof constant === 'number');
}

function constantsOf(value: GivenValue): readonly unknown[] {
  switch (value.kind) {
    case 'single':
      return [value.value.value];
    case 'by_member':
      return [...value.values.values()].map((placed) => placed.value);
    case 'bands':
      return value.bands.map((band) => band.value.value);
    case 'brackets':
      return value.brackets.map((bracket) => bracket.value.value);
  }
}

function rangeOfArithmetic({ operator, left, right }: ast.Arithmetic, ranges: Ranges): Range | null {
  const a = rangeOf(left, ranges);
  const b = rangeOf(right, ranges);
  if (a === null || b === null) return null;
  switch (operator) {
    case '+':
      return addRanges(a, b);
    case '-':
      return addRanges(a, negativeRange(b));
    case '*':
      return multiplyRanges(a, b);
    case '/': {
      const step = smallestStep(right, ranges);
      return step === null ? null : divideRanges(a, b, step);
    }
  }
}

/** The nearest to zero that a number can be without being zero; null where its decimals are not known. */
function smallestStep(expression: ast.Expression, ranges: Ranges): Fraction | null {
  const type = ranges.reading.analysis.types.get(expression);
  if (type?.kind !== 'number' || type.decimals === null) return null;
  return multiply(fraction(1, 10n ** BigInt(type.decimals)), unitFactor(type.unit, ranges.scope));
}

function rangeOfRounded(operand: ast.Expression, rounding: ast.Rounding, ranges: Ranges): Range | null {
  return mapRange(rangeOf(operand, ranges), (range) => widen(range, stepOf(rounding, ranges)));
}

function stepOf({ step }: ast.Rounding, { scope }: Ranges): Fraction {
  return multiply(fractionOfDigits(step.digits), unitFactor(step.unit?.text ?? '', scope));
}

function rangeOfSum({ value, list }: ast.Sum, ranges: Ranges): Range | null {
  const length: Range = { minimum: zero, maximum: longestList(list, ranges) };
  return mapRange(rangeOf(value, ranges), (range) => multiplyRanges(range, length));
}

function rangeOfDistance({ measure }: ast.DateDistance): Range {
  const years = lastYear - firstYear + 1;
  const furthest = measure === 'days' ? fraction(years * 366) : fraction(years * 12);
  return { minimum: multiply(furthest, fraction(-1)), maximum: furthest };
}

function rangeOfBrackets({ operand, parameter }: ast.ByBrackets, ranges: Ranges): Range | null {
  const base = rangeOf(operand, ranges);
  const rate = rangeOfParameter(parameter.text, ranges);
  const fromZero = union([exactly(zero), ...(base === null ? [] : [base])]);
  return base === null || rate === null || fromZero === null ? null : multiplyRanges(fromZero, rate);
}

function unionOf(expressions: readonly ast.Expression[], ranges: Ranges): Range | null {
  return uniteAll(expressions.map((expression) => rangeOf(expression, ranges)));
}

function uniteAll(ranges: readonly (Range | null)[]): Range | null {
  const known = ranges.filter((range) => range !== null);
  return known.length < ranges.length ? null : union(known);
}

function mapRange(range: Range | null, change: (range: Range) => Range): Range | null {
  return range === null ? null : change(range);
}

/** The range of a number as it is stored: in its unit, as a multiple of its last decimal. */
export function scaledRange(range: Range, unit: string, decimals: number, scope: Scope): Range {
  const { numerator, denominator } = unitFactor(unit, scope);
  const scale = multiply(fraction(denominator, numerator), fraction(10n ** BigInt(decimals)));
  return multiplyRanges(range, exactly(scale));
}
