import type { Expression } from '../../ir/ir.ts';
import type { Scope } from './scope.ts';
import type { Encoded, EncodedValue } from './values.ts';

/** Whether an optional fact or field was given. */
export function encodeIsGiven(operand: Encoded, { side }: Scope): Encoded {
  const { store } = side.problem;
  return { ...operand, absent: store.false, value: { kind: 'truth', truth: store.not(operand.absent) } };
}

/** The labels of those that were left out. */
export function encodeNotGiven(
  operands: readonly Expression[],
  encode: (operand: Expression) => Encoded,
  scope: Scope,
): Encoded {
  const { results, store } = scope.side.problem;
  const given = operands.map((operand) => encodeIsGiven(encode(operand), scope));
  return results.strict(given, () => ({
    kind: 'list',
    parts: operands.map((operand, index) => {
      const one = given[index]?.value;
      const label: EncodedValue = { kind: 'word', words: new Map([[labelOf(operand), store.true]]) };
      return { when: one?.kind === 'truth' ? store.not(one.truth) : store.false, value: label, of: null };
    }),
  }));
}

/** What tells labels apart. */
function labelOf(operand: Expression): string {
  return operand.kind === 'fact' ? operand.path : operand.kind === 'field' ? `[].${operand.field}` : '';
}
