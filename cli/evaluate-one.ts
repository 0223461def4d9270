import { resolve } from 'node:path';
import { layOutAnswer } from '../engine/answer/lay-out-answer.ts';
import { openAnswerRows } from '../engine/csv/write-answers.ts';
import { renderMarkdown } from '../engine/report/render-markdown.ts';
import { renderText } from '../engine/report/render-text.ts';
import { writeProblem } from '../library/batch/row-problem.ts';
import { openQuestion, type Question } from '../library/node/batch/task.ts';
import { type FoundCase, toJson, type UnusableFacts } from '../library/results.ts';
import { choose, type Invocation, type Session } from './command.ts';
import { reportUnusable } from './failure.ts';
import type { ExitCode } from './io.ts';
import { readInput } from './read-input.ts';
import { readTextFile } from './read-rulebook.ts';
import { showsColourInResults, writeResults } from './write-output.ts';

/** Formats of an answer, the default for one case first. */
export const answerFormats = ['text', 'json', 'markdown', 'jsonl', 'csv'] as const;

type AnswerFormat = (typeof answerFormats)[number];

/** Decides the case whose facts are in a JSON file and shows the answer. `path` is `-` for standard input. */
export async function evaluateOne(
  question: Question,
  path: string,
  invocation: Invocation,
  session: Session,
): Promise<ExitCode> {
  const text = path === '-' ? await readInput(session.io) : readTextFile(resolve(session.io.cwd, path), path);
  if (typeof text !== 'string') return reportUnusable(text, session);
  const format = choose(invocation, '--format', answerFormats);
  const isJson = format === 'json' || format === 'jsonl';
  const detail = isJson ? (question.explain ? 'reasons' : 'answer') : 'findings';
  const decided = await (await openQuestion(question)).decide(text, { detail });
  if (decided.kind === 'unusable') return reportBadFacts(path, decided, session);
  const answer =
    'findings' in decided
      ? renderAnswer(decided, question, format, showsColourInResults(invocation, session))
      : `${JSON.stringify(toJson(decided), null, format === 'json' ? 2 : 0)}\n`;
  const failure = await writeResults(answer, invocation, session, [path]);
  return failure === null ? 0 : reportUnusable(failure, session);
}

function renderAnswer(
  decided: FoundCase,
  { rulebook, decision, language, explain }: Question,
  format: AnswerFormat,
  colour: boolean,
): string {
  if (format === 'csv') {
    const rows = openAnswerRows(rulebook, decision, language);
    return rows.header + rows.write(decided.case, decided.findings);
  }
  const remedies = explain ? decided.remedies() : null;
  const report = layOutAnswer(decided.findings, rulebook, {
    language,
    ...(explain && { explanation: decided.because() }),
    ...(remedies !== null && { remedies }),
  });
  return format === 'markdown' ? renderMarkdown(report) : renderText(report, { colour });
}

async function reportBadFacts(path: string, { problems }: UnusableFacts, { io, language }: Session): Promise<ExitCode> {
  const lines = problems.map((problem) => {
    const place = 'line' in problem ? `${path}:${problem.line}:${problem.column}` : path;
    return `${texts.error[language]}: ${place}: ${writeProblem(problem)[language]}\n`;
  });
  await io.stderr.write(lines.join(''));
  return 2;
}

const texts = { error: { fi: 'virhe', en: 'error' } };
