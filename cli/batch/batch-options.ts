/** The options of `evaluate` for a file of cases. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Question } from '../../library/node/batch/task.ts';
import { choose, type Invocation, type OptionDefinition, type Session } from '../command.ts';
import { type Unusable, unusable } from '../failure.ts';
import type { BatchRequest } from './evaluate-batch.ts';
import { openInput } from './input.ts';

/** The file of cases itself. */
export const factsFileOption: OptionDefinition = {
  flag: '--facts-file',
  value: { fi: 'tiedosto', en: 'file' },
  summary: {
    fi: 'monta tapausta: JSON-rivejä (.jsonl), yksi tapaus rivillä, tai CSV (.csv), sarakkeina tiedot; - lukee vakiosyötteestä. Virheellinen rivi kerrotaan eikä pysäytä muita.',
    en: 'many cases: JSON lines (.jsonl), one case a line, or CSV (.csv) with a column for each fact; - reads standard input. A bad row is told and does not stop the others.',
  },
};

const factsFormats = ['jsonl', 'csv'] as const;

/** What goes with a file of cases only. */
export const batchOptions: readonly OptionDefinition[] = [
  {
    flag: '--facts-format',
    value: { fi: 'muoto', en: 'format' },
    choices: factsFormats,
    summary: {
      fi: 'tapaustiedoston muoto, jos nimi ei kerro sitä; oletus jsonl',
      en: 'format of the file of cases where its name does not tell; jsonl by default',
    },
  },
  {
    flag: '--rejects',
    value: { fi: 'tiedosto', en: 'file' },
    summary: {
      fi: 'kirjoita virheelliset rivit sellaisinaan tähän tiedostoon',
      en: 'write the bad rows as they are to this file',
    },
  },
  {
    flag: '--resume',
    summary: {
      fi: 'jatka keskeytynyttä ajoa siitä, mihin se jäi (vaatii --output)',
      en: 'go on with an interrupted run where it stopped (needs --output)',
    },
  },
  {
    flag: '--workers',
    value: { fi: 'määrä', en: 'count' },
    summary: {
      fi: 'montako säiettä ratkaisee; oletus on ytimien määrä',
      en: 'how many threads decide; by default as many as there are cores',
    },
  },
];

/** Where a batch is misused, what to do about it. */
export function findBatchMisuse(invocation: Invocation): Unusable | null {
  if (invocation.value('--facts-file') === undefined) {
    const stray = batchOptions.find(({ flag }) => invocation.has(flag) || invocation.value(flag) !== undefined);
    return stray === undefined ? null : unusable(texts.needsFile(stray.flag));
  }
  const format = invocation.value('--format') ?? 'jsonl';
  if (format !== 'jsonl' && format !== 'csv') return unusable(texts.format);
  if (format === 'csv' && invocation.has('--explain')) return unusable(texts.explain);
  return null;
}

/** Reads what to do with a file of cases. */
export function readBatchRequest(
  invocation: Invocation,
  question: Question,
  { io, language }: Session,
): BatchRequest | Unusable {
  const path = invocation.value('--facts-file') ?? '-';
  const threads = readThreads(invocation.value('--workers'));
  if (typeof threads !== 'number') return threads;
  const output = invocation.value('--output') ?? '-';
  const rejects = invocation.value('--rejects') ?? null;
  const shared = findShared([path, output, rejects ?? '-', `${output}.progress`], io.cwd);
  if (shared !== null) return unusable(texts.shared(shared));
  const input = openInput(path, io);
  if (input.kind === 'unusable') return input;
  return {
    kind: 'request',
    input,
    isCsv: (invocation.value('--facts-format') ?? formatOf(path)) === 'csv',
    task: { ...question, format: choose(invocation, '--format', ['jsonl', 'csv']), spoken: language },
    threads,
    results: output === '-' ? null : output,
    rejects,
    resume: invocation.has('--resume'),
  };
}

/** A path given for two purposes; null where there is none. */
function findShared(paths: readonly string[], cwd: string): string | null {
  const places = paths.map((path) => resolve(cwd, path));
  return paths.find((path, index) => path !== '-' && places.indexOf(places[index] ?? '') !== index) ?? null;
}

function formatOf(path: string): (typeof factsFormats)[number] {
  return /\.(csv|tsv|txt)$/i.test(path) ? 'csv' : 'jsonl';
}

const mostThreads = 64;

function readThreads(text: string | undefined): number | Unusable {
  if (text === undefined) return availableParallelism();
  const threads = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return threads >= 1 && threads <= mostThreads ? threads : unusable(texts.threads(text));
}

const texts = {
  needsFile: (flag: string) => ({
    fi: `${flag} koskee vain tiedostollista tapauksia; anna myös --facts-file TIEDOSTO`,
    en: `${flag} is for a file of cases only; give --facts-file FILE too`,
  }),
  format: {
    fi: 'monen tapauksen vastaukset kirjoitetaan JSON-riveinä tai taulukkona: --format jsonl tai --format csv',
    en: 'answers to many cases are written as JSON lines or as a table: --format jsonl or --format csv',
  },
  explain: {
    fi: 'perustelut eivät mahdu taulukkoon: anna --explain ja --format jsonl',
    en: 'reasons do not fit in a table: give --explain with --format jsonl',
  },
  shared: (path: string) => ({
    fi: `tiedosto '${path}' on annettu kahteen tarkoitukseen; anna toinen tiedosto`,
    en: `the file '${path}' is given for two purposes; give another file`,
  }),
  threads: (text: string) => ({
    fi: `--workers ${text}: anna säikeiden määrä väliltä 1–${mostThreads}`,
    en: `--workers ${text}: give a number of threads from 1 to ${mostThreads}`,
  }),
};
