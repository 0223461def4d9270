import { type CellValue, cellsOn, cellTextIn, keyName, sameConstant } from '../analysis/values/cells.ts';
import type { Day, Parameter, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { constantAt } from '../ir/parameter-values.ts';
import { textIn } from '../ir/texts.ts';
import { formatDay } from '../wording/format-value.ts';
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

/** The values of a parameter on a day: one line, or one a member, band or bracket; also those still without a value. */
export function listValuesInForce(parameter: Parameter, reader: Reader): readonly ValueInForce[] {
  const { rulebook, language, day } = reader;
  const plain = textIn(parameter.label, language, rulebook) || parameter.name;
  return cellsOn(parameter, day).map((cell) => {
    const key = keyName(cell, language, rulebook);
    const label = cell.value === null ? plain : labelWithYear(plain, parameter, reader);
    return {
      label: key === '' ? label : `${label}: ${key}`,
      value: cellTextIn(cell.value, cell, language, rulebook),
      from: cell.value === null ? '' : formatDay(startOf(cell, day), language),
      citations: parameter.citations,
    };
  });
}

/** Values stated for one year say so: used later, they are a stopgap. */
function labelWithYear(label: string, parameter: Parameter, { rulebook, language, day }: Reader): string {
  const stated = rulebook.editions
    .filter(({ date }) => date <= day)
    .flatMap(({ statedFor }) => statedFor)
    .findLast((one) => parameter.name === one.parameter || parameter.name.startsWith(`${one.parameter}.`));
  return stated === undefined ? label : `${label} (${words.statedFor[language]} ${stated.year})`;
}

/** An edition that changes one member leaves the others as they were: theirs is the earlier day. */
function startOf({ parameter, key, value }: CellValue, day: Day): Day {
  const earlier = parameter.values.filter(({ from }) => from <= day);
  const last = earlier.findLastIndex(
    (entry) => entry.value === null || !sameConstant(constantAt(entry.value, key ?? { kind: 'single' }), value),
  );
  return earlier[last + 1]?.from ?? day;
}
