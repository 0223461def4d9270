import type { CompilingEvaluator } from '../engine/backend.ts';
import { prepareDecisions } from '../engine/backends/interpreter/compiled-decision.ts';
import { javascript } from '../engine/backends/javascript/javascript.ts';
import type { Rulebook } from '../engine/ir/ir.ts';

/**
 * What decides: code generated for each decision when it is first asked (`javascript`), or the reference back end,
 * which is slower and generates no code (`interpreter`; for pages whose policy forbids it). Both find the same.
 */
export type EngineName = 'javascript' | 'interpreter';

/** The back ends by name. */
export const engines: Readonly<Record<EngineName, (rulebook: Rulebook) => CompilingEvaluator>> = {
  javascript: javascript.prepare,
  interpreter: prepareDecisions,
};
