/** What can be done about what is wrong at a place, at a keystroke. */
import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { meantWord } from '../diagnostics/unplaced-problem.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { addArms } from './add-arms.ts';
import { addTranslationOfEdition, addTranslations } from './add-translations.ts';
import { addValues } from './add-values.ts';
import { isLocked } from './locked.ts';
import type { CodeAction, Remedy } from './remedy.ts';

/** The actions on what is wrong within a stretch of a file. Files of pinned editions are never changed. */
export function actionsFor(workspace: Workspace, file: string, span: Span): readonly CodeAction[] {
  return workspace.compiled.diagnostics
    .filter((diagnostic) => diagnostic.file === file && touches(diagnostic.span, span))
    .flatMap((diagnostic) => actionsOn(diagnostic, workspace));
}

/** The actions on one diagnostic. */
export function actionsOn(diagnostic: Diagnostic, workspace: Workspace): readonly CodeAction[] {
  const found = [
    ...fixOf(diagnostic),
    ...meant(diagnostic, workspace),
    ...(remedies[diagnostic.code]?.(diagnostic, workspace) ?? []),
  ];
  return found
    .filter(({ edits }) => edits.length > 0 && !edits.some(({ file }) => isLocked(workspace.files, file)))
    .map((action) => ({ ...action, diagnostic }));
}

const remedies: Readonly<Partial<Record<DiagnosticCode, Remedy>>> = {
  'incomplete-match': addArms,
  'missing-translation': addTranslations,
  'missing-value': addValues,
  'translation-mismatch': addTranslationOfEdition,
};

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function fixOf({ fix }: Diagnostic): readonly Omit<CodeAction, 'diagnostic'>[] {
  if (fix === undefined) return [];
  const { title, file, span, text } = fix;
  return [{ title, edits: [{ file, span, text }], certain: true }];
}

/** "Did you mean …?": what is underlined becomes what was meant. */
function meant(diagnostic: Diagnostic, { files }: Workspace): readonly Omit<CodeAction, 'diagnostic'>[] {
  const word = meantWord(diagnostic);
  const { file, span, code } = diagnostic;
  if (word === null || code === 'stale-translation') return [];
  const written = files.get(file)?.slice(span.start, span.end) ?? '';
  // In files of values the beginning of a name stands in the lines above.
  const text = written.includes('.') || !file.endsWith('.yaml') ? word : word.slice(word.lastIndexOf('.') + 1);
  const title = { fi: `Vaihda: '${text}'`, en: `Change to '${text}'` };
  return [{ title, edits: [{ file, span: { ...span }, text }], certain: false }];
}
