import type { Facts, RecordValue, Value } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Rulebook } from '../ir/ir.ts';
import { suggest } from '../ir/suggest.ts';
import { describeExpected } from './describe.ts';
import { type FactProblem, openProblemList, type ProblemList } from './problem.ts';
import * as problems from './problems.ts';
import { readValue } from './read-value.ts';
import { type FactSchema, type NameTree, type Place, schemaOf } from './schema.ts';
import { nameShape, type Shape, shapeOf } from './shape.ts';
import { elementOf, type Subject, subjectOf } from './subject.ts';

export interface ReadFacts {
  /** The facts that are sound; what has a problem is left out. */
  readonly facts: Facts;
  /** The caller's own reference to the case, passed through; null where there is none. */
  readonly case: string | number | null;
  readonly problems: readonly FactProblem[];
}

/**
 * Reads facts from JSON, as read by `parseFactsJson` or by the platform: nested objects, dotted names, or both. Every
 * fact the rulebook declares is accepted, whether or not a decision uses it. `null` and blank text mean left out.
 * Never throws; tells at most 50 problems.
 */
export function readFacts(rulebook: Rulebook, json: unknown): ReadFacts {
  const found = openProblemList();
  const shape = shapeOf(json);
  if (shape.kind !== 'object') {
    found.add(problems.notFacts(nameShape(shape)));
    return { facts: new Map(), case: null, problems: found.found };
  }
  const schema = schemaOf(rulebook);
  const reading: Reading = { schema, names: schema.facts, path: '', values: new Map(), seen: new Set(), found };
  let reference: string | number | null = null;
  for (const [name, value] of shape.entries) {
    if (found.full) break;
    if (name === 'case') reference = readCase(value, found);
    else readNamed(reading, schema.facts.root, '', name, value);
  }
  return { facts: reading.values, case: reference, problems: found.found };
}

/** The facts, or the fields of one list element, being read. */
interface Reading {
  readonly schema: FactSchema;
  readonly names: NameTree;
  /** Of the element; empty for the facts themselves. */
  readonly path: string;
  readonly values: Map<string, Value>;
  readonly seen: Set<string>;
  readonly found: ProblemList;
}

/** The longest reference to a case. */
export const longestCase = 200;

function readCase(json: unknown, found: ProblemList): string | number | null {
  const shape = shapeOf(json);
  if (shape.kind === 'null') return null;
  if (shape.kind === 'text' && shape.value.length <= longestCase) return shape.value;
  if (shape.kind === 'number' && shape.source.length <= longestCase) {
    const number = Number(shape.source);
    // A number a binary fraction cannot hold passes through as it is written.
    return String(number) === shape.source ? number : shape.source;
  }
  found.add(problems.badCase());
  return null;
}

/** Reads what is given under a name, or a dotted name, within a group of names. */
function readNamed(reading: Reading, group: Place, prefix: string, name: string, json: unknown): void {
  if (reading.found.full) return;
  const path = prefix === '' ? name : `${prefix}.${name}`;
  const place = findPlace(group, name);
  if (place === null) {
    const within = reading.path + (prefix === '' ? '' : `${prefix}.`);
    const own = reading.path === '' ? reading.schema.own.get(path) : undefined;
    reading.found.add(
      own === undefined ? problems.unknownFact(within, name, suggestName(reading, path)) : problems.notAFact(path, own),
    );
    return;
  }
  const shape = shapeOf(json);
  if (shape.kind === 'null') return;
  if (place.field !== null) {
    readField(reading, place.field, shape);
  } else if (shape.kind === 'object') {
    for (const [inner, value] of shape.entries) readNamed(reading, place, path, inner, value);
  } else {
    const expected = { fi: 'tietue aaltosulkeissa', en: 'an object in braces' };
    reading.found.add(problems.wrongType(reading.path + path, expected, nameShape(shape)));
  }
}

/** Longer than any declared name. */
const longestName = 1000;

/** The place a name or dotted name leads to; null where nothing of that name is declared. */
function findPlace(group: Place, dottedName: string): Place | null {
  if (dottedName.length > longestName) return null;
  let place: Place | undefined = group;
  for (const segment of dottedName.split('.')) place = place?.inside.get(segment);
  return place ?? null;
}

/** A near path, or the path that ends as the name does; null where nothing is near. */
function suggestName({ names }: Reading, path: string): string | null {
  const last = path.split('.').at(-1) ?? path;
  const sameEnd = names.paths.filter((one) => one.endsWith(`.${last}`));
  return suggest(path, [...names.paths, ...names.groups]) ?? (sameEnd.length === 1 ? (sameEnd[0] ?? null) : null);
}

function readField(reading: Reading, field: NonNullable<Place['field']>, shape: Shape): void {
  const subject = subjectOf(field, reading.path + field.name);
  if (reading.seen.has(field.name)) {
    reading.found.add(problems.givenTwice(subject.path));
    return;
  }
  reading.seen.add(field.name);
  const value = readAny(reading, subject, shape);
  if (value !== null) reading.values.set(field.name, value);
}

/** The value, or null where it is left out or unsound. */
function readAny(reading: Reading, subject: Subject, shape: Shape): Value | null {
  const { type } = subject;
  if (type.kind === 'list') return readList(reading, subject, shape);
  if (type.kind === 'record') return readRecord(reading, subject, type.record, shape);
  const read = readValue(subject, shape, reading.schema);
  if (read === null) return null;
  if ('value' in read) return read.value;
  reading.found.add(read.problem);
  return null;
}

function readList(reading: Reading, subject: Subject, shape: Shape): Value | null {
  if (shape.kind !== 'list') {
    const expected = describeExpected(subject.type, reading.schema.enums);
    reading.found.add(problems.wrongType(subject.path, expected, nameShape(shape)));
    return null;
  }
  const { length } = shape.elements;
  if (length < (subject.minimum ?? 0) || length > (subject.maximum ?? Number.POSITIVE_INFINITY)) {
    reading.found.add(problems.wrongLength(subject, length));
    return null;
  }
  const values: Value[] = [];
  for (const [index, json] of shape.elements.entries()) {
    if (reading.found.full) break;
    const value = readElement(reading, elementOf(subject, `${subject.path}[${index}]`), shapeOf(json));
    if (value !== null) values.push(value);
  }
  return values;
}

function readElement(reading: Reading, subject: Subject, shape: Shape): Value | null {
  const blank = shape.kind === 'null' || (shape.kind === 'text' && shape.value.trim() === '');
  if (!blank) return readAny(reading, subject, shape);
  reading.found.add(problems.emptyElement(subject.path, describeExpected(subject.type, reading.schema.enums)));
  return null;
}

function readRecord(reading: Reading, subject: Subject, record: string, shape: Shape): RecordValue | null {
  if (shape.kind !== 'object') {
    const expected = describeExpected(subject.type, reading.schema.enums);
    reading.found.add(problems.wrongType(subject.path, expected, nameShape(shape)));
    return null;
  }
  const names = reading.schema.records.get(record);
  invariant(names !== undefined, 'every record is declared');
  const values = new Map<string, Value>();
  const inside: Reading = { ...reading, names, path: `${subject.path}.`, values, seen: new Set() };
  for (const [name, value] of shape.entries) readNamed(inside, names.root, '', name, value);
  return { fields: values };
}
