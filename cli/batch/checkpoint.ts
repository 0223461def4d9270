/** How far a run has come, in a small file beside its results. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Moment } from '../../library/node/batch/block.ts';
import type { Task } from '../../library/node/batch/task.ts';
import { replaceFile } from '../../library/node/whole-file.ts';
import { type Unusable, unreadable, unusable } from '../failure.ts';
import { readVersion } from '../package-file.ts';
import type { InputIdentity } from './input.ts';

/** A moment to go on from: all before it is in the files of results, in so many bytes. */
export interface Checkpoint extends Moment {
  readonly format: 'rulebook-progress/1';
  readonly run: RunIdentity;
  readonly results: number;
  readonly rejects: number;
}

/** What must be the same for a run to go on. */
export interface RunIdentity {
  readonly version: string;
  /** SHA-256 of the rulebook's IR. */
  readonly rulebook: string;
  readonly input: InputIdentity;
  readonly options: Readonly<Record<string, string | number | boolean | null>>;
}

export function identifyRun(task: Task, input: InputIdentity, rejects: string | null): RunIdentity {
  const { rulebook, header, decision, on, language, explain, format } = task;
  return {
    version: readVersion(),
    rulebook: createHash('sha256').update(JSON.stringify(rulebook)).digest('hex'),
    input,
    options: { decision, on, language, explain, format, csv: header !== null, rejects },
  };
}

/** The checkpoint of a run; null where there is none. */
export function readCheckpoint(path: string, shown: string): Checkpoint | Unusable | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? null : unreadable(shown, error);
  }
  const checkpoint = parseCheckpoint(text);
  return checkpoint ?? unusable(texts.damaged(shown));
}

/** The file is written whole or not at all, so that a text that parses and has the format is one of ours. */
function parseCheckpoint(text: string): Checkpoint | null {
  try {
    const json: unknown = JSON.parse(text);
    return isCheckpoint(json) ? json : null;
  } catch {
    return null;
  }
}

function isCheckpoint(json: unknown): json is Checkpoint {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === 'rulebook-progress/1';
}

/** Replaces the checkpoint. Throws what Node throws. */
export function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  return replaceFile(path, `${JSON.stringify(checkpoint)}\n`);
}

export function removeCheckpoint(path: string): void {
  rmSync(path, { force: true });
}

/** What has changed since the run was stopped, so that it cannot go on; null where nothing has. */
export function findChange(before: RunIdentity, now: RunIdentity, shown: string): Unusable | null {
  const changed = (['version', 'rulebook', 'input'] as const).find(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(now[part]),
  );
  if (changed !== undefined) return refuse(changes[changed], shown);
  const option = Object.keys(now.options).find((name) => before.options[name] !== now.options[name]);
  return option === undefined ? null : refuse(changes.option(option), shown);
}

function refuse({ fi, en }: Localized, shown: string): Unusable {
  return unusable({
    fi: `ajoa ei voi jatkaa: ${fi}. Poista '${shown}' ja aloita alusta ilman valitsinta --resume.`,
    en: `the run cannot go on: ${en}. Delete '${shown}' and begin again without --resume.`,
  });
}

const changes = {
  version: { fi: 'ohjelman versio on muuttunut', en: 'the program is of another version' },
  rulebook: { fi: 'sääntökirja on muuttunut', en: 'the rulebook has changed' },
  input: { fi: 'tapausten tiedosto on muuttunut', en: 'the file of cases has changed' },
  option: (name: string): Localized => ({
    fi: `valinnat ovat muuttuneet (${name})`,
    en: `the options have changed (${name})`,
  }),
};

const texts = {
  damaged: (shown: string) => ({
    fi: `'${shown}' ei ole Rulebookin etenemistiedosto; poista se ja aloita alusta`,
    en: `'${shown}' is not a progress file of Rulebook; delete it and begin again`,
  }),
};
