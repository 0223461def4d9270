import type { AsyncEvaluator, Evaluator } from '../engine/backend.ts';
import type { Rulebook } from '../engine/ir/ir.ts';

/** Everything that can decide, the fastest first. */
export const allEngineNames = ['javascript', 'interpreter', 'json-rules-engine'] as const;

export type AnyEngineName = (typeof allEngineNames)[number];

/** Prepares an engine; each is loaded only when it is used. */
export async function openEngine(name: AnyEngineName, rulebook: Rulebook): Promise<Evaluator | AsyncEvaluator> {
  switch (name) {
    case 'javascript': {
      const { javascript } = await import('../engine/backends/javascript/javascript.ts');
      return javascript.prepare(rulebook);
    }
    case 'interpreter': {
      const { interpreter } = await import('../engine/backends/interpreter/interpreter.ts');
      return interpreter.prepare(rulebook);
    }
    case 'json-rules-engine': {
      const { jsonRulesEngine } = await import('../engine/backends/json-rules-engine/json-rules-engine.ts');
      return jsonRulesEngine.prepare(rulebook);
    }
  }
}
