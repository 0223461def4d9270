import { formatDate } from '../../ir/calendar.ts';
import { formatDecimal } from '../../ir/decimal.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import type { Field, Type } from '../../ir/ir.ts';
import type { CaseSpace } from '../solver/case-space.ts';

/** Facts as JSON by dotted name, as a person would write them: `{ "voucher.hours": 40, … }`, in order of declaration. */
export function writeFacts(facts: Facts, space: CaseSpace): Readonly<Record<string, unknown>> {
  return writeFields(space.facts, facts, space);
}

function writeFields(
  fields: ReadonlyMap<string, Field> | undefined,
  values: ReadonlyMap<string, Value>,
  space: CaseSpace,
): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  for (const [name, { type }] of fields ?? []) {
    const value = values.get(name);
    if (value !== undefined) entries.push([name, writeValue(value, type, space)]);
  }
  return Object.fromEntries(entries);
}

function writeValue(value: Value, type: Type, space: CaseSpace): unknown {
  switch (type.kind) {
    case 'date':
      return typeof value === 'number' ? formatDate(value) : value;
    case 'number':
      return typeof value === 'number' ? writeNumber(formatDecimal(value, type.decimals)) : value;
    case 'list':
      return Array.isArray(value)
        ? (value as readonly Value[]).map((element) => writeValue(element, type.element, space))
        : value;
    case 'record':
      return typeof value === 'object' && 'fields' in value
        ? writeFields(space.records.get(type.record), value.fields, space)
        : value;
    default:
      return value;
  }
}

/** A JSON number where it is written back as it was, else the text. */
function writeNumber(text: string): number | string {
  const number = Number(text);
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return String(number) === plain ? number : text;
}
