/** The least and the greatest integer an expression can come to, for facts within their declared bounds. */
export interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

const safe = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether every integer of the range is exact as a JavaScript number. */
export function isSafe({ low, high }: Range): boolean {
  return low >= -safe && high <= safe;
}

export function areSafe(...ranges: readonly Range[]): boolean {
  return ranges.every(isSafe);
}

export function rangeOf(low: number | bigint, high: number | bigint = low): Range {
  return { low: BigInt(low), high: BigInt(high) };
}

export function addRanges(left: Range, right: Range): Range {
  return { low: left.low + right.low, high: left.high + right.high };
}

export function subtractRanges(left: Range, right: Range): Range {
  return { low: left.low - right.high, high: left.high - right.low };
}

export function multiplyRanges(left: Range, right: Range): Range {
  const products = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high];
  return { low: products.reduce(least), high: products.reduce(greatest) };
}

/** The range of values of which each lies in one of the ranges; of no ranges, zero alone. */
export function uniteRanges(ranges: readonly Range[]): Range {
  const [first, ...others] = ranges;
  if (first === undefined) return rangeOf(0);
  return others.reduce(
    (one, other) => ({ low: least(one.low, other.low), high: greatest(one.high, other.high) }),
    first,
  );
}

export function clampRange(range: Range, limits: Range): Range {
  const inside = (value: bigint) => least(greatest(value, limits.low), limits.high);
  return { low: inside(range.low), high: inside(range.high) };
}

/** The greatest magnitude in the range. */
export function magnitude({ low, high }: Range): bigint {
  return greatest(low < 0n ? -low : low, high < 0n ? -high : high);
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function greatest(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
