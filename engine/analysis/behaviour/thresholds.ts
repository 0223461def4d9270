import type { Constant, Day, ParameterValue, Rulebook, Type, Unit } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { constantsOf } from '../../ir/parameter-values.ts';
import { visitDecision } from '../solver/visit.ts';
import type { Meaning } from './meaning.ts';

/** A number that a decision mentions: a limit, a price, the end of a band. */
export interface Threshold {
  readonly value: number;
  readonly unit: Unit;
  readonly decimals: number;
}

/** What two decisions mention, each once: what only one of them does is where they come apart, and tried first. */
export interface Mentioned<T> {
  readonly oneSided: readonly T[];
  readonly shared: readonly T[];
}

export interface Mentions {
  readonly thresholds: Mentioned<Threshold>;
  readonly days: Mentioned<Day>;
  /** Whether a decision counts elements of a list, so that longer lists may come out differently. */
  readonly counts: boolean;
}

/** The numbers and days that the decisions of two sides mention. */
export function collectMentions(
  sides: readonly { readonly rulebook: Rulebook; readonly meaning: Meaning }[],
): Mentions {
  const mentioned = sides.map((side) => mentionsOf(side));
  return {
    thresholds: apart(mentioned.map((one) => one.thresholds)),
    days: apart(mentioned.map((one) => one.days)),
    counts: mentioned.some(({ counts }) => counts),
  };
}

function apart<T>(sides: readonly ReadonlyMap<string, T>[]): Mentioned<T> {
  const all = [...new Map(sides.flatMap((side) => [...side]))];
  const isShared = (key: string) => sides.every((side) => side.has(key));
  return {
    oneSided: all.flatMap(([key, value]) => (isShared(key) ? [] : [value])),
    shared: all.flatMap(([key, value]) => (isShared(key) ? [value] : [])),
  };
}

function mentionsOf({ rulebook, meaning }: { readonly rulebook: Rulebook; readonly meaning: Meaning }) {
  const thresholds = new Map<string, Threshold>();
  const days = new Map<string, Day>();
  let counts = false;
  const note = (type: Type, value: Constant | number | null) => {
    if (typeof value !== 'number') return;
    if (type.kind === 'date') days.set(String(value), value);
    if (type.kind !== 'number') return;
    const threshold = { value, unit: type.unit, decimals: type.decimals };
    thresholds.set(JSON.stringify(threshold), threshold);
  };
  visitDecision(rulebook, meaning.decision.name, (expression) => {
    if (expression.kind === 'constant') note(expression.type, expression.value);
    counts ||= expression.kind === 'count' || expression.kind === 'sum';
  });
  for (const name of meaning.parameters) {
    const parameter = namesOf(rulebook).parameters.get(name);
    if (parameter === undefined) continue;
    const { type, index, values } = parameter;
    for (const { value } of values) {
      if (value === null) continue;
      for (const constant of constantsOf(value)) note(type, constant);
      if (index === null || index.kind === 'enum') continue;
      for (const key of keysOf(value)) note({ kind: 'number', unit: index.unit, decimals: index.decimals }, key);
    }
  }
  return { thresholds, days, counts };
}

function keysOf(value: ParameterValue): readonly (number | null)[] {
  switch (value.kind) {
    case 'single':
    case 'by_member':
      return [];
    case 'bands':
      return value.bands.flatMap(({ from, to }) => [from, to]);
    case 'brackets':
      return value.brackets.map(({ from }) => from);
  }
}
