import type { Consolidation, Declared } from '../editions/consolidated.ts';
import { resolveTypeExpression } from '../scope/type-expressions.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';

/** A value within a record: records held by records are looked through. */
export interface Leaf {
  /** Dotted where a record holds a record. */
  readonly path: string;
  /** The record or input that declares the field. */
  readonly owner: string;
  /** The last step of the path. */
  readonly field: Declared<ast.Field>;
  readonly type: Type;
  /** It, or a record that holds it, may be left out. */
  readonly optional: boolean;
  readonly sensitive: boolean;
}

/** The leaves of a record or an input, in order of declaration. A record within itself was reported. */
export function leavesOf(name: string, consolidation: Consolidation): readonly Leaf[] {
  const declared = consolidation.inputs.get(name) ?? consolidation.records.get(name);
  return declared === undefined ? [] : collectLeaves(name, declared.fields, consolidation, []);
}

function collectLeaves(
  owner: string,
  fields: readonly Declared<ast.Field>[],
  consolidation: Consolidation,
  within: readonly string[],
): readonly Leaf[] {
  return fields.flatMap((field) => {
    const resolved = resolveTypeExpression(field.node.type, consolidation);
    if (!('declared' in resolved)) return [];
    const { type, optional, sensitive } = resolved.declared;
    const path = field.node.name.text;
    if (type.kind !== 'record') return [{ path, owner, field, type, optional, sensitive }];
    const { record } = type;
    if (within.includes(record)) return [];
    const inner = consolidation.records.get(record)?.fields ?? [];
    return collectLeaves(record, inner, consolidation, [...within, record]).map((leaf) => ({
      ...leaf,
      path: `${path}.${leaf.path}`,
      optional: leaf.optional || optional,
      sensitive: leaf.sensitive || sensitive,
    }));
  });
}
