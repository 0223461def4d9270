import type { Facts, Value } from '../../ir/findings.ts';
import type { Day, Field, Type } from '../../ir/ir.ts';
import { type Candidates, valuesFor } from './candidates.ts';
import { isRecord, withValue } from './fact-paths.ts';
import type { Threshold } from './thresholds.ts';

/** A change of one fact of a case, of one field of an element, or of which elements there are. */
export interface Step {
  /** What it changes: two steps of one name change the same. */
  readonly changes: string;
  readonly apply: (facts: Facts) => Facts;
}

/** A value that came out of a case. */
export interface OutputValue {
  readonly type: Type;
  readonly value: Value;
}

function toThreshold({ type, value }: OutputValue): readonly Threshold[] {
  if (type.kind !== 'number' || typeof value !== 'number') return [];
  return [{ value, unit: type.unit, decimals: type.decimals }];
}

/** Lists are not made longer than this element by element, nor longer than that for a limit that is counted to. */
const longestByElement = 6;
const longestForLimit = 60;
/** So many lengths are tried for limits. */
const mostLengths = 12;

/** The steps away from a case, fact by fact; towards limits, and towards what comes out of the case itself. */
export function stepsFrom(facts: Facts, general: Candidates, outputs: readonly OutputValue[]): readonly Step[] {
  const { oneSided, shared } = general.thresholds;
  const candidates = { ...general, thresholds: { oneSided, shared: [...shared, ...outputs.flatMap(toThreshold)] } };
  const given = outputs.flatMap(({ type, value }) =>
    type.kind === 'date' && typeof value === 'number' ? [value] : [],
  );
  const days = [...new Set([...daysIn(facts, candidates), ...given])];
  const steps: Step[] = [];
  for (const [path, field] of candidates.space.facts) {
    const value = facts.get(path);
    if (field.type.kind === 'list') {
      steps.push(...listSteps(path, field, field.type, value, days, candidates));
      continue;
    }
    steps.push(...valueSteps(path, field, value, days, candidates));
  }
  return inTurn(steps);
}

/** The first step of every fact, then the second of every fact, and so on. */
function inTurn(steps: readonly Step[]): readonly Step[] {
  const byFact = new Map<string, Step[]>();
  for (const step of steps) {
    const known = byFact.get(step.changes);
    if (known === undefined) byFact.set(step.changes, [step]);
    else known.push(step);
  }
  const groups = [...byFact.values()];
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => group[index] ?? [])).flat();
}

function valueSteps(
  path: string,
  field: Field,
  value: Value | undefined,
  days: readonly Day[],
  candidates: Candidates,
): readonly Step[] {
  const set = (other: Value | null): Step => ({ changes: path, apply: (facts) => withValue(facts, path, other) });
  const others = valuesFor(field, field.type, candidates, days).filter((other) => other !== value);
  return [...others.map(set), ...(field.optional && value !== undefined ? [set(null)] : [])];
}

function listSteps(
  path: string,
  field: Field,
  type: Extract<Type, { kind: 'list' }>,
  value: Value | undefined,
  days: readonly Day[],
  candidates: Candidates,
): readonly Step[] {
  const elements = Array.isArray(value) ? (value as readonly Value[]) : [];
  const set = (changes: string, others: readonly Value[]): Step => ({
    changes,
    apply: (facts) => new Map(facts).set(path, others),
  });
  const longest = Math.min(field.maximum ?? longestByElement, longestByElement);
  const steps: Step[] = [];
  for (const length of lengthsFor(field, elements, candidates)) {
    for (const others of repeated(elements, length, type.element, candidates)) steps.push(set(path, others));
  }
  if (elements.length > 0 && (field.minimum ?? 0) === 0) steps.push(set(path, []));
  if (field.optional && value !== undefined) {
    steps.push({ changes: path, apply: (facts) => withValue(facts, path, null) });
  }
  for (const [index, element] of elements.entries()) {
    if (elements.length > (field.minimum ?? 0)) steps.push(set(path, elements.toSpliced(index, 1)));
    if (elements.length < longest) steps.push(set(path, [...elements, element]));
  }
  if (type.element.kind !== 'record') {
    const single: Field = { ...field, ...field.elements, type: type.element, optional: false };
    const values = valuesFor(single, type.element, candidates, days);
    for (const other of values) {
      if (elements.length < longest) steps.push(set(path, [...elements, other]));
      for (const index of elements.keys()) steps.push(set(path, elements.with(index, other)));
    }
    return steps;
  }
  const declared = candidates.space.records.get(type.element.record);
  for (const [index, element] of elements.entries()) {
    if (!isRecord(element)) continue;
    for (const [name, inner] of declared ?? []) {
      const at = `${path}[${index}].${name}`;
      steps.push(...valueSteps(at, inner, element.fields.get(name), days, candidates));
    }
  }
  return steps;
}

/**
 * The lengths beside limits that a list may be counted or summed up to, longer than it is: beside its own bounds, beside
 * plain numbers, and beside what so many of its elements come to.
 */
function lengthsFor(field: Field, elements: readonly Value[], { space, thresholds, counts }: Candidates) {
  const [first] = elements;
  if (!counts || first === undefined) return [];
  const type = field.type.kind === 'list' ? field.type.element : null;
  const declared = type?.kind === 'record' ? space.records.get(type.record) : undefined;
  const amounts = isRecord(first)
    ? [...first.fields].flatMap(([name, value]) => toThresholdOf(declared?.get(name)?.type, value))
    : toThresholdOf(type ?? undefined, first);
  const counted = [...thresholds.oneSided, ...thresholds.shared].flatMap((limit) => {
    const whole = limit.value / 10 ** limit.decimals;
    const plain = limit.unit === '' ? [whole - 1, whole, whole + 1] : [];
    const summed = amounts.flatMap((amount) => {
      if (amount.unit !== limit.unit || amount.value <= 0) return [];
      const most = Math.floor(whole / (amount.value / 10 ** amount.decimals));
      return [most, most + 1];
    });
    return [...plain, ...summed];
  });
  const { minimum = 0, maximum = longestForLimit } = field;
  const longest = Math.min(maximum, longestForLimit);
  const isPossible = (length: number) =>
    Number.isInteger(length) && length > elements.length && length >= minimum && length <= longest;
  const own = field.maximum === undefined ? [] : [field.maximum];
  return [...new Set([...own, ...counted])].filter(isPossible).slice(0, mostLengths);
}

function toThresholdOf(type: Type | undefined, value: Value): readonly Threshold[] {
  return type === undefined ? [] : toThreshold({ type, value });
}

/** The elements again and again: as they are, and with their dates a day later each time. */
function repeated(
  elements: readonly Value[],
  length: number,
  type: Type,
  { space }: Candidates,
): readonly (readonly Value[])[] {
  const declared = type.kind === 'record' ? space.records.get(type.record) : undefined;
  const isDate = (name: string) => declared?.get(name)?.type.kind === 'date';
  const later = (element: Value, days: number): Value => {
    if (!isRecord(element)) return type.kind === 'date' && typeof element === 'number' ? element + days : element;
    const fields = [...element.fields].map(([name, value]) =>
      isDate(name) && typeof value === 'number' ? ([name, value + days] as const) : ([name, value] as const),
    );
    return { fields: new Map(fields) };
  };
  const round = (index: number) => Math.floor(index / elements.length);
  const of = (make: (element: Value, index: number) => Value) =>
    Array.from({ length }, (_, index) => make(elements[index % elements.length] ?? 0, index));
  const plain = of((element) => element);
  const isDated = type.kind === 'date' || [...(declared?.keys() ?? [])].some(isDate);
  return isDated ? [plain, of((element, index) => later(element, round(index)))] : [plain];
}

/** The dates of a case, those within lists too. */
export function daysIn(facts: Facts, { space }: Candidates): readonly Day[] {
  const days = new Set<Day>();
  const read = (fields: ReadonlyMap<string, Field> | undefined, values: ReadonlyMap<string, Value>): void => {
    for (const [name, value] of values) {
      const type = fields?.get(name)?.type;
      if (type?.kind === 'date' && typeof value === 'number') days.add(value);
      if (type?.kind !== 'list' || !Array.isArray(value)) continue;
      for (const element of value as readonly Value[]) {
        if (type.element.kind === 'date' && typeof element === 'number') days.add(element);
        if (type.element.kind !== 'record' || !isRecord(element)) continue;
        read(space.records.get(type.element.record), element.fields);
      }
    }
  };
  read(space.facts, facts);
  return [...days];
}
