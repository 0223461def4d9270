import type { Expression } from '../ir/ir.ts';
import { labelOfPath } from '../ir/names.ts';
import { operandsOf } from '../ir/operands.ts';
import { alignOperands } from '../ir/type-of.ts';
import { explainAll, explainChoice, explainComparison, explainOperands, explainSome } from './because-conditions.ts';
import { explainCollection, explainQuantifier } from './because-elements.ts';
import { explainDefinition, explainLookup } from './because-norms.ts';
import type { Because } from './explanation.ts';
import { shownAs } from './explanation-memory.ts';
import {
  explainEach,
  greatestDepth,
  type Inquiry,
  isKnown,
  isUnknown,
  makeNode,
  omitted,
  phraseOf,
  resultOf,
  valueText,
  verdictText,
} from './inquiry.ts';

/**
 * Why an expression has its value: a node for it and, below, nodes for what decided. Defined on values, so that every
 * back end gives the same tree.
 */
export function explain<E>(expression: Expression, inquiry: Inquiry<E>): Because {
  if (inquiry.budget.left <= 0 || inquiry.depth >= greatestDepth) return omitted(inquiry.language);
  switch (expression.kind) {
    case 'fact':
    case 'element':
    case 'field':
      return explainName(expression, inquiry);
    case 'definition':
      return explainDefinition(expression, inquiry);
    case 'lookup':
      return explainLookup(expression, inquiry);
    case 'not':
      // The contrary of a named condition is told by the value of its name.
      return expression.operand.kind === 'not' || isNamed(expression.operand)
        ? explain(expression.operand, inquiry)
        : explainCondition(expression, inquiry);
    case 'compare':
    case 'member_of':
    case 'in_list':
      return explainTest(expression, inquiry);
    case 'and':
    case 'or':
    case 'any':
    case 'every':
    case 'is_empty':
    case 'is_given':
    case 'matches':
      return explainCondition(expression, inquiry);
    case 'round':
      return isTold(expression) ? explainCalculation(expression, inquiry) : explain(expression.operand, inquiry);
    case 'choose':
      return shownAs(expression, inquiry.surroundings).type?.kind === 'boolean'
        ? explainCondition(expression, inquiry)
        : explainCalculation(expression, inquiry);
    case 'constant':
    case 'by_brackets':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
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
      return explainCalculation(expression, inquiry);
  }
}

/** Whether an expression goes by a label. */
function isNamed({ kind }: Expression): boolean {
  return kind === 'fact' || kind === 'element' || kind === 'field' || kind === 'definition';
}

/** Whether an expression reads a fact and computes nothing. */
function isRead({ kind }: Expression): boolean {
  return kind === 'fact' || kind === 'element' || kind === 'field';
}

/** A rounding that rounds; narration, too, passes over a mere change of scale. */
function isTold({ operand, numerator, denominator }: Extract<Expression, { kind: 'round' }>): boolean {
  return operand.kind === 'divide' || numerator % denominator !== 0;
}

function explainName<E>(
  expression: Extract<Expression, { kind: 'fact' | 'element' | 'field' }>,
  inquiry: Inquiry<E>,
): Because {
  const kind = isUnknown(expression, inquiry) ? 'missing' : 'fact';
  return makeNode(inquiry, { kind, text: nameText(expression, inquiry), value: valueText(expression, inquiry) });
}

function nameText<E>(
  expression: Extract<Expression, { kind: 'fact' | 'element' | 'field' }>,
  inquiry: Inquiry<E>,
): string {
  const { language, rulebook, surroundings } = inquiry;
  if (expression.kind === 'fact') return labelOfPath(expression.path, language, rulebook);
  if (expression.kind === 'element') return phraseOf(expression, inquiry);
  const element = surroundings.variables.get(expression.variable);
  const record = element?.kind === 'record' ? element.record : '';
  return labelOfPath(`${record}.${expression.field}`, language, rulebook);
}

/** A test that is known though its operands are not: what it comes to for each value that is still possible. */
function explainTest<E>(test: Expression, inquiry: Inquiry<E>): Because {
  const isOpen = !isUnknown(test, inquiry) && operandsOf(test).some((operand) => isUnknown(operand, inquiry));
  const open = isOpen ? inquiry.probe.openTestsOf(test, inquiry.environment) : [];
  return explainCondition(test, inquiry, (inside) =>
    open.length > 0 ? explainEach(open, inside) : partsOf(test, inside),
  );
}

function explainCondition<E>(
  expression: Expression,
  inquiry: Inquiry<E>,
  children = (inside: Inquiry<E>) => partsOf(expression, inside),
): Because {
  return makeNode(inquiry, {
    kind: 'condition',
    text: phraseOf(expression, inquiry),
    value: verdictText(resultOf(expression, inquiry), inquiry.language),
    children,
  });
}

function explainCalculation<E>(expression: Expression, inquiry: Inquiry<E>): Because {
  return makeNode(inquiry, {
    kind: 'calculation',
    text: phraseOf(expression, inquiry),
    value: valueText(expression, inquiry),
    children: (inside) => partsOf(expression, inside),
  });
}

/** Nodes for what decided an expression's value, without one for the expression itself. */
export function partsOf<E>(expression: Expression, inquiry: Inquiry<E>): readonly Because[] {
  switch (expression.kind) {
    case 'and':
      return explainAll(expression, inquiry);
    case 'or':
      return explainSome(expression, inquiry);
    case 'compare':
      return explainComparison(expression, inquiry);
    case 'choose':
      return explainChoice(expression, inquiry);
    case 'any':
    case 'every':
      return explainQuantifier(expression, inquiry);
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
      return explainCollection(expression, inquiry);
    case 'not':
      return partsOf(expression.operand, inquiry);
    case 'round':
      return isNamed(expression.operand)
        ? explainOperands([expression.operand], false, inquiry)
        : partsOf(expression.operand, inquiry);
    case 'add':
    case 'subtract':
    case 'least_of':
    case 'greatest_of':
    case 'multiply':
    case 'date_add':
      return explainOperands(termsOf(expression, inquiry), isUnknown(expression, inquiry), inquiry);
    case 'member_of':
      // `palvelu on yksilövalmennus: täyttyy` says what the service is.
      return expression.members.length === 1 && isRead(expression.operand) && isKnown(expression, true, inquiry)
        ? []
        : explainOperands([expression.operand], isUnknown(expression, inquiry), inquiry);
    case 'in_list':
    case 'is_empty':
    case 'is_given':
    case 'matches':
    case 'by_brackets':
    case 'divide':
    case 'full_years':
    case 'days_between':
    case 'date_part':
      return explainOperands(operandsOf(expression), isUnknown(expression, inquiry), inquiry);
    case 'constant':
    case 'fact':
    case 'element':
    case 'field':
    case 'definition':
    case 'lookup':
    case 'not_given':
    case 'empty_list':
      return [];
  }
}

/** The terms of a sum, the factors of a product, the steps from a date: a chain of one kind reads as one. */
function termsOf<E>(expression: Expression, inquiry: Inquiry<E>): readonly Expression[] {
  const isSum = (kind: Expression['kind']) => kind === 'add' || kind === 'subtract';
  const isAligned = isSum(expression.kind) || expression.kind === 'least_of' || expression.kind === 'greatest_of';
  const operands = isAligned
    ? alignOperands(operandsOf(expression), inquiry.surroundings).operands
    : operandsOf(expression);
  return operands.flatMap((operand) => {
    const isChained = operand.kind === expression.kind || (isSum(operand.kind) && isSum(expression.kind));
    return isChained ? termsOf(operand, inquiry) : [operand];
  });
}
