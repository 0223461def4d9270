import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { parseDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Language, Localized } from '../../engine/ir/localized.ts';
import { formatDay } from '../../engine/wording/format-value.ts';
import { readRevision } from '../../library/node/read-revision.ts';
import type { Invocation, Session } from '../command.ts';
import { type Unusable, unusable } from '../failure.ts';
import { findRulebook } from '../find-rulebook.ts';
import { readRulebookFiles } from '../read-rulebook.ts';

/** One of the two states of a rulebook that a command compares. */
export interface ComparedState {
  /** What the reader calls it: `main`, `1.6.2020`, `työkansio`. */
  readonly name: Localized;
  /** Put before paths in messages: `main:`, or empty for the working folder. */
  readonly prefix: string;
  /** By path from the rulebook's folder; its cases (`tests/…`) among them. */
  readonly files: SourceFiles;
  /** The only day that is compared; null for all days. */
  readonly day: Day | null;
}

export interface ComparedStates {
  readonly kind: 'states';
  readonly before: ComparedState;
  readonly after: ComparedState;
}

/**
 * The two states that the words of a command name: folders, git revisions, or two dates of the rulebook as it is in its
 * folder. A second word left out is the working folder.
 */
export async function readStates(
  words: readonly string[],
  invocation: Invocation,
  { io }: Pick<Session, 'io'>,
): Promise<ComparedStates | Unusable> {
  const [first = '', second] = words;
  const dates = [first, second ?? ''].filter((word) => datePattern.test(word));
  const asked = invocation.value('--rulebook');
  if (dates.length > 0) return readDates(first, second, asked, io.cwd);
  const before = await readState(first, asked, io.cwd);
  if (before.kind === 'unusable') return before;
  const after = second === undefined ? readWorkingFolder(asked, io.cwd) : await readState(second, asked, io.cwd);
  return after.kind === 'unusable' ? after : { kind: 'states', before: before.state, after: after.state };
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

type ReadState = { readonly kind: 'state'; readonly state: ComparedState } | Unusable;

/** A folder where there is one by that name, and otherwise a git revision. */
async function readState(word: string, asked: string | undefined, cwd: string): Promise<ReadState> {
  const isOfFolder = word !== '' && isFolder(resolve(cwd, word));
  const found = isOfFolder ? findRulebook(word, cwd) : null;
  if (found?.kind === 'found') return readFolder(found.folder, { fi: word, en: word }, `${word.replace(/\/+$/, '')}/`);
  const working = findRulebook(asked, cwd);
  if (working.kind === 'unusable') return found ?? working;
  const files = await readRevision(working.folder, word);
  // Of a folder that is no branch either, what is wrong with the folder is told.
  if (files.kind === 'unusable') return found ?? files;
  return {
    kind: 'state',
    state: {
      name: { fi: word, en: word },
      prefix: `${word}:`,
      files: new Map([...files.sources, ...files.cases]),
      day: null,
    },
  };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function readWorkingFolder(asked: string | undefined, cwd: string): ReadState {
  const found = findRulebook(asked, cwd);
  return found.kind === 'unusable' ? found : readFolder(found.folder, texts.workingFolder, '');
}

function readFolder(folder: string, name: Localized, prefix: string): ReadState {
  const files = readRulebookFiles(folder);
  if (files.kind === 'unusable') return files;
  return { kind: 'state', state: { name, prefix, files: new Map([...files.sources, ...files.cases]), day: null } };
}

function readDates(
  first: string,
  second: string | undefined,
  asked: string | undefined,
  cwd: string,
): ComparedStates | Unusable {
  const days = [first, second ?? ''].map(parseDate);
  const [before, after] = days;
  if (second === undefined || !datePattern.test(first) || !datePattern.test(second)) return unusable(texts.twoDates);
  if (before === null || before === undefined) return unusable(texts.noDate(first));
  if (after === null || after === undefined) return unusable(texts.noDate(second));
  if (before >= after) return unusable(texts.order(first, second));
  const read = readWorkingFolder(asked, cwd);
  if (read.kind === 'unusable') return read;
  const on = (day: Day): ComparedState => ({ ...read.state, name: nameOfDay(day), day });
  return { kind: 'states', before: on(before), after: on(after) };
}

function nameOfDay(day: Day): Localized {
  const name = (language: Language): string => formatDay(day, language);
  return { fi: name('fi'), en: name('en') };
}

const texts = {
  workingFolder: { fi: 'työkansio', en: 'working folder' },
  twoDates: {
    fi: 'anna kaksi päivää, kuten 2020-06-01 2021-01-01, tai kaksi kansiota tai git-versiota',
    en: 'give two dates such as 2020-06-01 2021-01-01, or two folders or git revisions',
  },
  noDate: (date: string) => ({
    fi: `päivää '${date}' ei ole kalenterissa; kirjoita päivä muodossa 2021-01-01`,
    en: `there is no day '${date}' in the calendar; write a date as in 2021-01-01`,
  }),
  order: (first: string, second: string) => ({
    fi: `anna aikaisempi päivä ensin: ${second} ${first}`,
    en: `give the earlier date first: ${second} ${first}`,
  }),
};
