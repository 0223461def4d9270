import type { CompilingEvaluator } from '../../backend.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Rulebook } from '../../ir/ir.ts';
import { interpreter } from '../interpreter/interpreter.ts';
import { indexRulebook } from '../interpreter/scope.ts';
import { DecisionProgram } from './decision-program.ts';

/**
 * Generates JavaScript from the IR, decision by decision and span by span as cases need them: the fastest back end,
 * once it is warm. It needs `new Function`; a page that forbids that runs the interpreter.
 */
export const javascript = {
  name: 'javascript',
  prepare(rulebook: Rulebook): CompilingEvaluator {
    const declarations = indexRulebook(rulebook);
    const reference = interpreter.prepare(rulebook);
    const programs = new Map<string, DecisionProgram>();
    const programOf = (name: string): DecisionProgram => {
      const before = programs.get(name);
      if (before !== undefined) return before;
      const decision = declarations.decisions.get(name);
      invariant(decision !== undefined, 'the decision is declared');
      const program = new DecisionProgram(declarations, decision, reference);
      programs.set(name, program);
      return program;
    };
    return {
      decision: programOf,
      decide(name, facts, date) {
        const program = programOf(name);
        return program.findings(program.load(facts, date));
      },
    };
  },
};
