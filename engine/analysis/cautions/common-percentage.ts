import { formatDecimal } from '../../ir/decimal.ts';
import type { Localized } from '../../ir/localized.ts';
import { cellText, isMoney, numberTypeOf } from '../values/cells.ts';
import { ceilDivide, floorDivide, raise } from '../values/raise.ts';
import { type Caution, caution, groupsOf, isNumeric, type NewValues, type NumberChange } from './caution.ts';

/** So many rows must agree before the one that does not stands out. */
const fewestRows = 4;

/**
 * One row off the single percentage that explains all the others, each rounded as the new values are: with the value
 * that the percentage would give.
 */
export function commonPercentage(values: NewValues): readonly Caution[] {
  return groupsOf(values).flatMap((group) => {
    const rows = group.filter(isNumeric).filter((row) => row.before > 0 && isMoney(row.parameter, values.rulebook));
    if (rows.length < fewestRows) return [];
    const step = roundingStep(rows);
    if (findPercentage(rows, step) !== null) return [];
    const odd = rows.flatMap((row) => {
      const percentage = findPercentage(
        rows.filter((other) => other !== row),
        step,
      );
      return percentage === null || percentage.hundredths === 0n ? [] : [{ row, percentage }];
    });
    const [only, another] = odd;
    if (only === undefined || another !== undefined) return [];
    const { row, percentage } = only;
    const value = raise(row.before, percentage.hundredths, step, 'nearest');
    return [caution('common-percentage', [row], message(percentage, row, value, values), { cell: row.id, value })];
  });
}

/** The step, in a hundredth of the unit, to which the new values seem to be rounded. */
function roundingStep(rows: readonly NumberChange[]): number {
  return [100, 50, 10, 5].find((step) => rows.filter(({ after }) => after % step !== 0).length <= 1) ?? 1;
}

interface Percentage {
  /** In hundredths of a percent: 220 is 2.20 %. */
  readonly hundredths: bigint;
}

/** The roundest percentage, of at most two decimals, that gives all these values by rounding; null where none does. */
export function findPercentage(rows: readonly NumberChange[], step: number): Percentage | null {
  const whole = 10_000n;
  let [low, high]: [bigint, bigint] = [-whole, whole * 100n];
  for (const { before, after } of rows) {
    const [old, next, width] = [BigInt(before), BigInt(after), BigInt(step)];
    // before × (1 + p) rounds to the new value: it is less than half a step away from it, or just half.
    low = max(low, ceilDivide((2n * next - width) * whole, 2n * old) - whole);
    high = min(high, floorDivide((2n * next + width) * whole, 2n * old) - whole);
  }
  if (low > high) return null;
  for (const grain of [1000n, 500n, 100n, 50n, 10n, 5n, 1n]) {
    const candidate = ceilDivide(low, grain) * grain;
    if (candidate <= high) return { hundredths: candidate };
  }
  return null;
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function min(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function message({ hundredths }: Percentage, row: NumberChange, value: number, { rulebook }: NewValues): Localized {
  const number = formatDecimal(hundredths, 2)
    .replace(/\.?0+$/, '')
    .replace('-', '\u2212');
  const would = numberTypeOf(row.parameter) === null ? { fi: '', en: '' } : cellText(value, row, rulebook);
  const percent = {
    fi: `${hundredths > 0n ? '+' : ''}${number.replace('.', ',')} %`,
    en: `${hundredths > 0n ? '+' : ''}${number}%`,
  };
  return {
    fi: `Muiden rivien muutos on ${percent.fi}, tämän ei. Samalla muutoksella arvo olisi ${would.fi}.`,
    en: `The other rows change by ${percent.en}, this one does not. The same change would give ${would.en}.`,
  };
}
