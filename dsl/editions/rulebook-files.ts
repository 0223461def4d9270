import { formatDate, parseDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { SourceFiles } from './consolidated.ts';

/** What each file of a rulebook's folder is, by its path. */
export interface RulebookFiles {
  /** Edition folders by date, ascending, with the paths of their policies, values and source texts. */
  readonly editions: readonly EditionFiles[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface EditionFiles {
  readonly folder: string;
  readonly date: Day;
  readonly policies: readonly string[];
  readonly values: readonly string[];
  /** Files of the provisions it gives, in the order of the rulebook's languages. */
  readonly sources: readonly { readonly path: string; readonly language: string }[];
}

/** Folders and files that others read, or nobody does. */
const otherFolders = new Set(['tests', 'locales', 'examples', 'docs', 'node_modules']);
const otherFiles = new Set(['rulebook.yaml', 'rulebook.lock', 'caseload.yaml']);
const contentPattern = /\.(ya?ml|policy)$/i;
/** `2020`, `20200101`, `2020-1-1`, `1.1.2020`: meant to be the day an edition takes effect. */
const nearlyDate = /^(\d{4}([-._]?\d{1,2}){0,2}|\d{1,2}[-._]\d{1,2}[-._]\d{4})$/;

/**
 * Sorts a rulebook's files by what they are. A file that looks as if it should count but would not be read, such as
 * `prices.yml` or a policy outside an edition, is an error: nothing is silently left out.
 */
export function sortFiles(files: SourceFiles, languages: readonly string[]): RulebookFiles {
  const editions = new Map<string, { date: Day; policies: string[]; values: string[] }>();
  const sources = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const misnamed = new Set<string>();
  for (const path of [...files.keys()].sort(byText)) {
    const [folder = '', name, ...deeper] = path.split('/');
    if (isPassedOver(path, folder, name)) continue;
    const date = name === undefined ? null : parseDate(folder);
    if (date !== null && name !== undefined) {
      const edition = editions.get(folder) ?? { date, policies: [], values: [] };
      editions.set(folder, edition);
      if (deeper.length > 0) diagnostics.push(reportUnknownFile(path, inFolder));
      else if (name.endsWith('.policy')) edition.policies.push(path);
      else if (name.endsWith('.yaml') && name !== 'edition.yaml') edition.values.push(path);
      else if (name !== 'edition.yaml') diagnostics.push(reportUnknownFile(path, inEdition));
    } else if (name !== undefined && nearlyDate.test(folder)) {
      if (!misnamed.has(folder)) diagnostics.push(reportFolder(path, folder));
      misnamed.add(folder);
    } else if (folder === 'source') {
      if (isSourceName(name ?? '', languages) && deeper.length === 0) sources.set(path, (name ?? '').slice(0, 10));
      else diagnostics.push(reportUnknownFile(path, inSource(languages[0] ?? '')));
    } else if (contentPattern.test(path)) {
      diagnostics.push(reportUnknownFile(path, outside));
    }
  }
  for (const [path, day] of sources)
    if (!editions.has(day)) diagnostics.push(reportUnknownFile(path, ofNoEdition(day)));
  const dated = [...editions].map(([folder, edition]) => ({
    folder,
    ...edition,
    sources: languages.flatMap((language) => {
      const path = sourcePath(folder, language);
      return sources.has(path) ? [{ path, language }] : [];
    }),
  }));
  return { editions: dated.sort((a, b) => a.date - b.date), diagnostics };
}

/** Where the provisions stand whose text changes with an edition: `source/2020-01-01.fi.md`. */
export function sourcePath(folder: string, language: string): string {
  return `source/${folder}.${language}.md`;
}

/** By UTF-16 code units: the same order everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isPassedOver(path: string, folder: string, name: string | undefined): boolean {
  if (path.split('/').some((segment) => segment.startsWith('.'))) return true;
  if (/(^|\/)README\.md$/i.test(path)) return true;
  return name === undefined ? otherFiles.has(path) : otherFolders.has(folder);
}

function isSourceName(name: string, languages: readonly string[]): boolean {
  const [day = '', middle = '', extension, ...rest] = name.split('.');
  return parseDate(day) !== null && languages.includes(middle) && extension === 'md' && rest.length === 0;
}

const inFolder = {
  fi: 'siirrä tiedosto suoraan version kansioon',
  en: "move the file into the edition's folder itself",
};
const inEdition = {
  fi: 'version kansiossa on vain .policy- ja .yaml-tiedostoja; nimeä tiedosto uudelleen tai siirrä se muualle',
  en: "an edition's folder holds .policy and .yaml files only; rename the file or move it elsewhere",
};
const outside = {
  fi: 'siirrä tiedosto version kansioon, jonka nimi on voimaantulopäivä, kuten 2020-01-01',
  en: "move the file into an edition's folder, named by the day it takes effect such as 2020-01-01",
};
const inSource = (language: string) => ({
  fi: `nimeä tiedosto kuten source/2020-01-01.${language}.md`,
  en: `name the file as in source/2020-01-01.${language}.md`,
});
const ofNoEdition = (day: string) => ({
  fi: `nimeä tiedosto sen version päivän mukaan, jonka tekstejä siinä on, tai lisää kansio ${day}`,
  en: `name the file by the day of the edition whose texts it holds, or add the folder ${day}`,
});

function reportUnknownFile(path: string, help: { readonly fi: string; readonly en: string }): Diagnostic {
  const message = { fi: `tiedostoa '${path}' ei lueta`, en: `file '${path}' is not read` };
  return problem('unknown-file', { file: path, span: { start: 0, end: 0 } }, message, { help });
}

function reportFolder(path: string, folder: string): Diagnostic {
  const meant = guessDate(folder);
  const written = meant === null ? 'YYYY-MM-DD' : formatDate(meant);
  return problem(
    'edition-folder-name',
    { file: path, span: { start: 0, end: 0 } },
    { fi: `kansion nimi '${folder}' ei ole päivä`, en: `the folder's name '${folder}' is not a day` },
    {
      help: {
        fi: `nimeä kansio voimaantulopäivän mukaan: ${written}`,
        en: `name the folder by the day it takes effect: ${written}`,
      },
    },
  );
}

/** The day that a folder such as `2021-1-1` or `1.1.2021` means. */
function guessDate(folder: string): Day | null {
  const pad = (part = '') => part.padStart(2, '0');
  const parts = /^\d{8}$/.test(folder)
    ? [folder.slice(0, 4), folder.slice(4, 6), folder.slice(6)]
    : folder.split(/[-._]/);
  if (parts.length !== 3) return null;
  const [year, month, day] = parts[0]?.length === 4 ? parts : parts.toReversed();
  return parseDate(`${year}-${pad(month)}-${pad(day)}`);
}
