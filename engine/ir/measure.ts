import type { NumberType, Unit } from './ir.ts';

/**
 * What one of an integer is worth: `numerator / denominator` of a product of base units. 1250 at 12.50 EUR/h has the
 * measure 1/100 EUR·h⁻¹. `unit` is the unit to show it in, where one was declared.
 */
export interface Measure {
  readonly unit: Unit | null;
  /** Powers of base units; those that cancel are left out. */
  readonly dimension: ReadonlyMap<Unit, number>;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A plain whole number. */
export const wholeMeasure: Measure = measureOfType({ kind: 'number', unit: '', decimals: 0 });

/** The measure of a declared number type. */
export function measureOfType({ unit, decimals }: NumberType): Measure {
  const [over = '', under] = unit.split('/');
  const top = baseOf(over);
  const bottom = under === undefined ? { base: '', factor: 1n } : baseOf(under);
  const dimension = new Map<Unit, number>();
  raise(dimension, top.base, 1);
  raise(dimension, bottom.base, -1);
  const denominator = 10n ** BigInt(decimals) * bottom.factor * (unit === '%' ? 100n : 1n);
  return reduced({ unit, dimension, numerator: top.factor, denominator });
}

function baseOf(unit: Unit): { readonly base: Unit; readonly factor: bigint } {
  switch (unit) {
    case 'year':
      return { base: 'month', factor: 12n };
    case 'week':
      return { base: 'day', factor: 7n };
    case '%':
      return { base: '', factor: 1n };
    default:
      return { base: unit, factor: 1n };
  }
}

function raise(dimension: Map<Unit, number>, base: Unit, power: number): void {
  if (base === '') return;
  const sum = (dimension.get(base) ?? 0) + power;
  if (sum === 0) dimension.delete(base);
  else dimension.set(base, sum);
}

/** The measure of a product. */
export function multiplyMeasures(left: Measure, right: Measure): Measure {
  const dimension = new Map(left.dimension);
  for (const [base, power] of right.dimension) raise(dimension, base, power);
  return reduced({
    unit: unitOfProduct(left, right),
    dimension,
    numerator: left.numerator * right.numerator,
    denominator: left.denominator * right.denominator,
  });
}

/** A share or a plain factor leaves the other side's unit. */
function unitOfProduct(left: Measure, right: Measure): Unit | null {
  if (right.dimension.size === 0) return left.unit === '%' && right.unit === '%' ? null : left.unit;
  return left.dimension.size === 0 ? right.unit : null;
}

/** The measure of a quotient. */
export function divideMeasures(left: Measure, right: Measure): Measure {
  const inverse = new Map([...right.dimension].map(([base, power]) => [base, -power]));
  return multiplyMeasures(left, {
    unit: null,
    dimension: inverse,
    numerator: right.denominator,
    denominator: right.numerator,
  });
}

/** The measure of an integer that stands for `factor` times as many: of a tenth, a grain ten times finer. */
export function refineMeasure(measure: Measure, over: bigint, under: bigint): Measure {
  return reduced({
    ...measure,
    numerator: measure.numerator * under,
    denominator: measure.denominator * over,
  });
}

/** Whether equal integers of these measures are equal quantities. */
export function sameMeasure(left: Measure, right: Measure): boolean {
  return (
    left.numerator * right.denominator === right.numerator * left.denominator &&
    left.dimension.size === right.dimension.size &&
    [...left.dimension].every(([base, power]) => right.dimension.get(base) === power)
  );
}

/** The number type to show an integer of this measure in; null where no unit gives it a number of decimals. */
export function typeOfMeasure(measure: Measure): NumberType | null {
  const candidates = measure.unit === null ? [] : [measure.unit];
  const plain = unitOfDimension(measure.dimension);
  if (plain !== null) candidates.push(plain);
  for (const unit of candidates) {
    const decimals = decimalsIn(measure, unit);
    if (decimals !== null) return { kind: 'number', unit, decimals };
  }
  return null;
}

function unitOfDimension(dimension: ReadonlyMap<Unit, number>): Unit | null {
  const powers = [...dimension];
  const over = powers.filter(([, power]) => power === 1).map(([base]) => base);
  const under = powers.filter(([, power]) => power === -1).map(([base]) => base);
  if (over.length + under.length !== powers.length || over.length > 1 || under.length > 1) return null;
  const [top] = over;
  const [bottom] = under;
  if (top === undefined) return bottom === undefined ? '' : null;
  return bottom === undefined ? top : `${top}/${bottom}`;
}

function decimalsIn(measure: Measure, unit: Unit): number | null {
  const whole = measureOfType({ kind: 'number', unit, decimals: 0 });
  const tens = divideMeasures(whole, measure);
  if (tens.dimension.size > 0 || tens.denominator !== 1n) return null;
  const digits = tens.numerator.toString();
  return /^10*$/.test(digits) ? digits.length - 1 : null;
}

function reduced(measure: Measure): Measure {
  const divisor = greatestCommonDivisor(measure.numerator, measure.denominator);
  return {
    ...measure,
    numerator: measure.numerator / divisor,
    denominator: measure.denominator / divisor,
  };
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
