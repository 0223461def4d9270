import type { CompilingEvaluator } from '../engine/backend.ts';
import { prepareDecisions } from '../engine/backends/interpreter/compiled-decision.ts';
import { javascript } from '../engine/backends/javascript/javascript.ts';
import type { Rulebook } from '../engine/ir/ir.ts';

/** The reference back end by itself: a page that takes it alone is not given the code of the others. */
export function interpreter(rulebook: Rulebook): CompilingEvaluator {
  return prepareDecisions(rulebook);
}

/**
 * The engines that answer at once: code generated for each decision when it is first asked, the fastest, and the
 * reference back end, which is slower and generates no code; for pages whose policy forbids it.
 */
export const syncEngines = {
  javascript: (rulebook: Rulebook): CompilingEvaluator => javascript.prepare(rulebook),
  interpreter,
};

export type SyncEngineName = keyof typeof syncEngines;
