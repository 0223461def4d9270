import type { AsyncEvaluator, Evaluator } from '../../engine/backend.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { type EngineName, engineNames, engines } from '../../library/engines.ts';

/** What is held to the reference: an engine, or one with a mistake planted in it. */
export interface TestedEngine {
  readonly name: string;
  prepare(rulebook: Rulebook): Evaluator | Promise<AsyncEvaluator>;
}

/** What every engine is held to. */
export const reference: TestedEngine = openEngine('interpreter');

/** Every other engine there is, each held to the reference. */
export const backends: readonly TestedEngine[] = engineNames.filter((name) => name !== 'interpreter').map(openEngine);

function openEngine(name: EngineName): TestedEngine {
  return { name, prepare: engines[name] };
}
