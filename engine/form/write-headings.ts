import { writeRecord } from '../csv/write-record.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { textIn } from '../ir/texts.ts';
import { type FormField, fieldsOf, formOf } from './case-form.ts';

/**
 * An empty table for many cases of a decision: a heading for the reference and for each fact, by its label. Of a list of
 * records each column is a heading, one row an element; of several such lists only the first, the others being written as
 * JSON. It begins with the mark by which spreadsheets know UTF-8.
 */
export function writeHeadings(rulebook: Rulebook, decision: string, language: Language): string {
  const fields = fieldsOf(formOf(rulebook, decision));
  const grouped = fields.find((field) => field.kind === 'table' && field.columns.some(({ name }) => name !== ''));
  const headings = fields.flatMap((field) => {
    const input = textIn(field.fact.inputLabel, language, rulebook);
    const label = textIn(field.fact.label, language, rulebook);
    return field === grouped ? headColumns(field, label, rulebook, language) : [`${input} / ${label}`];
  });
  return `\ufeff${writeRecord([texts.case[language], ...headings], language)}`;
}

function headColumns(field: FormField, label: string, rulebook: Rulebook, language: Language): readonly string[] {
  if (field.kind !== 'table') return [];
  return field.columns.map((column) => `${label} / ${textIn(column.field.label, language, rulebook)}`);
}

const texts = { case: { fi: 'tapaus', en: 'case' } } as const satisfies Readonly<Record<string, Localized>>;
