/** The productions that declarations and expressions share: names, texts, numbers, types, provisions. */
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import { typeFollows, unitAhead } from './lookahead.ts';
import { tokenSpan } from './problem.ts';
import { production, wordOf } from './reader.ts';
import { checkDeclaredName, citationOf, dottedNameOf, nameOf, textOf } from './words.ts';

export interface LabelAndCitations {
  readonly label: ast.Text | null;
  readonly citations: readonly ast.Citation[];
}

export const plainName = production('plainName', ($): ast.Name => nameOf($.token(t.Word)));

/** A name declared here; `qualified` where it is only ever written with a dot, so that any word will do. */
export const newName = production('newName', ($, qualified: boolean): ast.Name => {
  const token = $.token(t.Word);
  $.act(() => {
    const reserved = !qualified && t.isToken(token, t.Reserved, t.If, t.Match, t.Yes, t.No);
    const problem = checkDeclaredName(token, reserved);
    if (problem !== null) $.report(problem);
  });
  return nameOf(token);
});

export const nameList = production('nameList', ($): readonly ast.Name[] => {
  const names: ast.Name[] = [];
  $.separated(t.Comma, () => names.push($.read(plainName)));
  return names;
});

export const dottedName = production('dottedName', ($): ast.DottedName => {
  const parts: ast.Name[] = [];
  $.separated(t.Dot, () => parts.push(nameOf($.token(t.Word))));
  return $.act(() => dottedNameOf(parts));
});

export const newDottedName = production('newDottedName', ($): ast.DottedName => {
  const parts: ast.Name[] = [];
  $.separated(t.Dot, () => parts.push($.read(newName, parts.length > 0 || $.next(2, t.Dot))));
  return $.act(() => dottedNameOf(parts));
});

export const unitName = production('unitName', ($): ast.UnitName => {
  const token = $.oneOf(t.Word, t.CompoundUnit, t.Percent);
  return { kind: 'unit_name', span: tokenSpan(token), text: token.image };
});

export const quotedText = production('quotedText', ($): ast.Text => textOf($.token(t.Text)));

export const quotedMessage = production('quotedMessage', ($): ast.Message => {
  const token = $.token(t.Text);
  return $.messages.get(token.startOffset) ?? { kind: 'message', span: tokenSpan(token), parts: [] };
});

export const numberLiteral = production('numberLiteral', ($): ast.NumberLiteral => {
  const start = $.start();
  const { image } = $.token(t.NumberText);
  const unit = $.maybe({ GATE: () => unitAhead($), DEF: () => $.read(unitName) }) ?? null;
  return { kind: 'number_literal', span: $.since(start), digits: image, unit };
});

export const typeExpression = production('typeExpression', ($): ast.TypeExpression => {
  const start = $.start();
  const optional = $.maybe({ GATE: () => typeFollows($), DEF: () => $.token(t.Optional) }, 1);
  const sensitive = $.maybe({ GATE: () => typeFollows($), DEF: () => $.token(t.Sensitive) }, 2);
  const list = $.maybe(
    {
      GATE: () => $.next(2, t.Of),
      DEF: () => {
        $.token(t.List);
        return $.token(t.Of);
      },
    },
    3,
  );
  const name = $.read(unitName);
  const decimals = $.maybe(() => $.read(decimalsPhrase), 4) ?? null;
  return {
    kind: 'type',
    span: $.since(start),
    optional: optional !== undefined,
    sensitive: sensitive !== undefined,
    list: list !== undefined,
    name,
    decimals,
  };
});

export const decimalsPhrase = production('decimalsPhrase', ($): ast.Decimals => {
  const start = $.start();
  $.token(t.With);
  const count = Number($.token(t.NumberText).image);
  $.oneOf(t.Decimals, t.Decimal);
  return { kind: 'decimals', span: $.since(start), count };
});

export const roundingPhrase = production('roundingPhrase', ($): ast.Rounding => {
  const start = $.start();
  $.token(t.Rounded);
  const direction = $.maybe(() => $.oneOf(t.Up, t.Down));
  $.token(t.To);
  const step = $.read(numberLiteral);
  const mode = direction === undefined ? 'nearest' : wordOf<'up' | 'down'>(direction);
  return { kind: 'rounding', span: $.since(start), mode, step };
});

export const provision = production('provision', ($): ast.Citation => {
  const token = $.token(t.Provision);
  const citation = citationOf(token);
  if (citation !== null) return citation;
  $.act(() => $.report({ kind: 'bad_citation', span: tokenSpan(token), found: token.image }));
  return { kind: 'citation', span: tokenSpan(token), chapter: '', first: 0, last: 0 };
});

/** `"Ikä" §2:1, §2:3` */
export const labelAndCitations = production('labelAndCitations', ($): LabelAndCitations => {
  const label = $.maybe(() => $.read(quotedText), 1) ?? null;
  const citations: ast.Citation[] = [];
  $.separatedOrNone(t.Comma, () => citations.push($.read(provision)));
  return { label, citations };
});
