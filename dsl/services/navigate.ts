/** From where a name is written to where it is declared, and to everywhere else it is written. */
import type { Place } from '../editions/consolidated.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { declarationOf } from './declaration-of.ts';
import { contextOf, type Position } from './file-context.ts';
import { occurrenceAt, occurrencesIn, occurrencesOf } from './occurrences.ts';
import { type Occurrence, symbolKey } from './symbol.ts';

/** Where what stands at a position is declared; of a provision its text in the source. Empty where nothing is named. */
export function definitionOf(workspace: Workspace, position: Position): readonly Place[] {
  const context = contextOf(workspace, position.file);
  const found = occurrenceAt(workspace, position);
  if (context === null || found === null) return [];
  const { symbol } = found;
  if (symbol.kind === 'provision') {
    // A citation names every provision of its range: its first one is where reading begins.
    return [...(context.analysis.consolidation.provisions.get(symbol.mark)?.values() ?? [])].map(({ place }) => place);
  }
  if (symbol.kind === 'variable') return bindings(workspace, found);
  const declared = declarationOf(symbol, context);
  return declared === null ? [] : [declared.place];
}

/** Where a variable is bound: in the same file, or in that of the rule whose exception reads it. */
function bindings(workspace: Workspace, found: Occurrence): readonly Place[] {
  const key = symbolKey(found.symbol);
  const isBinding = ({ symbol, declares }: Occurrence): boolean => declares && symbolKey(symbol) === key;
  const here = occurrencesIn(workspace, found.file).filter(isBinding);
  return here.length > 0 ? here : occurrencesOf(workspace, found.symbol).filter(({ declares }) => declares);
}

/** Everywhere that what stands at a position is written: in policies, values, cases and translations. */
export function referencesTo(workspace: Workspace, position: Position): readonly Occurrence[] {
  const found = occurrenceAt(workspace, position);
  return found === null ? [] : occurrencesOf(workspace, found.symbol);
}
