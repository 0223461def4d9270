import type { AsyncEvaluator, Evaluator } from '../engine/backend.ts';
import type { Rulebook } from '../engine/ir/ir.ts';
import { choose, type Invocation, type OptionDefinition } from './command.ts';

const engines = ['javascript', 'interpreter', 'json-rules-engine'] as const;

/** Of commands that decide cases. */
export const engineOption: OptionDefinition = {
  flag: '--engine',
  value: { fi: 'moottori', en: 'engine' },
  choices: engines,
  summary: {
    fi: 'millä ratkaistaan; vastaus on kaikilla sama, oletus javascript on nopein',
    en: 'what decides; all of them give the same answer, and javascript, the default, is the fastest',
  },
};

export type EngineName = (typeof engines)[number];

/** The engine asked for, or the default. */
export function chooseEngine(invocation: Invocation): EngineName {
  return choose(invocation, '--engine', engines);
}

/** Prepares an engine; each is loaded only when it is used. */
export async function openEngine(name: EngineName, rulebook: Rulebook): Promise<Evaluator | AsyncEvaluator> {
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
