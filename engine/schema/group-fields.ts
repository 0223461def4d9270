import type { Field } from '../ir/ir.ts';

/** A field at its place in a group of names. */
export interface PlacedField {
  readonly field: Field;
  /** What is left of its dotted name. */
  readonly segments: readonly string[];
}

/** Fields by the first segment of what is left of their names, in order of first appearance. */
export function groupFields(fields: readonly PlacedField[]): ReadonlyMap<string, readonly PlacedField[]> {
  const groups = new Map<string, PlacedField[]>();
  for (const { field, segments } of fields) {
    const [head = '', ...rest] = segments;
    const group = groups.get(head) ?? [];
    group.push({ field, segments: rest });
    groups.set(head, group);
  }
  return groups;
}

/** Fields at the start of their names. */
export function placeFields(fields: readonly Field[]): readonly PlacedField[] {
  return fields.map((field) => ({ field, segments: field.name.split('.') }));
}
