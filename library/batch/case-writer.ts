import { openAnswerRows } from '../../engine/csv/write-answers.ts';
import type { Outcome, Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import type { AnyDecision, GivenFacts } from '../decision.ts';
import { type FoundDetail, type Results, toJson, type UnusableFacts } from '../results.ts';
import type { BadCase } from './read-cases.ts';
import { writeProblem } from './row-problem.ts';

/** How the answers to many cases are written. */
export type ResultFormat = 'jsonl' | 'csv';

/** What is written of every case. */
export interface Writing {
  readonly rulebook: Rulebook;
  readonly decision: string;
  /** Of the answers. */
  readonly language: Language;
  readonly format: ResultFormat;
  readonly explain: boolean;
}

/** A case decided, as it is written. */
interface WrittenRecord {
  readonly kind: 'decided';
  readonly outcome: Outcome;
  /** With its line break. */
  readonly text: string;
}

/** Decides cases one after another and writes their answers, each as one record of the results. */
export interface CaseWriter {
  decide(facts: GivenFacts): WrittenRecord | UnusableFacts | Promise<WrittenRecord | UnusableFacts>;
  /** The place of a case that could not be decided; `line` is its first one, counted from 1. */
  writeBad: WriteBad;
}

type WriteBad = (bad: Omit<BadCase, 'kind'>, line: number) => string;

/** What the results begin with. */
export function writeHead({ rulebook, decision, language, format }: Omit<Writing, 'explain'>): string {
  return format === 'csv' ? openAnswerRows(rulebook, decision, language).header : '';
}

export function openCaseWriter(decision: AnyDecision, writing: Writing): CaseWriter {
  const { rulebook, language, format, explain } = writing;
  const writeBad = prepareBad(writing);
  const decideAs =
    <Asked extends FoundDetail>(detail: Asked, write: (decided: Results[Asked]) => Omit<WrittenRecord, 'kind'>) =>
    (facts: GivenFacts) =>
      whenSettled(decision.decide(facts, { detail }), (decided) =>
        decided.kind === 'unusable' ? decided : { kind: 'decided' as const, ...write(decided) },
      );
  if (format === 'csv') {
    const rows = openAnswerRows(rulebook, writing.decision, language);
    return {
      decide: decideAs('findings', ({ case: reference, findings }) => ({
        outcome: findings.outcome,
        text: rows.write(reference, findings),
      })),
      writeBad,
    };
  }
  return {
    decide: explain
      ? decideAs('reasons', (decided) => ({
          outcome: decided.answer.outcome,
          text: `${JSON.stringify(toJson(decided))}\n`,
        }))
      : decideAs('json', ({ outcome, json }) => ({ outcome, text: `${json}\n` })),
    writeBad,
  };
}

/** Gives a function that writes the place of a case that could not be decided. */
export function prepareBad({ rulebook, decision, language, format }: Writing): WriteBad {
  if (format === 'jsonl') return (bad, line) => writeBadLine(bad, line, language);
  const rows = openAnswerRows(rulebook, decision, language);
  return ({ case: reference, problems }, line) => {
    const place = `${texts.line[language]} ${line}`;
    const messages = problems.map((problem) => `${place}: ${writeProblem(problem)[language]}`);
    return rows.writeUndecided({ case: reference, messages });
  };
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
