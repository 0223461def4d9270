import { existsSync, statSync } from 'node:fs';

const built = new URL('../dist/', import.meta.url);

/** What the program is compiled from, each recorded when it was compiled last. */
const parts = ['cli', 'dsl', 'engine', 'engine/ir', 'library', 'library/node', 'server'];

/** The program in a few files, which start faster than the hundreds that it is compiled to. */
export const bundled = new URL('bundle/main.js', built);

/** Whether the bundle is there, and nothing has been compiled since that is not in it. */
export function isBundleCurrent() {
  if (!existsSync(bundled)) return false;
  const { mtimeMs } = statSync(bundled);
  return parts.every((part) => {
    const record = new URL(`${part}/tsconfig.tsbuildinfo`, built);
    return existsSync(record) && statSync(record).mtimeMs <= mtimeMs;
  });
}
