import type { Question } from '../../library/node/batch/task.ts';
import { batchOptions, factsFileOption, findBatchMisuse, readBatchRequest } from '../batch/batch-options.ts';
import { evaluateBatch } from '../batch/evaluate-batch.ts';
import { type Command, draftsOption, type Invocation } from '../command.ts';
import { chooseEngine, engineOption } from '../engines.ts';
import { answerFormats, evaluateOne } from '../evaluate-one.ts';
import { reportUnusable, type Unusable, unusable } from '../failure.ts';
import { findDecision } from '../find-decision.ts';
import { openRulebook } from '../open-rulebook.ts';
import { onOption, readAnswerLanguage, readOn } from '../options.ts';
import { reportErrors } from '../report-diagnostics.ts';
import { outputOption } from '../write-output.ts';

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
    factsFileOption,
    onOption,
    {
      flag: '--format',
      value: { fi: 'muoto', en: 'format' },
      choices: answerFormats,
      summary: {
        fi: 'vastauksen muoto; oletus text, monelle tapaukselle jsonl',
        en: 'format of the answer; text by default, jsonl for many cases',
      },
    },
    { flag: '--explain', summary: { fi: 'perustelut vaiheittain', en: 'reasons step by step' } },
    engineOption,
    draftsOption,
    outputOption,
    ...batchOptions,
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
    {
      line: 'rulebook evaluate voucher_grant --facts-file cases.csv --format csv --output answers.csv --rejects bad.csv',
      purpose: {
        fi: 'taulukko hakemuksia; keskeytynyt ajo jatkuu, kun komentoon lisätään --resume',
        en: 'a table of applications; an interrupted run goes on with --resume added to the command',
      },
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
    const question: Question = {
      rulebook,
      engine: chooseEngine(invocation),
      decision,
      on: on.day,
      language: readAnswerLanguage(invocation, rulebook),
      explain: invocation.has('--explain'),
    };
    if (invocation.value('--facts-file') === undefined) {
      return evaluateOne(question, invocation.words[1] ?? '-', invocation, session);
    }
    const request = readBatchRequest(invocation, question, session);
    return request.kind === 'unusable' ? reportUnusable(request, session) : evaluateBatch(request, session);
  },
};

function findMisuse(invocation: Invocation): Unusable | null {
  const one = invocation.words[1];
  const many = invocation.value('--facts-file');
  if (one === undefined && many === undefined) return unusable(texts.noFacts);
  if (one !== undefined && many !== undefined) return unusable(texts.twoSources);
  if (one !== undefined && /\.(jsonl|csv)$/i.test(one)) return unusable(texts.manyAsOne(one));
  return findBatchMisuse(invocation);
}

const texts = {
  noFacts: {
    fi: "tapauksen tiedot puuttuvat: anna JSON-tiedosto, '-' (vakiosyöte) tai --facts-file TIEDOSTO",
    en: "the facts are missing: give a JSON file, '-' (standard input) or --facts-file FILE",
  },
  twoSources: {
    fi: 'anna joko yhden tapauksen tiedosto tai --facts-file, ei molempia',
    en: 'give either the file of one case or --facts-file, not both',
  },
  manyAsOne: (path: string) => ({
    fi: `'${path}' on monen tapauksen tiedosto; anna se näin: --facts-file ${path}`,
    en: `'${path}' is a file of many cases; give it so: --facts-file ${path}`,
  }),
};
