import { planCell } from '../csv/cells.ts';
import { readValue } from '../facts/read-value.ts';
import { schemaOf } from '../facts/schema.ts';
import { shapeOf } from '../facts/shape.ts';
import { subjectOf } from '../facts/subject.ts';
import type { Facts, RecordValue, Value } from '../ir/findings.ts';
import type { Field, Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { type CaseForm, type FormField, fieldsOf } from './case-form.ts';
import { type Entries, type Entry, isBlankRow, type TableRow } from './entries.ts';
import { describeEntryProblem, tooManyRows } from './entry-problem.ts';

/** The facts a form says, and what in it cannot be read. */
export interface ReadEntries {
  /** What is sound; what is blank or unsound is left out. */
  readonly facts: Facts;
  /** What to do about each entry that is not sound, by `placeOf`. */
  readonly problems: ReadonlyMap<string, Localized>;
  /** For each table the row that each element of its fact is, as blank rows are none. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

/** Names an entry: a fact by its path, a cell of a table as `provider.staff[2].degree`, rows counted from 0. */
export function placeOf(path: string, row?: number, column?: string): string {
  if (row === undefined) return path;
  return column === undefined || column === '' ? `${path}[${row}]` : `${path}[${row}].${column}`;
}

/** Reads the entries of a form. Nothing is guessed: what is not understood is a problem and stays as it was typed. */
export function readEntries(form: CaseForm, entries: Entries, rulebook: Rulebook, language: Language): ReadEntries {
  const facts = new Map<string, Value>();
  const problems = new Map<string, Localized>();
  const rows = new Map<string, readonly number[]>();
  for (const field of fieldsOf(form)) {
    const entry = entries.get(field.fact.path);
    if (entry === undefined) continue;
    const value = readEntry(field, entry, { rulebook, language, problems, rows });
    if (value !== null) facts.set(field.fact.path, value);
  }
  return { facts, problems, rows };
}

interface Reading {
  readonly rulebook: Rulebook;
  readonly language: Language;
  readonly problems: Map<string, Localized>;
  readonly rows: Map<string, readonly number[]>;
}

function readEntry(field: FormField, entry: Entry, reading: Reading): Value | null {
  const { path } = field.fact;
  switch (entry.kind) {
    case 'plain':
      return readInto(entry.text, field.fact, path, reading);
    case 'choices':
      return entry.given || entry.members.length > 0 ? entry.members : null;
    case 'table':
      return field.kind === 'table' ? readTable(field, entry, reading) : null;
  }
}

function readTable(
  { fact, columns }: Extract<FormField, { kind: 'table' }>,
  { given, rows }: Extract<Entry, { kind: 'table' }>,
  reading: Reading,
): Value | null {
  const filled = [...rows.entries()].filter(([, row]) => !isBlankRow(row));
  if (filled.length === 0) return given ? [] : null;
  if (filled.length > (fact.maximum ?? Number.POSITIVE_INFINITY)) {
    reading.problems.set(fact.path, tooManyRows(fact.maximum ?? 0));
    return null;
  }
  const elements: Value[] = [];
  const places: number[] = [];
  for (const [index, row] of filled) {
    const element = readRow(fact.path, columns, row, index, reading);
    if (element === null) continue;
    elements.push(element);
    places.push(index);
  }
  reading.rows.set(fact.path, places);
  return elements;
}

/** A record without what is not sound in it; a plain value, or null where it is not sound. */
function readRow(
  path: string,
  columns: Extract<FormField, { kind: 'table' }>['columns'],
  row: TableRow,
  index: number,
  reading: Reading,
): Value | null {
  const [first] = columns;
  if (first?.name === '') return readInto(row[''] ?? '', first.field, placeOf(path, index), reading);
  const fields = new Map<string, Value>();
  for (const { name, field } of columns) {
    const value = readInto(row[name] ?? '', field, placeOf(path, index, name), reading);
    if (value !== null) fields.set(name, value);
  }
  const record: RecordValue = { fields };
  return record;
}

function readInto(text: string, field: Field, place: string, { rulebook, language, problems }: Reading): Value | null {
  const read = readText(text, field, rulebook, language);
  if (read === null) return null;
  if ('value' in read) return read.value;
  problems.set(place, read.problem);
  return null;
}

/**
 * Reads what was typed for one fact or field; null where it is blank. Decimals are marked by a comma or a point; three
 * digits after the one that marks thousands in the other language are not clear.
 */
export function readText(
  text: string,
  field: Field,
  rulebook: Rulebook,
  language: Language,
): { readonly value: Value } | { readonly problem: Localized } | null {
  if (text.trim() === '') return null;
  const refuse = (code: Parameters<typeof describeEntryProblem>[0]) => ({
    problem: describeEntryProblem(code, field, text, rulebook),
  });
  if (field.type.kind === 'number' && unclear[language].test(text)) return refuse('unclear-number');
  const cell = planCell(field.type, rulebook, ';')(text.trim());
  if (cell.kind !== 'json') return refuse('wrong-type');
  const read = readValue(subjectOf(field, field.name), shapeOf(cell.json), schemaOf(rulebook));
  if (read === null || 'value' in read) return read;
  return refuse(read.problem.code);
}

/** `1.234` in Finnish, `1,234` in English: over a thousand to some, one and a bit to others. */
const unclear: Readonly<Record<Language, RegExp>> = {
  fi: /^\s*[+\-\u2212]?[1-9]\d{0,2}\.\d{3}(?![\d.])/,
  en: /^\s*[+\-\u2212]?[1-9]\d{0,2},\d{3}(?![\d,])/,
};
