/** What is in force where a file of the rulebook is written: its edition's names, and the decision it belongs to. */
import { parseDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { RulebookSources } from '../editions/consolidated.ts';
import { collectNames, type NameTable } from '../scope/names.ts';
import type { Workspace } from '../workspace/open-workspace.ts';

/** A place between two characters of a file; offsets count UTF-16 code units. */
export interface Position {
  readonly file: string;
  readonly offset: number;
}

export interface FileContext {
  readonly file: string;
  readonly text: string;
  readonly sources: RulebookSources;
  /** Of the span in which the file's edition is in force. */
  readonly analysis: Analysis;
  readonly names: NameTable;
  /** The decision whose rules stand in the file. */
  readonly decision: string | null;
}

/** What surrounds a file; null where the file is not there or the rulebook cannot be read far enough. */
export function contextOf(workspace: Workspace, file: string): FileContext | null {
  const text = workspace.files.get(file);
  const { sources } = workspace.compiled;
  const analysis = analysisFor(workspace, file);
  if (text === undefined || sources === null || analysis === null) return null;
  return { file, text, sources, analysis, names: namesIn(analysis), decision: decisionOf(file, analysis) };
}

/** Provisions in force on a day, as the authority writes them, in the order of the source; null: those of a file's edition. */
export function quoteProvisions(
  isAsked: (mark: string) => boolean,
  { sources, analysis }: FileContext,
  on: Day | null = null,
): readonly { readonly mark: string; readonly text: string }[] {
  const spans = on === null ? [] : sources.spans;
  const span = spans.findLast(({ from }) => from <= (on ?? from)) ?? spans[0] ?? analysis.consolidation;
  return [...span.provisions].flatMap(([mark, texts]) => {
    const text = texts.get(sources.identity.languages[0] ?? '')?.text;
    return isAsked(mark) && typeof text === 'string' ? [{ mark, text }] : [];
  });
}

/** The day from which the edition of a file is in force; null for files of no edition. */
export function editionDay(file: string): Day | null {
  const [folder = '', name] = file.split('/');
  return name === undefined ? null : parseDate(folder);
}

/** The analysis of the span that a file's edition begins, or (of a draft that does not count) falls into. */
function analysisFor({ compiled: { analyses } }: Workspace, file: string): Analysis | null {
  const day = editionDay(file);
  const found = day === null ? undefined : analyses.findLast(({ consolidation }) => consolidation.from <= day);
  return found ?? analyses.at(-1) ?? null;
}

const knownNames = new WeakMap<Analysis, NameTable>();

/** The names of an analysis; collected once, since every keystroke asks for them. */
export function namesIn(analysis: Analysis): NameTable {
  const known = knownNames.get(analysis);
  if (known !== undefined) return known;
  // What is wrong with the declarations is told by compiling.
  const names = collectNames(analysis.consolidation, () => undefined, analysis.memory.definitions);
  knownNames.set(analysis, names);
  return names;
}

/** A file of an earlier edition's name goes on with its decision. */
function decisionOf(file: string, { consolidation }: Analysis): string | null {
  const all = [...consolidation.decisions.values()];
  const own = all.find((declared) => declared.file === file) ?? all.find((declared) => isNamesake(declared.file, file));
  return own?.node.name.text ?? null;
}

function isNamesake(one: string, other: string): boolean {
  return baseName(one) === baseName(other);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
