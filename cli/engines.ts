import { type AnyEngineName, allEngineNames } from '../library/open-engine.ts';
import { choose, type Invocation, type OptionDefinition } from './command.ts';

/** Of commands that decide cases. */
export const engineOption: OptionDefinition = {
  flag: '--engine',
  value: { fi: 'moottori', en: 'engine' },
  choices: allEngineNames,
  summary: {
    fi: 'millä ratkaistaan; vastaus on kaikilla sama, oletus javascript on nopein',
    en: 'what decides; all of them give the same answer, and javascript, the default, is the fastest',
  },
};

/** The engine asked for, or the default. */
export function chooseEngine(invocation: Invocation): AnyEngineName {
  return choose(invocation, '--engine', allEngineNames);
}
