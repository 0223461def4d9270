import { formatDeclaration } from '../format/declaration.ts';
import type * as ast from '../syntax/ast.ts';

const nowhere = { text: '', tokens: [] } as const;

/** A declaration in the canonical layout, without comments, blank lines and alignment with its neighbours. */
export function spellDeclaration(declaration: ast.Declaration): string {
  return formatDeclaration(declaration, [], nowhere).text;
}
