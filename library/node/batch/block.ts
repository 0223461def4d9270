import type { Outcome } from '../../../engine/ir/ir.ts';
import type { Encoding } from '../../batch/encoding.ts';

/** A place between two cases of a file. */
export interface Place {
  /** Bytes before it. */
  readonly offset: number;
  /** The line that begins there, counted from 1. */
  readonly line: number;
  /** What the bytes before it show the file to be written in; null while all of them are ASCII. */
  readonly encoding: Encoding | null;
}

/** A part of a file of cases: whole cases, in the bytes of the file. */
export interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly encoding: Encoding;
  /** Whether it stands for one line that is too long to be kept; then there are no bytes. */
  readonly tooLong: boolean;
}

/** How many cases came to which end; rows that could not be used are `bad`. */
export type Tally = Readonly<Record<Outcome | 'bad', number>>;

export const emptyTally: Tally = { approved: 0, denied: 0, referred: 0, incomplete: 0, bad: 0 };

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    approved: a.approved + b.approved,
    denied: a.denied + b.denied,
    referred: a.referred + b.referred,
    incomplete: a.incomplete + b.incomplete,
    bad: a.bad + b.bad,
  };
}

export function countCases({ approved, denied, referred, incomplete, bad }: Tally): number {
  return approved + denied + referred + incomplete + bad;
}

/** A moment between two cases of a run. */
export interface Moment {
  readonly place: Place;
  /** Of the cases before it. */
  readonly tally: Tally;
}

/** What became of a block. */
export interface DecidedBlock {
  /** The answers, in the order of the cases. */
  readonly results: Uint8Array<ArrayBuffer>;
  /** The rows that could not be used, as they stand in the file. */
  readonly rejects: Uint8Array<ArrayBuffer>;
  readonly tally: Tally;
  /** What is said of each bad row, in the order of the rows; the first thousand. */
  readonly reports: readonly string[];
}

/** Bad rows reported one by one; of more the results tell. */
export const mostReports = 1000;
