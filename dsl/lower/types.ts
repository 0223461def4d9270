import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type { Type } from '../types/types.ts';

/** The type as the IR has it. Of a checked policy no expression has an erroneous type. */
export function lowerType(type: Type): ir.Type {
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'date':
    case 'label':
      return { kind: type.kind };
    case 'number':
      return { kind: 'number', unit: type.unit, decimals: type.decimals ?? 0 };
    case 'enum':
      return { kind: 'enum', enum: type.enum };
    case 'record':
      return { kind: 'record', record: type.record };
    case 'list':
      return { kind: 'list', element: lowerType(type.element) };
    case 'empty_list':
      return { kind: 'list', element: { kind: 'label' } };
    case 'error':
      invariant(false, 'a rulebook with errors is not lowered');
  }
}
