import { formatDate } from '../../ir/calendar.ts';
import { formatDecimal } from '../../ir/decimal.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Field, Rulebook, Type } from '../../ir/ir.ts';

/**
 * A case as a line of JSON, as `rulebook evaluate --facts-file` reads it: its reference first, then the facts, nested, in
 * order of declaration. Numbers are written out exactly.
 */
export function writeCase(reference: string, facts: Facts, rulebook: Rulebook): string {
  const inner = writeFields(rulebook.facts, facts, rulebook);
  return `{"case":${JSON.stringify(reference)}${inner === '' ? '' : `,${inner}`}}`;
}

/** A tree of names with JSON texts at its ends. */
type Tree = Map<string, Tree | string>;

function writeFields(fields: readonly Field[], values: ReadonlyMap<string, Value>, rulebook: Rulebook): string {
  const tree: Tree = new Map();
  for (const { name, type } of fields) {
    const value = values.get(name);
    if (value !== undefined) place(tree, name.split('.'), writeValue(value, type, rulebook));
  }
  return writeTree(tree);
}

function place(tree: Tree, [name = '', ...rest]: readonly string[], json: string): void {
  if (rest.length === 0) {
    tree.set(name, json);
    return;
  }
  const inner = tree.get(name) ?? new Map();
  invariant(typeof inner !== 'string', 'a fact holds no other fact');
  tree.set(name, inner);
  place(inner, rest, json);
}

function writeTree(tree: Tree): string {
  return [...tree]
    .map(([name, inner]) => `${JSON.stringify(name)}:${typeof inner === 'string' ? inner : `{${writeTree(inner)}}`}`)
    .join(',');
}

function writeValue(value: Value, type: Type, rulebook: Rulebook): string {
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'enum':
    case 'label':
      return JSON.stringify(value);
    case 'date':
      invariant(typeof value === 'number', 'a date is a day number');
      return JSON.stringify(formatDate(value));
    case 'number':
      invariant(typeof value === 'number', 'a number is a scaled integer');
      return withoutTrailingZeros(formatDecimal(value, type.decimals));
    case 'list': {
      invariant(Array.isArray(value), 'a list is an array');
      const elements: readonly Value[] = value;
      return `[${elements.map((element) => writeValue(element, type.element, rulebook)).join(',')}]`;
    }
    case 'record': {
      invariant(typeof value === 'object' && 'fields' in value, 'a record has fields');
      const fields = rulebook.records.find(({ name }) => name === type.record)?.fields ?? [];
      return `{${writeFields(fields, value.fields, rulebook)}}`;
    }
  }
}

function withoutTrailingZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
