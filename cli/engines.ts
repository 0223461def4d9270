import { type EngineName, engineNames } from '../library/engines.ts';
import { choose, type Invocation, type OptionDefinition } from './command.ts';

/** Of commands that decide cases. */
export const engineOption: OptionDefinition = {
  flag: '--engine',
  value: { fi: 'moottori', en: 'engine' },
  choices: engineNames,
  summary: {
    fi: 'millä ratkaistaan; vastaus on kaikilla sama, oletus javascript on nopein',
    en: 'what decides; all of them give the same answer, and javascript, the default, is the fastest',
  },
};

/** The engine asked for, or the default. */
export function chooseEngine(invocation: Invocation): EngineName {
  return choose(invocation, '--engine', engineNames);
}
