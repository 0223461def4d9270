/** Bounds of integers; null is infinite. */
export interface Bounds {
  readonly minimum: bigint | null;
  readonly maximum: bigint | null;
}

export function addBounds(left: Bounds, right: Bounds): Bounds {
  return {
    minimum: left.minimum === null || right.minimum === null ? null : left.minimum + right.minimum,
    maximum: left.maximum === null || right.maximum === null ? null : left.maximum + right.maximum,
  };
}

export function scaleBounds({ minimum, maximum }: Bounds, factor: bigint): Bounds {
  const [low, high] = factor < 0n ? [maximum, minimum] : [minimum, maximum];
  return { minimum: low === null ? null : low * factor, maximum: high === null ? null : high * factor };
}

/** The bounds within which both lie. */
export function spanBounds(left: Bounds, right: Bounds): Bounds {
  return {
    minimum: left.minimum === null || right.minimum === null ? null : lesser(left.minimum, right.minimum),
    maximum: left.maximum === null || right.maximum === null ? null : greater(left.maximum, right.maximum),
  };
}

export function multiplyBounds(left: Bounds, right: Bounds): Bounds {
  const { minimum: a, maximum: b } = left;
  const { minimum: c, maximum: d } = right;
  if (a === null || b === null || c === null || d === null) return { minimum: null, maximum: null };
  const corners = [a * c, a * d, b * c, b * d];
  return { minimum: corners.reduce(lesser), maximum: corners.reduce(greater) };
}

/** Of the floor of a quotient by a positive divisor. */
export function divideBounds(dividend: Bounds, divisor: Bounds): Bounds {
  const { minimum: a, maximum: b } = dividend;
  const { minimum: c, maximum: d } = divisor;
  if (a === null || b === null || c === null || d === null || c <= 0n) return { minimum: null, maximum: null };
  const corners = [floorDivide(a, c), floorDivide(a, d), floorDivide(b, c), floorDivide(b, d)];
  return { minimum: corners.reduce(lesser), maximum: corners.reduce(greater) };
}

export function lesser(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

export function greater(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}

/** The floor of a quotient by a positive divisor; division of big integers itself drops the fraction. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
