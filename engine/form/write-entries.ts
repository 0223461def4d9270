import { formatDate, toCivil } from '../ir/calendar.ts';
import { formatDecimal } from '../ir/decimal.ts';
import type { Facts, Value } from '../ir/findings.ts';
import type { Type } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { type CaseForm, type FormField, fieldsOf } from './case-form.ts';
import type { Entries, Entry, TableRow } from './entries.ts';

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

function writeDay(value: number, language: Language): string {
  if (language === 'en') return formatDate(value);
  const { day, month, year } = toCivil(value);
  return `${day}.${month}.${year}`;
}
