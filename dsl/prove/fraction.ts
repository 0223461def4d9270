/** An exact fraction in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The quotient of two whole numbers, in lowest terms; the denominator is not zero. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const over = BigInt(numerator);
  const under = BigInt(denominator);
  const divisor = greatestCommonDivisor(over, under) * (under < 0n ? -1n : 1n);
  return { numerator: over / divisor, denominator: under / divisor };
}

/** 0 */
export const zero: Fraction = fraction(0);
/** 1 */
export const one: Fraction = fraction(1);

/** Reads the digits of a number literal (`12.5`); zero for anything that is not decimal text. */
export function fractionOfDigits(digits: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits);
  if (match === null) return zero;
  const [, sign = '', whole = '', decimals = ''] = match;
  return fraction(BigInt(sign + whole + decimals), 10n ** BigInt(decimals.length));
}

/** `left + right` */
export function add(left: Fraction, right: Fraction): Fraction {
  return fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

/** `left - right` */
export function subtract(left: Fraction, right: Fraction): Fraction {
  return add(left, negative(right));
}

/** `left × right` */
export function multiply(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** The divisor is not zero. */
export function divide(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** `-value` */
export function negative(value: Fraction): Fraction {
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** The value without its sign. */
export function magnitude(value: Fraction): Fraction {
  return value.numerator < 0n ? negative(value) : value;
}

/** Below zero, zero or above zero as `left` is less than, equal to or greater than `right`. */
export function compare(left: Fraction, right: Fraction): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The greatest whole number not above the fraction. */
export function floor(value: Fraction): bigint {
  const quotient = value.numerator / value.denominator;
  return value.numerator < 0n && quotient * value.denominator !== value.numerator ? quotient - 1n : quotient;
}

/** The least whole number not below the fraction. */
export function ceiling(value: Fraction): bigint {
  return -floor(negative(value));
}

/** The greatest fraction of which both are whole multiples. */
export function commonStep(left: Fraction, right: Fraction): Fraction {
  return fraction(
    greatestCommonDivisor(left.numerator * right.denominator, right.numerator * left.denominator),
    left.denominator * right.denominator,
  );
}

/** Decimal text where the fraction has one (`12.5`), otherwise `1/3`. */
export function fractionText(value: Fraction): string {
  for (let decimals = 0n; decimals <= 12n; decimals += 1n) {
    const scaled = value.numerator * 10n ** decimals;
    if (scaled % value.denominator !== 0n) continue;
    const digits = String(scaled < 0n ? -scaled / value.denominator : scaled / value.denominator);
    const padded = digits.padStart(Number(decimals) + 1, '0');
    const whole = padded.slice(0, padded.length - Number(decimals));
    return `${scaled < 0n ? '-' : ''}${whole}${decimals === 0n ? '' : `.${padded.slice(whole.length)}`}`;
  }
  return `${value.numerator}/${value.denominator}`;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let a = left < 0n ? -left : left;
  let b = right < 0n ? -right : right;
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
