/** All places of a rulebook's files where things are named; what going to a definition, references and renaming rest on. */
import type * as ast from '../syntax/ast.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { occurrencesInCases } from './case-occurrences.ts';
import { contextOf, type FileContext, type Position } from './file-context.ts';
import { occurrencesInLocale } from './locale-occurrences.ts';
import { occurrencesInDeclaration } from './policy-occurrences.ts';
import { type Occurrence, type RulebookSymbol, symbolKey } from './symbol.ts';
import { occurrencesInValues } from './value-occurrences.ts';

/** Every occurrence in a file, in the order of its text; none where the file cannot be read. */
export function occurrencesIn(workspace: Workspace, file: string): readonly Occurrence[] {
  const context = contextOf(workspace, file);
  if (context === null) return [];
  const found = file.endsWith('.policy') ? occurrencesInPolicy(context) : occurrencesInYaml(workspace, context);
  return [...found].sort((a, b) => a.span.start - b.span.start);
}

function occurrencesInPolicy(context: FileContext): readonly Occurrence[] {
  const tree = treeOf(context);
  return tree?.declarations.flatMap((node) => occurrencesInDeclaration(node, context)) ?? [];
}

function occurrencesInYaml(workspace: Workspace, context: FileContext): readonly Occurrence[] {
  if (context.file.startsWith('tests/')) return occurrencesInCases(context);
  if (context.file.startsWith('locales/')) return occurrencesInLocale(workspace, context);
  return /^\d{4}-\d{2}-\d{2}\/[^/]+\.yaml$/.test(context.file) ? occurrencesInValues(context) : [];
}

/** The syntax tree of a policy file that counts. */
export function treeOf({ sources, file }: FileContext): ast.File | undefined {
  return sources.editions.flatMap(({ policies }) => policies).find(({ path }) => path === file)?.tree;
}

/** What is named at a position: the shortest of the names that the position lies in or touches. */
export function occurrenceAt(workspace: Workspace, position: Position): Occurrence | null {
  const { offset } = position;
  const touching = occurrencesAround(workspace, position).filter(({ span }) => {
    return span.start <= offset && offset <= span.end;
  });
  return touching.find(({ span }) => offset < span.end) ?? touching[0] ?? null;
}

/** The occurrences in the declaration around a position; in a YAML file those of the file. */
export function occurrencesAround(workspace: Workspace, { file, offset }: Position): readonly Occurrence[] {
  const context = contextOf(workspace, file);
  if (context === null) return [];
  if (!file.endsWith('.policy')) return occurrencesIn(workspace, file);
  const node = treeOf(context)?.declarations.find(({ span }) => span.start <= offset && offset <= span.end);
  return node === undefined ? [] : occurrencesInDeclaration(node, context);
}

/** Every occurrence of a symbol, file by file. */
export function occurrencesOf(workspace: Workspace, symbol: RulebookSymbol): readonly Occurrence[] {
  const key = symbolKey(symbol);
  const files = [...workspace.files.keys()].sort((a, b) => (a < b ? -1 : 1));
  return files.flatMap((file) => occurrencesIn(workspace, file).filter((found) => symbolKey(found.symbol) === key));
}
