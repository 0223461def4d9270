/** Replacing what an earlier edition says: its declaration is written anew in the later one, to be changed there. */
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import { parsePolicy } from '../grammar/parse.ts';
import type * as ast from '../syntax/ast.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { contextOf, type Position } from './file-context.ts';
import { treeOf } from './occurrences.ts';

export interface CopiedDeclaration {
  /** The file of the later edition: of the same name, so that it goes on with the same decision. */
  readonly file: string;
  /** Its text with the declaration in it. */
  readonly text: string;
  /** Where the declaration starts there. */
  readonly offset: number;
  /** Whether it stood there already; then the text is as it was. */
  readonly existed: boolean;
}

/** The declaration around a position, put into the edition of a later day. Null where there is none to replace. */
export function copyDeclaration(workspace: Workspace, position: Position, day: Day): CopiedDeclaration | null {
  const context = contextOf(workspace, position.file);
  const { offset } = position;
  const node = context && treeOf(context)?.declarations.find(({ span }) => span.start <= offset && offset <= span.end);
  if (context === null || !node || node.kind === 'repeal') return null;
  const file = `${formatDate(day)}${position.file.slice(position.file.indexOf('/'))}`;
  const before = workspace.files.get(file) ?? '';
  const there = parsePolicy(file, before).file.declarations.find((each) => isSame(each, node));
  if (there !== undefined) return { file, text: before, offset: there.span.start, existed: true };
  const front = before.trim() === '' ? '' : `${before.trimEnd()}\n\n`;
  const written = context.text.slice(node.span.start, node.span.end);
  return { file, text: `${front}${written}\n`, offset: front.length, existed: false };
}

function isSame(one: ast.Declaration, other: ast.Declaration): boolean {
  return one.kind === other.kind && one.name.text === other.name.text;
}
