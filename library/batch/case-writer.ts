import { openAnswerRows } from '../../engine/csv/write-answers.ts';
import type { Outcome } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import {
  type AnyQuestion,
  type Decided,
  decideCase,
  type GivenFacts,
  openJsonDecisions,
  toAnswerJson,
  type Undecided,
} from '../decide-case.ts';
import type { BadCase } from './read-cases.ts';
import { writeProblem } from './row-problem.ts';

/** How the answers to many cases are written. */
export type ResultFormat = 'jsonl' | 'csv';

/** A case decided, as it is written. */
interface WrittenCase {
  readonly kind: 'decided';
  readonly outcome: Outcome;
  /** With its line break. */
  readonly text: string;
}

/** Decides cases one after another and writes their answers, each as one record of the results. */
export interface CaseWriter {
  decide(facts: GivenFacts): WrittenCase | Undecided | Promise<WrittenCase | Undecided>;
  /** The place of a case that could not be decided; `line` is its first one, counted from 1. */
  writeBad(bad: Omit<BadCase, 'kind'>, line: number): string;
}

export function openCaseWriter(question: AnyQuestion, format: ResultFormat): CaseWriter {
  switch (format) {
    case 'jsonl':
      return question.explain ? openExplained(question) : openLines(question);
    case 'csv':
      return openRows(question);
  }
}

/** What the results begin with. */
export function writeHead({
  rulebook,
  decision,
  language,
  format,
}: Pick<AnyQuestion, 'rulebook' | 'decision' | 'language'> & { readonly format: ResultFormat }): string {
  switch (format) {
    case 'jsonl':
      return '';
    case 'csv':
      return openAnswerRows(rulebook, decision, language).header;
  }
}

function openLines(question: AnyQuestion): CaseWriter {
  const decide = openJsonDecisions(question);
  return {
    decide: (facts) =>
      whenSettled(decide(facts), (decided) =>
        decided.kind === 'unusable'
          ? decided
          : { kind: 'decided', outcome: decided.outcome, text: `${decided.json}\n` },
      ),
    writeBad: (bad, line) => writeBadLine(bad, line, question.language),
  };
}

/** With because-trees each answer is made on its own. */
function openExplained(question: AnyQuestion): CaseWriter {
  return {
    decide: (facts) => decideAs(question, facts, (decided) => `${JSON.stringify(toAnswerJson(decided, question))}\n`),
    writeBad: (bad, line) => writeBadLine(bad, line, question.language),
  };
}

function openRows(question: AnyQuestion): CaseWriter {
  const { rulebook, decision, language } = question;
  const rows = openAnswerRows(rulebook, decision, language);
  return {
    decide: (facts) => decideAs(question, facts, ({ case: reference, answer }) => rows.write(reference, answer)),
    writeBad: ({ case: reference, problems }, line) => {
      const place = `${texts.line[language]} ${line}`;
      const messages = problems.map((problem) => `${place}: ${writeProblem(problem)[language]}`);
      return rows.writeUndecided({ case: reference, messages });
    },
  };
}

function decideAs(
  question: AnyQuestion,
  facts: GivenFacts,
  write: (decided: Extract<Decided, { kind: 'decided' }>) => string,
): ReturnType<CaseWriter['decide']> {
  return whenSettled(decideCase(question, facts), (decided) =>
    decided.kind === 'unusable' ? decided : { kind: 'decided', outcome: decided.answer.outcome, text: write(decided) },
  );
}

/** At once where the value is there: promises for a million cases take their time. */
function whenSettled<Value, Result>(
  value: Value | Promise<Value>,
  then: (value: Value) => Result,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(then) : then(value);
}

function writeBadLine({ case: reference, problems }: Omit<BadCase, 'kind'>, line: number, language: Language): string {
  const json = {
    ...(reference !== null && { case: reference }),
    line,
    errors: problems.map(({ code, path, message }) => ({ code, path, message: message[language] })),
  };
  return `${JSON.stringify(json)}\n`;
}

const texts = { line: { fi: 'rivi', en: 'line' } };
