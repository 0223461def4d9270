import { formatDate } from '../../ir/calendar.ts';
import { formatDecimal } from '../../ir/decimal.ts';
import type { Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Constant, Rulebook, Type } from '../../ir/ir.ts';

/**
 * A value as conditions and events hold it: booleans, texts and enum members as they are, dates as `YYYY-MM-DD`, whole
 * numbers as JSON numbers, numbers with decimals and those beyond 2^53 as decimal text, lists as arrays. `null` is
 * absent: left out, which is an answer. `undefined` is unknown.
 */
export type FactValue = boolean | string | number | null | undefined | readonly FactValue[] | FactRecord;

export interface FactRecord {
  readonly [field: string]: FactValue;
}

/** Writes a value of the type for conditions and events. */
export function writeFactValue(value: Value | Constant | bigint, type: Type, ir: Rulebook): FactValue {
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'enum':
    case 'label':
      invariant(typeof value === 'boolean' || typeof value === 'string', 'the value is of its type');
      return value;
    case 'date':
      invariant(typeof value === 'number', 'a date is a day number');
      return formatDate(value);
    case 'number':
      invariant(typeof value === 'number' || typeof value === 'bigint', 'a number is a scaled integer');
      if (type.decimals === 0 && typeof value === 'number') return value;
      return formatDecimal(value, type.decimals);
    case 'list': {
      invariant(Array.isArray(value), 'a list is an array');
      const elements: readonly Value[] = value;
      return elements.map((element) => writeFactValue(element, type.element, ir));
    }
    case 'record':
      invariant(typeof value === 'object' && 'fields' in value, 'a record has fields');
      return Object.fromEntries(
        fieldsOf(type.record, ir).flatMap((field) => {
          const given = value.fields.get(field.name);
          return given === undefined ? [] : [[field.name, writeFactValue(given, field.type, ir)]];
        }),
      );
  }
}

function fieldsOf(record: string, ir: Rulebook) {
  return ir.records.find(({ name }) => name === record)?.fields ?? [];
}
