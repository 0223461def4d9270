/** The types of a generated rulebook's values. */
import type { Unit } from '../../../engine/ir/ir.ts';

export type EnumName = 'shade' | 'tool';

export interface NumberType {
  readonly kind: 'number';
  readonly unit: Unit;
  readonly decimals: number;
  /** The least and the greatest value in the unit, both possible. */
  readonly low: number;
  readonly high: number;
}

export type SingleType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | { readonly kind: 'enum'; readonly enum: EnumName }
  | NumberType;

export type ElementType = SingleType | { readonly kind: 'record'; readonly record: 'item' };

export type ValueType =
  | SingleType
  | { readonly kind: 'list'; readonly element: ElementType; readonly longest: number }
  /** What `not given in` lists. */
  | { readonly kind: 'names' };

export const boolean: SingleType = { kind: 'boolean' };
export const text: SingleType = { kind: 'text' };
export const date: SingleType = { kind: 'date' };
export const shade: SingleType = { kind: 'enum', enum: 'shade' };
export const tool: SingleType = { kind: 'enum', enum: 'tool' };

/** A number within the default bounds of its unit. */
export function number(unit: Unit, decimals: number, low = 0, high = defaultHigh(unit)): NumberType {
  return { kind: 'number', unit, decimals, low, high };
}

export function listOf(element: ElementType, longest = 1000): ValueType {
  return { kind: 'list', element, longest };
}

export function defaultHigh(unit: Unit): number {
  return unit === 'EUR' ? 100_000_000 : 10_000;
}

/** Decimals that a unit has where its declaration does not say otherwise. */
export function defaultDecimals(unit: Unit): number {
  const [over = ''] = unit.split('/');
  return { EUR: 2, h: 2, km: 3, '%': 2 }[over] ?? 0;
}

/** Numbers of one family can be added and compared; `plain` are counts, numbers and percentages. */
export type Family =
  | 'plain'
  | 'EUR'
  | 'h'
  | 'km'
  | 'month'
  | 'day'
  | 'business_day'
  | 'piece'
  | 'EUR/h'
  | 'EUR/piece'
  | 'EUR/year';

/** The units of each family, its own first. */
export const unitsOf: Readonly<Record<Family, readonly Unit[]>> = {
  plain: ['', '%'],
  EUR: ['EUR'],
  h: ['h'],
  km: ['km'],
  month: ['month', 'year'],
  day: ['day', 'week'],
  business_day: ['business_day'],
  piece: ['piece'],
  'EUR/h': ['EUR/h'],
  'EUR/piece': ['EUR/piece'],
  'EUR/year': ['EUR/year'],
};

export const families = Object.keys(unitsOf) as Family[];

export function familyOf(unit: Unit): Family {
  const family = families.find((one) => unitsOf[one].includes(unit));
  if (family === undefined) throw new Error(`no family has the unit '${unit}'`);
  return family;
}
