import type { Constant, Day, NumberType, Parameter, Rulebook } from '../../ir/ir.ts';
import type { Language, Localized } from '../../ir/localized.ts';
import { constantAt, keysIn, type ValueKey } from '../../ir/parameter-values.ts';
import { textIn } from '../../ir/texts.ts';
import { formatKey, formatValue } from '../../wording/format-value.ts';
import { words } from '../../wording/words.ts';

/** One value that is set by itself: a parameter's only one, or that of a member, a band or a bracket. */
export interface Cell {
  /** `price.group_coaching`, `max_hours[group_coaching]`; of a band or bracket by its start: `price.individual_coaching[21]`. */
  readonly id: string;
  readonly parameter: Parameter;
  readonly key: CellKey | null;
}

export type CellKey = Exclude<ValueKey, { readonly kind: 'single' }>;

/** A value before an edition takes effect, and from then on. `null`: none. */
export interface CellChange extends Cell {
  readonly before: Constant | null;
  readonly after: Constant | null;
}

/** A cell with the value it has on a day; null where none is in force. */
export interface CellValue extends Cell {
  readonly value: Constant | null;
}

/**
 * The cells of a parameter with their values on a day, in the order of members, bands or brackets; also those without a
 * value (`~`), which is still to come. None before it is first spoken of, nor where it is repealed.
 */
export function cellsOn(parameter: Parameter, day: Day): readonly CellValue[] {
  const entry = parameter.values.findLast(({ from }) => from <= day);
  if (entry === undefined || parameter.repealed?.includes(entry.from) === true) return [];
  const { name } = parameter;
  return keysOn(parameter, day).map((key) => {
    const value = entry.value === null ? null : constantAt(entry.value, key);
    if (key.kind === 'single') return { id: name, parameter, key: null, value };
    return { id: `${name}[${key.kind === 'member' ? key.member : key.from}]`, parameter, key, value };
  });
}

/** Bands and brackets are the latest there have been; before the first, the one that starts at 0. */
function keysOn({ index, values }: Parameter, day: Day): readonly ValueKey[] {
  const latest = values.findLast(({ from, value }) => from <= day && value !== null)?.value ?? null;
  if (index?.kind === 'enum') return index.members.map((member) => ({ kind: 'member', member }));
  if (latest !== null) return keysIn(latest);
  if (index === null) return [{ kind: 'single' }];
  return [index.kind === 'bands' ? { kind: 'band', from: 0, to: null } : { kind: 'bracket', from: 0 }];
}

/**
 * Every cell there is from a day on, or was before, with its value on the eve and on the day. A band is held against
 * the value in force where it starts.
 */
export function cellChanges(rulebook: Pick<Rulebook, 'parameters'>, day: Day): readonly CellChange[] {
  return rulebook.parameters.flatMap((parameter) => {
    const [before, after] = [cellsOn(parameter, day - 1), cellsOn(parameter, day)];
    const ended = before.filter(
      ({ id, value }) => value !== null && !isBanded(parameter) && after.every((cell) => cell.id !== id),
    );
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
export function keyName({ parameter, key }: Cell, language: Language, rulebook: Rulebook): string {
  return formatKey(key ?? { kind: 'single' }, parameter, language, rulebook);
}

/** A cell's value as a person reads it. */
export function cellText(value: Constant, { parameter }: Cell, rulebook: Rulebook): Localized {
  return inEach((language) => formatValue(value, parameter.type, language, rulebook));
}

/** A cell's value in a table: `46,00 €`; null is `ei voimassa olevaa arvoa`. */
export function cellTextIn(
  value: Constant | null,
  { parameter }: Pick<Cell, 'parameter'>,
  language: Language,
  rulebook: Rulebook,
): string {
  return value === null ? words.noValueInForce[language] : formatValue(value, parameter.type, language, rulebook);
}

/** A text in every language the product speaks. */
export function inEach(write: (language: Language) => string): Localized {
  return { fi: write('fi'), en: write('en') };
}
