import { toDay } from '../../ir/calendar.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import type { Field, Type } from '../../ir/ir.ts';
import type { CaseSpace } from '../solver/case-space.ts';
import { civilNames } from '../solver/dates.ts';
import { elementPath, givenName } from '../solver/facts.ts';
import type { Model } from '../solver/solver.ts';

/** The facts that a model speaks of, laid over a case; what it says nothing about stays as it is there. */
export function readModel(model: Model, space: CaseSpace, start: Facts): Facts {
  const facts = new Map(start);
  for (const [path, field] of space.facts) {
    const value = readValue(model, space, field, field.type, path);
    if (value === 'left out') facts.delete(path);
    else if (value !== null) facts.set(path, value);
    // That it is given matters, what it is does not.
    else if (isGiven(model, path) && !facts.has(path)) facts.set(path, plainValue(field, field.type, space));
  }
  return facts;
}

/** Null where the model says nothing about it. */
function readValue(model: Model, space: CaseSpace, field: Field, type: Type, path: string): Value | 'left out' | null {
  const given = model.flags.get(givenName(path));
  if (field.optional && given === false) return 'left out';
  switch (type.kind) {
    case 'boolean':
      return model.flags.get(path) ?? null;
    case 'number': {
      const number = model.numbers.get(path);
      return number === undefined ? null : Number(number);
    }
    case 'date':
      return readDay(model, path);
    case 'text':
    case 'enum': {
      const words = type.kind === 'text' ? space.texts : space.enums.get(type.enum)?.words;
      return words?.[model.words.get(path) ?? -1] ?? null;
    }
    case 'list':
      return readList(model, space, field, type.element, path);
    case 'record': {
      const fields = new Map<string, Value>();
      for (const [name, inner] of space.records.get(type.record) ?? []) {
        const value = readValue(model, space, inner, inner.type, `${path}.${name}`);
        if (value !== null && value !== 'left out') fields.set(name, value);
        else if (value === null && isGiven(model, `${path}.${name}`))
          fields.set(name, plainValue(inner, inner.type, space));
      }
      return { fields };
    }
    case 'label':
      return null;
  }
}

function readDay({ numbers }: Model, path: string): number | null {
  const day = numbers.get(path);
  if (day !== undefined) return Number(day);
  const names = civilNames(path);
  const parts = [names.fourYears, names.over, names.month, names.day].map((name) => numbers.get(name));
  if (parts.every((part) => part === undefined)) return null;
  const [fourYears = 505n, over = 0n, month = 0n, dayOfMonth = 1n] = parts;
  return toDay({ year: Number(fourYears * 4n + over), month: Number(month) + 1, day: Number(dayOfMonth) });
}

function readList(model: Model, space: CaseSpace, field: Field, type: Type, path: string): Value | null {
  const element: Field = { ...field, type, optional: false };
  const elements: Value[] = [];
  const isTold = [...model.flags.keys(), ...model.words.keys(), ...model.numbers.keys()].some((name) =>
    name.startsWith(`${path}[`),
  );
  if (!isTold) return null;
  for (let index = 0; ; index += 1) {
    const isThere = index < (field.minimum ?? 0) || model.flags.get(givenName(elementPath(path, index))) === true;
    if (!isThere) return elements;
    const value = readValue(model, space, element, type, elementPath(path, index));
    elements.push(value === null || value === 'left out' ? plainValue(field, type, space) : value);
  }
}

function isGiven({ flags }: Model, path: string): boolean {
  return flags.get(givenName(path)) === true;
}

function plainValue(field: Field, type: Type, space: CaseSpace): Value {
  switch (type.kind) {
    case 'boolean':
      return false;
    case 'number':
      return field.type.kind === 'list' ? 0 : Math.max(0, field.minimum ?? 0);
    case 'enum':
      return [...(space.enums.get(type.enum)?.shared ?? [])][0] ?? '';
    case 'date':
      return toDay({ year: 2020, month: 1, day: 1 });
    case 'list':
      return [];
    default:
      return space.texts.at(-1) ?? '';
  }
}
