/** Where a rulebook's answers may turn: its constants, the ends of its bands, the days of its editions. */
import { parseDate } from '../../../engine/ir/calendar.ts';
import type { Constant, Day, Expression, ParameterValue, Rulebook, Type, Unit } from '../../../engine/ir/ir.ts';
import { constantsOf } from '../../../engine/ir/parameter-values.ts';
import { turningDays } from './dates.ts';

export interface Thresholds {
  /** In whole units; the unit `''` stands for numbers of any unit. */
  readonly numbers: readonly { readonly unit: Unit; readonly value: number }[];
  readonly days: readonly Day[];
  readonly texts: readonly string[];
  /** A day that many dates of one case are, or are near to. */
  readonly anchor: Day | null;
}

const otherTexts = ['Exampleton', 'exampleton', 'x', 'ÄÄ'];

/** Those that every rulebook has come first, and so stay in their places when a rulebook shrinks. */
export function collectThresholds(rulebook: Rulebook): Thresholds {
  const numbers = new Map<string, { readonly unit: Unit; readonly value: number }>();
  const days = new Set(turningDays.flatMap((day) => parseDate(day) ?? []));
  const texts = new Set(otherTexts);
  const note = (type: Type, value: Constant): void => {
    if (type.kind === 'text') texts.add(String(value));
    else if (type.kind === 'date') days.add(Number(value));
    else if (type.kind === 'number') noteNumber(type.unit, type.decimals, Number(value));
  };
  const noteNumber = (unit: Unit, decimals: number, scaled: number): void => {
    const value = scaled / 10 ** decimals;
    if (Math.abs(value) <= 10_000) numbers.set(`${value} ${unit}`, { unit, value });
  };
  for (const { date } of rulebook.editions) days.add(date);
  visitParts(rulebook, (node) => {
    if (node.kind === 'constant') note(node.type, node.value);
  });
  for (const { type, index, values } of rulebook.parameters) {
    for (const entry of values) {
      if (entry.value === null) continue;
      for (const value of constantsOf(entry.value)) if (!Array.isArray(value)) note(type, value);
      if (index?.kind === 'enum' || index === null) continue;
      for (const edge of edgesOf(entry.value)) noteNumber(index.unit, index.decimals, edge);
    }
  }
  return { numbers: [...numbers.values()], days: [...days], texts: [...texts], anchor: null };
}

/** Visits whatever looks like an expression or another node with a kind, anywhere in a part of a rulebook. */
export function visitParts(part: unknown, visit: (node: Expression) => void): void {
  if (typeof part !== 'object' || part === null) return;
  if ('kind' in part) visit(part as Expression);
  for (const inner of Object.values(part)) visitParts(inner, visit);
}

function edgesOf(value: ParameterValue): readonly number[] {
  if (value.kind === 'bands') return value.bands.flatMap(({ from, to }) => [from, to ?? from + 1000]);
  return value.kind === 'brackets' ? value.brackets.map(({ from }) => from) : [];
}
