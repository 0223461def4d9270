import type { AsyncEvaluator, CompilingEvaluator } from '../engine/backend.ts';
import type { Rulebook } from '../engine/ir/ir.ts';
import { type SyncEngineName, syncEngines } from './sync-engines.ts';

/** What decides. All find the same, to the byte; json-rules-engine answers later. */
export type EngineName = SyncEngineName | 'json-rules-engine';

/** Prepares a rulebook once, for any number of cases; a promise where the engine is loaded first and answers later. */
type Engine = (rulebook: Rulebook) => CompilingEvaluator | Promise<AsyncEvaluator>;

/** Every engine, the fastest first. Command line, server, batch, measurements and agreement tests take theirs from here. */
export const engines = {
  ...syncEngines,
  async 'json-rules-engine'(rulebook: Rulebook): Promise<AsyncEvaluator> {
    // Loaded only when it is used.
    const { jsonRulesEngine } = await import('../engine/backends/json-rules-engine/json-rules-engine.ts');
    return jsonRulesEngine.prepare(rulebook);
  },
} as const satisfies Readonly<Record<EngineName, Engine>>;

export const engineNames = Object.keys(engines) as readonly string[] as readonly [EngineName, ...EngineName[]];
