import { createReadStream, openSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderAnswerAsMarkdown } from '../../engine/explain/render-markdown.ts';
import { renderAnswerAsText } from '../../engine/explain/render-text.ts';
import { type Command, choose, draftsOption, type Invocation, type Session } from '../command.ts';
import { type AnyQuestion, type Decided, decideCase, toAnswerJson } from '../decide-case.ts';
import { engineOption, openEngine } from '../engines.ts';
import { type CaseStream, evaluateLines, writeFactProblem } from '../evaluate-lines.ts';
import { reportUnusable, type Unusable, unreadable, unusable } from '../failure.ts';
import { findDecision } from '../find-decision.ts';
import { type ExitCode, showsColour } from '../io.ts';
import { openRulebook } from '../open-rulebook.ts';
import { onOption, readAnswerLanguage, readOn } from '../options.ts';
import { readInput } from '../read-input.ts';
import { readTextFile } from '../read-rulebook.ts';
import { reportErrors } from '../report-diagnostics.ts';
import { openResults, outputOption, type Results } from '../write-output.ts';

const formats = ['text', 'json', 'markdown', 'jsonl'] as const;

/** `rulebook evaluate` */
export const evaluate: Command = {
  description: {
    fi: 'Ratkaisee tapauksen, jonka tiedot ovat JSON-tiedostossa, tai tiedostollisen tapauksia. Puuttuva tieto on tuntematon, ei nolla eikä ei. Poistumiskoodi on 0, oli tulos mikä tahansa.',
    en: 'Decides a case whose facts are in a JSON file, or a file of cases. A fact left out is unknown, not zero and not false. Ends with status 0 whatever the outcome.',
  },
  parameters: [
    {
      name: { fi: 'ratkaisu', en: 'decision' },
      summary: { fi: 'mitä ratkaistaan, kuten voucher_grant', en: 'what to decide, such as voucher_grant' },
      required: true,
    },
    {
      name: { fi: 'tiedot.json', en: 'facts.json' },
      summary: {
        fi: 'yhden tapauksen tiedot; - lukee vakiosyötteestä',
        en: 'facts of one case; - reads standard input',
      },
      required: false,
    },
  ],
  options: [
    {
      flag: '--facts-file',
      value: { fi: 'tiedosto', en: 'file' },
      summary: {
        fi: 'monta tapausta: JSON-rivejä (.jsonl), yksi tapaus rivillä; - lukee vakiosyötteestä. Virheellinen rivi kerrotaan eikä pysäytä muita.',
        en: 'many cases: JSON lines (.jsonl), one case a line; - reads standard input. A bad line is told and does not stop the others.',
      },
    },
    onOption,
    {
      flag: '--format',
      value: { fi: 'muoto', en: 'format' },
      choices: formats,
      summary: {
        fi: 'vastauksen muoto; oletus text, monelle tapaukselle jsonl',
        en: 'format of the answer; text by default, jsonl for many cases',
      },
    },
    { flag: '--explain', summary: { fi: 'perustelut vaiheittain', en: 'reasons step by step' } },
    engineOption,
    draftsOption,
    outputOption,
  ],
  examples: [
    {
      line: 'rulebook evaluate voucher_grant examples/voucher-grant-approved.json --explain',
      purpose: { fi: 'yksi hakemus perusteluineen', en: 'one application with its reasons' },
    },
    {
      line: 'rulebook evaluate voucher_grant --facts-file cases.jsonl > answers.jsonl',
      purpose: { fi: 'tiedostollinen hakemuksia', en: 'a file of applications' },
    },
  ],
  async run(invocation, session) {
    const misuse = findMisuse(invocation);
    if (misuse !== null) return reportUnusable(misuse, session);
    const on = readOn(invocation);
    if (on.kind === 'unusable') return reportUnusable(on, session);
    const opened = openRulebook(invocation, session);
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    const { rulebook } = opened;
    if (rulebook === null) return reportErrors(opened, session);
    const decision = findDecision(rulebook, invocation.words[0] ?? '');
    if (typeof decision !== 'string') return reportUnusable(decision, session);
    const question: AnyQuestion = {
      rulebook,
      evaluator: await openEngine(invocation, rulebook),
      decision,
      on: on.day,
      language: readAnswerLanguage(invocation, rulebook),
      explain: invocation.has('--explain'),
    };
    return invocation.value('--facts-file') === undefined
      ? evaluateOne(question, invocation, session)
      : evaluateMany(question, invocation, session);
  },
};

function findMisuse(invocation: Invocation): Unusable | null {
  const one = invocation.words[1];
  const many = invocation.value('--facts-file');
  const format = invocation.value('--format');
  if (one === undefined && many === undefined) return unusable(texts.noFacts);
  if (one !== undefined && many !== undefined) return unusable(texts.twoSources);
  if (many !== undefined && format !== undefined && format !== 'jsonl') return unusable(texts.manyFormat);
  if (many !== undefined && /\.csv$/i.test(many)) return unusable(texts.csv);
  if (one !== undefined && /\.jsonl$/i.test(one)) return unusable(texts.linesAsOne(one));
  return null;
}

async function evaluateOne(question: AnyQuestion, invocation: Invocation, session: Session): Promise<ExitCode> {
  const path = invocation.words[1] ?? '-';
  const text = path === '-' ? await readInput(session.io) : readTextFile(resolve(session.io.cwd, path), path);
  if (typeof text !== 'string') return reportUnusable(text, session);
  const decided = await decideCase(question, text);
  if (decided.kind === 'unusable') return reportBadFacts(path, decided, session);
  const results = openResults(invocation, session, [path]);
  if (results.kind === 'unusable') return reportUnusable(results, session);
  await results.write(writeAnswer(decided, question, choose(invocation, '--format', formats), results, session));
  results.close();
  return 0;
}

function writeAnswer(
  decided: Extract<Decided, { kind: 'decided' }>,
  { rulebook, language }: AnyQuestion,
  format: (typeof formats)[number],
  stdout: Results,
  { io }: Session,
): string {
  const options = { language, ...(decided.explanation !== null && { explanation: decided.explanation }) };
  switch (format) {
    case 'text':
      return renderAnswerAsText(decided.answer, rulebook, { ...options, colour: showsColour({ stdout, env: io.env }) });
    case 'markdown':
      return renderAnswerAsMarkdown(decided.answer, rulebook, options);
    case 'json':
      return `${JSON.stringify(toAnswerJson(decided), null, 2)}\n`;
    case 'jsonl':
      return `${JSON.stringify(toAnswerJson(decided))}\n`;
  }
}

async function reportBadFacts(
  path: string,
  { problems }: Extract<Decided, { kind: 'unusable' }>,
  { io, language }: Session,
): Promise<ExitCode> {
  const lines = problems.map((problem) => {
    const place = 'line' in problem ? `${path}:${problem.line}:${problem.column}` : path;
    return `${texts.error[language]}: ${place}: ${writeFactProblem(problem)[language]}\n`;
  });
  await io.stderr.write(lines.join(''));
  return 2;
}

async function evaluateMany(question: AnyQuestion, invocation: Invocation, session: Session): Promise<ExitCode> {
  const path = invocation.value('--facts-file') ?? '-';
  const cases = openCaseStream(path, session);
  if ('kind' in cases) return reportUnusable(cases, session);
  const results = openResults(invocation, session, [path]);
  if (results.kind === 'unusable') return reportUnusable(results, session);
  const status = await evaluateLines(question, cases, results, session);
  results.close();
  return status;
}

function openCaseStream(path: string, { io }: Session): CaseStream | Unusable {
  if (path === '-') return { stream: io.stdin, bytes: null };
  try {
    const place = resolve(io.cwd, path);
    const stats = statSync(place);
    if (stats.isDirectory()) return unreadable(path, 'EISDIR');
    // Opened here, so that what stands in the way is known before anything is written.
    const stream = createReadStream('', { fd: openSync(place, 'r') });
    return { stream, bytes: stats.isFile() ? stats.size : null };
  } catch (error) {
    return unreadable(path, error);
  }
}

const texts = {
  error: { fi: 'virhe', en: 'error' },
  noFacts: {
    fi: "tapauksen tiedot puuttuvat: anna JSON-tiedosto, '-' (vakiosyöte) tai --facts-file TIEDOSTO",
    en: "the facts are missing: give a JSON file, '-' (standard input) or --facts-file FILE",
  },
  twoSources: {
    fi: 'anna joko yhden tapauksen tiedosto tai --facts-file, ei molempia',
    en: 'give either the file of one case or --facts-file, not both',
  },
  manyFormat: {
    fi: 'monen tapauksen vastaukset kirjoitetaan JSON-riveinä: --format jsonl',
    en: 'answers to many cases are written as JSON lines: --format jsonl',
  },
  csv: {
    fi: 'CSV-tiedostoja ei vielä lueta; anna tapaukset JSON-riveinä (.jsonl), yksi JSON-tietue rivillä',
    en: 'CSV files cannot be read yet; give the cases as JSON lines (.jsonl), one JSON object a line',
  },
  linesAsOne: (path: string) => ({
    fi: `'${path}' on monen tapauksen tiedosto; anna se näin: --facts-file ${path}`,
    en: `'${path}' is a file of many cases; give it so: --facts-file ${path}`,
  }),
};
