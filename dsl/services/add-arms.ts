import type * as ast from '../syntax/ast.ts';
import { nodesAt } from '../syntax/walk.ts';
import { lineStart } from './cursor.ts';
import { contextOf } from './file-context.ts';
import { treeOf } from './occurrences.ts';
import type { Remedy } from './remedy.ts';

/** Adds the arms that a match lacks; their values are left to be filled in. */
export const addArms: Remedy = (diagnostic, workspace) => {
  const { file, span, message } = diagnostic;
  const context = contextOf(workspace, file);
  const tree = context === null ? undefined : treeOf(context);
  if (context === null || tree === undefined) return [];
  const path = nodesAt(tree, span.start);
  const match = path.findLast(
    (node): node is ast.Match => node.kind === 'match' && node.subject.span.start === span.start,
  );
  const last = match?.arms.at(-1);
  if (last === undefined) return [];
  // The check says which members can occur: those that cannot need no arm.
  const members = [...message.en.matchAll(/'([^']+)'/g)].map((found) => found[1] ?? '');
  const indent = context.text.slice(lineStart(context.text, last.span.start), last.span.start);
  const isBlock = indent.trim() === '';
  const text = members.map((member) => `${isBlock ? `\n${indent}` : ' '}${member}: …`).join('');
  const listed = members.map((member) => `'${member}'`).join(', ');
  const title = {
    fi: members.length === 1 ? `Lisää haara ${listed}` : `Lisää haarat ${listed}`,
    en: members.length === 1 ? `Add an arm for ${listed}` : `Add arms for ${listed}`,
  };
  return [{ title, edits: [{ file, span: { start: last.span.end, end: last.span.end }, text }], certain: false }];
};
