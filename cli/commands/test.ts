import { resolve } from 'node:path';
import { createLineTable } from '../../dsl/diagnostics/line-table.ts';
import { openReasons } from '../../engine/answer/lay-out-answer.ts';
import { measureCoverage, type TriedCase } from '../../engine/cases/coverage.ts';
import { type CaseResult, runCase } from '../../engine/cases/run-cases.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Origin } from '../../engine/ir/ir.ts';
import { renderItems, renderSections } from '../../engine/report/render-text.ts';
import { writeProblem } from '../../library/batch/row-problem.ts';
import { engines } from '../../library/engines.ts';
import { type OpenedRulebook, openRulebook as openDecisions } from '../../library/loaded-rulebook.ts';
import { type Command, draftsOption, type Invocation, type Session } from '../command.ts';
import { reportUnusable, type Unusable } from '../failure.ts';
import { showsColour } from '../io.ts';
import { layOutCoverage } from '../lay-out-coverage.ts';
import { type Opened, openRulebook, readCaseFiles } from '../open-rulebook.ts';
import { readTextFile } from '../read-rulebook.ts';
import { reportErrors, writeDiagnostics } from '../report-diagnostics.ts';

/** `rulebook test` */
export const test: Command = {
  description: {
    fi: 'Ajaa sääntökirjan omat tapaukset (tests/*.yaml): annetuilla tiedoilla pitää tulla odotettu tulos. Kertoo, missä odotettu ja saatu eroavat ja miksi.',
    en: "Runs the rulebook's own cases (tests/*.yaml): the given facts must bring the expected result. Says where expected and actual differ, and why.",
  },
  parameters: [
    {
      name: { fi: 'tiedostot', en: 'files' },
      summary: { fi: 'tapaustiedostot; oletus kaikki', en: 'files of cases; all by default' },
      required: false,
      variadic: true,
    },
  ],
  options: [
    {
      flag: '--coverage',
      summary: {
        fi: 'kerro myös, mitä säännöistä, poikkeuksista ja säännöksistä tapaukset kokeilevat',
        en: 'also tell which rules, exceptions and provisions the cases try',
      },
    },
    draftsOption,
  ],
  examples: [
    { line: 'rulebook test', purpose: { fi: 'ajaa kaikki tapaukset', en: 'runs all cases' } },
    {
      line: 'rulebook test --coverage',
      purpose: { fi: 'kertoo myös, mitä jää kokeilematta', en: 'also tells what is left untried' },
    },
  ],
  async run(invocation, session) {
    const opened = openRulebook(invocation, session);
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    const { rulebook } = opened;
    if (rulebook === null) return reportErrors(opened, session);
    const files = chooseFiles(invocation, opened, session);
    if ('kind' in files) return reportUnusable(files, session);
    const { cases, diagnostics } = readCaseFiles(files, rulebook);
    const loaded = openDecisions(rulebook, engines.interpreter(rulebook));
    const results = cases.map((policyCase) => runCase(rulebook, loaded.deciding.evaluator, policyCase));
    const failures = results.filter(({ kind }) => kind !== 'passed');
    const { stdout } = session.io;
    if (diagnostics.length > 0) {
      const options = { language: session.language, colour: showsColour(session.io) };
      await stdout.write(`${writeDiagnostics(diagnostics, files, options)}\n`);
    }
    for (const result of failures) {
      await stdout.write(`${writeFailure(result, files, loaded, session, result === failures[0])}\n`);
    }
    if (invocation.has('--coverage')) {
      const coverage = measureCoverage(rulebook, engines.interpreter, results.flatMap(toTriedCase));
      await stdout.write(`${renderSections(layOutCoverage(coverage, rulebook, session.language))}\n`);
    }
    const failed = failures.length + diagnostics.length;
    await stdout.write(`${results.length - failures.length} passed, ${failed} failed\n`);
    return failed > 0 ? 1 : 0;
  },
};

function chooseFiles({ words }: Invocation, opened: Opened, { io }: Session): Opened['cases'] | Unusable {
  if (words.length === 0) return opened.cases;
  const files = new Map<string, string>();
  for (const word of words) {
    const text = readTextFile(resolve(io.cwd, word), word);
    if (typeof text !== 'string') return text;
    files.set(word, text);
  }
  return files;
}

function toTriedCase(result: CaseResult): readonly TriedCase[] {
  if (result.kind === 'unusable') return [];
  const { decision, on } = result.case;
  return [{ decision, on, facts: result.facts }];
}

/** What came out otherwise; of the first failure also why. */
function writeFailure(
  result: CaseResult,
  files: Opened['cases'],
  loaded: OpenedRulebook,
  { language }: Session,
  withReasons: boolean,
): string {
  const place = ({ file, start }: Origin) => `${file}:${createLineTable(files.get(file) ?? '').positionAt(start).line}`;
  const head = `✗ ${result.case.name}\n  ${place(result.case.origin)}\n`;
  switch (result.kind) {
    case 'passed':
      return '';
    case 'unusable': {
      const problems = result.problems.map((one) => `  ${place(one.origin)}: ${writeProblem(one)[language]}\n`);
      return head + problems.join('');
    }
    case 'failed': {
      const differences = result.differences.map(
        ({ subject, expected, actual, origin }) =>
          `  ${subject} (${place(origin)})\n    ${texts.expected[language]} ${expected}\n    ${texts.actual[language]} ${actual}\n`,
      );
      return head + differences.join('') + (withReasons ? writeReasons(result, loaded, language) : '');
    }
  }
}

/** Why the rules and values that differ came out as they did; with none of them, why the outcome did. */
function writeReasons(
  { case: { decision: name, on }, facts, answer, differences }: Extract<CaseResult, { kind: 'failed' }>,
  loaded: OpenedRulebook,
  language: Session['language'],
): string {
  const decision = loaded.decision(name, { on: on === null ? null : formatDate(on), language });
  const because = decision.decide(decision.ready(facts), { detail: 'findings' }).because();
  const subjects = new Set(differences.map(({ subject }) => subject));
  const decisive = answer.rules.filter(({ status }) => status === 'violated' || status === 'unknown');
  const rules = subjects.has('outcome') ? decisive.map(({ rule }) => rule) : [];
  const told = [
    ...Object.entries(because.rules).filter(([rule]) => rules.includes(rule) || subjects.has(`rules.${rule}`)),
    ...Object.entries(because.values).filter(([name]) => subjects.has(`values.${name}`)),
  ];
  if (told.length === 0) return '';
  const reasons = openReasons(language);
  const items = told.map(([, tree]) => reasons.of(tree, ''));
  return `  ${texts.because[language]}\n${renderItems(items, '    ').join('\n')}\n`;
}

const texts = {
  expected: { fi: 'odotettu:', en: 'expected:' },
  actual: { fi: 'saatu:   ', en: 'actual:  ' },
  because: { fi: 'perustelut:', en: 'reasons:' },
};
