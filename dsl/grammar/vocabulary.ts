/** The declarations of a vocabulary: what stands on lines of its own (members, fields), or on one line in all. */
import type { IToken } from 'chevrotain';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import { boundClause } from './clause-lines.ts';
import { type Clause, checkClauses, findClause } from './clauses.ts';
import { dottedName, nameList, newName, plainName, quotedText, typeExpression } from './phrases.ts';
import { tokenSpan } from './problem.ts';
import { production, type Reader, wordOf } from './reader.ts';
import { attempt, endLine, finish } from './recovery.ts';

interface BlockHead {
  readonly name: ast.Name;
  readonly label: ast.Text | null;
}

export const enumDeclaration = production('enumDeclaration', ($): ast.EnumDeclaration | null => {
  const keyword = $.token(t.Enum);
  const head = $.read(blockHead, 'member');
  const members: ast.EnumMember[] = [];
  $.repeat(() =>
    attempt(
      $,
      () => members.push($.read(enumMember)),
      () => $.next(1, t.Word),
    ),
  );
  $.act(() => requireLines($, members, 'member'));
  return finish($, 'enum', keyword, head, [], (head, declared) => ({
    kind: 'enum',
    ...declared,
    ...head,
    members,
  }));
});

export const enumMember = production('enumMember', ($): ast.EnumMember => {
  const start = $.start();
  const name = $.read(newName, false);
  const label = $.maybe(() => $.read(quotedText)) ?? null;
  const span = $.since(start);
  $.act(() => endLine($, 'member'));
  return { kind: 'enum_member', span, name, label };
});

export const recordDeclaration = production('recordDeclaration', ($): ast.RecordDeclaration | null => {
  const keyword = $.token(t.Record);
  const head = $.read(blockHead, 'field');
  const fields = $.read(fieldLines);
  return finish($, 'record', keyword, head, [], (head, declared) => ({
    kind: 'record',
    ...declared,
    ...head,
    fields,
  }));
});

export const inputDeclaration = production('inputDeclaration', ($): ast.InputDeclaration | null => {
  const keyword = $.token(t.Input);
  const head = $.read(blockHead, 'field');
  const fields = $.read(fieldLines);
  return finish($, 'input', keyword, head, [], (head, declared) => ({
    kind: 'input',
    ...declared,
    ...head,
    fields,
  }));
});

/** `voucher "Palveluseteli"`, in front of the lines of a block */
export const blockHead = production('blockHead', ($, lines: string): BlockHead | undefined =>
  attempt(
    $,
    () => {
      const name = $.read(newName, lines === 'field');
      const label = $.maybe(() => $.read(quotedText)) ?? null;
      $.act(() => endLine($, lines));
      return { name, label };
    },
    () => $.next(1, t.Word),
  ),
);

export const fieldLines = production('fieldLines', ($): readonly ast.Field[] => {
  const fields: ast.Field[] = [];
  $.repeat(() =>
    attempt(
      $,
      () => fields.push($.read(fieldLine)),
      () => $.next(1, t.Word),
    ),
  );
  $.act(() => requireLines($, fields, 'field'));
  return fields;
});

/** `hours : h "Tunnit" at least 0 h at most 24 h` */
export const fieldLine = production('fieldLine', ($): ast.Field => {
  const start = $.start();
  const name = $.read(newName, true);
  $.token(t.Colon);
  const type = $.read(typeExpression);
  const label = $.maybe(() => $.read(quotedText)) ?? null;
  const bounds: Clause[] = [];
  $.repeat(() => bounds.push($.read(boundClause)));
  const span = $.since(start);
  $.act(() => {
    for (const problem of checkClauses('parameter', span, bounds)) $.report(problem);
    endLine($, 'field');
  });
  return {
    kind: 'field',
    span,
    name,
    type,
    label,
    minimum: findClause(bounds, 'at least'),
    maximum: findClause(bounds, 'at most'),
  };
});

export const setDeclaration = production('setDeclaration', ($): ast.SetDeclaration | null => {
  const keyword = $.token(t.SetKeyword);
  const name = $.read(newName, false);
  $.token(t.Of);
  const enumName = $.read(plainName);
  const label = $.maybe(() => $.read(quotedText)) ?? null;
  $.token(t.Equals);
  const members = $.read(nameList);
  return finish($, 'set', keyword, { name, label }, [], (head, declared) => ({
    kind: 'set',
    ...declared,
    ...head,
    enum: enumName,
    members,
  }));
});

export const unitDeclaration = production('unitDeclaration', ($): ast.UnitDeclaration | null => {
  const keyword = $.token(t.Unit);
  const name = $.read(newName, false);
  const label = $.maybe(() => $.readNth(1, quotedText), 1) ?? null;
  const many = $.maybe(() => $.readNth(2, quotedText), 2) ?? null;
  return finish($, 'unit', keyword, { name, label }, [], (head, declared) => ({
    kind: 'unit',
    ...declared,
    ...head,
    many,
  }));
});

export const repealDeclaration = production('repealDeclaration', ($): ast.RepealDeclaration | null => {
  const keyword = $.token(t.Repeal);
  const target = wordOf<ast.RepealDeclaration['target']>($.read(repealTarget));
  const name = $.read(dottedName);
  const decision = $.maybe(() => {
    $.token(t.Of);
    return $.read(plainName);
  });
  const span = $.since(keyword.startOffset);
  return { kind: 'repeal', span, keyword: tokenSpan(keyword), target, name, decision: decision ?? null };
});

export const repealTarget = production(
  'repealTarget',
  ($): IToken =>
    $.oneOf(
      t.Rule,
      t.Exception,
      t.Relief,
      t.Define,
      t.Table,
      t.Parameter,
      t.Decision,
      t.SetKeyword,
      t.Enum,
      t.Record,
      t.Input,
      t.Unit,
    ),
);

function requireLines($: Reader, lines: readonly unknown[], expected: string): void {
  if (!$.broken && lines.length === 0) $.failExpecting(expected);
}
