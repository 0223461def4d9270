/** How a raised value is rounded to its step. */
export type RaiseRounding = 'nearest' | 'up' | 'down';

/** A value raised by hundredths of a percent and rounded to a step, exactly; halves go away from zero. */
export function raise(value: number, hundredths: bigint, step: number, rounding: RaiseRounding): number {
  const numerator = BigInt(value) * (10_000n + hundredths);
  const denominator = 10_000n * BigInt(step);
  return Number(roundDivide(numerator, denominator, rounding) * BigInt(step));
}

function roundDivide(numerator: bigint, denominator: bigint, rounding: RaiseRounding): bigint {
  switch (rounding) {
    case 'up':
      return ceilDivide(numerator, denominator);
    case 'down':
      return floorDivide(numerator, denominator);
    case 'nearest': {
      const magnitude = numerator < 0n ? -numerator : numerator;
      const rounded = floorDivide(2n * magnitude + denominator, 2n * denominator);
      return numerator < 0n ? -rounded : rounded;
    }
  }
}

/** The quotient rounded down; the denominator is positive. */
export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/** The quotient rounded up; the denominator is positive. */
export function ceilDivide(numerator: bigint, denominator: bigint): bigint {
  return -floorDivide(-numerator, denominator);
}
