import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { emptyTally, type Moment } from '../../library/node/batch/block.ts';
import { type Unusable, unusable, unwritable } from '../failure.ts';
import type { Io, Output } from '../io.ts';
import {
  type Checkpoint,
  findChange,
  type RunIdentity,
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
} from './checkpoint.ts';
import { openResultFile, type ResultFile } from './result-file.ts';

/** Where the results of a run are to go. */
export interface OutputRequest {
  /** A file; null for standard output. */
  readonly results: string | null;
  /** A file for the rows that cannot be used; null for none. */
  readonly rejects: string | null;
  readonly resume: boolean;
}

/** Where the results of a run go. What Node throws in writing is thrown. */
export interface Outputs {
  readonly kind: 'outputs';
  /** Where to begin: in the middle where a stopped run goes on. */
  readonly from: Moment;
  write(results: Uint8Array, rejects: Uint8Array): Promise<void>;
  /** Notes a moment, all before which has been written. From time to time it is kept, for the run to go on from. */
  note(moment: Moment): void;
  /** Ends the run; it cannot go on after that. */
  finish(): void;
}

const start: Moment = { place: { offset: 0, line: 1, encoding: null }, tally: emptyTally };

/**
 * Opens the files of a run. A run from a file to files can go on after it has been stopped at any moment: `identity`
 * is what must then be the same; null where the cases cannot be read twice.
 */
export function openOutputs(request: OutputRequest, identity: RunIdentity | null, io: Io): Outputs | Unusable {
  const files = openFiles(request, io);
  if (files.kind === 'unusable') return files;
  const { results, rejects } = files;
  const areRegular = (results?.isRegular ?? false) && (rejects?.isRegular ?? true);
  if (identity === null || results === null || !areRegular) {
    if (request.resume) return unusable(texts.cannotResume);
    results?.cutTo(0);
    rejects?.cutTo(0);
    return openPlain(files, io.stdout);
  }
  const shown = `${request.results}.progress`;
  const keeper: Keeper = { path: resolve(io.cwd, shown), shown, identity, results, rejects };
  const from = request.resume ? goOn(keeper) : begin(keeper);
  return 'kind' in from ? from : openKept(keeper, from);
}

interface Files {
  readonly kind: 'files';
  readonly results: ResultFile | null;
  readonly rejects: ResultFile | null;
}

function openFiles({ results, rejects }: OutputRequest, { cwd }: Io): Files | Unusable {
  const opened: (ResultFile | null)[] = [];
  for (const shown of [results, rejects]) {
    try {
      opened.push(shown === null ? null : openResultFile(resolve(cwd, shown)));
    } catch (error) {
      return unwritable(shown ?? '', error);
    }
  }
  const [first = null, second = null] = opened;
  return { kind: 'files', results: first, rejects: second };
}

function openPlain({ results, rejects }: Files, stdout: Output): Outputs {
  return {
    kind: 'outputs',
    from: start,
    async write(answers, rows) {
      rejects?.write(rows);
      if (results !== null) results.write(answers);
      else if (answers.length > 0) await stdout.write(answers);
    },
    note: () => {},
    finish() {
      results?.close();
      rejects?.close();
    },
  };
}

/** A run from file to files, with the file that tells how far it has come. */
interface Keeper {
  readonly path: string;
  /** What the reader calls that file. */
  readonly shown: string;
  readonly identity: RunIdentity;
  readonly results: ResultFile;
  readonly rejects: ResultFile | null;
}

/** The start of a new run; it is known to have begun before anything older is overwritten. */
function begin(keeper: Keeper): Moment | Unusable {
  if (existsSync(keeper.path)) return unusable(texts.interrupted(keeper.shown));
  try {
    writeCheckpoint(keeper.path, toCheckpoint(keeper, start));
  } catch (error) {
    return unwritable(keeper.shown, error);
  }
  keeper.results.cutTo(0);
  keeper.rejects?.cutTo(0);
  return start;
}

/** The moment from which a stopped run goes on. */
function goOn(keeper: Keeper): Moment | Unusable {
  const { path, shown, identity, results, rejects } = keeper;
  const checkpoint = readCheckpoint(path, shown);
  if (checkpoint === null) return results.size() === 0 ? begin(keeper) : unusable(texts.nothingToResume(shown));
  if ('kind' in checkpoint) return checkpoint;
  const change = findChange(checkpoint.run, identity, shown);
  if (change !== null) return change;
  if (results.size() < checkpoint.results || (rejects?.size() ?? 0) < checkpoint.rejects) {
    return unusable(texts.shortened(shown));
  }
  results.cutTo(checkpoint.results);
  rejects?.cutTo(checkpoint.rejects);
  return { place: checkpoint.place, tally: checkpoint.tally };
}

function openKept(keeper: Keeper, from: Moment): Outputs {
  const { path, results, rejects } = keeper;
  let kept = performance.now();
  return {
    kind: 'outputs',
    from,
    async write(answers, rows) {
      results.write(answers);
      rejects?.write(rows);
    },
    note(moment) {
      if (performance.now() - kept < keepingInterval) return;
      results.settle();
      rejects?.settle();
      writeCheckpoint(path, toCheckpoint(keeper, moment));
      kept = performance.now();
    },
    finish() {
      results.settle();
      rejects?.settle();
      results.close();
      rejects?.close();
      removeCheckpoint(path);
    },
  };
}

/** Milliseconds between the moments that are kept: at most so much has to be done again. */
const keepingInterval = 1000;

function toCheckpoint({ identity, results, rejects }: Keeper, { place, tally }: Moment): Checkpoint {
  return {
    format: 'rulebook-progress/1',
    run: identity,
    place,
    results: results.length,
    rejects: rejects?.length ?? 0,
    tally,
  };
}

const texts = {
  cannotResume: {
    fi: '--resume jatkaa vain ajoa tiedostosta tiedostoon: anna --facts-file TIEDOSTO ja --output TIEDOSTO',
    en: '--resume goes on only from a file to a file: give --facts-file FILE and --output FILE',
  },
  interrupted: (shown: string) => ({
    fi: `edellinen ajo jäi kesken ('${shown}'). Jatka sitä valitsimella --resume, tai poista tiedosto ja aloita alusta.`,
    en: `an earlier run was interrupted ('${shown}'). Go on with --resume, or delete the file and begin again.`,
  }),
  nothingToResume: (shown: string) => ({
    fi: `ei ole mitään jatkettavaa: tiedostoa '${shown}' ei ole, joten ajo on valmis. Ilman valitsinta --resume ajo alkaa alusta.`,
    en: `there is nothing to go on with: '${shown}' does not exist, so the run is complete. Without --resume it begins again.`,
  }),
  shortened: (shown: string) => ({
    fi: `tulostiedosto on lyhyempi kuin '${shown}' kertoo: sitä on muutettu. Poista '${shown}' ja aloita alusta ilman valitsinta --resume.`,
    en: `the file of results is shorter than '${shown}' says: it has been changed. Delete '${shown}' and begin again without --resume.`,
  }),
};
