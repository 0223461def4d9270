import { contraries } from '../ir/comparisons.ts';
import type { Comparison, Expression, Type } from '../ir/ir.ts';
import { namesOf } from '../ir/names.ts';
import { lowerFirst, textIn } from '../ir/texts.ts';
import { alignOperands, bindElement, elementType, typeOf } from '../ir/type-of.ts';
import { labelOfMember } from './format-value.ts';
import { labelsOf, tellName } from './tell-values.ts';
import {
  clause,
  type Fragment,
  hold,
  operandText,
  phrasesFor,
  type Telling,
  tellValue,
  valueText,
  word,
} from './telling.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** Conditions that all hold; two bounds of one value become one range. */
export function tellAll({ operands }: Node<'and'>, telling: Telling): Fragment {
  const fragments: Fragment[] = [];
  for (let index = 0; index < operands.length; index += 1) {
    const [operand, next] = operands.slice(index, index + 2);
    if (operand === undefined) break;
    const range = next === undefined ? null : rangeOf(operand, next);
    if (range !== null) index += 1;
    fragments.push(range === null ? telling.tell(operand, telling) : tellRange(range, telling));
  }
  return connect(fragments, 'and', telling);
}

/** Conditions of which one holds. */
export function tellSome({ operands }: Node<'or'>, telling: Telling): Fragment {
  return connect(
    operands.map((operand) => telling.tell(operand, telling)),
    'or',
    telling,
  );
}

function connect(fragments: readonly Fragment[], conjunction: 'and' | 'or', telling: Telling): Fragment {
  const [only, ...others] = fragments;
  if (only !== undefined && others.length === 0) return only;
  const texts = fragments.map((fragment) => hold(fragment, conjunction === 'and' ? 'and' : 'or'));
  return { text: texts.join(` ${phrasesFor(telling)[conjunction]} `), tightness: conjunction };
}

type Range = readonly [operand: Expression, low: Expression, high: Expression];

/** The value and its bounds where two conditions are `a >= low` and `a <= high`; null where they are not. */
export function rangeOf(first: Expression, second: Expression): Range | null {
  if (first.kind !== 'compare' || second.kind !== 'compare') return null;
  if (first.operator !== 'greater_or_equal' || second.operator !== 'less_or_equal') return null;
  // Plain data of one lowering: equal expressions are equal as JSON.
  return JSON.stringify(first.left) === JSON.stringify(second.left) ? [first.left, first.right, second.right] : null;
}

function tellRange(range: Range, telling: Telling): Fragment {
  const aligned = alignOperands(range, telling).operands;
  const [operand = '', low = '', high = ''] = aligned.map((part) => operandText(part, telling));
  return word(phrasesFor(telling).between(operand, low, high));
}

/** `a on vähintään b`. */
export function tellComparison(expression: Node<'compare'>, operator: Comparison, telling: Telling): Fragment {
  const phrases = phrasesFor(telling);
  const { operands, left, right } = expression;
  const aligned = operands === 'number' ? alignOperands([left, right], telling).operands : [left, right];
  const [first = '', second = ''] = aligned.map((operand) => operandText(operand, telling));
  if (operands === 'boolean') return word(phrases.same(first, second, operator === 'not_equal'));
  return word(phrases.compare(operator, first, second, operands === 'date'));
}

/** The contrary of a condition, without a double negation where it can be said so. */
export function tellContrary(condition: Expression, telling: Telling): Fragment {
  const phrases = phrasesFor(telling);
  switch (condition.kind) {
    case 'not':
      return telling.tell(condition.operand, telling);
    case 'constant':
      return word(condition.value === true ? phrases.no : phrases.yes);
    case 'fact':
    case 'element':
    case 'field':
    case 'definition':
      return tellName(condition, phrases.no, telling);
    case 'compare':
      return tellComparison(condition, contraries[condition.operator], telling);
    case 'member_of':
    case 'in_list':
    case 'is_empty':
    case 'is_given':
    case 'matches':
      return tellTest(condition, true, telling);
    case 'and':
    case 'or':
    case 'any':
    case 'every':
    case 'choose':
    case 'lookup':
    case 'least':
    case 'greatest':
    case 'least_of':
    case 'greatest_of':
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
    case 'not_given':
    case 'empty_list':
      return clause(phrases.negated(hold(telling.tell(condition, telling), 'word')));
  }
}

/** A question asked of one value, or its contrary. */
export function tellTest(
  expression: Node<'member_of' | 'in_list' | 'is_empty' | 'is_given' | 'matches'>,
  isNegated: boolean,
  telling: Telling,
): Fragment {
  const phrases = phrasesFor(telling);
  switch (expression.kind) {
    case 'member_of': {
      const { operand, members } = expression;
      const labels = members.map((member) => labelOf(member, typeOf(operand, telling), telling));
      const text = phrases.oneOf(operandText(operand, telling), labels, isNegated);
      return members.length === 1 ? word(text) : clause(text);
    }
    case 'in_list':
      return clause(
        phrases.inList(operandText(expression.operand, telling), valueText(expression.list, telling), isNegated),
      );
    case 'is_empty':
      if (expression.list.kind === 'not_given') {
        return clause(phrases.allGiven(labelsOf(expression.list, telling), isNegated));
      }
      return word(phrases.isEmpty(hold(tellValue(expression.list, telling), 'word'), isNegated));
    case 'is_given':
      return word(phrases.isGiven(operandText(expression.operand, telling), isNegated));
    case 'matches':
      return word(phrases.matches(operandText(expression.operand, telling), expression.format, isNegated));
  }
}

function labelOf(member: string, type: Type | null, { language, rulebook }: Telling): string {
  return type?.kind === 'enum' ? lowerFirst(labelOfMember(type.enum, member, language, rulebook)) : member;
}

/** `jos palvelu on yksilövalmennus, niin …; muuten …`. */
export function tellChoice({ branches, otherwise }: Node<'choose'>, telling: Telling): Fragment {
  const values = [...branches.map(({ then }) => then), ...(otherwise === null ? [] : [otherwise])];
  const aligned = alignOperands(values, telling).operands.map((value) => hold(telling.tell(value, telling), 'or'));
  return clause(
    phrasesFor(telling).ifThen(
      branches.map(({ when }, index) => [hold(telling.tell(when, telling), 'or'), aligned[index] ?? '']),
      otherwise === null ? null : (aligned.at(-1) ?? ''),
    ),
  );
}

/** `vähintään yksi työntekijä täyttää ehdon: …`. */
export function tellQuantifier(expression: Node<'any' | 'every'>, telling: Telling): Fragment {
  const phrases = phrasesFor(telling);
  const { kind, variable, list, where, satisfies } = expression;
  const element = elementType(list, telling);
  const inside: Telling = { ...telling, ...bindElement(variable, element, telling) };
  const whereText = where === null ? null : inside.tell(where, inside).text;
  const text = (kind === 'any' ? phrases.some : phrases.every)(
    nameOfElement(element, list, telling),
    whereText,
    inside.tell(satisfies, inside).text,
  );
  return clause(text);
}

/** What an element of a list is called: `työntekijä`, or `arvo (luettelo: …)` where no record names it. */
export function nameOfElement(element: Type | null, list: Expression, telling: Telling): string {
  const record = element?.kind === 'record' ? namesOf(telling.rulebook).records.get(element.record) : undefined;
  if (record === undefined) return phrasesFor(telling).elementOf(valueText(list, telling));
  return lowerFirst(textIn(record.label, telling.language, telling.rulebook));
}
