/** The declarations made of a head and clauses. */
import { invariant } from '../../engine/ir/invariant.ts';
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import { clauseLines } from './clause-lines.ts';
import { type Clause, findClause, listClauses, presentClause, type TableLine } from './clauses.ts';
import { typeFollows } from './lookahead.ts';
import {
  decimalsPhrase,
  dottedName,
  labelAndCitations,
  newDottedName,
  newName,
  quotedText,
  roundingPhrase,
  typeExpression,
  unitName,
} from './phrases.ts';
import { production, type Reader } from './reader.ts';
import { attemptHead, finish } from './recovery.ts';

export const parameterDeclaration = production('parameterDeclaration', ($): ast.ParameterDeclaration | null => {
  const keyword = $.token(t.Parameter);
  const head = attemptHead($, 'parameter', () => {
    const name = $.read(newDottedName);
    $.token(t.Colon);
    const type = $.read(typeExpression);
    const index = $.maybe(() => $.read(parameterIndex)) ?? null;
    return { name, type, index, ...$.read(labelAndCitations) };
  });
  const clauses = $.read(clauseLines, 'parameter');
  return finish($, 'parameter', keyword, head, clauses, (head, declared) => ({
    kind: 'parameter',
    ...declared,
    ...head,
    interpretations: listClauses(clauses, 'interpretation'),
    minimum: findClause(clauses, 'at least'),
    maximum: findClause(clauses, 'at most'),
  }));
});

/** `by km with 0 decimals`, `by each EUR` */
export const parameterIndex = production('parameterIndex', ($): ast.ParameterIndex => {
  const start = $.start();
  $.token(t.By);
  const each = $.maybe({ GATE: () => typeFollows($), DEF: () => $.token(t.Each) }, 1);
  const name = $.read(unitName);
  const decimals = $.maybe(() => $.read(decimalsPhrase), 2) ?? null;
  return { kind: 'index', span: $.since(start), each: each !== undefined, name, decimals };
});

export const decisionDeclaration = production('decisionDeclaration', ($): ast.DecisionDeclaration | null => {
  const keyword = $.token(t.Decision);
  const head = attemptHead($, 'decision', () => ({
    name: $.read(newName, false),
    label: $.maybe(() => $.read(quotedText)) ?? null,
  }));
  const clauses = $.read(clauseLines, 'decision');
  return finish($, 'decision', keyword, head, clauses, (head, declared) => {
    const asOf = presentClause(clauses, 'as of');
    if (asOf.kind !== 'reference') {
      $.report({ kind: 'decision_date', span: asOf.span });
      return null;
    }
    const changeable = findClause(clauses, 'changeable');
    return {
      kind: 'decision',
      ...declared,
      ...head,
      asOf: asOf.name,
      gives: findClause(clauses, 'gives') ?? [],
      reports: findClause(clauses, 'reports') ?? [],
      includes: findClause(clauses, 'includes') ?? [],
      ...(changeable !== null && { changeable }),
      outcomes: listClauses(clauses, 'approved, denied, referred, incomplete'),
    };
  });
});

export const defineDeclaration = production('defineDeclaration', ($): ast.DefineDeclaration | null => {
  const keyword = $.token(t.Define);
  const head = attemptHead($, 'define', () => {
    const name = $.read(newDottedName);
    $.token(t.Colon);
    const type = $.read(typeExpression);
    const rounding = $.maybe(() => $.read(roundingPhrase)) ?? null;
    return { name, type, rounding, ...$.read(labelAndCitations) };
  });
  const clauses = $.read(clauseLines, 'define');
  return finish($, 'define', keyword, head, clauses, (head, declared) => ({
    kind: 'define',
    ...declared,
    ...head,
    interpretations: listClauses(clauses, 'interpretation'),
    asOf: findClause(clauses, 'as of'),
    when: findClause(clauses, 'when'),
    body: presentClause(clauses, '='),
  }));
});

export const tableDeclaration = production('tableDeclaration', ($): ast.TableDeclaration | null => {
  const keyword = $.token(t.Table);
  const head = attemptHead($, 'table', () => {
    const name = $.read(newDottedName);
    $.token(t.Colon);
    const type = $.read(typeExpression);
    return { name, type, ...$.read(labelAndCitations) };
  });
  const clauses = $.read(clauseLines, 'table');
  return finish($, 'table', keyword, head, clauses, (head, declared) => {
    const [header, ...below] = listClauses(clauses, '|');
    invariant(header?.kind === 'header', 'the first line of a table is its header');
    const rows = below.filter((row) => row.kind === 'table_row');
    if (!checkWidths($, header, rows)) return null;
    return {
      kind: 'table',
      ...declared,
      ...head,
      interpretations: listClauses(clauses, 'interpretation'),
      asOf: findClause(clauses, 'as of'),
      when: findClause(clauses, 'when'),
      columns: header.columns,
      result: header.result,
      rows,
    };
  });
});

export const ruleDeclaration = production('ruleDeclaration', ($): ast.RuleDeclaration | null => {
  const keyword = $.token(t.Rule);
  const head = attemptHead($, 'rule', () => ({
    name: $.read(newName, false),
    ...$.read(labelAndCitations),
  }));
  const clauses = $.read(clauseLines, 'rule');
  return finish($, 'rule', keyword, head, clauses, (head, declared) => ({
    kind: 'rule',
    ...declared,
    ...head,
    interpretations: listClauses(clauses, 'interpretation'),
    forEach: findClause(clauses, 'for each'),
    when: findClause(clauses, 'when'),
    requires: presentClause(clauses, 'requires'),
    otherwise: presentClause(clauses, 'otherwise'),
  }));
});

export const exceptionDeclaration = production('exceptionDeclaration', ($): ast.ExceptionDeclaration | null => {
  const keyword = $.token(t.Exception);
  const head = attemptHead($, 'exception', () => {
    const name = $.read(newName, false);
    $.token(t.To);
    return { name, target: $.read(dottedName), ...$.read(labelAndCitations) };
  });
  const clauses = $.read(clauseLines, 'exception');
  return finish($, 'exception', keyword, head, clauses, (head, declared) => ({
    kind: 'exception',
    ...declared,
    ...head,
    body: findClause(clauses, '='),
    ...verdict(clauses),
  }));
});

export const reliefDeclaration = production('reliefDeclaration', ($): ast.ReliefDeclaration | null => {
  const keyword = $.token(t.Relief);
  const head = attemptHead($, 'relief', () => {
    const name = $.read(newName, false);
    $.token(t.From);
    return { name, target: $.read(dottedName), ...$.read(labelAndCitations) };
  });
  const clauses = $.read(clauseLines, 'relief');
  return finish($, 'relief', keyword, head, clauses, (head, declared) => ({
    kind: 'relief',
    ...declared,
    ...head,
    ...verdict(clauses),
  }));
});

/** Every row has a cell below each column; the first that has not is reported. */
function checkWidths(
  $: Reader,
  header: Extract<TableLine, { kind: 'header' }>,
  rows: readonly ast.TableRow[],
): boolean {
  const columns = header.columns.length;
  const wrong = rows.find(({ cells }) => cells !== null && cells.length !== columns);
  if (wrong === undefined) return true;
  const cells = wrong.cells?.length ?? 0;
  $.report({ kind: 'row_width', span: wrong.span, cells, columns, header: header.span });
  return false;
}

/** What an exception or a relief says of a rule. */
function verdict(
  clauses: readonly Clause[],
): Pick<ast.ReliefDeclaration, 'interpretations' | 'when' | 'requires' | 'otherwise' | 'unconditional'> {
  const effect = findClause(clauses, 'deny, refer, warn');
  return {
    interpretations: listClauses(clauses, 'interpretation'),
    when: findClause(clauses, 'when'),
    requires: findClause(clauses, 'requires'),
    otherwise: effect ?? findClause(clauses, 'otherwise'),
    unconditional: effect !== null,
  };
}
