import type { AsyncEvaluator, CompilingEvaluator } from '../engine/backend.ts';
import { prepareDecisions } from '../engine/backends/interpreter/compiled-decision.ts';
import { javascript } from '../engine/backends/javascript/javascript.ts';
import type { Rulebook } from '../engine/ir/ir.ts';

/**
 * What decides. All find the same, to the byte: code generated for each decision when it is first asked (`javascript`),
 * the reference back end, which is slower and generates no code (`interpreter`; for pages whose policy forbids it), and
 * the rules as json-rules-engine runs them, which answers later.
 */
export type EngineName = 'javascript' | 'interpreter' | 'json-rules-engine';

/** Prepares a rulebook once, for any number of cases; a promise where the engine is loaded first and answers later. */
type Engine = (rulebook: Rulebook) => CompilingEvaluator | Promise<AsyncEvaluator>;

/** The reference back end by itself: a page that takes it from here is not given the code of the others. */
export const interpreter: (rulebook: Rulebook) => CompilingEvaluator = prepareDecisions;

/** The engines that answer at once, the fastest first. */
export const syncEngines = { javascript: javascript.prepare, interpreter };

export type SyncEngineName = keyof typeof syncEngines;

/** Every engine. Command line, server, batch, pages, measurements and the agreement tests take theirs from here alone. */
export const engines = {
  ...syncEngines,
  async 'json-rules-engine'(rulebook: Rulebook): Promise<AsyncEvaluator> {
    // Loaded only when it is used.
    const { jsonRulesEngine } = await import('../engine/backends/json-rules-engine/json-rules-engine.ts');
    return jsonRulesEngine.prepare(rulebook);
  },
} as const satisfies Readonly<Record<EngineName, Engine>>;

export const engineNames: readonly [EngineName, ...EngineName[]] = Object.keys(engines) as [
  EngineName,
  ...EngineName[],
];
