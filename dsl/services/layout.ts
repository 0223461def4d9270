/** What an editor needs to know of the shape of a policy file. */
import type { Span } from '../diagnostics/diagnostic.ts';
import { formatPolicyText } from '../format/format.ts';
import { lexPolicy } from '../grammar/lex.ts';
import { tokenSpan } from '../grammar/problem.ts';
import { splitDeclarations } from '../grammar/split.ts';
import { nodesAt } from '../syntax/walk.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { changeBetween, type TextEdit } from './edit.ts';
import { contextOf, type Position } from './file-context.ts';
import { treeOf } from './occurrences.ts';

/** The declarations that take more than one line, each from its first word to its last. */
export function foldingRanges(text: string): readonly Span[] {
  return splitDeclarations(text, lexPolicy(text).tokens).flatMap(({ first, tokens }) => {
    const last = tokens.at(-2) ?? first;
    const span = { start: first.startOffset, end: tokenSpan(last).end };
    return /[\n\r]/.test(text.slice(span.start, span.end)) ? [span] : [];
  });
}

/** The stretches around a position, from the smallest to the whole file. */
export function selectionRanges(workspace: Workspace, { file, offset }: Position): readonly Span[] {
  const context = contextOf(workspace, file);
  const tree = context === null ? undefined : treeOf(context);
  if (tree === undefined) return [];
  const spans = nodesAt(tree, offset)
    .map(({ span }) => ({ ...span }))
    .toReversed();
  return spans.filter((span, index) => {
    const inner = spans[index - 1];
    return inner === undefined || inner.start !== span.start || inner.end !== span.end;
  });
}

/** The edit that puts a policy file into its canonical layout; null where it is, or has a mistake in its syntax. */
export function formatting(workspace: Workspace, file: string): TextEdit | null {
  const text = workspace.files.get(file);
  if (text === undefined || !file.endsWith('.policy')) return null;
  return changeBetween(file, text, formatPolicyText(file, text).text);
}
