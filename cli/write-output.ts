import { resolve } from 'node:path';
import { writeWholeFile } from '../library/node/whole-file.ts';
import type { Invocation, OptionDefinition, Session } from './command.ts';
import { type Unusable, unusable } from './failure.ts';
import { showsColour } from './io.ts';

/** Of commands whose results may go to a file. */
export const outputOption: OptionDefinition = {
  flag: '--output',
  value: { fi: 'tiedosto', en: 'file' },
  summary: { fi: 'kirjoita tulos tiedostoon', en: 'write the result to a file' },
};

/** Whether the results may be coloured: on a terminal, not in a file. */
export function showsColourInResults(invocation: Invocation, { io }: Session): boolean {
  return resultFileOf(invocation) === null && showsColour(io);
}

/** The file of `--output`; null where the results go to standard output. */
function resultFileOf(invocation: Invocation): string | null {
  const asked = invocation.value('--output') ?? '-';
  return asked === '-' ? null : asked;
}

/**
 * Writes the results, which may come in parts, to standard output or the file of `--output`; tells what stands in the
 * way. `inputs` are files that must not be written over.
 */
export async function writeResults(
  results: string | Iterable<string>,
  invocation: Invocation,
  { io }: Session,
  inputs: readonly (string | undefined)[] = [],
): Promise<Unusable | null> {
  const file = resultFileOf(invocation);
  if (file === null) {
    for (const part of typeof results === 'string' ? [results] : results) await io.stdout.write(part);
    return null;
  }
  const path = resolve(io.cwd, file);
  if (inputs.some((input) => input !== undefined && input !== '-' && resolve(io.cwd, input) === path)) {
    return unusable({
      fi: `tulosta ei voi kirjoittaa tiedostoon '${file}', josta tiedot luetaan; anna toinen tiedosto`,
      en: `the result cannot be written to '${file}', which the facts are read from; give another file`,
    });
  }
  return writeWholeFile(path, file, results);
}
