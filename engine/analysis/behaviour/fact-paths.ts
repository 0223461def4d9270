/** Facts, and fields of elements of lists, by paths such as `provider.staff[0].degree`. */
import type { Facts, Value } from '../../ir/findings.ts';

type RecordOf = Extract<Value, { readonly fields: unknown }>;

export function isRecord(value: Value | undefined): value is RecordOf {
  return typeof value === 'object' && 'fields' in value;
}

const fieldPattern = /^([^[]+)\[(\d+)\]\.(.+)$/;

/** What a case has at a path; null where it has nothing. */
export function valueAt(facts: Facts, path: string): Value | null {
  const inside = fieldPattern.exec(path);
  if (inside === null) return facts.get(path) ?? null;
  const [, list = '', index = '', field = ''] = inside;
  const elements = facts.get(list);
  const element = Array.isArray(elements) ? (elements as readonly Value[])[Number(index)] : undefined;
  return isRecord(element) ? (element.fields.get(field) ?? null) : null;
}

/** The facts with another value at a path such as `provider.staff[0].degree`. */
export function withValue(facts: Facts, path: string, value: Value | null): Map<string, Value> {
  const changed = new Map(facts);
  const inside = fieldPattern.exec(path);
  if (inside === null) {
    if (value === null) changed.delete(path);
    else changed.set(path, value);
    return changed;
  }
  const [, list = '', index = '', field = ''] = inside;
  const elements = changed.get(list);
  if (!Array.isArray(elements)) return changed;
  changed.set(
    list,
    (elements as readonly Value[]).map((element, place) => {
      if (place !== Number(index) || !isRecord(element)) return element;
      const fields = new Map(element.fields);
      if (value === null) fields.delete(field);
      else fields.set(field, value);
      return { fields };
    }),
  );
  return changed;
}

/** The fact where it is given; of a field `invoice.lines[].distance` that of each element which has it. */
export function placesOf(path: string, facts: Facts): readonly string[] {
  const [list = '', field] = path.split('[].');
  const value = facts.get(list);
  if (value === undefined) return [];
  if (field === undefined) return [list];
  if (!Array.isArray(value)) return [];
  return (value as readonly Value[]).flatMap((element, index) =>
    isRecord(element) && element.fields.has(field) ? [`${list}[${index}].${field}`] : [],
  );
}
