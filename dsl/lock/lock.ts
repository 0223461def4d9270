import { formatDate, parseDate } from '../../engine/ir/calendar.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Place, RulebookSources, SourceFiles } from '../editions/consolidated.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { findEntry, findText, placeOf } from '../yaml/yaml-tree.ts';
import { semanticsVersion } from './hash-editions.ts';

/** The file that pins editions, by its path from the rulebook's folder. */
export const lockFile = 'rulebook.lock';

/** A pinned edition, by the day it takes effect. */
export interface PinnedEdition {
  readonly edition: string;
  readonly hash: string;
}

/** The text of `rulebook.lock` that pins the editions of a rulebook, and what it pins. */
export function writeLock(rulebook: Rulebook): { readonly text: string; readonly pinned: readonly PinnedEdition[] } {
  const pinned = [...hashesOfAccepted(rulebook)].map(([date, hash]) => ({ edition: formatDate(date), hash }));
  const lines = pinned.map(({ edition, hash }) => `  ${edition}: ${hash}\n`);
  return { text: `${heading}version: ${semanticsVersion}\neditions:\n${lines.join('')}`, pinned };
}

const heading = [
  '# Kirjoitettu komennolla `rulebook lock`: lukitut versiot eivät muutu huomaamatta.',
  '# Written by `rulebook lock`: pinned editions do not change unnoticed.',
  '',
].join('\n');

/** The hashes that the lock pins, by the day of the edition; none where it is absent or cannot be read. */
export function readPins(files: SourceFiles): ReadonlyMap<Day, string> {
  return new Map(readLock(files.get(lockFile) ?? '').locked.map(({ date, hash }) => [date, hash]));
}

/** The hashes of the editions that are accepted, by the day they take effect. */
export function hashesOfAccepted({ editions }: Rulebook): ReadonlyMap<Day, string> {
  return new Map(editions.filter(isAccepted).map(({ date, hash }) => [date, hash]));
}

function isAccepted({ status }: Rulebook['editions'][number]): boolean {
  return status === 'accepted' || status === 'in_force';
}

interface LockedEdition {
  readonly date: Day;
  readonly hash: string;
  readonly place: Place;
}

/**
 * Whether the editions are what `rulebook.lock` pins: none changed, none removed, none added before a pinned one.
 * `hashes` gives one hash for each edition of the sources. Without a lock file nothing is pinned.
 */
export function checkLock(
  files: SourceFiles,
  { editions }: RulebookSources,
  hashes: () => readonly string[],
): readonly Diagnostic[] {
  const text = files.get(lockFile);
  if (text === undefined) return [];
  const { locked, diagnostics } = readLock(text);
  if (diagnostics.length > 0) return diagnostics;
  const found = hashes();
  const actual = new Map(editions.map(({ date }, index) => [date, found[index]]));
  const removed = locked.find(({ date }) => !actual.has(date));
  if (removed !== undefined) return [reportRemoved(removed.date, removed.place)];
  const last = locked.at(-1);
  const dates = new Set(locked.map(({ date }) => date));
  const backDated = editions.find(({ date }) => last !== undefined && date < last.date && !dates.has(date));
  if (backDated !== undefined && last !== undefined) return [reportBackDated(backDated.date, last)];
  // Each hash rests on the one before: only the first that differs was changed for certain.
  const changed = locked.find(({ date, hash }) => actual.get(date) !== hash);
  return changed === undefined ? [] : [reportChanged(changed.date, changed.place)];
}

function readLock(text: string): { locked: readonly LockedEdition[]; diagnostics: readonly Diagnostic[] } {
  const { root, diagnostics } = readYaml(lockFile, text);
  if (diagnostics.length > 0) return { locked: [], diagnostics };
  const mapping = root?.kind === 'mapping' ? root : null;
  const pinned = mapping === null ? undefined : findEntry(mapping, 'editions')?.value;
  // The last pin was taken out, as the help of a mismatch says.
  const isEmpty = pinned?.kind === 'scalar' && pinned.text === '';
  if (pinned?.kind !== 'mapping' && !isEmpty)
    return { locked: [], diagnostics: [reportSyntax({ file: lockFile, span: { start: 0, end: text.length } })] };
  const locked: LockedEdition[] = [];
  for (const { key, value } of pinned.kind === 'mapping' ? pinned.entries : []) {
    const date = parseDate(key.text);
    const place = placeOf(lockFile, key);
    if (date === null || value.kind !== 'scalar' || !/^sha256:[0-9a-f]{64}$/.test(value.text)) {
      return { locked: [], diagnostics: [reportSyntax(place)] };
    }
    locked.push({ date, hash: value.text, place });
  }
  const version = mapping === null ? null : findText(mapping, 'version');
  const isOfThis = version?.text === semanticsVersion;
  return {
    locked: locked.sort((a, b) => a.date - b.date),
    diagnostics: isOfThis ? [] : [reportVersion(placeOf(lockFile, version ?? pinned), version?.text ?? null)],
  };
}

function reportSyntax(place: Place): Diagnostic {
  return problem(
    'lock-syntax',
    place,
    { fi: "'rulebook.lock' ei ole luettavissa", en: "'rulebook.lock' cannot be read" },
    {
      help: {
        fi: 'palauta tiedosto versionhallinnasta; sitä ei muokata käsin',
        en: 'restore the file from version control; it is not edited by hand',
      },
    },
  );
}

/** What a lock of another version pins cannot be held against the hashes of this one. */
function reportVersion(place: Place, version: string | null): Diagnostic {
  const written = version === null ? '' : ` (${version})`;
  return problem(
    'lock-version',
    place,
    {
      fi: `'rulebook.lock' on toisen ohjelmaversion kirjoittama${written}: sen lukituksia ei voi tarkistaa`,
      en: `'rulebook.lock' was written by another version of the program${written}: its pins cannot be checked`,
    },
    {
      help: {
        fi: "katso versionhallinnasta, että hyväksyttyjä versioita ei ole muutettu, ja lukitse ne uudelleen: 'rulebook lock'",
        en: "see in version control that no accepted edition was changed, and pin them anew: 'rulebook lock'",
      },
    },
  );
}

function reportChanged(date: Day, place: Place): Diagnostic {
  const day = formatDate(date);
  return problem(
    'lock-mismatch',
    place,
    { fi: `lukittua versiota ${day} on muutettu`, en: `the pinned edition ${day} has been changed` },
    {
      label: { fi: 'lukittu tässä', en: 'pinned here' },
      help: {
        fi: `palauta kansion ${day} tiedostot (tai sen lähdeteksti, rulebook.yaml tai käännökset) ja tee muutos uuteen versioon; jos muutos on tarkoituksellinen, poista tämä rivi ja aja 'rulebook lock'`,
        en: `restore the files of the folder ${day} (or its source text, rulebook.yaml or the translations) and make the change in a new edition; if it is meant, remove this line and run 'rulebook lock'`,
      },
    },
  );
}

function reportRemoved(date: Day, place: Place): Diagnostic {
  const day = formatDate(date);
  return problem(
    'lock-mismatch',
    place,
    { fi: `lukittu versio ${day} puuttuu`, en: `the pinned edition ${day} is missing` },
    {
      label: { fi: 'lukittu tässä', en: 'pinned here' },
      help: { fi: `palauta kansio ${day}`, en: `restore the folder ${day}` },
    },
  );
}

function reportBackDated(date: Day, last: LockedEdition): Diagnostic {
  const day = formatDate(date);
  const lastDay = formatDate(last.date);
  return problem(
    'lock-mismatch',
    { file: `${day}/edition.yaml`, span: { start: 0, end: 0 } },
    {
      fi: `versio ${day} tulisi voimaan ennen lukittua versiota ${lastDay}`,
      en: `edition ${day} would take effect before the pinned edition ${lastDay}`,
    },
    {
      others: [{ place: last.place, message: { fi: 'lukittu tässä', en: 'pinned here' } }],
      help: {
        fi: `anna uudelle versiolle voimaantulopäivä, joka on ${lastDay} jälkeen`,
        en: `let the new edition take effect after ${lastDay}`,
      },
    },
  );
}
