/** Deciding a file of cases, one JSON object a line, in constant memory. */
import type { FactProblem } from '../engine/facts/problem.ts';
import type { Outcome } from '../engine/ir/ir.ts';
import type { Localized } from '../engine/ir/localized.ts';
import type { Session } from './command.ts';
import { type AnyQuestion, type DecidedAsJson, decideCase, openJsonDecisions, toAnswerJson } from './decide-case.ts';
import type { ExitCode, Output } from './io.ts';
import { startProgress } from './progress.ts';
import { type Line, readLines } from './read-lines.ts';

/** Cases to decide: a stream of JSON lines, its length in bytes where that is known. */
export interface CaseStream {
  readonly stream: AsyncIterable<Uint8Array | string>;
  readonly bytes: number | null;
}

/**
 * Writes one line of JSON for every line of cases, in their order. A line that cannot be used keeps its place, as
 * `{"case", "line", "errors"}`, is reported on standard error, and does not stop the others. Ends with the totals.
 */
export async function evaluateLines(
  question: AnyQuestion,
  cases: CaseStream,
  results: Output,
  session: Session,
): Promise<ExitCode> {
  const progress = await startProgress(session.io.stderr, cases.bytes);
  const totals = new Map<Outcome, number>();
  const report = openBadRowReport(session);
  const decide = openDecisions(question);
  let pending = '';
  for await (const line of readLines(cases.stream)) {
    if (line.text?.trim() === '') continue;
    const decided = await decideLine(decide, line);
    if (decided.kind === 'decided') {
      totals.set(decided.outcome, (totals.get(decided.outcome) ?? 0) + 1);
      pending += `${decided.json}\n`;
    } else {
      await report.add(line.number, decided.problems);
      pending += `${JSON.stringify(toErrorJson(decided, line.number, question))}\n`;
    }
    if (pending.length < writeSize) continue;
    await results.write(pending);
    pending = '';
    progress.update(line.bytes);
  }
  if (pending !== '') await results.write(pending);
  progress.stop();
  await session.io.stderr.write(`${writeTotals(totals, report.count)[session.language]}\n`);
  return report.count > 0 ? 1 : 0;
}

const writeSize = 65_536;

interface LineProblem extends Pick<FactProblem, 'path' | 'message' | 'help'> {
  readonly code: string;
}

type DecidedLine =
  | DecidedAsJson
  | { readonly kind: 'unusable'; readonly case: string | number | null; readonly problems: readonly LineProblem[] };

type Decide = (text: string) => DecidedLine | Promise<DecidedLine>;

/** With because-trees each answer is made on its own. */
function openDecisions(question: AnyQuestion): Decide {
  if (!question.explain) return openJsonDecisions(question);
  return async (text) => {
    const decided = await decideCase(question, text);
    if (decided.kind === 'unusable') return decided;
    return { kind: 'decided', outcome: decided.answer.outcome, json: JSON.stringify(toAnswerJson(decided)) };
  };
}

async function decideLine(decide: Decide, { text, fault }: Line): Promise<DecidedLine> {
  if (text === null) return { kind: 'unusable', case: null, problems: [lineFaults[fault ?? 'not_utf8']] };
  try {
    return await decide(text);
  } catch {
    // A fault of ours in one case must not lose the others.
    return { kind: 'unusable', case: null, problems: [ourFault] };
  }
}

function toErrorJson(
  { case: reference, problems }: Extract<DecidedLine, { kind: 'unusable' }>,
  line: number,
  { language }: AnyQuestion,
): object {
  return {
    ...(reference !== null && { case: reference }),
    line,
    errors: problems.map(({ code, path, message }) => ({ code, path, message: message[language] })),
  };
}

/** Tells bad rows by line; after very many only their number, since each is in the results too. */
function openBadRowReport({ io, language }: Session) {
  let count = 0;
  return {
    get count(): number {
      return count;
    },
    async add(line: number, problems: readonly LineProblem[]): Promise<void> {
      count += 1;
      if (count === mostReported + 1) await io.stderr.write(`${texts.moreBadRows[language]}\n`);
      if (count > mostReported) return;
      const told = problems.map(
        (problem) => `${texts.line[language]} ${line}: ${writeFactProblem(problem)[language]}\n`,
      );
      await io.stderr.write(told.join(''));
    },
  };
}

const mostReported = 1_000;

/** `client.birth_date: …; what to do`, without any value that came in. */
export function writeFactProblem({ path, message, help }: LineProblem): Localized {
  const place = path === '' ? '' : `${path}: `;
  return {
    fi: place + message.fi + (help === undefined ? '' : `; ${help.fi}`),
    en: place + message.en + (help === undefined ? '' : `; ${help.en}`),
  };
}

function writeTotals(totals: ReadonlyMap<Outcome, number>, bad: number): Localized {
  const outcomes: readonly Outcome[] = ['approved', 'denied', 'referred', 'incomplete'];
  const decided = outcomes.reduce((sum, outcome) => sum + (totals.get(outcome) ?? 0), 0);
  const listed = outcomes.map((outcome) => `${outcome} ${totals.get(outcome) ?? 0}`).join(', ');
  return {
    fi: `ratkaistu ${decided}: ${listed}; virheellisiä rivejä ${bad}`,
    en: `decided ${decided}: ${listed}; bad rows ${bad}`,
  };
}

const lineFaults: Readonly<Record<'too_long' | 'not_utf8', LineProblem>> = {
  too_long: {
    code: 'line-too-long',
    path: '',
    message: { fi: 'rivi on yli 10 megatavua', en: 'the line is longer than 10 megabytes' },
    help: { fi: 'anna yksi tapaus rivillä', en: 'give one case a line' },
  },
  not_utf8: {
    code: 'not-utf8',
    path: '',
    message: { fi: 'rivi ei ole UTF-8-muotoista tekstiä', en: 'the line is not UTF-8 text' },
    help: { fi: 'tallenna tiedosto UTF-8-muodossa', en: 'save the file as UTF-8' },
  },
};

const ourFault: LineProblem = {
  code: 'program-fault',
  path: '',
  message: { fi: 'ohjelman vika esti ratkaisun', en: 'a fault of the program prevented the decision' },
  help: { fi: 'ilmoita siitä ylläpidolle', en: 'please report it' },
};

const texts = {
  line: { fi: 'rivi', en: 'line' },
  moreBadRows: {
    fi: 'virheellisiä rivejä on enemmän; loput näkyvät vain tuloksissa',
    en: 'there are more bad rows; the rest is told in the results only',
  },
};
