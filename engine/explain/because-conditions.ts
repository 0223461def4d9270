import type { Expression } from '../ir/ir.ts';
import { alignOperands } from '../ir/type-of.ts';
import { rangeOf } from '../wording/tell-conditions.ts';
import type { Because } from './explanation.ts';
import { explainEach, type Inquiry, isKnown, isUnknown, resultOf } from './inquiry.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** Why an `and` came out so: of a false one every false part, of an unknown one every unknown part, of a true one all. */
export function explainAll<E>(expression: Node<'and'>, inquiry: Inquiry<E>): readonly Because[] {
  const [first, second, ...others] = expression.operands;
  const range = first !== undefined && second !== undefined && others.length === 0 ? rangeOf(first, second) : null;
  // Of a side that is not known each bound says for itself how it was decided all the same.
  const isWhole = isUnknown(expression, inquiry) || range?.every((side) => !isUnknown(side, inquiry));
  if (range !== null && isWhole) return explainEach(alignOperands(range, inquiry.surroundings).operands, inquiry);
  const parts = pairRanges(expression.operands);
  if (isKnown(expression, true, inquiry)) return explainEach(parts, inquiry);
  const isFalse = isKnown(expression, false, inquiry);
  return explainEach(
    parts.filter((part) => (isFalse ? isKnown(part, false, inquiry) : isUnknown(part, inquiry))),
    inquiry,
  );
}

/** `a >= low and a <= high` among other conditions is one condition. */
function pairRanges(operands: readonly Expression[]): readonly Expression[] {
  const parts: Expression[] = [];
  for (let index = 0; index < operands.length; index += 1) {
    const [operand, next] = operands.slice(index, index + 2);
    if (operand === undefined) break;
    const isRange = next !== undefined && rangeOf(operand, next) !== null;
    parts.push(isRange ? { kind: 'and', operands: [operand, next] } : operand);
    if (isRange) index += 1;
  }
  return parts;
}

/** Why an `or` came out so: of a true one the first true part, of an unknown one every unknown part, of a false one all. */
export function explainSome<E>({ operands, ...expression }: Node<'or'>, inquiry: Inquiry<E>): readonly Because[] {
  const whole: Expression = { ...expression, operands };
  if (isKnown(whole, false, inquiry)) return explainEach(operands, inquiry);
  const firstTrue = operands.find((operand) => isKnown(operand, true, inquiry));
  if (firstTrue !== undefined) return explainEach([firstTrue], inquiry);
  return explainEach(
    operands.filter((operand) => isUnknown(operand, inquiry)),
    inquiry,
  );
}

/** The sides of a comparison as the policy wrote them; of a quotient its two sides. */
export function explainComparison<E>(expression: Node<'compare'>, inquiry: Inquiry<E>): readonly Because[] {
  const { operands, left, right } = expression;
  const sides = operands === 'number' ? alignOperands([left, right], inquiry.surroundings).operands : [left, right];
  const parts = sides.flatMap((side) => (side.kind === 'divide' ? [side.numerator, side.denominator] : [side]));
  return explainOperands(parts, isUnknown(expression, inquiry), inquiry);
}

/** The operands of what is strict: where the result is unknown, those that are. */
export function explainOperands<E>(
  operands: readonly Expression[],
  unknownOnly: boolean,
  inquiry: Inquiry<E>,
): readonly Because[] {
  const unknown = unknownOnly ? operands.filter((operand) => isUnknown(operand, inquiry)) : [];
  return explainEach(unknown.length > 0 ? unknown : operands, inquiry);
}

/** The branch taken: the condition that selected it and its value. Of an undecided choice, what is undecided. */
export function explainChoice<E>(expression: Node<'choose'>, inquiry: Inquiry<E>): readonly Because[] {
  const { branches, otherwise } = expression;
  const values = [...branches.map(({ then }) => then), ...(otherwise === null ? [] : [otherwise])];
  const asWritten = alignOperands(values, inquiry.surroundings).operands;
  const taken = branches.findIndex(({ when }) => isKnown(when, true, inquiry));
  if (taken !== -1) {
    const [branch] = branches.slice(taken, taken + 1);
    const [value] = asWritten.slice(taken, taken + 1);
    return explainEach([branch?.when ?? [], value ?? []].flat(), inquiry);
  }
  const open = branches.filter(({ when }) => isUnknown(when, inquiry));
  const conditions = open.map(({ when }) => when);
  if (open.length === 0) {
    const excluded = branches.map(({ when }) => when);
    return explainEach([...excluded, ...(otherwise === null ? [] : asWritten.slice(-1))], inquiry);
  }
  const undecided = isUnknown(expression, inquiry)
    ? open.map(({ then }) => then).filter((then) => isUnknown(then, inquiry))
    : [];
  return explainEach([...conditions, ...undecided], inquiry);
}

/** The value of a condition's result, for those who look at one element at a time. */
export function truthOf<E>(expression: Expression | null, inquiry: Inquiry<E>): boolean | null {
  if (expression === null) return true;
  const result = resultOf(expression, inquiry);
  return result?.kind === 'known' && typeof result.value === 'boolean' ? result.value : null;
}
