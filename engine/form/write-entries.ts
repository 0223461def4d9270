import { formatDate, toCivil } from '../ir/calendar.ts';
import { formatDecimal } from '../ir/decimal.ts';
import type { Facts, Value } from '../ir/findings.ts';
import type { Field, Rulebook, Type } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { type CaseForm, type FormField, fieldsOf } from './case-form.ts';
import type { Entries, Entry, TableRow } from './entries.ts';
import { readText } from './read-entries.ts';

/** Facts as entries of a form, as one would type them in this language. Facts the form does not ask for are left out. */
export function writeEntries(form: CaseForm, facts: Facts, language: Language): Entries {
  const entries = new Map<string, Entry>();
  for (const field of fieldsOf(form)) {
    const value = facts.get(field.fact.path);
    if (value !== undefined) entries.set(field.fact.path, writeEntry(field, value, language));
  }
  return entries;
}

function writeEntry(field: FormField, value: Value, language: Language): Entry {
  const elements: readonly Value[] = Array.isArray(value) ? value : [];
  switch (field.kind) {
    case 'plain':
      return { kind: 'plain', text: writeText(value, field.fact.type, language) };
    case 'choices':
      return { kind: 'choices', given: true, members: elements.map(String) };
    case 'table':
      return { kind: 'table', given: true, rows: elements.map((element) => writeRow(field, element, language)) };
  }
}

function writeRow({ columns }: Extract<FormField, { kind: 'table' }>, element: Value, language: Language): TableRow {
  const cells: Record<string, string> = {};
  for (const { name, field } of columns) {
    const value =
      name === '' ? element : typeof element === 'object' && 'fields' in element ? element.fields.get(name) : undefined;
    if (value !== undefined) cells[name] = writeText(value, field.type, language);
  }
  return cells;
}

/** A value as one would type it: `3.5.1985`, `12,5`; members by name and booleans as `true` and `false`. */
export function writeText(value: Value, type: Type, language: Language): string {
  if (type.kind === 'date' && typeof value === 'number') return writeDay(value, language);
  if (type.kind === 'number' && typeof value === 'number') {
    const plain = formatDecimal(value, type.decimals);
    const short = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
    return language === 'fi' ? short.replace('.', ',') : short;
  }
  return typeof value === 'object' ? '' : String(value);
}

/** Entries typed in one language as one would type them in another; what cannot be read stays as it is. */
export function translateEntries(
  form: CaseForm,
  entries: Entries,
  rulebook: Rulebook,
  { from, to }: { readonly from: Language; readonly to: Language },
): Entries {
  const translate = (text: string, field: Field) => {
    const read = field.type.kind === 'text' ? null : readText(text, field, rulebook, from);
    return read !== null && 'value' in read ? writeText(read.value, field.type, to) : text;
  };
  const translated = fieldsOf(form).flatMap((field): [string, Entry][] => {
    const { fact } = field;
    const entry = entries.get(fact.path);
    if (entry?.kind === 'plain') return [[fact.path, { ...entry, text: translate(entry.text, fact) }]];
    if (entry?.kind !== 'table' || field.kind !== 'table') return [];
    const fields = new Map(field.columns.map((column) => [column.name, column.field]));
    const rows = entry.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => {
          const column = fields.get(name);
          return [name, column === undefined ? cell : translate(cell, column)];
        }),
      ),
    );
    return [[fact.path, { ...entry, rows }]];
  });
  return new Map([...entries, ...translated]);
}

function writeDay(value: number, language: Language): string {
  if (language === 'en') return formatDate(value);
  const { day, month, year } = toCivil(value);
  return `${day}.${month}.${year}`;
}
