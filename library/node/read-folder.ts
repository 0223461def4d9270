import { type BigIntStats, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
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
  return readable.test(path) && !isHidden(path);
}

/** Whether a path of a rulebook's folder is passed over: it is, or is below, something hidden. */
export function isHidden(path: string): boolean {
  return path.split('/').some(isPassedOver);
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Files are data about rules: one of a hundred megabytes is something else. */
const largestFile = 10_000_000;

/**
 * Reads the folder of a rulebook, in the order of paths. Hidden files and folders are passed over; a folder with a link
 * out of it is not read at all.
 */
export function readRulebookFiles(folder: string): RulebookFiles | Unusable {
  const sources = new Map<string, string>();
  const cases = new Map<string, string>();
  const listed = listFolder(folder);
  if (listed.kind === 'unusable') return listed;
  for (const { path } of listed.files) {
    if (!readable.test(path)) continue;
    const text = readTextFile(join(folder, path), path);
    if (typeof text !== 'string') return text;
    (path.startsWith('tests/') ? cases : sources).set(path, text);
  }
  return { kind: 'files', folder, sources, cases };
}

/** What is in a rulebook's folder, by path from there, in the order of paths. */
export interface ListedFolder {
  readonly kind: 'folder';
  /** Of a link, `stats` are those of the file it leads to. */
  readonly files: readonly { readonly path: string; readonly stats: BigIntStats }[];
}

/**
 * Lists all that is in a rulebook's folder and is not hidden. A link may lead to a file of the folder; one that leads out
 * of it, or to a folder, is refused: who checks or shows a rulebook does not know what else it would tell.
 */
export function listFolder(folder: string): ListedFolder | Unusable {
  try {
    return listUnder(realpathSync(folder), '');
  } catch (error) {
    return unreadable(folder, error);
  }
}

function listUnder(root: string, prefix: string): ListedFolder | Unusable {
  const files: ListedFolder['files'][number][] = [];
  const names = readdirSync(join(root, prefix)).filter((name) => !isPassedOver(name));
  for (const name of names.sort()) {
    const path = prefix + name;
    const place = join(root, path);
    const stats = lstatSync(place, { bigint: true });
    if (stats.isDirectory()) {
      const below = listUnder(root, `${path}/`);
      if (below.kind === 'unusable') return below;
      files.push(...below.files);
    } else {
      const target = stats.isSymbolicLink() ? followLink(root, place) : stats;
      if (target === null) return refuseLink(path);
      files.push({ path, stats: target });
    }
  }
  return { kind: 'folder', files };
}

/** Of the file a link leads to; null where that is no file of the folder. */
function followLink(root: string, place: string): BigIntStats | null {
  try {
    const target = realpathSync(place);
    const stats = statSync(target, { bigint: true });
    return target.startsWith(root + sep) && stats.isFile() ? stats : null;
  } catch {
    return null;
  }
}

/** A link in a rulebook's folder that is not followed; `shown` is what the reader calls it. */
export function refuseLink(shown: string): Unusable {
  return unusable({
    fi: `sääntökirjan '${shown}' on linkki, joka ei johda saman kansion tiedostoon; korvaa se tavallisella tiedostolla`,
    en: `the rulebook's '${shown}' is a link that does not lead to a file of its folder; replace it by an ordinary file`,
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
