import { layOutDocument } from '../../engine/document/lay-out-document.ts';
import { renderHtml } from '../../engine/report/render-html.ts';
import { renderMarkdown } from '../../engine/report/render-markdown.ts';
import { type Command, choose, draftsOption } from '../command.ts';
import { reportUnusable } from '../failure.ts';
import { findDecision } from '../find-decision.ts';
import { openRulebook } from '../open-rulebook.ts';
import { onOption, readAnswerLanguage, readOn, today } from '../options.ts';
import { reportErrors } from '../report-diagnostics.ts';
import { outputOption, writeResults } from '../write-output.ts';

const formats = ['markdown', 'html'] as const;

/** `rulebook show` */
export const show: Command = {
  description: {
    fi: 'Näyttää sääntökirjan luettavana asiakirjana (Markdown tai HTML): säännöt lauseina, säännökset ja tulkinnat, voimassa olevat arvot. Oletuspäivä on tänään.',
    en: 'Shows the rulebook as a readable document (Markdown or HTML): rules in sentences, provisions and readings, values in force. The day is today unless given.',
  },
  parameters: [],
  options: [
    onOption,
    {
      flag: '--decision',
      value: { fi: 'nimi', en: 'name' },
      summary: { fi: 'vain tämä ratkaisu ja mitä se käyttää', en: 'this decision only, with what it uses' },
    },
    {
      flag: '--format',
      value: { fi: 'muoto', en: 'format' },
      choices: formats,
      summary: { fi: 'asiakirjan muoto', en: 'format of the document' },
    },
    draftsOption,
    outputOption,
  ],
  examples: [
    {
      line: 'rulebook show --on 2020-03-02 --output saannot.md',
      purpose: { fi: 'tuona päivänä voimassa olleet säännöt', en: 'the rules in force on that day' },
    },
    {
      line: 'rulebook show --format html --output saannot.html',
      purpose: { fi: 'sivu, jonka voi julkaista tai tulostaa', en: 'a page that can be published or printed' },
    },
    {
      line: 'rulebook show --decision voucher_grant --language en',
      purpose: { fi: 'yksi ratkaisu englanniksi', en: 'one decision in English' },
    },
  ],
  async run(invocation, session) {
    const on = readOn(invocation);
    if (on.kind === 'unusable') return reportUnusable(on, session);
    const opened = openRulebook(invocation, session);
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    const { rulebook } = opened;
    if (rulebook === null) return reportErrors(opened, session);
    const asked = invocation.value('--decision');
    const decision = asked === undefined ? null : findDecision(rulebook, asked);
    if (decision !== null && typeof decision !== 'string') return reportUnusable(decision, session);
    const language = readAnswerLanguage(invocation, rulebook);
    const document = layOutDocument(rulebook, { language, day: on.day ?? today(), decision });
    const render = choose(invocation, '--format', formats) === 'html' ? renderHtml : renderMarkdown;
    const failure = await writeResults(render(document), invocation, session);
    return failure === null ? 0 : reportUnusable(failure, session);
  },
};
