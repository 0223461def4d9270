import { addBusinessDays } from '../../calendar/business-days.ts';
import { addMonths, countFullYears, endOfMonth, startOfMonth } from '../../calendar/dates.ts';
import { matchesFormat } from '../../formats/formats.ts';
import { toCivil } from '../../ir/calendar.ts';
import type { Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Comparison, Expression } from '../../ir/ir.ts';
import { evaluateDefinition } from './definitions.ts';
import { elementsIn } from './elements.ts';
import { add, compareFractions, type Fraction, multiply, roundFraction, subtract } from './exact.ts';
import { count, extreme, type OfElement, pickExtreme, quantify, sum } from './lists.ts';
import { lookUp, sumBrackets } from './lookups.ts';
import {
  absent,
  agree,
  type Computed,
  connect,
  gap,
  known,
  narrow,
  negation,
  openBranches,
  sameScalar,
  toExact,
  toList,
  toNumber,
  toText,
  truth,
  waitFor,
  withAll,
  withBoth,
  withOne,
} from './results.ts';
import { bind, bindingOf, type Scope } from './scope.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** The result of an expression: the meaning that the docstrings of the IR state, one case a node. */
export function evaluate(expression: Expression, scope: Scope): Computed {
  switch (expression.kind) {
    case 'constant':
      return known(expression.value);
    case 'fact':
      return readFact(expression.path, scope);
    case 'element':
      return bindingOf(scope, expression.variable).element;
    case 'field':
      return readField(expression, scope);
    case 'definition':
      return evaluateDefinition(expression.name, expression.variable, scope, evaluate);
    case 'lookup':
      return lookUp(expression.parameter, expression.index === null ? null : evaluate(expression.index, scope), scope);
    case 'by_brackets':
      return sumBrackets(expression.parameter, evaluate(expression.operand, scope), scope);
    case 'not':
      return negation(evaluate(expression.operand, scope));
    case 'and':
      return connect(false, expression.operands, (operand) => evaluate(operand, scope));
    case 'or':
      return connect(true, expression.operands, (operand) => evaluate(operand, scope));
    case 'compare':
    case 'member_of':
    case 'in_list':
      return decideTest(expression, scope);
    case 'choose':
      return choose(expression, scope);
    case 'add':
      return arithmetic(expression, scope, add);
    case 'subtract':
      return arithmetic(expression, scope, subtract);
    case 'multiply':
      return arithmetic(expression, scope, multiply);
    case 'divide':
      return refuseQuotient();
    case 'round':
      return round(expression, scope);
    case 'date_add':
      return addToDate(expression, scope);
    case 'full_years':
      return withBoth(evaluate(expression.from, scope), evaluate(expression.to, scope), (from, to) =>
        known(countFullYears(toNumber(from), toNumber(to))),
      );
    case 'days_between':
      return withBoth(evaluate(expression.from, scope), evaluate(expression.to, scope), (from, to) =>
        known(toNumber(to) - toNumber(from)),
      );
    case 'date_part':
      return withOne(evaluate(expression.date, scope), (date) => known(partOfDate(expression.part, toNumber(date))));
    case 'any':
    case 'every':
      return quantify(
        expression.kind,
        elementsIn(expression.list, scope, evaluate),
        ofElement(expression, expression.where, scope),
        ofElement(expression, expression.satisfies, scope),
      );
    case 'count':
      return count(elementsIn(expression.list, scope, evaluate), ofElement(expression, expression.where, scope));
    case 'sum':
      return sumOfElements(expression, scope);
    case 'least':
    case 'greatest':
      return extreme(
        expression.kind,
        elementsIn(expression.list, scope, evaluate),
        ofElement(expression, expression.where, scope),
        ofElement(expression, expression.value, scope),
        scope.owner,
      );
    case 'least_of':
    case 'greatest_of':
      return withAll(evaluateAll(expression.operands, scope), (values) =>
        known(pickExtreme(expression.kind === 'least_of' ? 'least' : 'greatest', values)),
      );
    case 'is_empty':
      return withOne(evaluate(expression.list, scope), (list) => truth(toList(list).length === 0));
    case 'is_given':
      return isGiven(evaluate(expression.operand, scope));
    case 'not_given':
      return notGiven(expression, scope);
    case 'empty_list':
      return known([]);
    case 'matches':
      return withOne(evaluate(expression.operand, scope), (text) =>
        truth(matchesFormat(expression.format, toText(text))),
      );
  }
}

/** Where it is unknown by itself, through the choice between the values it is still put to. */
function decideTest(test: Node<'compare' | 'member_of' | 'in_list'>, scope: Scope): Computed {
  const result = evaluateTest(test, scope);
  if (result.kind !== 'unknown') return result;
  const lifted = liftedTest(test, scope);
  return lifted === null ? result : narrow(result, evaluate(lifted, scope));
}

/** The test with the choices of its operands taken outside; null where they have none. */
export function liftedTest(test: Expression, { case: { program }, context }: Scope): Expression | null {
  const { date } = context;
  return program.liftedOn(date.kind === 'known' ? toNumber(date.value) : null).get(test) ?? null;
}

function evaluateTest(test: Node<'compare' | 'member_of' | 'in_list'>, scope: Scope): Computed {
  switch (test.kind) {
    case 'compare':
      return compare(test, scope);
    case 'member_of':
      return withOne(evaluate(test.operand, scope), (value) => truth(test.members.includes(toText(value))));
    case 'in_list':
      return withBoth(evaluate(test.operand, scope), evaluate(test.list, scope), (value, list) =>
        truth(toList(list).some((element) => sameScalar(observeOrder(element, value, scope), value))),
      );
  }
}

function evaluateAll(expressions: readonly Expression[], scope: Scope): readonly Computed[] {
  return expressions.map((expression) => evaluate(expression, scope));
}

function readFact(path: string, scope: Scope): Computed {
  const value = scope.case.facts.get(path);
  if (value !== undefined) return known(value);
  const fact = scope.case.program.facts.get(path);
  invariant(fact !== undefined, 'every fact is declared');
  return fact.optional ? absent : waitFor(path);
}

function readField({ variable, field }: Node<'field'>, scope: Scope): Computed {
  const { path, element, record } = bindingOf(scope, variable);
  if (element.kind !== 'known') return element;
  const value = fieldsOf(element.value).get(field);
  if (value !== undefined) return known(value);
  const declared = record?.fields.find((one) => one.name === field);
  invariant(declared !== undefined, 'every field is declared');
  return declared.optional ? absent : waitFor(`${path}.${field}`);
}

function fieldsOf(element: Value | bigint): ReadonlyMap<string, Value> {
  invariant(typeof element === 'object' && 'fields' in element, 'the element is a record');
  return element.fields;
}

function compare(expression: Node<'compare'>, scope: Scope): Computed {
  const { operator, operands, left, right } = expression;
  switch (operands) {
    case 'boolean':
    case 'enum':
    case 'text':
      return withBoth(evaluate(left, scope), evaluate(right, scope), (one, other) =>
        truth(sameScalar(one, other) === (operator === 'equal')),
      );
    case 'number':
    case 'date':
      return withBoth(fraction(left, scope), fraction(right, scope), (one, other) =>
        truth(holds(operator, observeSide(compareFractions(one, other), scope))),
      );
  }
}

/** The element, having told on which side of it the value lies, where both are numbers or dates. */
function observeOrder(element: Value, value: Value | bigint, scope: Scope): Value {
  if (scope.case.observe !== undefined && typeof value === 'number' && typeof element === 'number') {
    scope.case.observe(Math.sign(value - element));
  }
  return element;
}

function observeSide(side: number, scope: Scope): number {
  scope.case.observe?.(side);
  return side;
}

function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case 'equal':
      return order === 0;
    case 'not_equal':
      return order !== 0;
    case 'less':
      return order < 0;
    case 'less_or_equal':
      return order <= 0;
    case 'greater':
      return order > 0;
    case 'greater_or_equal':
      return order >= 0;
  }
}

/** `fraction` reads quotients; nothing else does. */
function refuseQuotient(): never {
  invariant(false, 'a quotient stands under a rounding or in a comparison');
}

/** A number, or a quotient kept exact; dividing by zero is a gap. */
function fraction(expression: Expression, scope: Scope): Computed<Fraction> {
  if (expression.kind !== 'divide') {
    const number = evaluate(expression, scope);
    if (number.kind !== 'known') return number;
    return known({ numerator: toExact(number.value), denominator: 1 });
  }
  const numerator = evaluate(expression.numerator, scope);
  const denominator = evaluate(expression.denominator, scope);
  if (denominator.kind === 'known' && denominator.value === 0) return gap(scope.owner, 'division_by_zero');
  return withBoth(numerator, denominator, (over, under) =>
    known({ numerator: toExact(over), denominator: toExact(under) }),
  );
}

function round(expression: Node<'round'>, scope: Scope): Computed {
  const { mode, numerator, denominator, step } = expression;
  return withOne(fraction(expression.operand, scope), (operand) => {
    const scaled = {
      numerator: multiply(operand.numerator, numerator),
      denominator: multiply(operand.denominator, denominator),
    };
    return known(multiply(roundFraction(scaled, mode), step));
  });
}

function arithmetic(
  { left, right }: Node<'add' | 'subtract' | 'multiply'>,
  scope: Scope,
  operation: typeof add,
): Computed {
  return withBoth(evaluate(left, scope), evaluate(right, scope), (one, other) =>
    known(operation(toExact(one), toExact(other))),
  );
}

function choose({ branches, otherwise }: Node<'choose'>, scope: Scope): Computed {
  const { left, conditions } = openBranches(
    branches.map(({ when, then }) => ({ when: () => evaluate(when, scope), branch: then })),
    otherwise,
  );
  return agree(
    left.map((branch) => evaluate(branch, scope)),
    conditions,
  );
}

function addToDate({ date, amount, unit, factor }: Node<'date_add'>, scope: Scope): Computed {
  return withBoth(evaluate(date, scope), evaluate(amount, scope), (from, count) => {
    const steps = toNumber(count) * factor;
    switch (unit) {
      case 'day':
        return known(toNumber(from) + steps);
      case 'month':
        return known(addMonths(toNumber(from), steps));
      case 'business_day':
        return known(addBusinessDays(toNumber(from), steps));
    }
  });
}

function partOfDate(part: Node<'date_part'>['part'], date: number): number {
  switch (part) {
    case 'start_of_month':
      return startOfMonth(date);
    case 'end_of_month':
      return endOfMonth(date);
    case 'year':
      return toCivil(date).year;
  }
}

function ofElement<E extends Expression | null>(
  { variable }: { readonly variable: number },
  expression: E,
  scope: Scope,
): E extends null ? null : OfElement;
function ofElement({ variable }: { readonly variable: number }, expression: Expression | null, scope: Scope) {
  if (expression === null) return null;
  return (binding: Parameters<OfElement>[0]) => evaluate(expression, bind(scope, variable, binding));
}

function sumOfElements(expression: Node<'sum'>, scope: Scope): Computed {
  const { list, where, value, atMost } = expression;
  const limited =
    atMost === null ? null : { limit: evaluate(atMost.limit, scope), per: ofElement(expression, atMost.per, scope) };
  return sum(
    elementsIn(list, scope, evaluate),
    ofElement(expression, where, scope),
    ofElement(expression, value, scope),
    limited,
  );
}

function isGiven(operand: Computed): Computed {
  return operand.kind === 'unknown' ? operand : truth(operand.kind === 'known');
}

function notGiven({ operands }: Node<'not_given'>, scope: Scope): Computed {
  const given = operands.map((operand) => isGiven(evaluate(operand, scope)));
  return withAll(given, (values) =>
    known(operands.filter((_, index) => values[index] === false).map((operand) => labelPath(operand, scope))),
  );
}

/** The path by which a label is found: a fact's, or `record.field`. */
function labelPath(operand: Expression, scope: Scope): string {
  if (operand.kind === 'fact') return operand.path;
  invariant(operand.kind === 'field', 'only facts and fields are given or not');
  const { record } = bindingOf(scope, operand.variable);
  invariant(record !== null, 'an element with fields has a record type');
  return `${record.name}.${operand.field}`;
}
