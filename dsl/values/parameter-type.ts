import type { Consolidation, Declared } from '../editions/consolidated.ts';
import type { ParameterIndexType } from '../scope/type-expressions.ts';
import { resolveParameterIndex, resolveTypeExpression } from '../scope/type-expressions.ts';
import type * as ast from '../syntax/ast.ts';
import type { NumberType } from '../types/types.ts';

/** A number with a known scale, as every declared one is. */
export type ScaledNumber = NumberType & { readonly decimals: number };

/** The type of one value of a parameter. */
export type ValueType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | ScaledNumber
  | { readonly kind: 'enum'; readonly enum: string; readonly members: readonly string[] }
  | { readonly kind: 'list'; readonly element: ListedType };

/** What a list holds: enum members or texts. */
export type ListedType =
  | { readonly kind: 'text' }
  | { readonly kind: 'enum'; readonly enum: string; readonly members: readonly string[] };

/** A parameter as its values are read: its declaration with types and index resolved. */
export interface ReadableParameter {
  readonly name: string;
  readonly declared: Declared<ast.ParameterDeclaration>;
  readonly type: ValueType;
  readonly index: ParameterIndexType | null;
}

/**
 * A parameter in force with its type and index; null where its declaration is wrong (told elsewhere), so that nothing
 * can be said of its values.
 */
export function readParameter(
  declared: Declared<ast.ParameterDeclaration>,
  consolidation: Consolidation,
): ReadableParameter | null {
  const { name, type, index } = declared.node;
  const valueType = readValueType(type, consolidation);
  if (valueType === null) return null;
  if (index === null) return { name: name.text, declared, type: valueType, index: null };
  const resolved = resolveParameterIndex(index, consolidation);
  return 'problem' in resolved ? null : { name: name.text, declared, type: valueType, index: resolved.index };
}

function readValueType(expression: ast.TypeExpression, consolidation: Consolidation): ValueType | null {
  const resolved = resolveTypeExpression(expression, consolidation);
  if ('problem' in resolved || resolved.declared.optional) return null;
  const { type } = resolved.declared;
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'date':
      return { kind: type.kind };
    case 'number':
      return type.decimals === null ? null : { ...type, decimals: type.decimals };
    case 'enum':
      return { kind: 'enum', enum: type.enum, members: membersOf(type.enum, consolidation) };
    case 'list': {
      const { element } = type;
      if (element.kind === 'text') return { kind: 'list', element: { kind: 'text' } };
      if (element.kind !== 'enum') return null;
      const members = membersOf(element.enum, consolidation);
      return { kind: 'list', element: { kind: 'enum', enum: element.enum, members } };
    }
    case 'record':
    case 'label':
    case 'empty_list':
    case 'error':
      return null;
  }
}

function membersOf(name: string, consolidation: Consolidation): readonly string[] {
  return consolidation.enums.get(name)?.members.map(({ node }) => node.name.text) ?? [];
}
