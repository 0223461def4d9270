import type { Diagnostic } from '../../dsl/diagnostic.ts';
import { toGithub, toJson, toSarif } from '../../dsl/render.ts';
import { type Command, choose, draftsOption, type Session } from '../command.ts';
import { reportUnusable } from '../failure.ts';
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
  ],
  async run(invocation, session) {
    const opened = openRulebook(invocation, session);
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    const cases = opened.rulebook === null ? [] : readCaseFiles(opened.cases, opened.rulebook).diagnostics;
    const profile = opened.rulebook === null ? [] : readCaseloadProfile(opened, opened.rulebook, session).diagnostics;
    const diagnostics = [...opened.diagnostics, ...cases, ...profile];
    const format = choose(invocation, '--format', formats);
    await session.io.stdout.write(write(format, diagnostics, opened, session));
    const counted = invocation.has('--warnings-as-errors') ? diagnostics.length : countErrors(diagnostics);
    return counted > 0 ? 1 : 0;
  },
};

function write(
  format: (typeof formats)[number],
  diagnostics: readonly Diagnostic[],
  { shown }: Opened,
  { language, io }: Session,
): string {
  switch (format) {
    case 'text':
      return writeDiagnostics(diagnostics, shown, { language, colour: showsColour(io) });
    case 'json':
      return `${JSON.stringify(
        {
          errors: countErrors(diagnostics),
          warnings: diagnostics.length - countErrors(diagnostics),
          problems: diagnostics.map((diagnostic) => toJson(diagnostic, shown)),
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
