import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unreadable, unusable } from './unusable.js';

const readable = /\.(policy|ya?ml|md)$|^rulebook\.lock$/;
/** Files are data about rules: one of a hundred megabytes is something else. */
const largestFile = 10_000_000;
/** Reads the folder of a rulebook, in the order of paths. Hidden files and folders are passed over. */
export function readRulebookFiles(folder) {
  const sources = new Map();
  const cases = new Map();
  const paths = listFiles(folder);
  if ('kind' in paths) return paths;
  for (const path of paths) {
    const text = readTextFile(join(folder, path), path);
    if (typeof text !== 'string') return text;
    (path.startsWith('tests/') ? cases : sources).set(path, text);
  }
  return { kind: 'files', folder, sources, cases };
}
function listFiles(folder) {
  try {
    return collectFiles(folder, '');
  } catch (error) {
    return unreadable(folder, error);
  }
}
function collectFiles(folder, prefix) {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = prefix + entry.name;
      if (entry.isDirectory()) return collectFiles(folder, `${path}/`);
      return readable.test(path) ? [path] : [];
    });
}
/** The text of a file, without a byte order mark; `shown` is what messages call it. */
export function readTextFile(path, shown) {
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return unreadable(shown, error);
  }
  if (bytes.length > largestFile) {
    return unusable({
      fi: `tiedosto '${shown}' on liian suuri (yli 10 Mt)`,
      en: `the file '${shown}' is too large (more than 10 MB)`,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unusable({
      fi: `tiedosto '${shown}' ei ole UTF-8-muotoista tekstiä; tallenna se UTF-8-muodossa`,
      en: `the file '${shown}' is not UTF-8 text; save it as UTF-8`,
    });
  }
}
//# sourceMappingURL=read-folder.js.map
