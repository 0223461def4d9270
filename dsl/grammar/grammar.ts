/**
 * The grammar of the policy language. It reads one declaration at a time (`grammar/split.ts` finds where each starts),
 * so that a mistake never spills into the next. The productions are in `grammar/`, one constant each.
 */
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import * as clauseLines from './clause-lines.ts';
import * as expressions from './expressions.ts';
import * as norms from './norms.ts';
import * as phrases from './phrases.ts';
import { production, Reader } from './reader.ts';
import * as tables from './tables.ts';
import * as vocabulary from './vocabulary.ts';

/** All tokens of one declaration; null (or undefined) where a part of it could not be read. */
export const anyDeclaration = production('anyDeclaration', ($): ast.Declaration | null => {
  const node = $.choose<ast.Declaration | null>([
    { ALT: () => $.read(vocabulary.enumDeclaration) },
    { ALT: () => $.read(vocabulary.setDeclaration) },
    { ALT: () => $.read(vocabulary.unitDeclaration) },
    { ALT: () => $.read(vocabulary.recordDeclaration) },
    { ALT: () => $.read(vocabulary.inputDeclaration) },
    { ALT: () => $.read(norms.parameterDeclaration) },
    { ALT: () => $.read(norms.decisionDeclaration) },
    { ALT: () => $.read(norms.defineDeclaration) },
    { ALT: () => $.read(norms.tableDeclaration) },
    { ALT: () => $.read(norms.ruleDeclaration) },
    { ALT: () => $.read(norms.exceptionDeclaration) },
    { ALT: () => $.read(norms.reliefDeclaration) },
    { ALT: () => $.read(vocabulary.repealDeclaration) },
  ]);
  $.token(t.DeclarationEnd);
  return node;
});

/** The inside of braces in a message: `min_age as number` */
export const interpolation = production('interpolation', ($): Omit<ast.Interpolation, 'span'> => {
  const expression = $.read(expressions.expression);
  const as = $.maybe(() => {
    $.token(t.As);
    return $.token(t.NumberWord);
  });
  $.token(t.DeclarationEnd);
  return { kind: 'interpolation', expression, asNumber: as !== undefined };
});

/** A new reader; building one takes long, so that one is made and used again. `checked`: throws if it is ambiguous. */
export function createPolicyReader(checked = false): Reader {
  const productions = [
    anyDeclaration,
    interpolation,
    ...Object.values(phrases),
    ...Object.values(expressions),
    ...Object.values(tables),
    ...Object.values(clauseLines),
    ...Object.values(vocabulary),
    ...Object.values(norms),
  ];
  return new Reader(productions, checked);
}
