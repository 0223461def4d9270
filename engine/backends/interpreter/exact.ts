/** An integer of any size. Held as a number while it is a safe one, so that equal integers are always `===`. */
export type Exact = number | bigint;

export function add(left: Exact, right: Exact): Exact {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return narrow(BigInt(left) + BigInt(right));
}

export function subtract(left: Exact, right: Exact): Exact {
  return add(left, negate(right));
}

export function multiply(left: Exact, right: Exact): Exact {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    // A product beyond the safe range cannot round back into it, so a safe product is exact. `+ 0` turns -0 into 0.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return narrow(BigInt(left) * BigInt(right));
}

/** Negative where `left` is less, positive where it is greater, else 0. */
export function compareExact(left: Exact, right: Exact): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

/** A quotient kept exact. The denominator is not zero. */
export interface Fraction {
  readonly numerator: Exact;
  readonly denominator: Exact;
}

/** As `compareExact`, by cross-multiplication. */
export function compareFractions(left: Fraction, right: Fraction): number {
  const sign = left.denominator < 0 === right.denominator < 0 ? 1 : -1;
  const leftProduct = multiply(left.numerator, right.denominator);
  const rightProduct = multiply(right.numerator, left.denominator);
  return sign * compareExact(leftProduct, rightProduct) + 0;
}

/** The whole number a fraction rounds to: `nearest` takes halves away from zero, `up` is the ceiling, `down` the floor. */
export function roundFraction({ numerator, denominator }: Fraction, mode: 'nearest' | 'up' | 'down'): Exact {
  const sign = denominator < 0 ? -1n : 1n;
  const dividend = sign * BigInt(numerator);
  const divisor = sign * BigInt(denominator);
  switch (mode) {
    case 'down':
      return narrow(divideDown(dividend, divisor));
    case 'up':
      return narrow(-divideDown(-dividend, divisor));
    case 'nearest': {
      const magnitude = dividend < 0n ? -dividend : dividend;
      const rounded = divideDown(2n * magnitude + divisor, 2n * divisor);
      return narrow(dividend < 0n ? -rounded : rounded);
    }
  }
}

/** The floor of a quotient by a positive divisor; division of big integers itself drops the fraction. */
function divideDown(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

function negate(value: Exact): Exact {
  return typeof value === 'number' ? 0 - value : narrow(-value);
}

function narrow(value: bigint): Exact {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
