/** The clauses of declarations, one production for all: which belong where is said in `clauses.ts`. */
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import type { Clause } from './clauses.ts';
import { expression, sum } from './expressions.ts';
import { clauseAhead } from './lookahead.ts';
import { dottedName, nameList, newName, numberLiteral, quotedMessage, quotedText } from './phrases.ts';
import { type DeclarationKind, tokenSpan } from './problem.ts';
import { production, wordOf } from './reader.ts';
import { attempt, endClause } from './recovery.ts';
import { tableLine } from './tables.ts';

export const clauseLines = production('clauseLines', ($, declaration: DeclarationKind): readonly Clause[] => {
  const clauses: Clause[] = [];
  $.repeat(() =>
    attempt(
      $,
      () => {
        const inHeader = !clauses.some(({ clause }) => clause === '|');
        clauses.push($.read(clauseLine, inHeader));
        $.act(() => endClause($, declaration));
      },
      () => clauseAhead($),
    ),
  );
  return clauses;
});

export const clauseLine = production('clauseLine', ($, inHeader: boolean): Clause => {
  const keyword = tokenSpan($.ahead(1));
  return $.choose<Clause>([
    { ALT: () => ({ clause: 'as of', keyword, value: $.read(asOfClause) }) },
    { ALT: () => ({ clause: 'for each', keyword, value: $.read(forEachClause) }) },
    { ALT: () => $.read(boundClause) },
    {
      ALT: () => {
        $.token(t.When);
        return { clause: 'when', keyword, value: $.readNth(1, expression) };
      },
    },
    {
      ALT: () => {
        $.token(t.Requires);
        return { clause: 'requires', keyword, value: $.readNth(2, expression) };
      },
    },
    {
      ALT: () => {
        $.token(t.Equals);
        return { clause: '=', keyword, value: $.readNth(3, expression) };
      },
    },
    { ALT: () => ({ clause: 'otherwise', keyword, value: $.read(otherwiseClause) }) },
    {
      ALT: () => ({
        clause: 'deny, refer, warn',
        keyword,
        value: $.read(effectPhrase, keyword.start),
      }),
    },
    {
      ALT: () => {
        $.token(t.Interpretation);
        return { clause: 'interpretation', keyword, value: $.read(quotedText) };
      },
    },
    { ALT: () => ({ clause: 'gives', keyword, value: $.read(givesClause) }) },
    { ALT: () => ({ clause: 'reports', keyword, value: $.read(reportsClause) }) },
    {
      ALT: () => {
        $.token(t.Includes);
        return { clause: 'includes', keyword, value: $.read(nameList) };
      },
    },
    { ALT: () => ({ clause: 'changeable', keyword, value: $.read(changeableClause) }) },
    {
      ALT: () => ({
        clause: 'approved, denied, referred, incomplete',
        keyword,
        value: $.read(outcomeClause),
      }),
    },
    { ALT: () => ({ clause: '|', keyword, value: $.read(tableLine, inHeader) }) },
  ]);
});

/** `at least 0 h`; the number may be negative */
export const boundClause = production('boundClause', ($): Clause => {
  const keyword = tokenSpan($.token(t.At));
  const clause = $.choose([
    { ALT: (): 'at least' => $.token(t.Least) && 'at least' },
    { ALT: (): 'at most' => $.token(t.Most) && 'at most' },
  ]);
  const start = $.start();
  const minus = $.maybe(() => $.token(t.Minus));
  const number = $.read(numberLiteral);
  const value = minus === undefined ? number : { ...number, span: $.since(start), digits: `-${number.digits}` };
  return { clause, keyword, value };
});

export const asOfClause = production('asOfClause', ($): ast.Expression => {
  $.token(t.As);
  $.token(t.Of);
  return $.read(expression);
});

export const forEachClause = production('forEachClause', ($): ast.ForEach => {
  const start = $.start();
  $.token(t.For);
  $.token(t.Each);
  const variable = $.read(newName, false);
  $.token(t.In);
  const list = $.read(sum);
  return { kind: 'for_each', span: $.since(start), variable, list };
});

export const otherwiseClause = production('otherwiseClause', ($): ast.Otherwise => {
  const { startOffset } = $.token(t.Otherwise);
  return $.read(effectPhrase, startOffset);
});

/** `deny "…"`; starts at the offset given */
export const effectPhrase = production('effectPhrase', ($, start: number): ast.Otherwise => {
  const word = $.oneOf(t.Deny, t.Refer, t.Warn);
  const message = $.maybe(() => $.read(quotedMessage)) ?? null;
  const effect = wordOf<ast.Otherwise['effect']>(word);
  return { kind: 'otherwise', span: $.since(start), effect, effectSpan: tokenSpan(word), message };
});

export const givesClause = production('givesClause', ($): readonly ast.DottedName[] => {
  $.token(t.Gives);
  return $.readNth(1, dottedNames);
});

/** `reports invoice.due, voucher.hours_left` */
export const reportsClause = production('reportsClause', ($): readonly ast.DottedName[] => {
  $.token(t.Reports);
  return $.readNth(3, dottedNames);
});

/** `changeable voucher.hours, staff_member.registered` */
export const changeableClause = production('changeableClause', ($): readonly ast.DottedName[] => {
  $.token(t.Changeable);
  return $.readNth(2, dottedNames);
});

export const dottedNames = production('dottedNames', ($): readonly ast.DottedName[] => {
  const names: ast.DottedName[] = [];
  $.separated(t.Comma, () => names.push($.read(dottedName)));
  return names;
});

export const outcomeClause = production('outcomeClause', ($): ast.OutcomeWords => {
  const start = $.start();
  const outcome = $.oneOf(t.Approved, t.Denied, t.Referred, t.Incomplete);
  const words = $.read(quotedText);
  return {
    kind: 'outcome_words',
    span: $.since(start),
    outcome: wordOf<ast.OutcomeWords['outcome']>(outcome),
    words,
  };
});
