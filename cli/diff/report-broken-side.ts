import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import type { Session } from '../command.ts';
import type { ExitCode } from '../io.ts';
import { writeDiagnostics } from '../report-diagnostics.ts';
import type { ComparedStates } from './sides.ts';

/** Says which side of a comparison has errors, with the errors, and gives the exit status for it. */
export async function reportBrokenSide(
  { side, diagnostics }: { readonly side: 'before' | 'after'; readonly diagnostics: readonly Diagnostic[] },
  states: Pick<ComparedStates, 'before' | 'after'>,
  { io, language }: Session,
): Promise<ExitCode> {
  const { name, prefix, files } = states[side];
  const path = (file: string): string => prefix + file;
  const errors = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((diagnostic) => ({
      ...diagnostic,
      file: path(diagnostic.file),
      labels: diagnostic.labels.map((label) => ({ ...label, file: path(label.file) })),
    }));
  const shown = new Map([...files].map(([file, text]) => [path(file), text]));
  await io.stderr.write(writeDiagnostics(errors, shown, { language, colour: io.stderr.terminal !== null }));
  await io.stderr.write(`${texts[side][language](name[language])}\n`);
  return 1;
}

const texts = {
  before: {
    fi: (name: string) => `Vertailtavista ensimmäisessä (${name}) on virheitä; vertailua ei voi tehdä.`,
    en: (name: string) => `The first of the two (${name}) has errors; nothing can be compared.`,
  },
  after: {
    fi: (name: string) => `Vertailtavista jälkimmäisessä (${name}) on virheitä; vertailua ei voi tehdä.`,
    en: (name: string) => `The second of the two (${name}) has errors; nothing can be compared.`,
  },
};
