import type { Constant, Dated, Day, NumberType, Parameter, ParameterValue, Rulebook, Type } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { textIn } from '../ir/texts.ts';
import { formatBand, formatDay, formatValue, labelOfMember } from '../wording/format-value.ts';
import { documentWords as words } from './document-words.ts';

/** One line of the table of values: what it is, its value, the edition it comes from. */
export interface ValueInForce {
  readonly label: string;
  readonly value: string;
  /** The day from which it has been in force; empty where nothing is. */
  readonly from: string;
  readonly citations: readonly string[];
}

interface Reader {
  readonly rulebook: Rulebook;
  readonly language: Language;
  readonly day: Day;
}

/** The values of a parameter in force on a day: one line, or one a member, band or bracket. */
export function listValuesInForce(parameter: Parameter, reader: Reader): readonly ValueInForce[] {
  const { citations } = parameter;
  const label = labelWithYear(parameter, reader);
  const entry = parameter.values.findLast(({ from }) => from <= reader.day);
  if (entry === undefined || entry.value === null) {
    return [{ label, value: words.nothing[reader.language], from: '', citations }];
  }
  return linesOf(entry.value, parameter, reader).map(([key, value]) => ({
    label: key === '' ? label : `${label}: ${key}`,
    value: formatConstant(value, parameter.type, reader),
    from: formatDay(startOf(parameter, entry, key, value, reader), reader.language),
    citations,
  }));
}

/** Values stated for one year say so: used later, they are a stopgap. */
function labelWithYear(parameter: Parameter, { rulebook, language, day }: Reader): string {
  const label = textIn(parameter.label, language, rulebook) || parameter.name;
  const stated = rulebook.editions
    .filter(({ date }) => date <= day)
    .flatMap(({ statedFor }) => statedFor)
    .findLast((one) => parameter.name === one.parameter || parameter.name.startsWith(`${one.parameter}.`));
  return stated === undefined ? label : `${label} (${words.statedFor[language]} ${stated.year})`;
}

/** An edition that changes one member leaves the others as they were: theirs is the earlier day. */
function startOf(
  parameter: Parameter,
  entry: Dated<ParameterValue>,
  key: string,
  value: Constant,
  reader: Reader,
): Day {
  let { from } = entry;
  const earlier = parameter.values.filter((one) => one.from < entry.from).reverse();
  for (const before of earlier) {
    const same =
      before.value === null ? undefined : linesOf(before.value, parameter, reader).find(([name]) => name === key);
    if (JSON.stringify(same?.[1]) !== JSON.stringify(value)) break;
    from = before.from;
  }
  return from;
}

function linesOf(
  value: ParameterValue,
  { index }: Parameter,
  reader: Reader,
): readonly (readonly [string, Constant])[] {
  const { rulebook, language } = reader;
  const [unit, decimals] = index === null || index.kind === 'enum' ? ['', 0] : [index.unit, index.decimals];
  const type: NumberType = { kind: 'number', unit, decimals };
  switch (value.kind) {
    case 'single':
      return [['', value.value]];
    case 'by_member':
      return Object.entries(value.values).map(([member, one]) => [
        index?.kind === 'enum' ? labelOfMember(index.enum, member, language, rulebook) : member,
        one,
      ]);
    case 'bands':
      return value.bands.map((band) => [formatBand(band, type, language, rulebook), band.value]);
    case 'brackets':
      return value.brackets.map(({ from, value: one }) => [
        `${words.over[language]} ${formatValue(from, type, language, rulebook)}`,
        one,
      ]);
  }
}

function formatConstant(value: Constant, type: Type, { rulebook, language }: Reader): string {
  return formatValue(value, type, language, rulebook);
}
