/** What a rulebook's files declare, as trees to be shown beside them. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { contextOf } from './file-context.ts';
import { labelOf } from './labels.ts';
import { treeOf } from './occurrences.ts';
import { pathsOfLabel } from './rule-tree.ts';

export interface OutlineItem {
  readonly name: string;
  /** As the policy words it, and its translation; the name where there is none. */
  readonly label: Localized;
  readonly kind: ast.Declaration['kind'] | 'member' | 'field' | 'broken';
  readonly file: string;
  /** The whole declaration. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** Members, fields, and exceptions to what is declared in the same file. */
  readonly children: readonly OutlineItem[];
}

/** The declarations of a policy file in the order of the text; exceptions below what they are to. */
export function outlineOf(workspace: Workspace, file: string): readonly OutlineItem[] {
  const context = contextOf(workspace, file);
  const tree = context === null ? undefined : treeOf(context);
  if (context === null || tree === undefined) return [];
  const label = (text: ast.Text | null, name: string, ...paths: readonly string[]): Localized => {
    return labelOf(context.sources, text, ...paths) ?? { fi: name, en: name };
  };
  const isException = (node: ast.Declaration) => node.kind === 'exception' || node.kind === 'relief';
  const exceptions = tree.declarations.filter(isException);
  const shown = new Set<ast.Declaration>();
  const itemOf = (node: ast.Declaration, depth = 0): OutlineItem => {
    shown.add(node);
    const name = node.name.text;
    const below = depth > deepest ? [] : exceptions.filter((each) => each.target.text === name && !shown.has(each));
    const text = 'label' in node ? node.label : null;
    return {
      name,
      label: label(text, name, ...pathsOfLabel(node, context.decision)),
      kind: node.kind,
      file,
      span: { ...node.span },
      nameSpan: { ...node.name.span },
      children: [...partsOf(node, file, label), ...below.map((each) => itemOf(each, depth + 1))],
    };
  };
  const names = new Set(tree.declarations.map((node) => node.name.text));
  const isTop = (node: ast.Declaration): boolean => {
    return !(node.kind === 'exception' || node.kind === 'relief') || !names.has(node.target.text);
  };
  const items = [
    ...tree.declarations.filter(isTop).map((node) => itemOf(node)),
    ...tree.broken.map((node) => broken(node, file)),
  ];
  return items.sort((a, b) => a.span.start - b.span.start);
}

/** Exceptions to exceptions: no policy goes deeper. */
const deepest = 10;

type Label = (text: ast.Text | null, name: string, ...paths: readonly string[]) => Localized;

function partsOf(node: ast.Declaration, file: string, label: Label): readonly OutlineItem[] {
  const parts =
    node.kind === 'enum' ? node.members : node.kind === 'record' || node.kind === 'input' ? node.fields : [];
  return parts.map((part) => ({
    name: part.name.text,
    label: label(part.label, part.name.text, `labels/${node.name.text}.${part.name.text}`),
    kind: part.kind === 'field' ? 'field' : 'member',
    file,
    span: { ...part.span },
    nameSpan: { ...part.name.span },
    children: [],
  }));
}

function broken({ name, span }: ast.BrokenDeclaration, file: string): OutlineItem {
  const written = name?.text ?? '…';
  const label = { fi: `${written} (virheellinen)`, en: `${written} (mistaken)` };
  return {
    name: written,
    label,
    kind: 'broken',
    file,
    span: { ...span },
    nameSpan: { ...(name?.span ?? span) },
    children: [],
  };
}

/** Declarations of all files whose name or label has a text in it, letter case aside; the whole tree below is looked at. */
export function symbolsMatching(workspace: Workspace, query: string): readonly OutlineItem[] {
  const wanted = query.trim().toLowerCase();
  const files = [...workspace.files.keys()].filter((file) => file.endsWith('.policy')).sort();
  const matches = ({ name, label }: OutlineItem): boolean =>
    [name, label.fi, label.en].some((text) => text.toLowerCase().includes(wanted));
  const all = (items: readonly OutlineItem[]): readonly OutlineItem[] =>
    items.flatMap((item) => [item, ...all(item.children)]);
  return files.flatMap((file) => all(outlineOf(workspace, file))).filter(matches);
}
