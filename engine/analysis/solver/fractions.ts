import type { Comparison, Expression } from '../../ir/ir.ts';
import type { Encode } from './encode-lists.ts';
import type { Problem, Scope } from './scope.ts';
import type { Integer } from './terms.ts';
import type { Encoded } from './values.ts';

/** A quotient kept exact, with a denominator above zero. */
export interface FractionTerms {
  readonly numerator: Integer;
  readonly denominator: Integer;
}

/** A number, or a quotient kept exact: its terms, and a result that says where it is known. Dividing by zero is a gap. */
export function divideTerms(
  expression: Expression,
  scope: Scope,
  encode: Encode,
): { readonly terms: FractionTerms | null; readonly result: Encoded } {
  const { results, store } = scope.side.problem;
  if (expression.kind !== 'divide') {
    const result = encode(expression, scope);
    const { value } = result;
    return {
      terms: value?.kind === 'number' ? { numerator: value.number, denominator: store.integer(1) } : null,
      result,
    };
  }
  const over = encode(expression.numerator, scope);
  const under = encode(expression.denominator, scope);
  const divided = results.strict([over, under], () => ({ kind: 'truth', truth: store.true }));
  if (over.value?.kind !== 'number' || under.value?.kind !== 'number') return { terms: null, result: divided };
  const [numerator, denominator] = [over.value.number, under.value.number];
  const isZero = store.and(results.isKnown(under), store.isZero(denominator));
  const isNegative = store.below(denominator, store.zero);
  const upright = (number: Integer) => store.either(isNegative, store.scale(number, -1n), number);
  return {
    terms: { numerator: upright(numerator), denominator: upright(denominator) },
    result: results.either(isZero, results.gap, divided),
  };
}

/** Compares by cross-multiplication. */
export function compareFractions(
  operator: Comparison,
  left: Expression,
  right: Expression,
  scope: Scope,
  encode: Encode,
): Encoded {
  const { results, store } = scope.side.problem;
  const [one, other] = [divideTerms(left, scope, encode), divideTerms(right, scope, encode)];
  return results.strict([one.result, other.result], () => {
    if (one.terms === null || other.terms === null) return null;
    const over = store.multiply(one.terms.numerator, other.terms.denominator);
    const under = store.multiply(other.terms.numerator, one.terms.denominator);
    switch (operator) {
      case 'equal':
        return { kind: 'truth', truth: store.equal(over, under) };
      case 'not_equal':
        return { kind: 'truth', truth: store.not(store.equal(over, under)) };
      case 'less':
        return { kind: 'truth', truth: store.below(over, under) };
      case 'less_or_equal':
        return { kind: 'truth', truth: store.atMost(over, under) };
      case 'greater':
        return { kind: 'truth', truth: store.below(under, over) };
      case 'greater_or_equal':
        return { kind: 'truth', truth: store.atMost(under, over) };
    }
  });
}

type Rounding = Extract<Expression, { readonly kind: 'round' }>;

/** The whole number a fraction rounds to, times `step`. */
export function roundFraction(
  { mode, numerator, denominator, step }: Rounding,
  terms: FractionTerms,
  { store }: Problem,
): Integer {
  const over = store.scale(terms.numerator, BigInt(numerator));
  const under = store.scale(terms.denominator, BigInt(denominator));
  const by = BigInt(step);
  switch (mode) {
    case 'down':
      return store.scale(store.quotient(over, under), by);
    case 'up':
      return store.scale(store.quotient(store.scale(over, -1n), under), -by);
    case 'nearest': {
      const half = (number: Integer) =>
        store.quotient(store.add(store.scale(number, 2n), under), store.scale(under, 2n));
      const isNegative = store.below(over, store.zero);
      const rounded = store.either(
        isNegative,
        isNegative === store.false ? store.zero : store.scale(half(store.scale(over, -1n)), -1n),
        isNegative === store.true ? store.zero : half(over),
      );
      return store.scale(rounded, by);
    }
  }
}
