import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { toGithub, toJson, toSarif } from '../../dsl/diagnostics/render.ts';
import type { Proofs } from '../../engine/analysis/proofs/proofs.ts';
import type { Language } from '../../engine/ir/localized.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';
import { renderSections } from '../../engine/report/render-text.ts';
import { diagnoseStaleProvisions } from '../../library/stale-provisions.ts';
import { applyFixes } from '../apply-fixes.ts';
import { type Command, choose, draftsOption, type Invocation, type Session } from '../command.ts';
import { reportUnusable, type Unusable } from '../failure.ts';
import { showsColour } from '../io.ts';
import { type Opened, openRulebook, readCaseFiles, readCaseloadProfile } from '../open-rulebook.ts';
import { countErrors, writeDiagnostics } from '../report-diagnostics.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;

/** `rulebook check` */
export const check: Command = {
  description: {
    fi: 'Etsii sääntökirjan kaikki virheet: kielen, nimet, tyypit, yksiköt, arvot, säännösviittaukset, lukitut versiot ja esimerkkitapausten asun. Päättyy tilaan 1, jos virheitä on.',
    en: 'Finds every problem of the rulebook: syntax, names, types, units, values, citations, locked editions and the form of its cases. Ends with status 1 where there are errors.',
  },
  parameters: [],
  options: [
    {
      flag: '--format',
      value: { fi: 'muoto', en: 'format' },
      choices: formats,
      summary: { fi: 'tulosteen muoto, oletus text', en: 'format of the result, text by default' },
    },
    draftsOption,
    {
      flag: '--prove',
      summary: {
        fi: 'todistaa myös, mitkä säännöt voivat soveltua ja rikkoutua ja voiko arvo puuttua; kestää sekunteja',
        en: 'also proves which rules can apply and be violated, and whether a value can be missing; takes seconds',
      },
    },
    {
      flag: '--fix',
      summary: {
        fi: 'tekee korjaukset, jotka ovat aina turvallisia: myös säännöksen uuden luvun version lähdetekstiin',
        en: "makes the corrections that are always safe: a provision's new number in the edition's source text too",
      },
    },
    {
      flag: '--warnings-as-errors',
      summary: { fi: 'huomautuksetkin ovat virheitä', en: 'warnings count as errors' },
    },
  ],
  examples: [
    {
      line: 'rulebook check',
      purpose: { fi: 'tarkistaa ainoan löytyvän sääntökirjan', en: 'checks the only rulebook found' },
    },
    {
      line: 'rulebook check --format sarif > check.sarif',
      purpose: { fi: 'tulos koodikatselmoinnin välineille', en: 'the result for code review tools' },
    },
    {
      line: 'rulebook check --drafts --fix',
      purpose: { fi: 'korjaa myös luonnosten lähdetekstit', en: 'mends the source texts of drafts as well' },
    },
    {
      line: 'rulebook check --prove',
      purpose: { fi: 'lisäksi todistukset', en: 'with proofs' },
    },
  ],
  async run(invocation, session) {
    const found = openRulebook(invocation, session);
    if (found.kind === 'unusable') return reportUnusable(found, session);
    const opened = invocation.has('--fix') ? await mend(found, invocation, session) : found;
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    const read = opened.rulebook === null ? null : readCaseFiles(opened.cases, opened.rulebook);
    const profile = opened.rulebook === null ? [] : readCaseloadProfile(opened, opened.rulebook, session).diagnostics;
    const proved = invocation.has('--prove') ? await prove(opened, read?.cases ?? []) : null;
    const diagnostics = [
      ...opened.diagnostics,
      ...staleProvisions(opened),
      ...(read?.diagnostics ?? []),
      ...profile,
      ...(proved?.diagnostics ?? []),
    ];
    const format = choose(invocation, '--format', formats);
    await session.io.stdout.write(write(format, diagnostics, opened, session, proved));
    const counted = invocation.has('--warnings-as-errors') ? diagnostics.length : countErrors(diagnostics);
    return counted > 0 ? 1 : 0;
  },
};

/** Provisions that still say what an edition changes. */
function staleProvisions({ rulebook, consolidated, show }: Opened): readonly Diagnostic[] {
  return rulebook === null || consolidated === null ? [] : diagnoseStaleProvisions(rulebook, consolidated).map(show);
}

/** Makes the edits that are always safe, says in which files, and reads the rulebook anew. */
async function mend(opened: Opened, invocation: Invocation, session: Session): Promise<Opened | Unusable> {
  const { io, language } = session;
  const written = await applyFixes([...opened.diagnostics, ...staleProvisions(opened)], opened, io.cwd);
  if ('kind' in written) return written;
  if (written.length === 0) return opened;
  await io.stderr.write(`${texts.mended[language]}\n${written.map((file) => `  ${file}\n`).join('')}`);
  return openRulebook(invocation, session);
}

const texts = { mended: { fi: 'Korjattu:', en: 'Mended:' } };

interface Proved {
  readonly proofs: Proofs;
  readonly diagnostics: readonly Diagnostic[];
  write(language: Language): string;
}

/** What can be proved; null of a rulebook with errors. The solver is loaded only here. */
async function prove({ rulebook, show }: Opened, cases: readonly PolicyCase[]): Promise<Proved | null> {
  if (rulebook === null) return null;
  const { proveRulebook } = await import('../../library/node/prove-rulebook.ts');
  const { diagnoseProofs } = await import('../../library/proof-diagnostics.ts');
  const { layOutProofs } = await import('../lay-out-proofs.ts');
  const { proofs, hasSolver } = await proveRulebook(rulebook, { cases });
  return {
    proofs,
    diagnostics: diagnoseProofs(proofs, rulebook).map(show),
    write: (language) => renderSections([layOutProofs(proofs, rulebook, { language, hasSolver })]),
  };
}

function write(
  format: (typeof formats)[number],
  diagnostics: readonly Diagnostic[],
  { shown }: Opened,
  { language, io }: Session,
  proved: Proved | null,
): string {
  switch (format) {
    case 'text': {
      const problems = writeDiagnostics(diagnostics, shown, { language, colour: showsColour(io) });
      return proved === null ? problems : `${problems}\n${proved.write(language)}`;
    }
    case 'json':
      return `${JSON.stringify(
        {
          errors: countErrors(diagnostics),
          warnings: diagnostics.length - countErrors(diagnostics),
          problems: diagnostics.map((diagnostic) => toJson(diagnostic, shown)),
          ...(proved !== null && { proofs: proved.proofs }),
        },
        null,
        2,
      )}\n`;
    case 'sarif':
      return `${JSON.stringify(toSarif(diagnostics, shown, language), null, 2)}\n`;
    case 'github':
      return diagnostics.map((diagnostic) => `${toGithub(diagnostic, shown, language)}\n`).join('');
  }
}
