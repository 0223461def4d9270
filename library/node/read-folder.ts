import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { type Unusable, unreadable, unusable } from './unusable.ts';

/** The files of a rulebook's folder: what it says, and its own cases. */
export interface RulebookFiles {
  readonly kind: 'files';
  readonly folder: string;
  /** Everything but the cases, by path from the folder: what `compileRulebook` takes. */
  readonly sources: SourceFiles;
  /** `tests/*.yaml`, by path from the folder. */
  readonly cases: SourceFiles;
}

const readable = /\.(policy|ya?ml|md)$|^rulebook\.lock$/;

/** Whether a file of a rulebook's folder is read, by its path from there. Hidden files and folders are passed over. */
export function isRulebookFile(path: string): boolean {
  return readable.test(path) && path.split('/').every((name) => !isPassedOver(name));
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Files are data about rules: one of a hundred megabytes is something else. */
const largestFile = 10_000_000;

/** Reads the folder of a rulebook, in the order of paths. Hidden files and folders are passed over. */
export function readRulebookFiles(folder: string): RulebookFiles | Unusable {
  const sources = new Map<string, string>();
  const cases = new Map<string, string>();
  const paths = listFiles(folder);
  if ('kind' in paths) return paths;
  for (const path of paths) {
    const text = readTextFile(join(folder, path), path);
    if (typeof text !== 'string') return text;
    (path.startsWith('tests/') ? cases : sources).set(path, text);
  }
  return { kind: 'files', folder, sources, cases };
}

function listFiles(folder: string): readonly string[] | Unusable {
  try {
    return collectFiles(folder, '');
  } catch (error) {
    return unreadable(folder, error);
  }
}

function collectFiles(folder: string, prefix: string): readonly string[] {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  return entries
    .filter(({ name }) => !isPassedOver(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = prefix + entry.name;
      if (entry.isDirectory()) return collectFiles(folder, `${path}/`);
      return readable.test(path) ? [path] : [];
    });
}

/** The text of a file, without a byte order mark; `shown` is what messages call it. */
export function readTextFile(path: string, shown: string): string | Unusable {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return unreadable(shown, error);
  }
  return decodeText(bytes, shown);
}

/** The bytes of a file as text, without a byte order mark; `shown` is what messages call the file. */
export function decodeText(bytes: Uint8Array, shown: string): string | Unusable {
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
