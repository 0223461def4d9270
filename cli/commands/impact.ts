import type { Command } from '../command.ts';
import { reportBrokenSide } from '../diff/report-broken-side.ts';
import { reportUnusable } from '../failure.ts';
import { countCaseload } from '../impact/count-caseload.ts';
import { readImpactRequest } from '../impact/impact-request.ts';
import { impactFormats, writeImpact } from '../impact/write-impact.ts';
import { outputOption, writeResults } from '../write-output.ts';

/** `rulebook impact` */
export const impact: Command = {
  description: {
    fi: 'Laskee, mitä muutos tekee tapauksille: jokainen tapaus ratkaistaan kummillakin säännöillä omalle päivälleen. Markdown ja HTML on tehty jaettaviksi: niissä ei ole yhtään yksittäistä tapausta eikä alle viiden tapauksen ryhmää.',
    en: 'Computes what a change does to cases: each is decided under both rulebooks as of its own date. Markdown and HTML are made to be handed on: they hold no single case and no group of fewer than five.',
  },
  parameters: [
    {
      name: { fi: 'ennen', en: 'before' },
      summary: {
        fi: 'git-versio (main, HEAD~1), kansio tai päivä (2020-06-01)',
        en: 'a git revision (main, HEAD~1), a folder or a date (2020-06-01)',
      },
      required: true,
    },
    {
      name: { fi: 'jälkeen', en: 'after' },
      summary: { fi: 'samoin; ilman tätä työkansio', en: 'likewise; the working folder unless given' },
      required: false,
    },
  ],
  options: [
    {
      flag: '--caseload',
      value: { fi: 'tiedosto', en: 'file' },
      summary: {
        fi: 'tapaukset: JSON-rivejä tai CSV (.csv); - lukee vakiosyötteestä',
        en: 'the cases: JSON lines, or CSV (.csv); - reads standard input',
      },
    },
    {
      flag: '--decision',
      value: { fi: 'nimi', en: 'name' },
      summary: { fi: 'mitä tapauksista ratkaistaan', en: 'what is decided about the cases' },
    },
    {
      flag: '--by',
      value: { fi: 'tieto', en: 'fact' },
      summary: {
        fi: 'tieto, jonka mukaan tapaukset ryhmitellään; oletus ensimmäinen luokitus',
        en: 'the fact by which cases are grouped; the first of an enum by default',
      },
    },
    {
      flag: '--format',
      value: { fi: 'muoto', en: 'format' },
      choices: impactFormats,
      summary: { fi: 'tulosteen muoto, oletus text', en: 'format of the result, text by default' },
    },
    {
      flag: '--shared',
      summary: {
        fi: 'jaettavaksi: myös text ja json ilman yksittäisiä tapauksia ja alle viiden ryhmiä',
        en: 'to be handed on: text and json too without single cases and groups under five',
      },
    },
    {
      flag: '--show-cases',
      summary: {
        fi: 'näytä suurimpien muutosten tapaustunnukset (vain text ja json omaan käyttöön)',
        en: 'show the references of the largest changes (text and json for your own use only)',
      },
    },
    outputOption,
  ],
  examples: [
    {
      line: 'rulebook impact main --caseload applications.jsonl --decision voucher_grant',
      purpose: {
        fi: 'mitä työkansion muutos tekee hakemuksille',
        en: 'what the change in the working folder does to applications',
      },
    },
    {
      line: 'rulebook impact 2020-06-01 2021-06-01 --caseload invoices.jsonl --decision invoice_check --format html --output impact.html',
      purpose: { fi: 'raportti, jonka voi jakaa', en: 'a report that can be handed on' },
    },
  ],
  async run(invocation, session) {
    const request = await readImpactRequest(invocation, session);
    if (request.kind === 'unusable') return reportUnusable(request, session);
    if (request.kind === 'invalid') return reportBrokenSide(request, request.states, session);
    const counted = await countCaseload(request, session);
    if ('kind' in counted) return reportUnusable(counted, session);
    const report = await writeImpact(counted, request, invocation);
    const failure = await writeResults(report, invocation, session, [request.input.shown]);
    if (failure !== null) return reportUnusable(failure, session);
    return counted.unusable > 0 ? 1 : 0;
  },
};
