import type { Unit } from '../../engine/ir/ir.ts';

/**
 * Units come in families that never mix; within one, a fixed whole number of the base unit makes the others
 * (year = 12 month, week = 7 day). Money is the rulebook's currency. A unit a policy declares is a family of its own.
 */
export interface UnitFamily {
  readonly base: Unit;
  /** How many base units one unit is. */
  readonly factor: number;
}

/** Units every rulebook has, besides its currency. `%` is a plain number in hundredths. */
const builtInUnits: Readonly<Record<string, UnitFamily>> = {
  year: { base: 'month', factor: 12 },
  month: { base: 'month', factor: 1 },
  week: { base: 'day', factor: 7 },
  day: { base: 'day', factor: 1 },
  business_day: { base: 'business_day', factor: 1 },
  h: { base: 'h', factor: 1 },
  km: { base: 'km', factor: 1 },
};

/** Decimals of a value in a unit where a declaration does not say otherwise (`with N decimals`). */
const decimalsOfUnit: Readonly<Record<string, number>> = {
  year: 0,
  month: 0,
  week: 0,
  day: 0,
  business_day: 0,
  h: 2,
  km: 3,
  '%': 2,
  '': 0,
};

/** What a rulebook can measure in: its currency and the units its policies declare. */
export interface UnitTable {
  readonly currency: Unit;
  readonly declared: ReadonlySet<Unit>;
}

export function isUnit(name: string, table: UnitTable): boolean {
  const [numerator = '', denominator] = name.split('/');
  if (denominator === undefined) return name === '%' || isBaseUnit(name, table);
  if (!isBaseUnit(numerator, table) || !isBaseUnit(denominator, table)) return false;
  return familyOf(numerator).base !== familyOf(denominator).base;
}

function isBaseUnit(name: string, table: UnitTable): boolean {
  return Object.hasOwn(builtInUnits, name) || name === table.currency || table.declared.has(name);
}

/** Names of all base units, for suggestions. */
export function unitNames(table: UnitTable): readonly string[] {
  return [...Object.keys(builtInUnits), table.currency, ...table.declared];
}

/** The family of a base unit. */
export function familyOf(unit: Unit): UnitFamily {
  return (Object.hasOwn(builtInUnits, unit) ? builtInUnits[unit] : undefined) ?? { base: unit, factor: 1 };
}

/** Default decimals: money 2, hours 2, km 3, percent 2, counts and calendar units 0, a quotient its numerator's. */
export function defaultDecimals(unit: Unit, table: UnitTable): number {
  const numerator = unit.split('/')[0] ?? '';
  if (numerator === table.currency) return 2;
  return (Object.hasOwn(decimalsOfUnit, numerator) ? decimalsOfUnit[numerator] : undefined) ?? 0;
}

/**
 * Default bounds of a fact, field or parameter, in whole units, where its declaration gives none: at least 0, at most
 * 10,000 units; money up to 100 million, since invoices and budgets pass ten thousand.
 */
export function defaultBounds(unit: Unit, table: UnitTable): { readonly minimum: number; readonly maximum: number } {
  return { minimum: 0, maximum: unit === table.currency ? 100_000_000 : 10_000 };
}

/** Default greatest number of elements of a list. */
export const defaultListLength = 1_000;

/** A unit as a product of base families: `EUR/h` is {EUR: 1, h: -1}; powers that cancel are left out. */
export type Dimension = ReadonlyMap<Unit, number>;

/** The dimension of a unit and the factor to its base units as a fraction (`EUR/year` is 1/12 EUR/month). */
export function dimensionOf(unit: Unit): {
  readonly dimension: Dimension;
  readonly numerator: number;
  readonly denominator: number;
} {
  if (unit === '' || unit === '%') return { dimension: new Map(), numerator: 1, denominator: unit === '%' ? 100 : 1 };
  const [over = '', under] = unit.split('/');
  const top = familyOf(over);
  if (under === undefined) return { dimension: new Map([[top.base, 1]]), numerator: top.factor, denominator: 1 };
  const bottom = familyOf(under);
  return {
    dimension: new Map([
      [top.base, 1],
      [bottom.base, -1],
    ]),
    numerator: top.factor,
    denominator: bottom.factor,
  };
}
