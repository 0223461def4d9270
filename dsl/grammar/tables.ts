/** The lines of decision tables. */
import type * as ast from '../syntax/ast.ts';
import * as t from '../syntax/tokens.ts';
import type { TableLine } from './clauses.ts';
import { expression, sum } from './expressions.ts';
import { dottedName } from './phrases.ts';
import { gated, production, type Reader, wordOf } from './reader.ts';

/** `| a | b || name |`, then `| cell | cell || value |` */
export const tableLine = production(
  'tableLine',
  ($, inHeader: boolean): TableLine =>
    $.choose<TableLine>([
      gated(
        () => inHeader,
        () => $.read(tableHeader),
      ),
      { ALT: () => $.read(tableRow) },
    ]),
);

export const tableHeader = production('tableHeader', ($): TableLine => {
  const start = $.start();
  const columns: ast.Expression[] = [];
  $.repeatAtLeastOnce(() => {
    $.token(t.Pipe, 1);
    columns.push($.read(sum));
  });
  $.token(t.DoublePipe);
  const result = $.read(dottedName);
  $.token(t.Pipe, 2);
  return { kind: 'header', span: $.since(start), columns, result };
});

export const tableRow = production('tableRow', ($): ast.TableRow => {
  const start = $.start();
  $.act(() => setInTable($, true));
  const cells = $.choose<ast.TableRow['cells']>([
    gated(
      () => $.next(2, t.Otherwise) && $.next(3, t.DoublePipe),
      () => {
        $.token(t.Pipe, 1);
        $.token(t.Otherwise);
        return null;
      },
    ),
    { ALT: () => $.read(tableCells) },
  ]);
  $.token(t.DoublePipe);
  const value = $.read(expression);
  $.act(() => nextRowAhead($) && $.failExpecting(t.Pipe.name));
  $.token(t.Pipe, 2);
  $.act(() => setInTable($, false));
  return { kind: 'table_row', span: $.since(start), cells, value };
});

/** In a table `||` stands before the result; elsewhere it is a slip for `or`. */
function setInTable($: Reader, inTable: boolean): void {
  $.inTable = inTable;
}

export const tableCells = production('tableCells', ($): readonly ast.Cell[] => {
  const cells: ast.Cell[] = [];
  $.repeatAtLeastOnce({
    GATE: () => !rowEndsAhead($),
    DEF: () => {
      $.token(t.Pipe);
      cells.push($.read(tableCell));
    },
  });
  return cells;
});

/** A `|` at the start of a line with a cell behind it does not close the row above. */
function nextRowAhead($: Reader): boolean {
  return $.next(1, t.Pipe) && $.firstOnLine() && !$.firstOnLine(2) && !$.next(2, t.Pipe, t.DeclarationEnd);
}

/** A `|` at the end of its line, before a result has been given. */
function rowEndsAhead($: Reader): boolean {
  return $.next(2, t.DeclarationEnd) || ($.next(2, t.Pipe) && $.firstOnLine(2));
}

export const tableCell = production('tableCell', ($): ast.Cell => {
  return $.choose<ast.Cell>([
    gated(
      () => $.next(2, t.Pipe, t.DoublePipe),
      () => $.read(anyCell),
    ),
    { ALT: () => $.read(comparisonCell) },
    gated(
      () => !$.next(2, t.Dot),
      () => $.read(betweenCell),
    ),
    { ALT: () => $.read(valuesCell) },
  ]);
});

/** `-` */
export const anyCell = production('anyCell', ($): ast.Cell => {
  const start = $.start();
  $.token(t.Minus);
  return { kind: 'any_cell', span: $.since(start) };
});

/** `>= a and < b` */
export const comparisonCell = production('comparisonCell', ($): ast.Cell => {
  const start = $.start();
  const comparisons: { operator: ast.Inequality; value: ast.Expression }[] = [];
  $.separated(t.And, () => {
    const operator = wordOf<ast.Inequality>($.token(t.Inequality));
    comparisons.push({ operator, value: $.read(sum) });
  });
  return { kind: 'comparison_cell', span: $.since(start), comparisons };
});

/** `between a and b` */
export const betweenCell = production('betweenCell', ($): ast.Cell => {
  const start = $.start();
  $.token(t.Between);
  const low = $.readNth(1, sum);
  $.token(t.And);
  const high = $.readNth(2, sum);
  return { kind: 'between_cell', span: $.since(start), low, high };
});

/** `a, b`, `not a, b` */
export const valuesCell = production('valuesCell', ($): ast.Cell => {
  const start = $.start();
  const not = $.maybe({ GATE: () => !$.next(2, t.Dot, t.Given), DEF: () => $.token(t.Not) });
  const values: ast.Expression[] = [];
  $.separated(t.Comma, () => values.push($.read(sum)));
  return { kind: 'values_cell', span: $.since(start), negated: not !== undefined, values };
});
