import type { Proofs } from '../../engine/analysis/proofs/proofs.ts';
import { proveRulebook as prove } from '../../engine/analysis/proofs/prove-rulebook.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';
import { engines } from '../engines.ts';
import { openSolver } from './solver/z3-solver.ts';

export interface ProveRulebookOptions {
  /** The rulebook's own cases: what they show need not be looked for. */
  readonly cases?: readonly PolicyCase[];
  /** How many of Z3's own steps one question to the solver may take, the same on every machine. */
  readonly steps?: number;
}

/**
 * As `proveRulebook` of the engine, with Z3 in a thread of its own. `hasSolver` is false where Z3 could not be loaded:
 * then only what the cases show is decided.
 */
export async function proveRulebook(
  rulebook: Rulebook,
  { cases = [], steps }: ProveRulebookOptions = {},
): Promise<{ readonly proofs: Proofs; readonly hasSolver: boolean }> {
  const solver = openSolver(steps === undefined ? {} : { steps });
  try {
    const proofs = await prove(rulebook, { cases, solver, prepare: engines.javascript });
    return { proofs, hasSolver: solver.isAvailable };
  } finally {
    await solver.close();
  }
}
