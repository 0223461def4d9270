import type { Decision, Expression, Output, Rulebook, Type } from '../ir/ir.ts';

/** The rulebook with further outputs for each decision, to see what its cases come to; rules are as they were. */
export function addOutputs(rulebook: Rulebook, outputsOf: (decision: Decision) => readonly Output[]): Rulebook {
  return {
    ...rulebook,
    decisions: rulebook.decisions.map((decision) => ({
      ...decision,
      outputs: [...decision.outputs, ...outputsOf(decision)],
    })),
  };
}

/** An output that tells whether all of these hold. */
export function probe(name: string, expression: Expression): Output {
  return { name, type: boolean, givenFrom: null, expression };
}

const boolean: Type = { kind: 'boolean' };

/** All of these; one alone is itself. */
export function allOf(operands: readonly Expression[]): Expression {
  const [only, ...others] = operands;
  return only !== undefined && others.length === 0 ? only : { kind: 'and', operands };
}
