import { formatDate } from '../ir/calendar.ts';
import { formatDecimal } from '../ir/decimal.ts';
import type { Value } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Rulebook, Type } from '../ir/ir.ts';
import { namesOf } from '../ir/names.ts';

/** An exact number in its unit: `{ "amount": "1840.00", "unit": "EUR" }`. */
export interface Amount {
  /** Decimal text with the declared number of decimals. */
  readonly amount: string;
  /** The canonical unit; `""` for a plain number with decimals. */
  readonly unit: string;
}

/**
 * A value as JSON: booleans and texts, dates as `YYYY-MM-DD`, enum members by name, facts and fields by path, whole
 * plain numbers as JSON numbers, other numbers as amounts, lists as arrays, records as objects.
 */
export type AnswerValue =
  | boolean
  | string
  | number
  | Amount
  | readonly AnswerValue[]
  | { readonly [field: string]: AnswerValue };

/** Writes a value of the type as JSON. Sensitive fields of records are left out. */
export function writeAnswerValue(value: Value, type: Type, rulebook: Rulebook): AnswerValue {
  switch (type.kind) {
    case 'boolean':
      invariant(typeof value === 'boolean', 'a boolean is true or false');
      return value;
    case 'text':
    case 'enum':
    case 'label':
      invariant(typeof value === 'string', 'a text, an enum member and a label are strings');
      return value;
    case 'date':
      invariant(typeof value === 'number', 'a date is a day number');
      return formatDate(value);
    case 'number':
      invariant(typeof value === 'number', 'a number is a scaled integer');
      if (type.unit === '' && type.decimals === 0) return value;
      return { amount: formatDecimal(value, type.decimals), unit: type.unit };
    case 'list': {
      invariant(Array.isArray(value), 'a list is an array');
      const elements: readonly Value[] = value;
      return elements.map((element) => writeAnswerValue(element, type.element, rulebook));
    }
    case 'record': {
      invariant(typeof value === 'object' && 'fields' in value, 'a record has fields');
      const entries: [string, AnswerValue][] = [];
      for (const field of namesOf(rulebook).records.get(type.record)?.fields ?? []) {
        const fieldValue = value.fields.get(field.name);
        if (fieldValue === undefined || field.sensitive) continue;
        entries.push([field.name, writeAnswerValue(fieldValue, field.type, rulebook)]);
      }
      return Object.fromEntries(entries);
    }
  }
}
