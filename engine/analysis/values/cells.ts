import type { Constant, Day, Index, NumberType, Parameter, ParameterValue, Rulebook } from '../../ir/ir.ts';
import type { Language, Localized } from '../../ir/localized.ts';
import { textIn } from '../../ir/texts.ts';
import { formatNumber, noBreakSpace } from '../../wording/format-number.ts';
import { formatBand, formatValue, labelOfMember } from '../../wording/format-value.ts';

/** One value that is set by itself: a parameter's only one, or that of a member, a band or a bracket. */
export interface Cell {
  /** `price.group_coaching`, `max_hours[group_coaching]`; of a band or bracket by its start: `price.individual_coaching[21]`. */
  readonly id: string;
  readonly parameter: Parameter;
  readonly key: CellKey | null;
}

export type CellKey =
  | { readonly kind: 'member'; readonly member: string }
  /** Closed, on the index's grid; `to: null` is an open end. */
  | { readonly kind: 'band'; readonly from: number; readonly to: number | null }
  | { readonly kind: 'bracket'; readonly from: number };

/** A value before an edition takes effect, and from then on. `null`: none. */
export interface CellChange extends Cell {
  readonly before: Constant | null;
  readonly after: Constant | null;
}

/** A cell with the value it has on a day. */
export interface CellValue extends Cell {
  readonly value: Constant;
}

/** The value of a parameter in force on a day; null where there is none. */
export function parameterValueOn({ values }: Parameter, day: Day): ParameterValue | null {
  return values.findLast(({ from }) => from <= day)?.value ?? null;
}

/** The cells of a parameter with their values on a day, in the order of members, bands or brackets. */
export function cellsOn(parameter: Parameter, day: Day): readonly CellValue[] {
  const value = parameterValueOn(parameter, day);
  return value === null ? [] : cellsIn(parameter, value);
}

function cellsIn(parameter: Parameter, value: ParameterValue): readonly CellValue[] {
  const { name, index } = parameter;
  switch (value.kind) {
    case 'single':
      return [{ id: name, parameter, key: null, value: value.value }];
    case 'by_member':
      return membersOf(index).flatMap((member) => {
        const one = value.values[member];
        if (one === undefined) return [];
        return [{ id: `${name}[${member}]`, parameter, key: { kind: 'member', member } as const, value: one }];
      });
    case 'bands':
      return value.bands.map(({ from, to, value: one }) => ({
        id: `${name}[${from}]`,
        parameter,
        key: { kind: 'band', from, to },
        value: one,
      }));
    case 'brackets':
      return value.brackets.map(({ from, value: one }) => ({
        id: `${name}[${from}]`,
        parameter,
        key: { kind: 'bracket', from },
        value: one,
      }));
  }
}

function membersOf(index: Index | null): readonly string[] {
  return index?.kind === 'enum' ? index.members : [];
}

/**
 * Every cell there is from a day on, or was before, with its value on the eve and on the day. A band is held against
 * the value in force where it starts.
 */
export function cellChanges(rulebook: Pick<Rulebook, 'parameters'>, day: Day): readonly CellChange[] {
  return rulebook.parameters.flatMap((parameter) => {
    const [before, after] = [cellsOn(parameter, day - 1), cellsOn(parameter, day)];
    const ended = before.filter(({ id }) => !isBanded(parameter) && after.every((cell) => cell.id !== id));
    return [
      ...after.map(({ value, ...cell }) => ({ ...cell, before: valueAt(before, cell), after: value })),
      ...ended.map(({ value, ...cell }) => ({ ...cell, before: value, after: null })),
    ];
  });
}

function isBanded({ index }: Parameter): boolean {
  return index?.kind === 'bands' || index?.kind === 'brackets';
}

function valueAt(cells: readonly CellValue[], { id, key }: Cell): Constant | null {
  if (key === null || key.kind === 'member') return cells.find((cell) => cell.id === id)?.value ?? null;
  return cells.findLast((cell) => startOf(cell) <= key.from)?.value ?? null;
}

function startOf({ key }: Cell): number {
  return key === null || key.kind === 'member' ? 0 : key.from;
}

/** Whether the edition gives the cell another value. */
export function isChanged({ before, after }: CellChange): boolean {
  return !sameConstant(before, after);
}

/** Whether two values are the same; lists in whatever order. */
export function sameConstant(one: Constant | null, other: Constant | null): boolean {
  if (!isList(one) || !isList(other)) return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}

function isList(value: Constant | null): value is readonly string[] {
  return Array.isArray(value);
}

/** The type of a parameter's values where they are numbers. */
export function numberTypeOf({ type }: Parameter): NumberType | null {
  return type.kind === 'number' ? type : null;
}

/** Whether the values are amounts of the rulebook's currency, whole or for each of something. */
export function isMoney({ type }: Parameter, { currency }: Pick<Rulebook, 'currency'>): boolean {
  return type.kind === 'number' && type.unit.split('/')[0] === currency;
}

/** `Yksilövalmennuksen tuntihinta: 0–20 km`. */
export function cellName(cell: Cell, rulebook: Rulebook): Localized {
  return inEach((language) => {
    const label = textIn(cell.parameter.label, language, rulebook) || cell.parameter.name;
    const key = keyName(cell, language, rulebook);
    return key === '' ? label : `${label}: ${key}`;
  });
}

/** What tells a cell from the others of its parameter: `Ryhmävalmennus`, `0–20 km`, `51– km`; empty for the only one. */
export function keyName({ parameter: { index }, key }: Cell, language: Language, rulebook: Rulebook): string {
  if (key === null || index === null) return '';
  if (key.kind === 'member') {
    return index.kind === 'enum' ? labelOfMember(index.enum, key.member, language, rulebook) : key.member;
  }
  if (index.kind === 'enum') return '';
  const type: NumberType = { kind: 'number', unit: index.unit, decimals: index.decimals };
  if (key.kind === 'bracket') return `${formatNumber(key.from, type, language, rulebook, true)}${noBreakSpace}–`;
  return formatBand(key, type, language, rulebook);
}

/** A cell's value as a person reads it. */
export function cellText(value: Constant, { parameter }: Cell, rulebook: Rulebook): Localized {
  return inEach((language) => formatValue(value, parameter.type, language, rulebook));
}

/** A text in every language the product speaks. */
export function inEach(write: (language: Language) => string): Localized {
  return { fi: write('fi'), en: write('en') };
}
