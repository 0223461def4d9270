import type { Evaluator } from '../../engine/backend.ts';
import { prepareCaseReader } from '../../engine/facts/case-reader.ts';
import type { FactReader } from '../../engine/facts/fact-reader.ts';
import type { Facts, Findings } from '../../engine/ir/findings.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Day, Decision, Outcome, Output, Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { hiddenOutputs } from '../../engine/ir/sensitive.ts';
import { openText } from '../../library/batch/encoding.ts';
import type { CaseOfText } from '../../library/batch/read-cases.ts';
import { programFault, type RowProblem } from '../../library/batch/row-problem.ts';
import { type Decided, decideCase, type GivenFacts } from '../../library/decide-case.ts';
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
  readonly rulebook: Rulebook;
  readonly evaluator: Evaluator;
  readonly decision: string;
  /** Stands in for an as-of fact that is left out. */
  readonly on: Day | null;
}

/** A case of the file, decided again for whoever looks at it. */
export interface ShownCase {
  readonly line: number;
  readonly case: string | null;
  readonly decided: Decided | { readonly kind: 'bad'; readonly problems: readonly RowProblem[] };
}

/**
 * The cases of a file, decided. Of each only its place, its reference, its fate and its numbers are kept: what else
 * there is to say is found out again when somebody looks, so that memory holds a file of any length.
 */
export class DecidedFile {
  private readonly file: ReadyFile;
  private readonly question: FileQuestion;
  private readonly reader: FactReader;
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
    this.reader = prepareCaseReader(question.rulebook, question.decision, question.on);
    const decision = this.decision();
    const hidden = hiddenOutputs(decision, question.rulebook);
    this.outputs = decision.outputs.filter(({ name }) => !hidden.has(name));
    this.numbers = this.outputs.map(() => []);
  }

  get tally(): Tally {
    return { ...this.counts };
  }

  get count(): number {
    return this.lines.length;
  }

  private decision(): Decision {
    const found = this.question.rulebook.decisions.find(({ name }) => name === this.question.decision);
    invariant(found !== undefined, `the rulebook has the decision '${this.question.decision}'`);
    return found;
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
    const read = one.kind === 'bad' ? null : this.read(one.facts);
    const reference = read === null ? (one.kind === 'bad' ? one.case : null) : read.case;
    this.cases.push(reference === null ? null : String(reference));
    if (read === null || read.problems.length > 0) {
      this.conclude('bad', null);
    } else {
      const findings = this.decideSafely(read.facts);
      if (findings === null) this.conclude('bad', null);
      else this.conclude(findings.outcome, findings.values);
    }
  }

  /** A fault of ours in one case must not lose the others. */
  private decideSafely(facts: Facts): Findings | null {
    try {
      return this.question.evaluator.decide(this.question.decision, facts, this.question.on);
    } catch {
      return null;
    }
  }

  private read(facts: GivenFacts) {
    return typeof facts === 'string' ? this.reader.readText(facts) : this.reader.readObject(facts);
  }

  private conclude(fate: Fate, values: Findings['values'] | null): void {
    this.fates.push(fate);
    this.counts[fate] += 1;
    for (const [index, { name }] of this.outputs.entries()) {
      const result = values?.find((value) => value.name === name)?.result;
      const known = result?.kind === 'known' ? Number(result.value) : Number.NaN;
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
      return { ...head, decided: decideCase({ ...this.question, language, explain: false }, given.facts) };
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
    const read = this.read(given.facts);
    return read.problems.length > 0 ? null : read.facts;
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
