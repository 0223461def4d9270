import { readCell } from '../../dsl/values/read-cell.ts';
import { isMoney, numberTypeOf } from '../../engine/analysis/values/cells.ts';
import type { NumberType, Rulebook } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { formOf } from './forms.ts';
import type { PriceRow } from './price-table.ts';

/** How much is bought in a year, as it was typed, by the id of the cell. */
export type TypedQuantities = Readonly<Record<string, string>>;

export interface YearlyEffect {
  /** By the id of the cell: in the currency, at `decimals`; rows without a quantity are left out. */
  readonly rows: ReadonlyMap<string, bigint>;
  readonly total: bigint;
  readonly decimals: number;
  /** What cannot be read of the quantities, by the id of the cell. */
  readonly problems: ReadonlyMap<string, Localized>;
  /** How many priced rows have a quantity, of how many that change. */
  readonly given: number;
}

const quantityDecimals = 2;
/** Money always shows its cents. */
const fewestDecimals = 2;

/** What a change of prices costs in a year, with quantities as they were given: exact, nothing is rounded. */
export function yearlyEffect(rows: readonly PriceRow[], typed: TypedQuantities, rulebook: Rulebook): YearlyEffect {
  const priced = rows.filter(({ parameter }) => isMoney(parameter, rulebook));
  const priceDecimals = Math.max(fewestDecimals, ...priced.map((row) => numberTypeOf(row.parameter)?.decimals ?? 0));
  const effects = new Map<string, bigint>();
  const problems = new Map<string, Localized>();
  let total = 0n;
  for (const row of priced) {
    const type = numberTypeOf(row.parameter);
    const text = typed[row.id];
    if (text === undefined || type === null) continue;
    const reading = readCell(text, formOf(quantityType(type), rulebook, { minimum: 0, maximum: null }));
    if (reading.kind === 'refused') problems.set(row.id, reading.message);
    if (reading.kind !== 'read' || typeof row.before !== 'number' || typeof row.after !== 'number') continue;
    const scale = 10n ** BigInt(priceDecimals - type.decimals);
    const effect = BigInt(row.after - row.before) * BigInt(reading.value) * scale;
    effects.set(row.id, effect);
    total += effect;
  }
  return { rows: effects, total, decimals: quantityDecimals + priceDecimals, problems, given: effects.size };
}

/** What a price is for each of: of `EUR/h` hours. */
export function quantityType({ unit }: NumberType): NumberType {
  return { kind: 'number', unit: unit.split('/')[1] ?? '', decimals: quantityDecimals };
}

/** An amount of the yearly effect as people read it, with all its decimals that say something: `+12 400,00 €`. */
export function writeEffect(
  effect: bigint,
  { decimals }: Pick<YearlyEffect, 'decimals'>,
  rulebook: Rulebook,
): Localized {
  const magnitude = effect < 0n ? -effect : effect;
  const digits = magnitude.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(fewestDecimals, '0');
  const sign = effect < 0n ? '\u2212' : effect > 0n ? '+' : '';
  const grouped = (separator: string) => whole.replace(/\B(?=(?:\d{3})+$)/g, separator);
  const symbol = rulebook.currency === 'EUR' ? '€' : rulebook.currency;
  return {
    fi: `${sign}${grouped('\u00a0')},${fraction}\u00a0${symbol}`,
    en: `${sign}${symbol}${grouped(',')}.${fraction}`,
  };
}
