import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { ScaledNumber } from './parameter-type.ts';

/** A scaled number as a person writes it, without its unit and without idle zeros: 2050 at 2 decimals is `20.5`. */
export function writeScaled(value: number, { decimals }: ScaledNumber): string {
  const digits = formatDecimal(value, decimals);
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
