/** Cases with all their facts. */
import type { Facts, Value } from '../../../../engine/ir/findings.ts';
import type { Field, Rulebook, Type } from '../../../../engine/ir/ir.ts';

/** Gives the text that stands for a text. */
type Represent = (text: string) => string;

/**
 * The facts with whatever is missing among the rulebook's, except what may be left out, at a plain value; and with the
 * texts that stand for the texts given.
 */
export function completeFacts(rulebook: Rulebook, facts: Facts, represent: Represent): Facts {
  return completeFields({ rulebook, represent }, rulebook.facts, facts);
}

interface Completing {
  readonly rulebook: Rulebook;
  readonly represent: Represent;
}

function completeFields(completing: Completing, fields: readonly Field[], values: Facts): ReadonlyMap<string, Value> {
  const complete = new Map<string, Value>();
  for (const field of fields) {
    const value = values.get(field.name);
    if (value === undefined && field.optional) continue;
    complete.set(field.name, completeValue(completing, field, field.type, value));
  }
  return complete;
}

function completeValue(completing: Completing, field: Field, type: Type, value: Value | undefined): Value {
  switch (type.kind) {
    case 'record': {
      const fields = completing.rulebook.records.find(({ name }) => name === type.record)?.fields ?? [];
      const given = typeof value === 'object' && 'fields' in value ? value.fields : new Map<string, Value>();
      return { fields: completeFields(completing, fields, given) };
    }
    case 'list': {
      const elements = Array.isArray(value) ? (value as readonly Value[]) : [];
      const least = Array.from({ length: field.minimum ?? 0 }, (_, index) => elements[index]);
      const all = elements.length >= least.length ? elements : least;
      return all.map((element) => completeValue(completing, field, type.element, element));
    }
    case 'text':
      return completing.represent(typeof value === 'string' ? value : 'muu');
    default:
      return value ?? plainValue(completing.rulebook, field, type);
  }
}

function plainValue(rulebook: Rulebook, field: Field, type: Type): Value {
  switch (type.kind) {
    case 'boolean':
      return false;
    case 'number':
      return field.minimum ?? 0;
    case 'date':
      return 18_400;
    case 'enum':
      return rulebook.enums.find(({ name }) => name === type.enum)?.members[0]?.name ?? '';
    default:
      return 'muu';
  }
}
