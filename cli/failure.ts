import type { Unusable } from '../library/node/unusable.ts';
import type { Session } from './command.ts';
import type { ExitCode } from './io.ts';

export { type Unusable, unreadable, unusable } from '../library/node/unusable.ts';

/** Tells the reader what cannot be used, and gives the exit status for it. */
export async function reportUnusable({ message }: Unusable, { io, language }: Session): Promise<ExitCode> {
  await io.stderr.write(`${language === 'fi' ? 'virhe' : 'error'}: ${message[language]}\n`);
  return 2;
}
