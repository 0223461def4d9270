/** The values of a rulebook's parameters as a list: one row a cell, with the days it holds. */
import { type Cell, type CellValue, cellsOn, sameConstant } from '../../engine/analysis/values/cells.ts';
import { type AnswerValue, writeAnswerValue } from '../../engine/answer/answer-value.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { Constant, Day, Parameter, Rulebook, Type } from '../../engine/ir/ir.ts';
import type { Texts } from '../../engine/ir/localized.ts';
import { namesOf } from '../../engine/ir/names.ts';

/** Which cell of a parameter. Numbers are decimal texts in the unit. */
type CellIndex =
  | { readonly kind: 'member'; readonly member: string; readonly label: Texts }
  | { readonly kind: 'band'; readonly from: string; readonly to: string | null; readonly unit: string }
  | { readonly kind: 'bracket'; readonly from: string; readonly unit: string };

/** A value and the days it holds. */
export interface ListedValue {
  readonly name: string;
  readonly label: Texts;
  /** Null for a parameter without an index. */
  readonly index: CellIndex | null;
  /** A number is decimal text, everything else as in answers; null where no value is in force (`~`). */
  readonly value: AnswerValue | null;
  /** Null for what is no number. */
  readonly unit: string | null;
  readonly provisions: readonly string[];
  /** As written: `3.1:8–10`. */
  readonly citations: readonly string[];
  readonly from: string;
  /** The last day; null until further notice. */
  readonly until: string | null;
}

/** A cell's value and the days it holds; null where none is in force. */
export interface ValueStretch extends CellValue {
  readonly from: Day;
  /** The last day; null until further notice. */
  readonly until: Day | null;
}

/** Values in force on a day and those known to come, in order of declaration; all of them where no day is given. */
export function listValues(rulebook: Rulebook, on: Day | null): readonly ValueStretch[] {
  return rulebook.parameters.flatMap(stretchesOf).filter(({ until }) => on === null || until === null || until >= on);
}

/** Cells in the order of the first entry that has them; each followed by its later values. */
function stretchesOf(parameter: Parameter): readonly ValueStretch[] {
  const byKey = new Map<string, ValueStretch[]>();
  for (const [place, { from }] of parameter.values.entries()) {
    const next = parameter.values[place + 1]?.from;
    const until = next === undefined ? null : next - 1;
    for (const cell of cellsOn(parameter, from)) {
      const key = JSON.stringify(cell.key);
      const stretches = byKey.get(key) ?? [];
      byKey.set(key, stretches);
      const before = stretches.at(-1);
      // A value that an edition does not change goes on.
      if (before !== undefined && before.until === from - 1 && sameConstant(before.value, cell.value)) {
        stretches[stretches.length - 1] = { ...before, until };
      } else stretches.push({ ...cell, from, until });
    }
  }
  return [...byKey.values()].flat();
}

function writeIndex({ key, parameter: { index } }: Cell, rulebook: Rulebook): CellIndex | null {
  if (key === null) return null;
  if (key.kind === 'member') {
    const labels = index?.kind === 'enum' ? namesOf(rulebook).enums.get(index.enum)?.members : undefined;
    return { ...key, label: labels?.find(({ name }) => name === key.member)?.label ?? {} };
  }
  const { unit, decimals } = index === null || index.kind === 'enum' ? { unit: '', decimals: 0 } : index;
  const from = formatDecimal(key.from, decimals);
  if (key.kind === 'bracket') return { kind: 'bracket', from, unit };
  return { kind: 'band', from, to: key.to === null ? null : formatDecimal(key.to, decimals), unit };
}

/** A value of the list as the interface gives it. */
export function writeListedValue(stretch: ValueStretch, rulebook: Rulebook): ListedValue {
  const { parameter, value, from, until } = stretch;
  const { name, label, type, provisions, citations } = parameter;
  return {
    name,
    label,
    index: writeIndex(stretch, rulebook),
    value: value === null ? null : writeConstant(value, type, rulebook),
    unit: type.kind === 'number' ? type.unit : null,
    provisions,
    citations,
    from: formatDate(from),
    until: until === null ? null : formatDate(until),
  };
}

function writeConstant(value: Constant, type: Type, rulebook: Rulebook): AnswerValue {
  return type.kind === 'number' && typeof value === 'number'
    ? formatDecimal(value, type.decimals)
    : writeAnswerValue(value, type, rulebook);
}
