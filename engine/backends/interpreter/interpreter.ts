import type { Backend } from '../../backend.ts';
import { decide } from './decide.ts';
import { indexRulebook } from './scope.ts';

/** The reference back end: the meaning of the IR written out. Every other back end finds what it finds. */
export const interpreter: Backend = {
  name: 'interpreter',
  prepare(rulebook) {
    const program = indexRulebook(rulebook);
    return { decide: (decision, facts, date) => decide(program, decision, facts, date) };
  },
};
