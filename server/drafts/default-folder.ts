import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * Where the drafts of a rulebook's folder are kept unless another place is given: among the state of the user's
 * programs, outside the checkout, so that cleaning or cloning it again loses none. One folder for each checkout.
 */
export function defaultDraftsFolder(rulebookFolder: string, env: Readonly<Record<string, string | undefined>>): string {
  const folder = realpathSync(rulebookFolder);
  const name = `${basename(folder)}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
  return join(stateFolder(env), 'rulebook', 'drafts', name);
}

/** XDG Base Directory Specification; on Windows the local application data. */
function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env.XDG_STATE_HOME || env.LOCALAPPDATA || join(env.HOME || homedir(), '.local', 'state');
}
