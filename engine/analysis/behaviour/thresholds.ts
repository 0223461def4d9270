import type { Constant, ParameterValue, Rulebook, Type, Unit } from '../../ir/ir.ts';
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

/** The numbers that decisions mention, each once. */
export function collectThresholds(
  sides: readonly { readonly rulebook: Rulebook; readonly meaning: Meaning }[],
): readonly Threshold[] {
  const found = new Map<string, Threshold>();
  const note = (type: Type, value: Constant | number | null) => {
    if (type.kind !== 'number' || typeof value !== 'number') return;
    const threshold = { value, unit: type.unit, decimals: type.decimals };
    found.set(JSON.stringify(threshold), threshold);
  };
  for (const { rulebook, meaning } of sides) {
    visitDecision(rulebook, meaning.decision.name, (expression) => {
      if (expression.kind === 'constant') note(expression.type, expression.value);
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
  }
  return [...found.values()];
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
