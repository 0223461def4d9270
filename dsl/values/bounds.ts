import type { Localized } from '../../engine/ir/localized.ts';
import type { Place } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import { defaultBounds, defaultListLength, dimensionOf, type UnitTable } from '../types/units.ts';
import type { ReadableParameter, ScaledNumber } from './parameter-type.ts';
import type { ReadingProblem } from './read-quantity.ts';
import { writeScaled } from './write-scaled.ts';

/** A value out of its bounds, and the bound where the declaration gives it. */
export interface BoundsProblem extends ReadingProblem {
  readonly declared: Place | null;
}

/**
 * Whether a scaled number lies within a parameter's `at least` and `at most`, or the unit's defaults where it has
 * none: the problem, or null. A bound in a unit that cannot be compared is passed over; it is an error of its own.
 */
export function checkBounds(
  value: number,
  type: ScaledNumber,
  { declared }: ReadableParameter,
  units: UnitTable,
): BoundsProblem | null {
  const { minimum, maximum } = declared.node;
  const written = write(value, type);
  const defaults = defaultBounds(type.unit, units);
  const low = compareWithBound(value, type, minimum, defaults.minimum);
  if (low < 0) {
    const bound = minimum === null ? write(defaults.minimum, { ...type, decimals: 0 }) : textOf(minimum);
    return outOfBounds(tooSmall(written, bound), minimum, declared.file);
  }
  const high = compareWithBound(value, type, maximum, defaults.maximum);
  if (high <= 0) return null;
  const bound = maximum === null ? write(defaults.maximum, { ...type, decimals: 0 }) : textOf(maximum);
  return outOfBounds(tooGreat(written, bound), maximum, declared.file);
}

/** The least and the greatest value of a parameter at its scale, as `checkBounds` holds values to them; null: none. */
export function valueBounds(
  type: ScaledNumber,
  { declared }: ReadableParameter,
  units: UnitTable,
): { readonly minimum: number | null; readonly maximum: number | null } {
  const defaults = defaultBounds(type.unit, units);
  const { minimum, maximum } = declared.node;
  return {
    minimum: scaleBound(type, minimum, defaults.minimum, 'up'),
    maximum: scaleBound(type, maximum, defaults.maximum, 'down'),
  };
}

/** A bound as an integer at the type's scale, rounded to the side of what is allowed. */
function scaleBound(
  type: ScaledNumber,
  bound: ast.NumberLiteral | null,
  otherwise: number,
  side: 'up' | 'down',
): number | null {
  const scale = 10n ** BigInt(type.decimals);
  if (bound === null) return Number(BigInt(otherwise) * scale);
  const terms = termsOf(type, bound);
  if (terms === null) return null;
  const [numerator, denominator] = [terms.right * scale, terms.left];
  const floor = numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);
  return Number(side === 'down' || floor * denominator === numerator ? floor : floor + 1n);
}

/** Whether a list is short enough to be held. */
export function checkLength(length: number): BoundsProblem | null {
  if (length <= defaultListLength) return null;
  const message = {
    fi: `luettelossa on ${length} kohtaa; enintään ${defaultListLength}`,
    en: `the list has ${length} elements; at most ${defaultListLength}`,
  };
  return { code: 'value-out-of-bounds', message, declared: null };
}

/** Below zero where the value is less than the bound, above where it is greater. */
function compareWithBound(
  value: number,
  type: ScaledNumber,
  bound: ast.NumberLiteral | null,
  otherwise: number,
): number {
  if (bound === null) return sign(BigInt(value) - BigInt(otherwise) * 10n ** BigInt(type.decimals));
  const terms = termsOf(type, bound);
  return terms === null ? 0 : sign(BigInt(value) * terms.left - terms.right * 10n ** BigInt(type.decimals));
}

/** A value equals the bound where value × left = right × 10^decimals; null where the units cannot be compared. */
function termsOf(
  type: ScaledNumber,
  bound: ast.NumberLiteral,
): { readonly left: bigint; readonly right: bigint } | null {
  const unit = bound.unit?.text ?? '';
  const [own, its] = [dimensionOf(type.unit), dimensionOf(unit)];
  const [whole = '0', fraction = ''] = bound.digits.split('.');
  const digits = BigInt(whole + fraction);
  if (unit !== type.unit && digits !== 0n && !sameDimension(own.dimension, its.dimension)) return null;
  const [ownFactor, itsFactor] = unit === type.unit || digits === 0n ? [unity, unity] : [own, its];
  return {
    left: BigInt(ownFactor.numerator) * BigInt(itsFactor.denominator) * 10n ** BigInt(fraction.length),
    right: digits * BigInt(itsFactor.numerator) * BigInt(ownFactor.denominator),
  };
}

const unity = { numerator: 1, denominator: 1 };

function sameDimension(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([unit, power]) => b.get(unit) === power);
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

function write(value: number, type: ScaledNumber): string {
  const digits = writeScaled(value, type);
  return type.unit === '' ? digits : `${digits} ${type.unit}`;
}

function textOf({ digits, unit }: ast.NumberLiteral): string {
  return unit === null ? digits : `${digits} ${unit.text}`;
}

function tooSmall(written: string, bound: string): Localized {
  return { fi: `${written} on alle alarajan ${bound}`, en: `${written} is below the lower bound ${bound}` };
}

function tooGreat(written: string, bound: string): Localized {
  return { fi: `${written} ylittää ylärajan ${bound}`, en: `${written} is above the upper bound ${bound}` };
}

function outOfBounds(message: Localized, bound: ast.NumberLiteral | null, file: string): BoundsProblem {
  return {
    code: 'value-out-of-bounds',
    message,
    label: { fi: 'rajojen ulkopuolella', en: 'out of bounds' },
    help:
      bound === null
        ? {
            fi: "tarkista arvo, tai anna parametrille oma raja ('at least …', 'at most …')",
            en: "see whether the value is right, or give the parameter a bound of its own ('at least …', 'at most …')",
          }
        : { fi: 'tarkista arvo tai raja', en: 'see whether the value or the bound is right' },
    declared: bound === null ? null : { file, span: bound.span },
  };
}
