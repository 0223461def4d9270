import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Unusable, unusable } from './failure.ts';

/** The folder of a rulebook: it holds `rulebook.yaml`. */
export interface Found {
  readonly kind: 'found';
  readonly folder: string;
}

/**
 * The rulebook asked for with `--rulebook`, or else the only one found: the one we stand in, or the one in the
 * `policies` folder of the current folder or of the nearest folder above it that has any.
 */
export function findRulebook(asked: string | undefined, cwd: string): Found | Unusable {
  if (asked !== undefined) return openAsked(resolve(cwd, asked), asked);
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isRulebook(folder)) return { kind: 'found', folder };
    const found = rulebooksIn(join(folder, 'policies'));
    const [only] = found;
    if (only !== undefined) return found.length === 1 ? { kind: 'found', folder: only } : askWhich(found, cwd);
    if (dirname(folder) === folder) return unusable(texts.none);
  }
}

function openAsked(folder: string, asked: string): Found | Unusable {
  if (isRulebook(folder)) return { kind: 'found', folder };
  const inside = [...rulebooksIn(folder), ...rulebooksIn(join(folder, 'policies'))];
  if (existsSync(folder) && !isFolder(folder)) return unusable(texts.file(asked));
  return unusable(texts.notOne(asked, existsSync(folder), inside));
}

function rulebooksIn(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter(isRulebook);
}

function isRulebook(folder: string): boolean {
  return existsSync(join(folder, 'rulebook.yaml'));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Not there, not to be read, or below something that is no folder: no folder for us.
    return false;
  }
}

function askWhich(folders: readonly string[], cwd: string): Unusable {
  const lines = folders.map((folder) => `  --rulebook ${relative(cwd, folder)}`).join('\n');
  return unusable({
    fi: `sääntökirjoja on useita; valitse yksi:\n${lines}`,
    en: `there are several rulebooks; choose one:\n${lines}`,
  });
}

const texts = {
  none: {
    fi: 'sääntökirjaa ei löydy tästä kansiosta eikä sen yläkansioista (policies/<nimi>/rulebook.yaml). Siirry sääntökirjan kansioon tai anna --rulebook KANSIO.',
    en: 'no rulebook is found in this folder or above it (policies/<name>/rulebook.yaml). Go to the folder of a rulebook or give --rulebook FOLDER.',
  },
  file: (asked: string) => ({
    fi: `'${asked}' on tiedosto; anna --rulebook-valitsimelle sääntökirjan kansio`,
    en: `'${asked}' is a file; give --rulebook the folder of a rulebook`,
  }),
  notOne: (asked: string, exists: boolean, inside: readonly string[]) => {
    const lines = inside.map((folder) => `\n  ${folder}`).join('');
    if (!exists) return { fi: `kansiota '${asked}' ei ole`, en: `the folder '${asked}' does not exist` };
    return {
      fi: `kansiossa '${asked}' ei ole tiedostoa rulebook.yaml${lines === '' ? '' : `; tarkoititko:${lines}`}`,
      en: `the folder '${asked}' has no rulebook.yaml${lines === '' ? '' : `; did you mean:${lines}`}`,
    };
  },
};
