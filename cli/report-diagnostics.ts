import type { Diagnostic } from '../dsl/diagnostics/diagnostic.ts';
import { type RenderOptions, renderDiagnostic } from '../dsl/diagnostics/render.ts';
import type { SourceFiles } from '../dsl/editions/consolidated.ts';
import type { Localized } from '../engine/ir/localized.ts';
import type { Session } from './command.ts';
import type { ExitCode } from './io.ts';
import { count, join } from './texts.ts';

/** Diagnostics as text for a person, one after another, with how many there are at the end. */
export function writeDiagnostics(
  diagnostics: readonly Diagnostic[],
  files: SourceFiles,
  { language, colour = false }: RenderOptions,
): string {
  const rendered = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, files, { language, colour })}\n\n`);
  return `${rendered.join('')}${summarise(diagnostics)[language]}\n`;
}

/** `2 virhettä, 1 huomautus` / `2 errors, 1 warning`. */
function summarise(diagnostics: readonly Diagnostic[]): Localized {
  const errors = countErrors(diagnostics);
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [count(errors, { fi: 'virhe', en: 'error' }, { fi: 'virhettä', en: 'errors' })] : []),
    ...(warnings > 0
      ? [count(warnings, { fi: 'huomautus', en: 'warning' }, { fi: 'huomautusta', en: 'warnings' })]
      : []),
  ];
  return parts.length === 0 ? { fi: 'Ei huomautettavaa.', en: 'No problems found.' } : join(parts, ', ');
}

export function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}

/** Says that a rulebook with errors cannot be used, with the errors, and gives the exit status for it. */
export async function reportErrors(
  { diagnostics, shown }: { readonly diagnostics: readonly Diagnostic[]; readonly shown: SourceFiles },
  { io, language }: Session,
): Promise<ExitCode> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  await io.stderr.write(writeDiagnostics(errors, shown, { language, colour: io.stderr.terminal !== null }));
  await io.stderr.write(`${texts.unusable[language]}\n`);
  return 1;
}

const texts = {
  unusable: {
    fi: 'Sääntökirjassa on virheitä; sitä ei voi käyttää, ennen kuin ne on korjattu.',
    en: 'The rulebook has errors; it cannot be used until they are mended.',
  },
};
