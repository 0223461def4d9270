import { contraries } from '../../ir/comparisons.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Comparison, Definition, DefinitionException, Expression, Type } from '../../ir/ir.ts';
import { type FactValue, writeFactValue } from './fact-value.ts';
import { all, any, type Branch, choose, type Formula } from './formula.ts';
import type { Operator } from './operators.ts';
import { factFor, type Place, placeOfCase, typeAt, versionAt, type Writing } from './writing.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/**
 * Fires exactly where the boolean expression is known to be `truth`: negation normal form, as an operator of the rules
 * is false where a side is unknown. What has no condition of its own is a fact, computed from the case.
 */
export function whereKnown(expression: Expression, truth: boolean, place: Place, writing: Writing): Formula {
  const itself = whereKnownItself(expression, truth, place, writing);
  const lifted = writing.lifted.get(expression);
  return lifted === undefined ? itself : any([itself, whereKnown(lifted, truth, place, writing)]);
}

function whereKnownItself(expression: Expression, truth: boolean, place: Place, writing: Writing): Formula {
  const below = (operand: Expression, wanted = truth) => whereKnown(operand, wanted, place, writing);
  const ask = (operand: Expression, operator: Operator, value: FactValue | FactReference) =>
    askOf(factOf(operand, place, writing), operator, value);
  switch (expression.kind) {
    case 'constant':
      return expression.value === truth ? 'always' : 'never';
    case 'not':
      return below(expression.operand, !truth);
    case 'and':
      return (truth ? all : any)(expression.operands.map((operand) => below(operand)));
    case 'or':
      return (truth ? any : all)(expression.operands.map((operand) => below(operand)));
    case 'choose':
      return choose(
        expression.branches.map(({ when, then }) => branchOf(when, below(then), below)),
        expression.otherwise === null ? 'always' : below(expression.otherwise),
      );
    case 'definition':
      return refersToCondition(expression, writing)
        ? referTo(expression.name, truth, writing)
        : ask(expression, 'is', truth);
    case 'compare':
      return compare(expression, truth, place, writing);
    case 'member_of':
      return ask(expression.operand, truth ? 'isOneOf' : 'isNoneOf', expression.members);
    case 'in_list':
      return ask(expression.operand, truth ? 'isInList' : 'isNotInList', operandOf(expression.list, place, writing));
    case 'is_empty':
      return ask(expression.list, 'isEmpty', truth);
    case 'is_given':
      return ask(expression.operand, 'isGiven', truth);
    case 'matches':
      return ask(expression.operand, truth ? 'hasFormat' : 'lacksFormat', expression.format);
    case 'fact':
    case 'element':
    case 'field':
    case 'lookup':
    case 'any':
    case 'every':
      return ask(expression, 'is', truth);
    case 'by_brackets':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'round':
    case 'date_add':
    case 'full_years':
    case 'days_between':
    case 'date_part':
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
    case 'least_of':
    case 'greatest_of':
    case 'not_given':
    case 'empty_list':
      invariant(false, 'a condition is a boolean');
  }
}

/** Where an expression is known to be true, or false. */
export type WhereKnown = (expression: Expression, truth: boolean) => Formula;

/** A branch that stands where `when` is true; always where it has no condition. */
export function branchOf(when: Expression | null, chosen: Formula, known: WhereKnown): Branch {
  if (when === null) return { applies: 'always', excluded: 'never', chosen };
  return { applies: known(when, true), excluded: known(when, false), chosen };
}

/** The value of another fact. */
export interface FactReference {
  readonly fact: string;
}

function askOf(fact: string, operator: Operator, value: FactValue | FactReference): Formula {
  return { fact, operator, value };
}

/** A number whose scale has no unit to show it in, as the integer it is held as. */
const heldInteger: Type = { kind: 'number', unit: '', decimals: 0 };

function factOf(expression: Expression, place: Place, writing: Writing, type = typeAt(expression, place)): string {
  return factFor(expression, type ?? heldInteger, place, writing);
}

/** The right side of a condition: a literal, or another fact. */
function operandOf(
  expression: Expression,
  place: Place,
  writing: Writing,
  type = typeAt(expression, place),
): FactValue | FactReference {
  if (expression.kind !== 'constant') return { fact: factOf(expression, place, writing, type) };
  return writeFactValue(expression.value, type ?? heldInteger, writing.program.rulebook);
}

function compare(expression: Node<'compare'>, truth: boolean, place: Place, writing: Writing): Formula {
  const { operands, left, right } = expression;
  const operator = truth ? expression.operator : contraries[expression.operator];
  if (operands === 'boolean') {
    const both = (first: boolean, second: boolean) =>
      all([whereKnown(left, first, place, writing), whereKnown(right, second, place, writing)]);
    const equal = operator === 'equal';
    return any([both(true, equal), both(false, !equal)]);
  }
  // Quotients are compared exactly, by cross-multiplication: a fact of its own.
  if (left.kind === 'divide' || right.kind === 'divide') {
    return askOf(factOf(expression, place, writing), 'is', truth);
  }
  if (left.kind === 'constant') {
    const mirrored = { ...expression, operator: mirrors[expression.operator], left: right, right: left };
    if (right.kind !== 'constant') return compare(mirrored, truth, place, writing);
  }
  const type = commonType(left, right, place);
  return askOf(
    factOf(left, place, writing, type),
    operators[operands][operator],
    operandOf(right, place, writing, type),
  );
}

/** The type in which both sides of a comparison are written; numbers of different types as the integers they are. */
function commonType(left: Expression, right: Expression, place: Place): Type | null {
  const [one, other] = [typeAt(left, place), typeAt(right, place)];
  if (one?.kind !== 'number' || other?.kind !== 'number') return one;
  return one.unit === other.unit && one.decimals === other.decimals ? one : null;
}

/** The same comparison with its sides changed. */
const mirrors: Readonly<Record<Comparison, Comparison>> = {
  equal: 'equal',
  not_equal: 'not_equal',
  less: 'greater',
  less_or_equal: 'greater_or_equal',
  greater: 'less',
  greater_or_equal: 'less_or_equal',
};

const ofNumbers: Readonly<Record<Comparison, Operator>> = {
  equal: 'equals',
  not_equal: 'differsFrom',
  less: 'isLessThan',
  less_or_equal: 'isAtMost',
  greater: 'isMoreThan',
  greater_or_equal: 'isAtLeast',
};

const ofDates: Readonly<Record<Comparison, Operator>> = {
  equal: 'is',
  not_equal: 'isNot',
  less: 'isBefore',
  less_or_equal: 'isOnOrBefore',
  greater: 'isAfter',
  greater_or_equal: 'isOnOrAfter',
};

/** Texts and enum members are compared for equality only. */
const operators = { number: ofNumbers, date: ofDates, text: ofDates, enum: ofDates } as const;

/**
 * Definitions of the whole case are shared conditions. Derived fields, and definitions with a dating of their own,
 * whose parts are taken as of another day, are facts.
 */
function refersToCondition({ name, variable }: Node<'definition'>, { program }: Writing): boolean {
  if (variable !== null) return false;
  return definitionNamed(name, program).versions.every(({ value }) => value === null || value.asOf === null);
}

function definitionNamed(name: string, program: Writing['program']): Definition {
  const definition = program.definitions.get(name);
  invariant(definition !== undefined, 'every definition is declared');
  return definition;
}

function referTo(name: string, truth: boolean, writing: Writing): Formula {
  const condition = truth ? name : `not ${name}`;
  const formula = writing.conditions.get(condition) ?? define(name, truth, writing);
  writing.conditions.set(condition, formula);
  return formula === 'always' || formula === 'never' ? formula : { condition };
}

function define(name: string, truth: boolean, writing: Writing): Formula {
  const version = versionAt(definitionNamed(name, writing.program).versions, writing);
  if (version === 'never') return 'never';
  const place = placeOfCase(writing);
  const known = (expression: Expression, wanted: boolean) => whereKnown(expression, wanted, place, writing);
  const value = (body: Expression, exceptions: readonly DefinitionException[]): Formula =>
    choose(
      exceptions.map((one) => branchOf(one.when, value(one.body, one.exceptions), known)),
      known(body, truth),
    );
  const applies = version.when === null ? 'always' : known(version.when, true);
  return all([applies, value(version.body, version.exceptions)]);
}
