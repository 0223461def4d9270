import { arrangeAnswer } from '../../engine/answer/page.ts';
import { tellFactProblem } from '../../engine/form/tell-fact-problem.ts';
import { tellRefusal } from '../../engine/form/tell-refusal.ts';
import type { Facts } from '../../engine/ir/findings.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import type { Language, Localized } from '../../engine/ir/localized.ts';
import { openCaseWriter, type ResultFormat, writeHead } from '../../library/batch/case-writer.ts';
import { writeProblem } from '../../library/batch/row-problem.ts';
import { DecidedFile, type Fate, type Selection, type ShownCase, type Tally } from '../many/decided-file.ts';
import { readyFile } from '../many/read-file.ts';
import { openedAs } from './opened.ts';

/** How far the deciding of a file has come. */
export interface Progress {
  /** From 0 to 1. */
  readonly share: number;
  readonly count: number;
}

/** What became of a file. */
export type FileResult =
  | { readonly kind: 'decided'; readonly tally: Tally; readonly outputs: readonly { name: string }[] }
  | { readonly kind: 'refused'; readonly problems: readonly Localized[] }
  | { readonly kind: 'cancelled' };

/** A case as the table shows it. */
export interface ShownRow {
  /** Its place among the cases of the file. */
  readonly place: number;
  readonly line: number;
  readonly case: string | null;
  readonly fate: Fate;
  /** In the decision's own words. */
  readonly outcome: string;
  /** Values by output, as a person reads them. */
  readonly values: Readonly<Record<string, string>>;
  /** What is to be said of it; null where there is nothing. */
  readonly sentence: string | null;
}

/** A part of the cases selected. */
export interface ShownPage {
  readonly total: number;
  readonly rows: readonly ShownRow[];
}

/** How long the worker decides without looking whether anyone asks something of it, in milliseconds. */
const longestTurn = 50;

let current: { readonly file: DecidedFile; readonly rulebook: Rulebook; readonly decision: string } | null = null;
let run = 0;
/** The last selection: turning a page does not order a hundred thousand cases again. */
let selected: { readonly key: string; readonly places: readonly number[] } | null = null;

/** What the page of many cases asks of the worker. The file stays here until another one comes or it is let go of. */
export const manyFunctions = {
  /** Decides the cases of a file by the rules open under this name. */
  async decideFile(
    name: string,
    source: Blob,
    { decision, on }: { readonly decision: string; readonly on: Day | null },
    tell: (progress: Progress) => void,
  ): Promise<FileResult> {
    run += 1;
    const own = run;
    current = null;
    selected = null;
    const { loaded } = openedAs(name);
    if (loaded === null) return { kind: 'cancelled' };
    const ready = readyFile(new Uint8Array(await source.arrayBuffer()), loaded.ir);
    if (ready.kind === 'refused') return { kind: 'refused', problems: ready.problems.map(writeProblem) };
    const file = new DecidedFile(ready, { loaded, decision, on });
    let turn = performance.now();
    for (const share of file.decide()) {
      if (performance.now() - turn < longestTurn) continue;
      tell({ share, count: file.count });
      await nextTurn();
      if (run !== own) return { kind: 'cancelled' };
      turn = performance.now();
    }
    current = { file, rulebook: loaded.ir, decision };
    return { kind: 'decided', tally: file.tally, outputs: file.outputs.map((output) => ({ name: output.name })) };
  },

  /** Ends what is being decided, and lets go of the file. */
  letGoOfFile(): void {
    run += 1;
    current = null;
    selected = null;
  },

  /** Some of the cases selected, from one on. */
  showCases(selection: Selection, from: number, count: number, language: Language): ShownPage {
    if (current === null) return { total: 0, rows: [] };
    const places = select(current.file, selection);
    const shown = places.slice(from, from + count);
    const { file, rulebook } = current;
    return {
      total: places.length,
      rows: shown.map((place) => toRow(place, file.show(place, language), rulebook, language)),
    };
  },

  /** The facts of one case, to be looked at by itself; null where they cannot be read. */
  factsOfCase(place: number): Facts | null {
    return current?.file.factsAt(place) ?? null;
  },

  /** The results of the cases selected as a file. */
  async writeResults(selection: Selection, format: ResultFormat, language: Language): Promise<Blob> {
    if (current === null) return new Blob();
    const { file, rulebook, decision } = current;
    const writing = { rulebook, decision, language, format, explain: false };
    const writer = openCaseWriter(file.decisionIn(language), writing);
    const parts = [writeHead(writing)];
    for (const place of select(file, selection)) {
      const facts = file.givenAt(place);
      const written = facts.kind === 'bad' ? facts : await writer.decide(facts.facts);
      parts.push(written.kind === 'decided' ? written.text : writer.writeBad(written, file.lineAt(place)));
    }
    return new Blob(parts, { type: format === 'csv' ? 'text/csv' : 'application/jsonl' });
  },

  /** The rows that could not be used, as they stand in the file, under its headings. */
  writeBadRows(): Blob {
    if (current === null) return new Blob();
    const { file } = current;
    const places = file.select({ fate: 'bad', sort: 'line', descending: false });
    const parts = [file.head, ...places.map((place) => file.bytesAt(place))];
    return new Blob(parts.map((part) => new Uint8Array(part)));
  },
};

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

function select(file: DecidedFile, selection: Selection): readonly number[] {
  const key = JSON.stringify(selection);
  if (selected?.key !== key) selected = { key, places: file.select(selection) };
  return selected.places;
}

function toRow(
  place: number,
  { line, case: reference, decided }: ShownCase,
  rulebook: Rulebook,
  language: Language,
): ShownRow {
  const head = { place, line, case: reference };
  if (decided.kind !== 'decided') {
    const told = decided.problems.map((problem) => tellFactProblem(problem, rulebook, language));
    return { ...head, fate: 'bad', outcome: texts.bad[language], values: {}, sentence: told.join(' ') };
  }
  const { findings } = decided;
  const page = arrangeAnswer(findings, rulebook, { language });
  return {
    ...head,
    fate: findings.outcome,
    outcome: page.outcome,
    values: Object.fromEntries(page.values.map(({ name, value }) => [name, value])),
    sentence: tellRefusal(reference, findings.outcome, page, language),
  };
}

const texts = { bad: { fi: 'Virheellinen rivi', en: 'Bad row' } } as const;
