import type { ReadProfile } from '../../dsl/caseload/read-profile.ts';
import { generateCases } from '../../engine/analysis/caseload/generate-cases.ts';
import { generatedLabel } from '../../engine/analysis/caseload/generated.ts';
import { writeCase } from '../../engine/analysis/caseload/write-case.ts';
import type { Outcome, Rulebook } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { textIn } from '../../engine/ir/texts.ts';
import { formatShare } from '../../engine/wording/format-share.ts';
import { engines } from '../../library/engines.ts';
import { type CaseloadRequest, readCaseloadRequest } from '../caseload-request.ts';
import { type Command, draftsOption } from '../command.ts';
import { reportUnusable } from '../failure.ts';
import { openRulebook, readCaseloadProfile } from '../open-rulebook.ts';
import { reportErrors } from '../report-diagnostics.ts';
import { outputOption, writeResults } from '../write-output.ts';

/** `rulebook caseload` */
export const caseload: Command = {
  description: {
    fi: 'Arpoo tapauksia, joilla muutosten vaikutuksia voi kokeilla, kun todellista aineistoa ei ole. Tapaukset eivät ole kenenkään; niiden tunnus alkaa generated. Sama siemenluku antaa samat tapaukset. Todennäköisyydet ovat sääntökirjan tiedostossa caseload.yaml.',
    en: "Draws cases to try changes on where no real caseload is at hand. They are of nobody; their references begin with generated. The same seed gives the same cases. How likely what is stands in the rulebook's file caseload.yaml.",
  },
  parameters: [],
  options: [
    {
      flag: '--decision',
      value: { fi: 'nimi', en: 'name' },
      summary: { fi: 'minkä ratkaisun tapauksia', en: 'the decision the cases are for' },
    },
    {
      flag: '--seed',
      value: { fi: 'luku', en: 'number' },
      summary: { fi: 'siemenluku, oletus 1', en: 'the seed, 1 by default' },
    },
    {
      flag: '--count',
      value: { fi: 'määrä', en: 'number' },
      summary: { fi: 'tapausten määrä, oletus 1000', en: 'how many cases, 1000 by default' },
    },
    {
      flag: '--on',
      value: { fi: 'aika', en: 'time' },
      summary: {
        fi: 'vuosi, päivä tai aikaväli (2020, 2020-03-02, 2020-01-01..2020-06-30); oletus viimeisimmän version vuosi',
        en: "a year, a day or a range (2020, 2020-03-02, 2020-01-01..2020-06-30); the latest edition's year by default",
      },
    },
    draftsOption,
    outputOption,
  ],
  examples: [
    {
      line: 'rulebook caseload --decision voucher_grant --seed 7 --count 2000 --on 2020 --output applications.jsonl',
      purpose: { fi: 'kaksituhatta hakemusta vuodelta 2020', en: 'two thousand applications of 2020' },
    },
  ],
  async run(invocation, session) {
    const { io, language } = session;
    const opened = openRulebook(invocation, session);
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    const { rulebook } = opened;
    if (rulebook === null) return reportErrors(opened, session);
    const request = readCaseloadRequest(invocation, rulebook);
    if (request.kind === 'unusable') return reportUnusable(request, session);
    const { profile, diagnostics } = readCaseloadProfile(opened, rulebook, session);
    if (diagnostics.length > 0) return reportErrors({ ...opened, diagnostics }, session);
    const outcomes = new Map<Outcome, number>();
    const failure = await writeResults(writeBlocks(request, rulebook, profile, outcomes), invocation, session);
    if (failure !== null) return reportUnusable(failure, session);
    await io.stderr.write(summarise(rulebook, request, outcomes, language));
    return 0;
  },
};

const blockLength = 100_000;

/** The cases as lines, many at a time; counts how they come out. */
function* writeBlocks(
  request: CaseloadRequest,
  rulebook: Rulebook,
  profile: ReadProfile['profile'],
  outcomes: Map<Outcome, number>,
): Generator<string, void> {
  let block = '';
  for (const one of generateCases({ ...request, rulebook, evaluator: engines.javascript(rulebook), profile })) {
    outcomes.set(one.outcome, (outcomes.get(one.outcome) ?? 0) + 1);
    block += `${writeCase(one.case, one.facts, rulebook)}\n`;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  yield block;
}

/** `2 000 cases …`, and how many of each outcome. */
function summarise(
  rulebook: Rulebook,
  { decision, count }: CaseloadRequest,
  outcomes: ReadonlyMap<Outcome, number>,
  language: Language,
): string {
  const declared = rulebook.decisions.find(({ name }) => name === decision);
  const lines = (['approved', 'referred', 'denied', 'incomplete'] as const).map((outcome) => {
    const cases = outcomes.get(outcome) ?? 0;
    const label = declared === undefined ? outcome : textIn(declared.outcomes[outcome], language, rulebook);
    return `  ${formatShare(cases, count, language).padStart(7)}  ${label}\n`;
  });
  const title = declared === undefined ? decision : textIn(declared.label, language, rulebook);
  return `${title}: ${count} ${texts.cases[language]}. ${generatedLabel[language]}.\n${lines.join('')}`;
}

const texts = { cases: { fi: 'tapausta', en: 'cases' } };
