import { invariant } from '../../ir/invariant.ts';
import type { Field, Type } from '../../ir/ir.ts';
import { dayBounds } from './dates.ts';
import type { Problem } from './scope.ts';
import type { Choice, Truth } from './terms.ts';
import type { Element, Encoded, EncodedValue, ListPart } from './values.ts';

/** The name of the flag that says whether an optional fact is given, or an element is there. */
export function givenName(path: string): string {
  return `${path}?`;
}

/** The path of an element of a list, or of an element at large. */
export function elementPath(list: string, index: number | 'at large'): string {
  return index === 'at large' ? `${list}[]` : `${list}[${index}]`;
}

/** The value of a fact in a complete case. */
export function readFact(path: string, problem: Problem): Encoded {
  const known = problem.facts.get(path);
  if (known !== undefined) return known;
  const field = problem.space.facts.get(path);
  invariant(field !== undefined, `the fact '${path}' is declared`);
  const made = readField(field, path, problem);
  problem.facts.set(path, made);
  return made;
}

/** The choice an enum or a text fact is. */
export function choiceOf(path: string, type: Type, { space }: Pick<Problem, 'space'>): Choice | null {
  if (type.kind === 'text') return { name: path, words: space.texts };
  if (type.kind !== 'enum') return null;
  return { name: path, words: space.enums.get(type.enum)?.words ?? [] };
}

function readField(field: Field, path: string, problem: Problem): Encoded {
  const value = valueAt(field, field.type, path, problem);
  return field.optional
    ? problem.results.optional(problem.store.flag(givenName(path)), value)
    : problem.results.known(value);
}

function valueAt(field: Field, type: Type, path: string, problem: Problem): EncodedValue {
  const { store, dates, civilDates, space } = problem;
  switch (type.kind) {
    case 'boolean':
      return { kind: 'truth', truth: store.flag(path) };
    case 'number': {
      const bounds = { minimum: BigInt(field.minimum ?? 0), maximum: BigInt(field.maximum ?? 0) };
      return { kind: 'number', number: store.variable(path, bounds) };
    }
    case 'date':
      return {
        kind: 'date',
        date: civilDates.has(field.name) ? dates.byCivil(path) : dates.byDay(path, dayBounds),
      };
    case 'text':
    case 'enum': {
      const choice = choiceOf(path, type, { space });
      const words = choice?.words ?? [];
      return {
        kind: 'word',
        words: new Map(words.map((word, place) => [word, store.among({ name: path, words }, 1n << BigInt(place))])),
      };
    }
    case 'record':
      return { kind: 'record', element: openElement(type.record, path, problem) };
    case 'list':
      return { kind: 'list', parts: openList(field, type.element, path, problem) };
    case 'label':
      invariant(false, 'no fact is a label');
  }
}

function openList(field: Field, type: Type, path: string, problem: Problem): readonly ListPart[] {
  const element: Field = { ...field, ...field.elements, name: field.name, type, optional: false };
  const longest = field.maximum ?? 0;
  const { depth, store } = problem;
  if (depth === 'at large') {
    const value = valueAt(element, type, elementPath(path, 'at large'), problem);
    return [{ when: store.true, value, of: { path, longest: BigInt(longest) } }];
  }
  const length = Math.min(depth, longest);
  const parts: ListPart[] = [];
  let before: Truth = store.true;
  for (let index = 0; index < length; index += 1) {
    const isThere =
      index < (field.minimum ?? 0) ? store.true : store.and(before, store.flag(givenName(elementPath(path, index))));
    parts.push({ when: isThere, value: valueAt(element, type, elementPath(path, index), problem), of: null });
    before = isThere;
  }
  return parts;
}

function openElement(record: string, path: string, problem: Problem): Element {
  const declared = problem.space.records.get(record);
  return {
    path,
    field(name) {
      const fieldPath = `${path}.${name}`;
      const known = problem.facts.get(fieldPath);
      if (known !== undefined) return known;
      const field = declared?.get(name);
      invariant(field !== undefined, `the field '${record}.${name}' is declared`);
      const made = readField(field, fieldPath, problem);
      problem.facts.set(fieldPath, made);
      return made;
    },
  };
}
