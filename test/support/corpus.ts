import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The sample policy files, by their path below `test/corpus`. */
export function readCorpus(): readonly (readonly [string, string])[] {
  const folder = fileURLToPath(new URL('../corpus/', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.policy'))
    .sort()
    .map((path) => [path, readFileSync(folder + path, 'utf8')] as const);
}
