import { type CellChange, cellChanges, cellsOn, isChanged, isMoney } from '../../engine/analysis/values/cells.ts';
import type { Day, Parameter, Rulebook } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Bounds } from './forms.ts';

/** Where a parameter's values stand, and what they may be: what the rulebook's compiled form does not hold. */
export interface ParameterPlace extends Bounds {
  /** The file of the edition that gave it last, such as `prices.yaml`. */
  readonly file: string;
}

/** The parameters of one file, in the order of the vocabulary. */
export interface PriceGroup {
  readonly file: string;
  readonly title: Localized;
  /** Whether its values are money, for the most part: then quantities a year can be given. */
  readonly money: boolean;
  readonly parameters: readonly PriceParameter[];
}

export interface PriceParameter {
  readonly parameter: Parameter;
  readonly place: ParameterPlace;
  readonly rows: readonly PriceRow[];
}

/** One value: in force, and new. */
export interface PriceRow extends CellChange {
  readonly changed: boolean;
}

/** Values as they are in force on a day, nothing new beside them. */
export function listInForce(
  rulebook: Rulebook,
  places: Readonly<Record<string, ParameterPlace>>,
  day: Day,
): readonly PriceGroup[] {
  const rows = (parameter: Parameter) =>
    cellsOn(parameter, day).map(({ value, ...cell }) => ({ ...cell, before: value, after: value, changed: false }));
  return group(rulebook, places, rows);
}

/** Values before an edition takes effect, and from then on. */
export function listNewValues(
  rulebook: Rulebook,
  places: Readonly<Record<string, ParameterPlace>>,
  day: Day,
): readonly PriceGroup[] {
  const changes = cellChanges(rulebook, day).map((change) => ({ ...change, changed: isChanged(change) }));
  return group(rulebook, places, ({ name }) => changes.filter(({ parameter }) => parameter.name === name));
}

function group(
  rulebook: Rulebook,
  places: Readonly<Record<string, ParameterPlace>>,
  rowsOf: (parameter: Parameter) => readonly PriceRow[],
): readonly PriceGroup[] {
  const groups = new Map<string, PriceParameter[]>();
  for (const parameter of rulebook.parameters) {
    const place = places[parameter.name];
    const rows = rowsOf(parameter);
    if (place === undefined || rows.length === 0) continue;
    const parameters = groups.get(place.file) ?? [];
    groups.set(place.file, parameters);
    parameters.push({ parameter, place, rows });
  }
  return [...groups].map(([file, parameters]) => ({
    file,
    title: titleOf(file),
    money: parameters.filter(({ parameter }) => isMoney(parameter, rulebook)).length * 2 > parameters.length,
    parameters,
  }));
}

const titles: Readonly<Record<string, Localized>> = {
  prices: { fi: 'Hinnat', en: 'Prices' },
  limits: { fi: 'Rajat', en: 'Limits' },
  staff: { fi: 'Henkilöstö', en: 'Staff' },
};

/** What a file of values is called: in the words we know, else as it is named. */
function titleOf(file: string): Localized {
  const name = file.replace(/\.yaml$/, '');
  const words = name.replaceAll(/[-_.]+/g, ' ');
  const shown = words.charAt(0).toUpperCase() + words.slice(1);
  return titles[name] ?? { fi: shown, en: shown };
}

/** Every row of the groups, in order. */
export function rowsOf(groups: readonly PriceGroup[]): readonly PriceRow[] {
  return groups.flatMap(({ parameters }) => parameters.flatMap(({ rows }) => rows));
}
