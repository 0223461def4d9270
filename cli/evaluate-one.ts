import { resolve } from 'node:path';
import { layOutAnswer } from '../engine/answer/lay-out-answer.ts';
import { openAnswerRows } from '../engine/csv/write-answers.ts';
import { renderMarkdown } from '../engine/report/render-markdown.ts';
import { renderText } from '../engine/report/render-text.ts';
import { writeProblem } from '../library/batch/row-problem.ts';
import { type AnyQuestion, type Decided, decideCase, toAnswerJson, type Undecided } from '../library/decide-case.ts';
import { choose, type Invocation, type Session } from './command.ts';
import { reportUnusable } from './failure.ts';
import type { ExitCode } from './io.ts';
import { readInput } from './read-input.ts';
import { readTextFile } from './read-rulebook.ts';
import { showsColourInResults, writeResults } from './write-output.ts';

/** Formats of an answer, the default for one case first. */
export const answerFormats = ['text', 'json', 'markdown', 'jsonl', 'csv'] as const;

/** Decides the case whose facts are in a JSON file and shows the answer. `path` is `-` for standard input. */
export async function evaluateOne(
  question: AnyQuestion,
  path: string,
  invocation: Invocation,
  session: Session,
): Promise<ExitCode> {
  const text = path === '-' ? await readInput(session.io) : readTextFile(resolve(session.io.cwd, path), path);
  if (typeof text !== 'string') return reportUnusable(text, session);
  const decided = await decideCase(question, text);
  if (decided.kind === 'unusable') return reportBadFacts(path, decided, session);
  const failure = await writeResults(writeAnswer(decided, question, invocation, session), invocation, session, [path]);
  return failure === null ? 0 : reportUnusable(failure, session);
}

function writeAnswer(
  decided: Extract<Decided, { kind: 'decided' }>,
  question: AnyQuestion,
  invocation: Invocation,
  session: Session,
): string {
  const { rulebook, language, decision } = question;
  const { explanation, remedies } = decided;
  const options = { language, ...(explanation !== null && { explanation }), ...(remedies !== null && { remedies }) };
  switch (choose(invocation, '--format', answerFormats)) {
    case 'text':
      return renderText(layOutAnswer(decided.answer, rulebook, options), {
        colour: showsColourInResults(invocation, session),
      });
    case 'markdown':
      return renderMarkdown(layOutAnswer(decided.answer, rulebook, options));
    case 'json':
      return `${JSON.stringify(toAnswerJson(decided, question), null, 2)}\n`;
    case 'jsonl':
      return `${JSON.stringify(toAnswerJson(decided, question))}\n`;
    case 'csv': {
      const rows = openAnswerRows(rulebook, decision, language);
      return rows.header + rows.write(decided.case, decided.answer);
    }
  }
}

async function reportBadFacts(path: string, { problems }: Undecided, { io, language }: Session): Promise<ExitCode> {
  const lines = problems.map((problem) => {
    const place = 'line' in problem ? `${path}:${problem.line}:${problem.column}` : path;
    return `${texts.error[language]}: ${place}: ${writeProblem(problem)[language]}\n`;
  });
  await io.stderr.write(lines.join(''));
  return 2;
}

const texts = { error: { fi: 'virhe', en: 'error' } };
