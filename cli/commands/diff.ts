import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { arrangeReport } from '../../engine/analysis/changes/report/arrange.ts';
import { renderReportAsHtml } from '../../engine/analysis/changes/report/render-html.ts';
import { renderReportAsMarkdown } from '../../engine/analysis/changes/report/render-markdown.ts';
import { renderReportAsText } from '../../engine/analysis/changes/report/render-text.ts';
import type { Caution, Report } from '../../engine/analysis/changes/report/report.ts';
import { writeReportJson } from '../../engine/analysis/changes/report/write-json.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { compareRulebooks } from '../../library/compare.ts';
import { compareChangedBehaviour } from '../../library/node/compare-behaviour.ts';
import { type Command, choose, type Invocation, type Session } from '../command.ts';
import { readCautions } from '../diff/cautions.ts';
import { reportBrokenSide } from '../diff/report-broken-side.ts';
import { type ComparedStates, readStates } from '../diff/sides.ts';
import { reportUnusable, type Unusable, unusable, unwritable } from '../failure.ts';
import { showsColour } from '../io.ts';
import { readAnswerLanguage } from '../options.ts';
import { readTextFile } from '../read-rulebook.ts';
import { openResults, outputOption } from '../write-output.ts';

const formats = ['text', 'markdown', 'html', 'json'] as const;

/** `rulebook diff` */
export const diff: Command = {
  description: {
    fi: 'Kertoo, mitä sääntökirjassa muuttuu: arvot, säännöt ja tekstit, mistä päivästä alkaen ja kenelle. Vertaa git-versioita, kansioita tai sääntökirjan kahta päivää; myös luonnokset ja ehdotukset ovat mukana. Git-versiosta luetaan vain tiedostot; työkansioon ei kosketa.',
    en: 'Tells what changes in a rulebook: values, rules and texts, from which day and for whom. Compares git revisions, folders or two days of the rulebook; drafts and proposals count too. Of a git revision only files are read; the checkout is left alone.',
  },
  parameters: [
    {
      name: { fi: 'ennen', en: 'before' },
      summary: {
        fi: 'git-versio (main, HEAD~1), kansio tai päivä (2020-06-01), johon verrataan',
        en: 'the git revision (main, HEAD~1), folder or date (2020-06-01) to compare with',
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
      flag: '--format',
      value: { fi: 'muoto', en: 'format' },
      choices: formats,
      summary: {
        fi: 'tulosteen muoto, oletus text; html tulostuu mustavalkoisena muistiona',
        en: 'format of the result, text by default; html prints as a black-and-white memo',
      },
    },
    {
      flag: '--without-proofs',
      summary: {
        fi: 'jätä pois todistaminen ja esimerkkitapausten haku: nopeampi, kertoo vain tekstit ja arvot',
        en: 'leave out proving and looking for cases: quicker, tells texts and values only',
      },
    },
    {
      flag: '--cautions',
      value: { fi: 'tiedosto', en: 'file' },
      summary: {
        fi: 'ehdotuksen huomautukset perusteluineen: JSON tai muutosehdotuksen teksti (otsikko Tarkista)',
        en: "the proposal's cautions and their reasons: JSON, or the text of the pull request (heading Cautions)",
      },
    },
    {
      flag: '--details',
      value: { fi: 'tiedosto', en: 'file' },
      summary: {
        fi: 'kirjoita koko raportti tähän, jos markdown ei mahdu 65 536 merkkiin',
        en: 'write the full report here where markdown does not fit 65,536 characters',
      },
    },
    {
      flag: '--memo',
      value: { fi: 'tiedosto', en: 'file' },
      summary: { fi: 'kirjoita lisäksi muistio (HTML) tähän', en: 'write the memo (HTML) here as well' },
    },
    outputOption,
  ],
  examples: [
    {
      line: 'rulebook diff main',
      purpose: { fi: 'mitä työkansio muuttaa päähaaraan nähden', en: 'what the working folder changes against main' },
    },
    {
      line: 'rulebook diff 2020-06-01 2021-01-01 --format html --output muistio.html',
      purpose: { fi: 'muistio kahden päivän välisistä muutoksista', en: 'a memo of what changed between two days' },
    },
  ],
  async run(invocation, session) {
    const misuse = findMisuse(invocation);
    if (misuse !== null) return reportUnusable(misuse, session);
    const cautions = openCautions(invocation, session);
    if (cautions.kind === 'unusable') return reportUnusable(cautions, session);
    const states = await readStates(invocation.words, invocation, session);
    if (states.kind === 'unusable') return reportUnusable(states, session);
    const comparison = compareRulebooks(states.before, states.after);
    if (comparison.kind === 'invalid') return reportBrokenSide(comparison, states, session);
    if (comparison.kind === 'unrelated') {
      return reportUnusable(unusable(texts.unrelated(comparison.before, comparison.after)), session);
    }
    const results = openResults(invocation, session, [invocation.value('--cautions')]);
    if (results.kind === 'unusable') return reportUnusable(results, session);
    const { changes } = comparison;
    const language = readAnswerLanguage(invocation, changes.after.rulebook);
    const context = {
      ...namesOf(states, language),
      cautions: cautions.cautions,
      ...(!invocation.has('--without-proofs') && { behaviour: await compareChangedBehaviour(changes, language) }),
    };
    const report = arrangeReport(changes, context, language);
    const written = write(report, invocation, session);
    if (typeof written !== 'string') return reportUnusable(written, session);
    const memo = invocation.value('--memo');
    const unwritten = memo === undefined ? null : writeBeside(memo, renderReportAsHtml(report), session);
    if (unwritten !== null) return reportUnusable(unwritten, session);
    await results.write(written);
    results.close();
    return 0;
  },
};

function findMisuse(invocation: Invocation): Unusable | null {
  const isMarkdown = choose(invocation, '--format', formats) === 'markdown';
  return invocation.value('--details') === undefined || isMarkdown ? null : unusable(texts.detailsOfMarkdown);
}

function openCautions(
  invocation: Invocation,
  { io }: Session,
): { readonly kind: 'cautions'; readonly cautions: readonly Caution[] } | Unusable {
  const asked = invocation.value('--cautions');
  if (asked === undefined) return { kind: 'cautions', cautions: [] };
  const text = readTextFile(resolve(io.cwd, asked), asked);
  return typeof text === 'string' ? readCautions(text, asked) : text;
}

function namesOf({ before, after }: ComparedStates, language: Language) {
  return { before: before.name[language], after: after.name[language] };
}

function write(report: Report, invocation: Invocation, session: Session): string | Unusable {
  switch (choose(invocation, '--format', formats)) {
    case 'text': {
      const isShown = invocation.value('--output') === undefined;
      return renderReportAsText(report, { colour: isShown && showsColour(session.io) });
    }
    case 'markdown':
      return writeMarkdown(report, invocation.value('--details') ?? null, session);
    case 'html':
      return renderReportAsHtml(report);
    case 'json':
      return `${JSON.stringify(writeReportJson(report), null, 2)}\n`;
  }
}

/** The whole goes to the file of details where it does not fit. */
function writeMarkdown(report: Report, details: string | null, session: Session): string | Unusable {
  const { text, full, isComplete } = renderReportAsMarkdown(report, { details });
  if (isComplete || details === null) return text;
  return writeBeside(details, full, session) ?? text;
}

function writeBeside(path: string, text: string, { io }: Session): Unusable | null {
  try {
    writeFileSync(resolve(io.cwd, path), text);
    return null;
  } catch (error) {
    return unwritable(path, error);
  }
}

const texts = {
  detailsOfMarkdown: {
    fi: '--details koskee vain muotoa markdown; muut muodot näyttävät aina kaiken',
    en: '--details is for the format markdown only; the others always show everything',
  },
  unrelated: (before: string, after: string) => ({
    fi: `sääntökirjat ovat eri sääntökirjoja (${before} ja ${after}); vertaa saman sääntökirjan versioita`,
    en: `these are different rulebooks (${before} and ${after}); compare versions of one rulebook`,
  }),
};
