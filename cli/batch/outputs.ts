import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Localized } from '../../engine/ir/localized.ts';
import { emptyTally, type Moment } from '../../library/node/batch/block.ts';
import { describeLeft, isPlainFile, openWholeFile, unwritable, type WholeFile } from '../../library/node/whole-file.ts';
import { type Unusable, unusable } from '../failure.ts';
import type { Io } from '../io.ts';
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

/** Where the results of a run go. What cannot be written is thrown as `Unwritten`. */
export interface Outputs {
  readonly kind: 'outputs';
  /** Where to begin: in the middle where a stopped run goes on. */
  readonly from: Moment;
  write(results: Uint8Array, rejects: Uint8Array): Promise<void>;
  /** Notes a moment, all before which has been written. From time to time it is kept, for the run to go on from. */
  note(moment: Moment): Promise<void>;
  /** Ends the run; it cannot go on after that. */
  finish(): Promise<void>;
  /** Ends a run that cannot be finished now. */
  abandon(): Promise<void>;
}

/** A file of a run could not be written. */
export class Unwritten extends Error {
  readonly problem: Unusable;

  constructor(problem: Unusable) {
    super(problem.message.en);
    this.problem = problem;
  }
}

/** Does something to a file that the reader calls `shown`; `left` says what is left where that fails. */
async function attempt<Result>(
  shown: string,
  left: (() => Promise<Localized | null>) | Localized | null,
  act: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Unwritten(unwritable(shown, error, typeof left === 'function' ? await left() : left));
  }
}

const start: Moment = { place: { offset: 0, line: 1, encoding: null }, tally: emptyTally };

/**
 * Opens the files of a run. A run from a file to files can go on after it has been stopped at any moment: `identity`
 * is what must then be the same; null where the cases cannot be read twice. Any other run leaves whole files or none.
 */
export async function openOutputs(
  request: OutputRequest,
  identity: RunIdentity | null,
  io: Io,
): Promise<Outputs | Unusable> {
  const { results, rejects, resume } = request;
  const files = [results, rejects].filter((shown) => shown !== null);
  const arePlain = await Promise.all(files.map((shown) => isPlainFile(resolve(io.cwd, shown))));
  if (identity !== null && results !== null && !arePlain.includes(false)) {
    const keeper = await openKeeper(results, rejects, identity, io);
    const from = resume ? await goOn(keeper) : await begin(keeper);
    return 'kind' in from ? from : openKept(keeper, from);
  }
  return resume ? unusable(texts.cannotResume) : openWhole(request, io);
}

/** Outputs that are there when the run is finished. */
async function openWhole({ results, rejects }: OutputRequest, { cwd, stdout }: Io): Promise<Outputs> {
  const files = new Map<string, WholeFile>();
  const abandon = async () => {
    for (const file of files.values()) await file.discard();
  };
  const act = <Result>(shown: string, what: () => Promise<Result>) =>
    attempt(shown, () => describeLeft(resolve(cwd, shown)), what);
  const write = (shown: string, bytes: Uint8Array) => act(shown, () => (files.get(shown) ?? stdout).write(bytes));
  for (const shown of [results, rejects]) {
    if (shown === null) continue;
    try {
      files.set(shown, await act(shown, () => openWholeFile(resolve(cwd, shown))));
    } catch (error) {
      await abandon();
      throw error;
    }
  }
  return {
    kind: 'outputs',
    from: start,
    async write(answers, rows) {
      if (answers.length > 0) await write(results ?? '-', answers);
      if (rejects !== null) await write(rejects, rows);
    },
    note: async () => {},
    async finish() {
      for (const [shown, file] of files) await act(shown, () => file.finish());
    },
    abandon,
  };
}

/** A run from file to files, with the file that tells how far it has come. */
interface Keeper {
  readonly identity: RunIdentity;
  readonly results: NamedFile;
  readonly rejects: NamedFile | null;
  readonly progress: { readonly path: string; readonly shown: string };
}

interface NamedFile {
  readonly shown: string;
  readonly file: ResultFile;
}

async function openKeeper(
  results: string,
  rejects: string | null,
  identity: RunIdentity,
  { cwd }: Io,
): Promise<Keeper> {
  const open = async (shown: string): Promise<NamedFile> => {
    return { shown, file: await attempt(shown, null, () => openResultFile(resolve(cwd, shown))) };
  };
  const shown = `${results}.progress`;
  return {
    identity,
    results: await open(results),
    rejects: rejects === null ? null : await open(rejects),
    progress: { path: resolve(cwd, shown), shown },
  };
}

/** The start of a new run; it is known to have begun before anything older is overwritten. */
async function begin(keeper: Keeper): Promise<Moment | Unusable> {
  const { path, shown } = keeper.progress;
  if (existsSync(path)) return unusable(texts.interrupted(shown));
  await attempt(shown, null, () => writeCheckpoint(path, toCheckpoint(keeper, start)));
  keeper.results.file.cutTo(0);
  keeper.rejects?.file.cutTo(0);
  return start;
}

/** The moment from which a stopped run goes on. */
async function goOn(keeper: Keeper): Promise<Moment | Unusable> {
  const { progress, identity, results, rejects } = keeper;
  const { path, shown } = progress;
  const checkpoint = readCheckpoint(path, shown);
  if (checkpoint === null) return results.file.size() === 0 ? begin(keeper) : unusable(texts.nothingToResume(shown));
  if ('kind' in checkpoint) return checkpoint;
  const change = findChange(checkpoint.run, identity, shown);
  if (change !== null) return change;
  if (results.file.size() < checkpoint.results || (rejects?.file.size() ?? 0) < checkpoint.rejects) {
    return unusable(texts.shortened(shown));
  }
  results.file.cutTo(checkpoint.results);
  rejects?.file.cutTo(checkpoint.rejects);
  return { place: checkpoint.place, tally: checkpoint.tally };
}

function openKept(keeper: Keeper, from: Moment): Outputs {
  const { progress, results, rejects } = keeper;
  const files = rejects === null ? [results] : [results, rejects];
  const act = (shown: string, what: () => void | Promise<void>) => attempt(shown, texts.goOn, what);
  const settle = async () => {
    for (const { shown, file } of files) await act(shown, () => file.settle());
  };
  let kept = performance.now();
  return {
    kind: 'outputs',
    from,
    async write(answers, rows) {
      await act(results.shown, () => results.file.write(answers));
      if (rejects !== null) await act(rejects.shown, () => rejects.file.write(rows));
    },
    async note(moment) {
      if (performance.now() - kept < keepingInterval) return;
      await settle();
      await act(progress.shown, () => writeCheckpoint(progress.path, toCheckpoint(keeper, moment)));
      kept = performance.now();
    },
    async finish() {
      await settle();
      removeCheckpoint(progress.path);
      for (const { file } of files) file.close();
    },
    async abandon() {
      for (const { file } of files) file.close();
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
    results: results.file.length,
    rejects: rejects?.file.length ?? 0,
    tally,
  };
}

const texts = {
  goOn: {
    fi: 'Siihen asti ratkaistut tapaukset ovat tallessa: jatka samalla komennolla ja valitsimella --resume.',
    en: 'The cases decided so far are kept: go on with the same command and --resume.',
  },
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
