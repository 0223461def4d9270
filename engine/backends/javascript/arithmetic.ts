import type { Comparison, Expression } from '../../ir/ir.ts';
import { knownTerm, maskedTerm, type Term } from './block.ts';
import { type Code, code, join } from './code.ts';
import { gapBit } from './masks.ts';
import { bindAllPresent, isMasked, orMasks, type Place, present, strict, type Write, whereKnown } from './place.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** Sums, differences and products; with big integers where the result may leave the safe range. */
export function writeArithmetic(expression: Node<'add' | 'subtract' | 'multiply'>, place: Place, write: Write): Term {
  const operands = [write(expression.left, place), write(expression.right, place)];
  const exact = expression.wide || operands.some((operand) => operand.big);
  return strict(
    operands,
    place,
    ([left, right]) => {
      if (exact) return code`${exactNames[expression.kind]}(${left}, ${right})`;
      // `+ 0` turns the product -0 into 0.
      return expression.kind === 'multiply' ? code`(${left} * ${right} + 0)` : plain(expression.kind, left, right);
    },
    exact,
  );
}

const exactNames = { add: code`add`, subtract: code`subtract`, multiply: code`multiply` };

function plain(kind: 'add' | 'subtract', left: Code | undefined, right: Code | undefined): Code {
  return kind === 'add' ? code`(${left} + ${right})` : code`(${left} - ${right})`;
}

/** A number, or a quotient kept exact. */
interface Fraction {
  readonly numerator: Term;
  /** Null for one. */
  readonly denominator: Term | null;
}

/** Dividing by zero is a gap. */
function writeFraction(expression: Expression, place: Place, write: Write): Fraction {
  if (expression.kind !== 'divide') return { numerator: write(expression, place), denominator: null };
  const numerator = place.block.bind(write(expression.numerator, place));
  const denominator = place.block.bind(write(expression.denominator, place));
  const big = expression.wide || numerator.big || denominator.big;
  if (isMasked(place)) return maskedFraction(numerator, denominator, big, place);
  bindAllPresent([numerator, denominator], place);
  place.block.add(code`if (${denominator.code} === 0) ${place.giveUp}`);
  return { numerator: { ...knownTerm(numerator.code), big }, denominator: { ...knownTerm(denominator.code), big } };
}

/** A known zero below is a gap, whatever stands above. */
function maskedFraction(numerator: Term, denominator: Term, big: boolean, place: Place): Fraction {
  const { block } = place;
  present(numerator, place);
  present(denominator, place);
  const waits = orMasks([numerator.mask, denominator.mask]);
  const mask = block.bindMask(code`${whereKnown(denominator)}${denominator.code} === 0 ? ${gapBit} : ${waits}`);
  return {
    numerator: maskedTerm(numerator.code, mask, { big }),
    denominator: { ...knownTerm(denominator.code), big },
  };
}

/** Comparisons of numbers and dates by order, of quotients by cross-multiplication, of the rest by equality. */
export function writeComparison(expression: Node<'compare'>, place: Place, write: Write): Term {
  const { operands, operator, left, right } = expression;
  if (operands === 'text') return writeTextComparison(expression, place, write);
  if (left.kind === 'divide' || right.kind === 'divide') return writeQuotients(expression, place, write);
  const sides = [write(left, place), write(right, place)];
  return strict(sides, place, ([one, other]) => code`(${one} ${operatorCode[operator]} ${other})`);
}

const operatorCode: Readonly<Record<Comparison, Code>> = {
  equal: code`===`,
  not_equal: code`!==`,
  less: code`<`,
  less_or_equal: code`<=`,
  greater: code`>`,
  greater_or_equal: code`>=`,
};

function writeTextComparison({ operator, left, right }: Node<'compare'>, place: Place, write: Write): Term {
  return strict([write(left, place), write(right, place)], place, ([one, other]) =>
    operator === 'equal' ? code`sameScalar(${one}, ${other})` : code`!sameScalar(${one}, ${other})`,
  );
}

function writeQuotients({ operator, left, right }: Node<'compare'>, place: Place, write: Write): Term {
  const one = writeFraction(left, place, write);
  const other = writeFraction(right, place, write);
  return strict([one.numerator, other.numerator], place, ([over, otherOver]) => {
    const under = one.denominator?.code ?? code`1`;
    const otherUnder = other.denominator?.code ?? code`1`;
    return code`(compareQuotients(${over}, ${under}, ${otherOver}, ${otherUnder}) ${operatorCode[operator]} 0)`;
  });
}

/** Rounding of a number or quotient; with plain numbers where nothing can leave the safe range. */
export function writeRounding(expression: Node<'round'>, place: Place, write: Write): Term {
  const { mode, numerator, denominator, step, wide } = expression;
  const operand = writeFraction(expression.operand, place, write);
  const big = wide || operand.numerator.big;
  return strict(
    [operand.numerator],
    place,
    ([over]) => {
      if (big) {
        const under = operand.denominator?.code ?? code`1`;
        return code`roundExact(${mode}, ${over}, ${under}, ${numerator}, ${denominator}, ${step})`;
      }
      const scaled = times(over ?? code`0`, numerator);
      const divisor =
        operand.denominator === null ? code`${denominator}` : times(operand.denominator.code, denominator);
      if (mode === 'nearest' && operand.denominator === null && denominator % 2 === 0 && denominator < smallLimit) {
        return times(roundHalfUp({ ...operand.numerator, code: scaled }, denominator, place), step);
      }
      return times(code`${roundNames[mode]}(${join([scaled, divisor], ', ')})`, step);
    },
    big,
  );
}

/** Most numbers are small and not below zero: integers of the machine do. */
function roundHalfUp(value: Term, divisor: number, { block }: Place): Code {
  const { code: whole } = block.bind(value);
  const isSmall = code`${whole} >= 0 && ${whole} < ${smallLimit}`;
  return code`(${isSmall} ? ((${whole} + ${divisor / 2}) / ${divisor}) | 0 : roundNearest(${whole}, ${divisor}))`;
}

/** Where a half of the divisor added leaves an integer of 32 bits. */
const smallLimit = 2 ** 30;

const roundNames = { nearest: code`roundNearest`, up: code`roundUp`, down: code`roundDown` };

function times(value: Code, factor: number): Code {
  return factor === 1 ? value : code`(${value} * ${factor})`;
}
