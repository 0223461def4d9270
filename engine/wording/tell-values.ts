import { invariant } from '../ir/invariant.ts';
import type { Expression } from '../ir/ir.ts';
import { namesOf } from '../ir/names.ts';
import { lowerFirst, textIn } from '../ir/texts.ts';
import { alignOperands, bindElement, elementType, typeOf } from '../ir/type-of.ts';
import { formatValue } from './format-value.ts';
import { type Fragment, hold, nameOf, phrasesFor, type Telling, tellValue, valueText, word } from './telling.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** A literal: texts in quotes, enum members by their label. */
export function tellConstant({ type, value }: Node<'constant'>, telling: Telling): Fragment {
  const phrases = phrasesFor(telling);
  if (typeof value === 'boolean') return word(value ? phrases.yes : phrases.no);
  const text = formatValue(value, type, telling.language, telling.rulebook);
  if (type.kind === 'text') return word(phrases.quote(text));
  return word(type.kind === 'enum' ? lowerFirst(text) : text);
}

/** A name where a condition is expected, if it is a boolean: `lähialueella tuottaja: kyllä`. */
export function tellName(expression: Expression, answer: string, telling: Telling): Fragment {
  const name = nameOf(expression, telling);
  invariant(name !== null, 'facts, fields, elements and definitions have names');
  return word(typeOf(expression, telling)?.kind === 'boolean' ? `${name}: ${answer}` : name);
}

/** A parameter's label as it stands in a sentence. */
export function labelOfParameter(name: string, { rulebook, language }: Telling): string {
  const parameter = namesOf(rulebook).parameters.get(name);
  return parameter === undefined ? name : lowerFirst(textIn(parameter.label, language, rulebook));
}

/** `enimmäistunnit (palvelu)`; without an index, on a known day, `18 vuotta (alaikäraja)`. */
export function tellLookup({ parameter: name, index }: Node<'lookup'>, telling: Telling): Fragment {
  const label = labelOfParameter(name, telling);
  if (index !== null) return word(`${label} (${valueText(index, telling)})`);
  const { day, rulebook, language } = telling;
  const parameter = namesOf(rulebook).parameters.get(name);
  if (day === null || parameter === undefined || parameter.type.kind === 'list') return word(label);
  const value = parameter.values.findLast(({ from }) => from <= day)?.value ?? null;
  if (value === null || value.kind !== 'single') return word(label);
  return word(`${formatValue(value.value, parameter.type, language, rulebook)} (${label})`);
}

/** `a + b`, `a − b`. */
export function tellSum({ kind, left, right }: Node<'add' | 'subtract'>, telling: Telling): Fragment {
  const [first = left, second = right] = alignOperands([left, right], telling).operands;
  if (kind === 'add') return { text: join(first, 'sum', '+', second, 'sum', telling), tightness: 'sum' };
  const isNegation = first.kind === 'constant' && first.value === 0;
  if (isNegation) return { text: `−${hold(tellValue(second, telling), 'product')}`, tightness: 'sum' };
  return { text: join(first, 'sum', '−', second, 'product', telling), tightness: 'sum' };
}

/** `a × b`, `a / b`. */
export function tellProduct(expression: Node<'multiply' | 'divide'>, telling: Telling): Fragment {
  const text =
    expression.kind === 'multiply'
      ? join(expression.left, 'product', '×', expression.right, 'product', telling)
      : join(expression.numerator, 'product', '/', expression.denominator, 'word', telling);
  return { text, tightness: 'product' };
}

function join(
  left: Expression,
  leftLeast: 'sum' | 'product',
  sign: string,
  right: Expression,
  rightLeast: 'sum' | 'product' | 'word',
  telling: Telling,
): string {
  return `${hold(tellValue(left, telling), leftLeast)} ${sign} ${hold(tellValue(right, telling), rightLeast)}`;
}

/** `etäisyys pyöristettynä (tarkkuus 1 km)`; a mere change of scale is not told. */
export function tellRounding(expression: Node<'round'>, telling: Telling): Fragment {
  const { operand, mode, numerator, denominator, step } = expression;
  if (operand.kind !== 'divide' && numerator % denominator === 0) return tellValue(operand, telling);
  const type = typeOf(expression, telling);
  const accuracy = type?.kind === 'number' ? formatValue(step, type, telling.language, telling.rulebook) : null;
  const text = phrasesFor(telling).rounded(mode, hold(tellValue(operand, telling), 'word'), accuracy);
  return { text, tightness: 'sum' };
}

/** `alkaa + 4 kuukautta − 1 päivä`. */
export function tellDateAddition({ date, amount, factor }: Node<'date_add'>, telling: Telling): Fragment {
  return { text: join(date, 'sum', factor < 0 ? '−' : '+', amount, 'product', telling), tightness: 'sum' };
}

/** `kuukauden viimeinen päivä (laskutuskausi päättyy)`. */
export function tellDatePart({ part, date }: Node<'date_part'>, telling: Telling): Fragment {
  const phrases = phrasesFor(telling);
  const text = valueText(date, telling);
  switch (part) {
    case 'start_of_month':
      return word(phrases.startOfMonth(text));
    case 'end_of_month':
      return word(phrases.endOfMonth(text));
    case 'year':
      return word(phrases.year(text));
  }
}

/** `summa (tunnit; luettelo: rivit; vain kun toteutunut: kyllä)`. */
export function tellCollection(expression: Node<'count' | 'sum' | 'least' | 'greatest'>, telling: Telling): Fragment {
  const phrases = phrasesFor(telling);
  const { kind, variable, list, where } = expression;
  const inside: Telling = { ...telling, ...bindElement(variable, elementType(list, telling), telling) };
  const listText = valueText(list, telling);
  const parts = kind === 'count' ? [listText] : [valueText(expression.value, inside), phrases.inTheList(listText)];
  if (where !== null) parts.push(phrases.onlyWhere(inside.tell(where, inside).text));
  if (kind === 'sum' && expression.atMost !== null) {
    const { limit, per } = expression.atMost;
    parts.push(phrases.atMost(valueText(limit, telling), per === null ? null : valueText(per, inside)));
  }
  return word(`${phrases[kind]} (${parts.join('; ')})`);
}

/** `pienin (a; b)`. */
export function tellExtreme({ kind, operands }: Node<'least_of' | 'greatest_of'>, telling: Telling): Fragment {
  const { least, greatest } = phrasesFor(telling);
  const texts = alignOperands(operands, telling).operands.map((operand) => valueText(operand, telling));
  return word(`${kind === 'least_of' ? least : greatest} (${texts.join('; ')})`);
}

const longestListing = 8;

/** `puuttuvat näistä: nimi, osoite`. */
export function tellNotGiven(expression: Node<'not_given'>, telling: Telling): Fragment {
  return { text: phrasesFor(telling).notGiven(labelsOf(expression, telling)), tightness: 'clause' };
}

/** The labels of what may be left out; a long listing ends in `…`. */
export function labelsOf({ operands }: Node<'not_given'>, telling: Telling): readonly string[] {
  const shown = operands.length <= longestListing ? operands : operands.slice(0, longestListing - 1);
  const labels = shown.map((operand) => valueText(operand, telling));
  return shown.length < operands.length ? [...labels, '…'] : labels;
}
