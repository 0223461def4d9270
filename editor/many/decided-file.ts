import type { Verdict } from '../../engine/backend.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Facts } from '../../engine/ir/findings.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Day, Outcome, Output } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { hiddenOutputs } from '../../engine/ir/sensitive.ts';
import { openText } from '../../library/batch/encoding.ts';
import type { CaseOfText } from '../../library/batch/read-cases.ts';
import { programFault, type RowProblem } from '../../library/batch/row-problem.ts';
import type { OpenedDecision } from '../../library/decision.ts';
import type { OpenedRulebook } from '../../library/loaded-rulebook.ts';
import { ReadyCase } from '../../library/ready-case.ts';
import type { FoundCase, UnusableFacts } from '../../library/results.ts';
import type { ReadyFile } from './read-file.ts';

/** What became of a case, in short. */
export type Fate = Outcome | 'bad';

export const fates: readonly Fate[] = ['approved', 'denied', 'referred', 'incomplete', 'bad'];

/** How many cases came to which end. */
export type Tally = Readonly<Record<Fate, number>>;

/** What the cases are ordered by: their place in the file, their reference, their fate, or an output. */
export type SortKey = 'line' | 'case' | 'fate' | { readonly output: string };

export interface Selection {
  /** Null for all. */
  readonly fate: Fate | null;
  readonly sort: SortKey;
  readonly descending: boolean;
}

/** What is asked of every case of a file. */
export interface FileQuestion {
  readonly loaded: OpenedRulebook;
  readonly decision: string;
  /** Stands in for an as-of fact that is left out. */
  readonly on: Day | null;
}

/** A case of the file, decided again for whoever looks at it. */
export interface ShownCase {
  readonly line: number;
  readonly case: string | null;
  readonly decided: FoundCase | UnusableFacts | { readonly kind: 'bad'; readonly problems: readonly RowProblem[] };
}

/**
 * The cases of a file, decided. Of each only its place, its reference, its fate and its numbers are kept: what else
 * there is to say is found out again when somebody looks, so that memory holds a file of any length.
 */
export class DecidedFile {
  private readonly file: ReadyFile;
  private readonly question: FileQuestion;
  private readonly decisions = new Map<Language, OpenedDecision>();
  /** The outputs that can be shown. */
  readonly outputs: readonly Output[];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly lines: number[] = [];
  private readonly fates: Fate[] = [];
  private readonly cases: (string | null)[] = [];
  /** By output, a number by which to order; NaN where it is not known. */
  private readonly numbers: readonly number[][];
  private readonly counts: Record<Fate, number> = { approved: 0, denied: 0, referred: 0, incomplete: 0, bad: 0 };

  constructor(file: ReadyFile, question: FileQuestion) {
    this.file = file;
    this.question = question;
    const rulebook = question.loaded.ir;
    const decision = rulebook.decisions.find(({ name }) => name === question.decision);
    invariant(decision !== undefined, `the rulebook has the decision '${question.decision}'`);
    const hidden = hiddenOutputs(decision, rulebook);
    this.outputs = decision.outputs.filter(({ name }) => !hidden.has(name));
    this.numbers = this.outputs.map(() => []);
  }

  get tally(): Tally {
    return { ...this.counts };
  }

  get count(): number {
    return this.lines.length;
  }

  /** The decision, with its answers in a language. */
  decisionIn(language: Language): OpenedDecision {
    const { loaded, decision, on } = this.question;
    const opened =
      this.decisions.get(language) ?? loaded.decision(decision, { on: on === null ? null : formatDate(on), language });
    this.decisions.set(language, opened);
    return opened;
  }

  /** Decides the cases in their order; gives after each the share of the file that is done. */
  *decide(): Generator<number, void> {
    const { text, firstLine, readCases } = this.file;
    for (const one of readCases(text, firstLine)) {
      this.add(one);
      yield one.end / text.text.length;
    }
  }

  private add(one: CaseOfText): void {
    this.starts.push(one.start);
    this.ends.push(one.end);
    this.lines.push(one.line);
    const read = one.kind === 'bad' ? one : this.decisionIn('fi').read(one.facts);
    this.cases.push(read.case === null ? null : String(read.case));
    const verdict = read.kind === 'ready' ? this.decideSafely(read) : null;
    this.conclude(verdict?.outcome ?? 'bad', verdict?.values ?? {});
  }

  /** A fault of ours in one case must not lose the others. */
  private decideSafely(ready: ReadyCase): Verdict | null {
    try {
      return this.decisionIn('fi').decide(ready, { detail: 'verdict' });
    } catch {
      return null;
    }
  }

  private conclude(fate: Fate, values: Verdict['values']): void {
    this.fates.push(fate);
    this.counts[fate] += 1;
    for (const [index, { name }] of this.outputs.entries()) {
      const value = values[name] ?? null;
      const known = value === null ? Number.NaN : Number(value);
      this.numbers[index]?.push(known);
    }
  }

  /** Places of the cases selected, in their order. Cases alike stay in the order of the file. */
  select({ fate, sort, descending }: Selection): readonly number[] {
    const places = this.lines.map((_, place) => place);
    const chosen = fate === null ? places : places.filter((place) => this.fates[place] === fate);
    const compare = this.comparison(sort);
    const sign = descending ? -1 : 1;
    return chosen.sort((left, right) => sign * compare(left, right) || left - right);
  }

  private comparison(sort: SortKey): (left: number, right: number) => number {
    if (sort === 'line') return (left, right) => left - right;
    if (sort === 'fate') {
      const rank = (place: number) => fates.indexOf(this.fates[place] ?? 'bad');
      return (left, right) => rank(left) - rank(right);
    }
    if (sort === 'case') {
      return (left, right) => compareTexts(this.cases[left] ?? '', this.cases[right] ?? '');
    }
    const numbers = this.numbers[this.outputs.findIndex(({ name }) => name === sort.output)] ?? [];
    // What is not known comes last.
    const rank = (place: number) => {
      const number = numbers[place] ?? Number.NaN;
      return Number.isNaN(number) ? Number.POSITIVE_INFINITY : number;
    };
    return (left, right) => (rank(left) === rank(right) ? 0 : rank(left) - rank(right));
  }

  /** The case at a place, decided again in the reader's language. */
  show(place: number, language: Language): ShownCase {
    const given = this.givenAt(place);
    const head = { line: this.lineAt(place), case: this.cases[place] ?? null };
    if (given.kind === 'bad') return { ...head, decided: given };
    try {
      return { ...head, decided: this.decisionIn(language).decide(given.facts, { detail: 'findings' }) };
    } catch {
      return { ...head, decided: { kind: 'bad', problems: [programFault] } };
    }
  }

  lineAt(place: number): number {
    return this.lines[place] ?? 0;
  }

  /** The facts of the case at a place; null where they cannot be read. */
  factsAt(place: number): Facts | null {
    const given = this.givenAt(place);
    if (given.kind === 'bad') return null;
    const ready = this.decisionIn('fi').read(given.facts);
    return ready.kind === 'ready' ? ReadyCase.factsOf(ready) : null;
  }

  /** The case at a place as it is given. */
  givenAt(place: number): CaseOfText {
    const { readCases, text } = this.file;
    const [one] = readCases(openText(this.bytesAt(place), text.encoding), this.lineAt(place));
    invariant(one !== undefined, 'a case was read at this place before');
    return one;
  }

  /** The rows of the case at a place as they stand in the file. */
  bytesAt(place: number): Uint8Array {
    return this.file.text.bytesOf(this.starts[place] ?? 0, this.ends[place] ?? 0);
  }

  /** The headings as they stand in the file; empty for JSON lines. */
  get head(): Uint8Array {
    return this.file.head;
  }
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
