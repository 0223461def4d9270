/** Which files a draft may hold. */

import { parseDate } from '../../engine/ir/calendar.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { formatDay } from '../../engine/wording/format-value.ts';
import { Refusal } from '../refusals/refusal.ts';
import { type LockedEditions, readStatus } from '../rulebook/locked-editions.ts';

const mostFiles = 300;
const largestDraft = 5_000_000;
const largestNotes = 256 * 1024;

/** Letters of Finnish and its neighbours, digits, `.`, `-`, `_`; no leading dot, so neither `..` nor hidden files. */
const segment = '[A-Za-z0-9ÅÄÖåäö_][A-Za-z0-9ÅÄÖåäö._-]*';
const allowed = [
  new RegExp(`^(?<edition>\\d{4}-\\d{2}-\\d{2})/${segment}\\.(yaml|policy)$`),
  new RegExp(`^source/(?<source>\\d{4}-\\d{2}-\\d{2})\\.${segment}\\.md$`),
  new RegExp(`^tests/(${segment}/)*${segment}\\.yaml$`),
  new RegExp(`^locales/${segment}\\.yaml$`),
];

/** Refuses files that a draft for `date` may not hold, with the path that is in the way. */
export function checkDraftFiles(date: string, files: Readonly<Record<string, string>>, locked: LockedEditions): void {
  const paths = Object.keys(files);
  const size = paths.reduce((sum, path) => sum + path.length + (files[path] ?? '').length, 0);
  if (paths.length > mostFiles || size > largestDraft) throw new Refusal('draft-too-large');
  if (locked.dates.has(date)) throw refuseLocked(`${date}/`, date);
  for (const path of paths) checkPath(path, date, locked);
  const status = readStatus(files[`${date}/edition.yaml`] ?? '');
  if (status !== null && status !== 'draft') throw new Refusal('draft-status', { path: `${date}/edition.yaml` });
}

/** Refuses notes that are too large to be kept. */
export function checkNotes(notes: object): void {
  if (Buffer.byteLength(JSON.stringify(notes)) > largestNotes) {
    throw new Refusal('draft-too-large', {
      message: {
        fi: 'Muistiinpanot ovat liian suuret (yli 256 kt).',
        en: 'The notes are too large (more than 256 kB).',
      },
    });
  }
}

/** Refuses a date on or before which an edition has been accepted. */
export function checkEffectiveDate(date: string, { latest }: LockedEditions): void {
  if (latest === null || date > latest) return;
  const shown = writeDate(latest);
  throw new Refusal('date-not-after', {
    after: latest,
    message: {
      fi: `Voimaantulopäivän on oltava ${shown.fi} jälkeen.`,
      en: `The effective date must be after ${shown.en}.`,
    },
  });
}

function checkPath(path: string, date: string, { dates }: LockedEditions): void {
  const match = allowed.map((pattern) => pattern.exec(path)).find((found) => found !== null);
  if (match === undefined || match === null || path.length > 200) throw refusePath(path, texts.unknownPlace);
  const ofDate = match.groups?.edition ?? match.groups?.source;
  if (ofDate === undefined || ofDate === date) return;
  if (dates.has(ofDate)) throw refuseLocked(path, ofDate);
  throw refusePath(path, texts.otherEdition(date));
}

/** A date as people write it. */
function writeDate(date: string): Localized {
  const day = parseDate(date);
  return day === null ? { fi: date, en: date } : { fi: formatDay(day, 'fi'), en: formatDay(day, 'en') };
}

function refusePath(path: string, message: Localized): Refusal {
  return new Refusal('path-refused', { path, message });
}

function refuseLocked(path: string, date: string): Refusal {
  const shown = writeDate(date);
  return new Refusal('edition-locked', {
    path,
    message: {
      fi: `Versio ${shown.fi} on hyväksytty, eikä sitä voi muuttaa. Tee muutos uuteen versioon.`,
      en: `The edition of ${shown.en} is accepted and cannot be changed. Make the change in a new edition.`,
    },
  });
}

const texts = {
  unknownPlace: {
    fi: 'Luonnoksessa on vain version omia tiedostoja (.yaml, .policy), lähdetekstejä, käännöksiä ja testitapauksia.',
    en: "A draft holds files of its edition (.yaml, .policy), source texts, translations and the rulebook's cases only.",
  },
  otherEdition: (date: string) => ({
    fi: `Luonnoksessa voi olla vain kansion ${date} tiedostoja.`,
    en: `The draft can hold files of the folder ${date} only.`,
  }),
};
