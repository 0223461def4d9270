import { formatDate } from '../ir/calendar.ts';
import { formatDecimal } from '../ir/decimal.ts';
import type { Facts, Value } from '../ir/findings.ts';
import type { Field, Rulebook, Type } from '../ir/ir.ts';

/** Facts as the nested JSON that `readFacts` takes. */
export type FactsJson = { readonly [name: string]: FactsJson | FactJson };

type FactJson = boolean | string | number | readonly (FactJson | FactsJson)[];

/** Facts as JSON, and the paths of those withheld: what is sensitive is never written. */
export interface WrittenFacts {
  readonly json: FactsJson;
  readonly withheld: readonly string[];
}

/** Writes facts so that reading them gives the same again, save for sensitive ones. */
export function writeFacts(facts: Facts, rulebook: Rulebook): WrittenFacts {
  const root: Growing = {};
  const withheld: string[] = [];
  for (const { path, type, sensitive } of rulebook.facts) {
    const value = facts.get(path);
    if (value === undefined) continue;
    if (sensitive) withheld.push(path);
    else place(root, path, writeFact(value, type, path, { rulebook, withheld }));
  }
  return { json: root, withheld };
}

interface Growing {
  [name: string]: Growing | FactJson;
}

function place(root: Growing, path: string, json: FactJson | FactsJson): void {
  const segments = path.split('.');
  let group = root;
  for (const segment of segments.slice(0, -1)) {
    const inside = (group[segment] ?? {}) as Growing;
    group[segment] = inside;
    group = inside;
  }
  group[segments.at(-1) ?? ''] = json as FactJson;
}

function writeFact(
  value: Value,
  type: Type,
  path: string,
  writing: { readonly rulebook: Rulebook; readonly withheld: string[] },
): FactJson | FactsJson {
  switch (type.kind) {
    case 'boolean':
      return value === true;
    case 'text':
    case 'enum':
    case 'label':
      return String(value);
    case 'date':
      return formatDate(Number(value));
    case 'number':
      return writeNumber(formatDecimal(Number(value), type.decimals));
    case 'list': {
      const elements: readonly Value[] = Array.isArray(value) ? value : [];
      return elements.map((element, index) => writeFact(element, type.element, `${path}[${index}]`, writing));
    }
    case 'record':
      return writeRecord(value, fieldsOf(type.record, writing.rulebook), path, writing);
  }
}

function fieldsOf(record: string, { records }: Rulebook): readonly Field[] {
  return records.find(({ name }) => name === record)?.fields ?? [];
}

function writeRecord(
  value: Value,
  fields: readonly Field[],
  path: string,
  writing: Parameters<typeof writeFact>[3],
): FactsJson {
  const json: Growing = {};
  const values = typeof value === 'object' && 'fields' in value ? value.fields : new Map<string, Value>();
  for (const { name, type, sensitive } of fields) {
    const inner = values.get(name);
    if (inner === undefined) continue;
    if (sensitive) writing.withheld.push(`${path}.${name}`);
    else place(json, name, writeFact(inner, type, `${path}.${name}`, writing));
  }
  return json;
}

/** A JSON number; as text where a binary fraction cannot hold what is written. */
function writeNumber(decimal: string): number | string {
  const number = Number(decimal);
  const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return String(number) === short ? number : decimal;
}
