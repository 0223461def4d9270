/** The declaration around a position: what stands beside it while it is read, and what rests on it. */
import type { Localized } from '../../engine/ir/localized.ts';
import { collectUsesOf } from '../checks/collect-uses.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import { expandRange } from '../editions/marks.ts';
import type * as ast from '../syntax/ast.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { lineEnd, lineStart } from './cursor.ts';
import { contextOf, type FileContext, type Position } from './file-context.ts';
import { labelOf } from './labels.ts';
import { occurrenceAt, treeOf } from './occurrences.ts';
import { pathsOfLabel } from './rule-tree.ts';

export interface DeclarationAt {
  readonly name: string;
  readonly label: Localized;
  readonly kind: ast.Declaration['kind'];
  readonly span: Span;
  /** The provisions it cites, with their texts. */
  readonly provisions: readonly { readonly mark: string; readonly text: string }[];
  readonly interpretations: readonly string[];
  /** What rests on it, decision by decision. */
  readonly touched: readonly Touched[];
}

/** What of a decision rests on a declaration. */
export interface Touched {
  readonly decision: string;
  readonly rules: readonly string[];
  readonly outputs: readonly string[];
  /** The exception that the declaration is: it touches a case only where its verdict stands. */
  readonly exception: string | null;
}

/** The declaration around a position of a policy; in a file of values that of the parameter there. Null elsewhere. */
export function declarationAt(workspace: Workspace, position: Position): DeclarationAt | null {
  const context = contextOf(workspace, position.file);
  if (context === null) return null;
  const node = position.file.endsWith('.policy')
    ? nodeAt(position, context)
    : parameterAt(workspace, position, context);
  if (node === null) return null;
  const name = node.name.text;
  const citations = 'citations' in node ? node.citations : [];
  const marks = new Set(citations.flatMap(expandRange));
  const label = 'label' in node ? node.label : null;
  return {
    name,
    label: labelOf(context.sources, label, ...pathsOfLabel(node, context.decision)) ?? { fi: name, en: name },
    kind: node.kind,
    span: { ...node.span },
    provisions: context.sources.provisions
      .filter(({ mark }) => marks.has(mark))
      .map(({ mark, text }) => ({ mark, text })),
    interpretations: 'interpretations' in node ? node.interpretations.map(({ text }) => text) : [],
    touched: touchedBy(node, context),
  };
}

function nodeAt({ offset }: Position, context: FileContext): ast.Declaration | null {
  const all = treeOf(context)?.declarations ?? [];
  return all.find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
}

function parameterAt(
  workspace: Workspace,
  position: Position,
  { analysis, text }: FileContext,
): ast.Declaration | null {
  for (const offset of [position.offset, ...keysAbove(text, position.offset)]) {
    const symbol = occurrenceAt(workspace, { ...position, offset })?.symbol;
    if (symbol?.kind === 'parameter') return analysis.consolidation.parameters.get(symbol.name)?.node ?? null;
  }
  return null;
}

/** Where the keys stand that a line stands under, the nearest first; its own among them. */
function keysAbove(text: string, offset: number): readonly number[] {
  const offsets: number[] = [];
  let indent = Number.POSITIVE_INFINITY;
  for (let line = lineStart(text, offset); ; line = lineStart(text, line - 1)) {
    const [, blanks = '', key] = /^([ ]*)([^\s#:][^:\n\r]*):/.exec(text.slice(line, lineEnd(text, line))) ?? [];
    if (key !== undefined && blanks.length < indent) {
      offsets.push(line + blanks.length);
      indent = blanks.length;
    }
    if (line === 0) return offsets;
  }
}

function touchedBy(node: ast.Declaration, context: FileContext): readonly Touched[] {
  const { consolidation } = context.analysis;
  const targets = targetsOf(node);
  const uses = (norm: Parameters<typeof collectUsesOf>[0]): boolean => {
    const used = collectUsesOf(norm, context.analysis);
    return targets.some((target) => used.has(target));
  };
  const isException = node.kind === 'exception' || node.kind === 'relief';
  return [...consolidation.decisions].flatMap(([decision, { node: head }]): Touched[] => {
    const rules = consolidation.rules.filter((rule) => rule.decision === decision && uses(rule.node));
    const told = [...head.gives, ...head.reports];
    const outputs = told.filter(({ text }) => {
      const definition = consolidation.definitions.get(text)?.node;
      return definition !== undefined && uses(definition);
    });
    const isOwn = head === node;
    if (!isOwn && rules.length === 0 && outputs.length === 0) return [];
    const all = isOwn ? consolidation.rules.filter((rule) => rule.decision === decision) : rules;
    return [
      {
        decision,
        rules: all.map((rule) => rule.node.name.text),
        outputs: (isOwn ? told : outputs).map(({ text }) => text),
        exception: isException && !isOfDefinition(node, context) ? node.name.text : null,
      },
    ];
  });
}

function isOfDefinition(node: ast.ExceptionDeclaration | ast.ReliefDeclaration, { names }: FileContext): boolean {
  return node.kind === 'exception' && (node.body !== null || names.definitions.has(node.target.text));
}

/** The nodes that uses are told by: of an input its fields, of everything else itself. */
function targetsOf(node: ast.Declaration): readonly object[] {
  return node.kind === 'input' || node.kind === 'record' ? node.fields : [node];
}
