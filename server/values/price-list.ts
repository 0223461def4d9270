/** The values of a rulebook's parameters as a list: one row a cell, with the days it holds. */
import { type AnswerValue, writeAnswerValue } from '../../engine/answer/answer-value.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { Constant, Day, Parameter, ParameterValue, Rulebook } from '../../engine/ir/ir.ts';
import type { Texts } from '../../engine/ir/localized.ts';
import { namesOf } from '../../engine/ir/names.ts';

/** Which cell of a parameter. Numbers are decimal texts in the unit. */
export type CellIndex =
  | { readonly kind: 'member'; readonly member: string; readonly label: Texts }
  | { readonly kind: 'band'; readonly from: string; readonly to: string | null; readonly unit: string }
  | { readonly kind: 'bracket'; readonly from: string; readonly unit: string };

/** A value and the days it holds. */
export interface ListedValue {
  readonly name: string;
  readonly label: Texts;
  /** Null for a parameter without an index. */
  readonly index: CellIndex | null;
  /** A number is decimal text, everything else as in answers. */
  readonly value: AnswerValue;
  /** Null for what is no number. */
  readonly unit: string | null;
  readonly provisions: readonly string[];
  /** As written: `3.1:8–10`. */
  readonly citations: readonly string[];
  readonly from: string;
  /** The last day; null until further notice. */
  readonly until: string | null;
}

/** Values in force on a day and those known to come, in order of declaration; all of them where no day is given. */
export function listValues(rulebook: Rulebook, on: Day | null): readonly ListedValue[] {
  return rulebook.parameters.flatMap((parameter) =>
    cellsOf(parameter, rulebook)
      .filter(({ until }) => on === null || until === null || until >= on)
      .map((cell) => writeCell(cell, parameter, rulebook)),
  );
}

interface Cell {
  readonly key: string;
  readonly index: CellIndex | null;
  readonly value: Constant;
  readonly from: Day;
  readonly until: Day | null;
}

/** Cells in the order of the first entry that has them; each followed by its later values. */
function cellsOf(parameter: Parameter, rulebook: Rulebook): readonly Cell[] {
  const byKey = new Map<string, Cell[]>();
  for (const [place, { from, value }] of parameter.values.entries()) {
    const next = parameter.values[place + 1]?.from;
    const until = next === undefined ? null : next - 1;
    for (const entry of value === null ? [] : entriesOf(value, parameter, rulebook)) {
      const cells = byKey.get(entry.key) ?? [];
      byKey.set(entry.key, cells);
      const before = cells.at(-1);
      // A value that an edition does not change goes on.
      if (before !== undefined && before.until === from - 1 && isSame(before.value, entry.value)) {
        cells[cells.length - 1] = { ...before, until };
      } else cells.push({ ...entry, from, until });
    }
  }
  return [...byKey.values()].flat();
}

type Entry = Pick<Cell, 'key' | 'index' | 'value'>;

function entriesOf(value: ParameterValue, { index }: Parameter, rulebook: Rulebook): readonly Entry[] {
  const decimals = index !== null && index.kind !== 'enum' ? index.decimals : 0;
  const unit = index !== null && index.kind !== 'enum' ? index.unit : '';
  const write = (scaled: number) => formatDecimal(scaled, decimals);
  switch (value.kind) {
    case 'single':
      return [{ key: '', index: null, value: value.value }];
    case 'by_member': {
      const labels = index?.kind === 'enum' ? namesOf(rulebook).enums.get(index.enum)?.members : undefined;
      const ordered = index?.kind === 'enum' ? index.members : Object.keys(value.values);
      return ordered.flatMap((member) => {
        const constant = value.values[member];
        const label = labels?.find(({ name }) => name === member)?.label ?? {};
        return constant === undefined
          ? []
          : [{ key: member, index: { kind: 'member', member, label }, value: constant }];
      });
    }
    case 'bands':
      return value.bands.map((band) => ({
        key: `${band.from}-${band.to ?? ''}`,
        index: { kind: 'band', from: write(band.from), to: band.to === null ? null : write(band.to), unit },
        value: band.value,
      }));
    case 'brackets':
      return value.brackets.map((bracket) => ({
        key: String(bracket.from),
        index: { kind: 'bracket', from: write(bracket.from), unit },
        value: bracket.value,
      }));
  }
}

function isSame(a: Constant, b: Constant): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function writeCell({ index, value, from, until }: Cell, parameter: Parameter, rulebook: Rulebook): ListedValue {
  const { name, label, type, provisions, citations } = parameter;
  const isNumber = type.kind === 'number';
  return {
    name,
    label,
    index,
    value:
      isNumber && typeof value === 'number'
        ? formatDecimal(value, type.decimals)
        : writeAnswerValue(value, type, rulebook),
    unit: isNumber ? type.unit : null,
    provisions,
    citations,
    from: formatDate(from),
    until: until === null ? null : formatDate(until),
  };
}
