import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import { compareSize, inferAlternative } from './comparisons.ts';
import { errorType, type Goal, type Inference } from './inference.ts';
import { type Operand, reportMisfit } from './mismatch.ts';

/** A table's columns, cells and values; `goal` is what its values must be. */
export function inferTable(inference: Inference, table: ast.TableDeclaration, scope: Scope, goal: Goal): void {
  const columns = table.columns.map((expression) => inferColumn(inference, expression, scope));
  if (table.result.text !== table.name.text) reportResultName(inference, table, scope);
  for (const row of table.rows) {
    for (const [index, cell] of (row.cells ?? []).entries()) {
      const column = columns[index];
      if (column !== undefined) inferCell(inference, column, cell, scope);
    }
    inference.expect(row.value, scope, goal);
  }
}

function inferColumn(inference: Inference, expression: ast.Expression, scope: Scope): Operand {
  const type = inference.infer(expression, scope);
  switch (type.kind) {
    case 'boolean':
    case 'text':
    case 'date':
    case 'number':
    case 'enum':
    case 'error':
      return { expression, type };
    case 'record':
    case 'list':
    case 'label':
    case 'empty_list':
      reportMisfit(inference, { expression, type }, scope, {
        fi: 'yksittäinen arvo',
        en: 'a single value',
      });
      return { expression, type: errorType };
  }
}

function inferCell(inference: Inference, column: Operand, cell: ast.Cell, scope: Scope): void {
  switch (cell.kind) {
    case 'any_cell':
      return;
    case 'values_cell':
      for (const value of cell.values) inferAlternative(inference, column, value, scope);
      return;
    case 'comparison_cell':
      for (const { value } of cell.comparisons) inferBound(inference, column, value, scope);
      return;
    case 'between_cell':
      inferBound(inference, column, cell.low, scope);
      inferBound(inference, column, cell.high, scope);
      return;
  }
}

function inferBound(inference: Inference, column: Operand, expression: ast.Expression, scope: Scope): void {
  const type = inference.infer(expression, scope, { type: column.type });
  if (column.type.kind !== 'number' && column.type.kind !== 'date' && column.type.kind !== 'error') {
    reportMisfit(inference, column, scope, { fi: 'luku, määrä tai päivämäärä', en: 'a number, an amount or a date' });
    return;
  }
  compareSize(inference, column, { expression, type }, scope);
}

function reportResultName(inference: Inference, { result, name }: ast.TableDeclaration, scope: Scope): void {
  inference.report(
    {
      code: 'table-result-name',
      span: result.span,
      message: {
        fi: `taulukon tulossarake on '${result.text}', mutta taulukko on '${name.text}'`,
        en: `the table's result column is '${result.text}', but the table is '${name.text}'`,
      },
      label: { fi: 'eri nimi', en: 'another name' },
      others: [
        { place: { file: scope.file, span: name.span }, message: { fi: 'taulukon nimi', en: "the table's name" } },
      ],
      replacement: {
        title: { fi: `Kirjoita '${name.text}'`, en: `Write '${name.text}'` },
        text: name.text,
      },
    },
    scope.file,
  );
}
