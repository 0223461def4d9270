import type { Expression } from '../../ir/ir.ts';
import type { RuleInForce } from './rule-in-force.ts';

/** What a fact must be for a rule to apply at all. */
export interface Guard {
  readonly path: string;
  readonly values: readonly (string | boolean)[];
}

/** The guard a rule's `when` begins with: an enum or boolean fact; null where it begins otherwise. */
export function guardOf({ version }: RuleInForce): Guard | null {
  if (version.when === null || version.forEach !== null) return null;
  return readGuard(version.when.kind === 'and' ? version.when.operands[0] : version.when);
}

function readGuard(condition: Expression | undefined): Guard | null {
  switch (condition?.kind) {
    case 'fact':
      return { path: condition.path, values: [true] };
    case 'not':
      return condition.operand.kind === 'fact' ? { path: condition.operand.path, values: [false] } : null;
    case 'member_of':
      return condition.operand.kind === 'fact' ? { path: condition.operand.path, values: condition.members } : null;
    case 'compare':
      return readComparison(condition);
    default:
      return null;
  }
}

function readComparison({
  operands,
  operator,
  left,
  right,
}: Extract<Expression, { readonly kind: 'compare' }>): Guard | null {
  if (operands !== 'enum' || operator !== 'equal') return null;
  if (left.kind !== 'fact' || right.kind !== 'constant' || typeof right.value !== 'string') return null;
  return { path: left.path, values: [right.value] };
}
