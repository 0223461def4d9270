import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Invocation, OptionDefinition, Session } from './command.ts';
import { type Unusable, unusable, unwritable } from './failure.ts';
import type { Output } from './io.ts';

/** Of commands whose results may go to a file. */
export const outputOption: OptionDefinition = {
  flag: '--output',
  value: { fi: 'tiedosto', en: 'file' },
  summary: { fi: 'kirjoita tulos tiedostoon', en: 'write the result to a file' },
};

/** Where the results go; `close` when all is written. */
export interface Results extends Output {
  readonly kind: 'results';
  close(): void;
}

/** Standard output, or the file of `--output`. `inputs` are files that must not be written over. */
export function openResults(
  invocation: Invocation,
  { io }: Session,
  inputs: readonly (string | undefined)[] = [],
): Results | Unusable {
  const asked = invocation.value('--output');
  if (asked === undefined || asked === '-') return { kind: 'results', ...io.stdout, close: () => {} };
  const path = resolve(io.cwd, asked);
  if (inputs.some((input) => input !== undefined && input !== '-' && resolve(io.cwd, input) === path)) {
    return unusable({
      fi: `tulosta ei voi kirjoittaa tiedostoon '${asked}', josta tiedot luetaan; anna toinen tiedosto`,
      en: `the result cannot be written to '${asked}', which the facts are read from; give another file`,
    });
  }
  try {
    const file = openSync(path, 'w');
    return {
      kind: 'results',
      terminal: null,
      write: async (text) => {
        writeSync(file, Buffer.from(text));
      },
      close: () => closeSync(file),
    };
  } catch (error) {
    return unwritable(asked, error);
  }
}
