import { type Comparison, compareCase, type Sides } from '../../compare/sides.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import type { Day, Field, Type } from '../../ir/ir.ts';
import { type Candidates, valuesFor } from './candidates.ts';
import { isRecord, withValue } from './fact-paths.ts';

/** Facts of which two cases with the same have the same text. */
export function writeKey(facts: Facts): string {
  return JSON.stringify(
    [...facts].sort(([left], [right]) => (left < right ? -1 : 1)),
    (_key, value) => (value instanceof Map ? [...value] : value),
  );
}

/** Where the value of a missing fact is taken from. */
export interface Pool {
  valueOf(path: string, facts: Facts): Value | null;
}

/** Values of the known cases, else values that suit what is declared: about the middle, or the first. */
export function openPool(usual: readonly Facts[], { before, after }: Sides, candidates: Candidates): Pool {
  const { space } = candidates;
  const values = new Map<string, Value>();
  const note = (path: string, value: Value) => {
    if (!values.has(path)) values.set(path, value);
    if (!Array.isArray(value)) return;
    for (const element of value as readonly Value[]) {
      if (!isRecord(element)) continue;
      for (const [name, inner] of element.fields) note(`${path}[].${name}`, inner);
    }
  };
  for (const facts of usual) for (const [path, value] of facts) note(path, value);
  const latest = [before, after].flatMap(({ rulebook }) => rulebook.editions.map(({ date }) => date));
  const day = Math.max(0, ...latest) + 60;
  const declared = (path: string): Field | undefined => {
    const [list = '', field] = path.split('[].');
    const fact = space.facts.get(list);
    if (field === undefined || fact?.type.kind !== 'list' || fact.type.element.kind !== 'record') return fact;
    return space.records.get(fact.type.element.record)?.get(field);
  };
  return {
    valueOf(path, facts) {
      const general = path.replace(/\[\d+\]/g, '[]');
      const usualValue = values.get(general);
      if (usualValue !== undefined) return usualValue;
      const field = declared(general);
      if (field === undefined) return null;
      return plainValue(field, field.type, candidates, dayOf(facts.get(after.decision.asOf)) ?? day);
    },
  };
}

function dayOf(value: Value | undefined): Day | null {
  return typeof value === 'number' ? value : null;
}

function plainValue(field: Field, type: Type, candidates: Candidates, day: Day): Value {
  switch (type.kind) {
    case 'boolean':
      return false;
    case 'date':
      return day;
    case 'list':
      return Array.from({ length: field.minimum ?? 0 }, () =>
        plainValue({ ...field, ...field.elements }, type.element, candidates, day),
      );
    case 'record': {
      const fields = [...(candidates.space.records.get(type.record)?.values() ?? [])].filter(
        ({ optional }) => !optional,
      );
      return { fields: new Map(fields.map((inner) => [inner.name, plainValue(inner, inner.type, candidates, day)])) };
    }
    case 'text':
      return candidates.space.texts.at(-1) ?? 'muu';
    case 'number': {
      const { minimum = 0, maximum = 0 } = field;
      const middle = minimum + Math.floor((maximum - minimum) / 2);
      const near = valuesFor(field, type, candidates, []).filter((one) => Number(one) > minimum);
      return near.length === 0 ? middle : Math.min(middle, ...near.map(Number));
    }
    case 'enum':
    case 'label':
      return valuesFor(field, type, candidates, [])[0] ?? '';
  }
}

/** The case with the facts that it misses; null where it cannot be completed. */
export function completeCase(facts: Facts, sides: Sides, pool: Pool): Facts | null {
  return compareComplete(facts, sides, pool)?.facts ?? null;
}

/** The case with the facts that it misses, and how it comes out on both sides; null where it cannot be completed. */
export function compareComplete(
  facts: Facts,
  sides: Sides,
  pool: Pool,
): (Comparison & { readonly facts: Facts }) | null {
  let complete = facts;
  // Every fact added may make others matter.
  for (let round = 0; round < 12; round += 1) {
    const comparison = compareCase(sides, complete);
    const missing = new Set(comparison.missing);
    if (missing.size === 0) return { ...comparison, facts: complete };
    for (const path of missing) {
      const value = pool.valueOf(path, complete);
      if (value === null) return null;
      complete = withValue(complete, path, value);
    }
  }
  return null;
}
