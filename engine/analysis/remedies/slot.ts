import type { Facts, RecordValue, Value } from '../../ir/findings.ts';
import type { Decision, Field, Rulebook } from '../../ir/ir.ts';

/** A place in the facts of one case whose value may be changed: a fact, or a field of one element of a list. */
export interface Slot {
  /** `voucher.hours`, `provider.staff[0].registered` */
  readonly path: string;
  readonly field: Field;
  readonly element: ElementPlace | null;
}

/** Where in a list a slot lies. */
export interface ElementPlace {
  /** Path of the list. */
  readonly list: string;
  readonly index: number;
  readonly record: string;
}

/** The slots of a case that the decision declares changeable, in order of declaration, then of element. */
export function slotsOf(rulebook: Rulebook, { changeable = [] }: Decision, facts: Facts): readonly Slot[] {
  return rulebook.facts.flatMap((fact): readonly Slot[] => {
    if (changeable.includes(fact.path)) return [{ path: fact.path, field: fact, element: null }];
    const { type } = fact;
    if (type.kind !== 'list' || type.element.kind !== 'record') return [];
    const { record } = type.element;
    const fields = rulebook.records.find(({ name }) => name === record)?.fields ?? [];
    const own = fields.filter(({ name }) => changeable.includes(`${record}.${name}`));
    return elementsOf(facts, fact.path).flatMap((_, index) =>
      own.map((field) => ({
        path: `${fact.path}[${index}].${field.name}`,
        field,
        element: { list: fact.path, index, record },
      })),
    );
  });
}

/** The value a case has in a slot; null where it is left out. */
export function readSlot({ path, field, element }: Slot, facts: Facts): Value | null {
  if (element === null) return facts.get(path) ?? null;
  return recordAt(facts, element)?.fields.get(field.name) ?? null;
}

/** The facts with another value in a slot, or with the value left out. */
export function writeSlot({ path, field, element }: Slot, value: Value | null, facts: Facts): Facts {
  if (element === null) return write(facts, path, value);
  const elements = elementsOf(facts, element.list);
  const changed = elements.map((one, index) =>
    index === element.index && isRecord(one) ? { fields: write(one.fields, field.name, value) } : one,
  );
  return write(facts, element.list, changed);
}

function write(values: ReadonlyMap<string, Value>, name: string, value: Value | null): ReadonlyMap<string, Value> {
  const written = new Map(values);
  if (value === null) written.delete(name);
  else written.set(name, value);
  return written;
}

function elementsOf(facts: Facts, list: string): readonly Value[] {
  const value = facts.get(list);
  return Array.isArray(value) ? value : [];
}

function recordAt(facts: Facts, { list, index }: ElementPlace): RecordValue | null {
  const element = elementsOf(facts, list)[index];
  return element !== undefined && isRecord(element) ? element : null;
}

function isRecord(value: Value): value is RecordValue {
  return typeof value === 'object' && 'fields' in value;
}
