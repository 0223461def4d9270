import { resolve } from 'node:path';
import { arrangeReport } from '../../engine/analysis/changes/report/arrange.ts';
import type { Caution } from '../../engine/analysis/changes/report/report.ts';
import type { Impact } from '../../engine/analysis/impact/impact.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { compareRulebooks } from '../../library/compare.ts';
import { compareChangedBehaviour } from '../../library/node/compare-behaviour.ts';
import { type Command, choose, type Invocation, type Session } from '../command.ts';
import { readCautions } from '../diff/cautions.ts';
import { reportBrokenSide } from '../diff/report-broken-side.ts';
import { type ComparedStates, readStates } from '../diff/sides.ts';
import { formats, writeReport } from '../diff/write-report.ts';
import { reportUnusable, type Unusable, unusable } from '../failure.ts';
import { countCaseload } from '../impact/count-caseload.ts';
import { readImpactRequest } from '../impact/impact-request.ts';
import { readAnswerLanguage } from '../options.ts';
import { readTextFile } from '../read-rulebook.ts';
import { outputOption, writeResults } from '../write-output.ts';

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
      flag: '--caseload',
      value: { fi: 'tiedosto', en: 'file' },
      summary: {
        fi: 'tapaukset, joihin muutoksen vaikutus lasketaan; raportti ei näytä yhtään niistä eikä alle viiden ryhmiä',
        en: 'cases that the impact of the change is computed on; the report shows none of them and no group under five',
      },
    },
    {
      flag: '--decision',
      value: { fi: 'nimi', en: 'name' },
      summary: { fi: 'mitä tapauksista (--caseload) ratkaistaan', en: 'what is decided about the cases (--caseload)' },
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
    const { changes } = comparison;
    const language = readAnswerLanguage(invocation, changes.after.rulebook);
    const impact = await countImpact(invocation, session);
    if (impact !== null && 'kind' in impact) return reportUnusable(impact, session);
    const context = {
      ...namesOf(states, language),
      ...(impact !== null && { impact }),
      cautions: cautions.cautions,
      ...(!invocation.has('--without-proofs') && { behaviour: await compareChangedBehaviour(changes, language) }),
    };
    const report = arrangeReport(changes, context, language);
    const format = choose(invocation, '--format', formats);
    const written = await writeReport(report, format, invocation, session);
    if (typeof written !== 'string') return reportUnusable(written, session);
    const inputs = [invocation.value('--cautions'), invocation.value('--caseload')];
    const failure = await writeResults(written, invocation, session, inputs);
    if (failure !== null) return reportUnusable(failure, session);
    return changes.locks.length > 0 ? 1 : 0;
  },
};

function findMisuse(invocation: Invocation): Unusable | null {
  const isMarkdown = choose(invocation, '--format', formats) === 'markdown';
  if (invocation.value('--details') !== undefined && !isMarkdown) return unusable(texts.detailsOfMarkdown);
  const isIdle = invocation.value('--decision') !== undefined && invocation.value('--caseload') === undefined;
  return isIdle ? unusable(texts.decisionOfCaseload) : null;
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

/** What the change does to the caseload; null where none is given. */
async function countImpact(invocation: Invocation, session: Session): Promise<Impact | Unusable | null> {
  if (invocation.value('--caseload') === undefined) return null;
  const request = await readImpactRequest(invocation, session);
  invariant(request.kind !== 'invalid', 'both sides have been compared');
  return request.kind === 'unusable' ? request : countCaseload(request, session);
}

const texts = {
  detailsOfMarkdown: {
    fi: '--details koskee vain muotoa markdown; muut muodot näyttävät aina kaiken',
    en: '--details is for the format markdown only; the others always show everything',
  },
  decisionOfCaseload: {
    fi: '--decision kertoo, mitä tapauksista ratkaistaan: anna myös --caseload',
    en: '--decision says what is decided about cases: give --caseload too',
  },
  unrelated: (before: string, after: string) => ({
    fi: `sääntökirjat ovat eri sääntökirjoja (${before} ja ${after}); vertaa saman sääntökirjan versioita`,
    en: `these are different rulebooks (${before} and ${after}); compare versions of one rulebook`,
  }),
};
