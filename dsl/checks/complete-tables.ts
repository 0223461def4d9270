/** Some row of a table applies in every case in which the table is read, and every row can apply. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { describeCase } from '../prove/describe-case.ts';
import { type Effort, findCase } from '../prove/find-case.ts';
import { anyOf, type Formula } from '../prove/formula.ts';
import { findCounterexample } from '../prove/prove.ts';
import { conditionOf, rowCondition } from '../prove/read-condition.ts';
import { ownScope } from '../prove/statements.ts';
import type * as ast from '../syntax/ast.ts';
import type { SpanContext } from './check-context.ts';

/** A table's rows as conditions. */
export interface ReadTable {
  readonly table: ast.TableDeclaration;
  readonly file: string;
  /** What holds where the table is read. */
  readonly premises: readonly Formula[];
  /** Rows with cells. */
  readonly rows: readonly { readonly row: ast.TableRow; readonly condition: Formula }[];
  readonly otherwise: ast.TableRow | null;
}

/** The tables of a consolidation whose rows have as many cells as the head. */
export function readTables({ analysis, reading, quiet }: SpanContext): readonly ReadTable[] {
  return [...analysis.consolidation.definitions.values()].flatMap(({ node, file }) => {
    if (node.kind !== 'table' || quiet.has(node) || !isEven(node)) return [];
    const scope = ownScope(node, reading);
    const rows = node.rows.filter((row) => row.cells !== null);
    return [
      {
        table: node,
        file,
        premises: [conditionOf(node.when, scope)],
        rows: rows.map((row) => ({ row, condition: rowCondition(row, node, scope) })),
        otherwise: node.rows.find((row) => row.cells === null) ?? null,
      },
    ];
  });
}

function isEven(table: ast.TableDeclaration): boolean {
  return table.rows.every((row) => row.cells === null || row.cells.length === table.columns.length);
}

/** Gaps of tables, each with a case, and rows that can never apply. */
export function completeTables(context: SpanContext): readonly Diagnostic[] {
  return readTables(context).flatMap((read) => [
    ...findGap(read, context),
    ...unreachableRows(read, context.reading.effort),
  ]);
}

function findGap(read: ReadTable, { analysis, reading }: SpanContext): readonly Diagnostic[] {
  if (read.otherwise !== null) return [];
  const search = findCounterexample(read.premises, anyOf(read.rows.map((row) => row.condition)), reading.effort);
  if (search.kind === 'impossible') return [];
  const example = search.kind === 'found' ? describeCase(search.case, analysis) : [];
  const name = read.table.name.text;
  return [
    problem(
      'table-gap',
      { file: read.file, span: read.table.name.span },
      {
        fi: `taulukossa '${name}' on aukko: joissakin tapauksissa mikään rivi ei päde`,
        en: `table '${name}' has a gap: in some cases no row applies`,
      },
      {
        label:
          example.length === 0
            ? {
                fi: 'ei voida osoittaa, että jokin rivi aina pätee',
                en: 'it cannot be shown that a row always applies',
              }
            : {
                fi: `mikään rivi ei päde, kun ${example.join(' and ')}`,
                en: `no row applies when ${example.join(' and ')}`,
              },
        help: {
          fi: "lisää puuttuva rivi tai viimeiseksi rivi 'otherwise'",
          en: "add the missing row, or a last row 'otherwise'",
        },
      },
    ),
  ];
}

function unreachableRows(read: ReadTable, effort: Effort): readonly Diagnostic[] {
  if (findCase(read.premises, [], effort).kind === 'impossible') return [];
  const rows = read.rows.filter(({ condition }) => findCase([condition], read.premises, effort).kind === 'impossible');
  const needless = read.otherwise !== null && isComplete(read, effort) ? [explainNeedless(read.otherwise, read)] : [];
  return [...rows.map(({ row }) => explainUnreachable(row, read)), ...needless];
}

function isComplete({ premises, rows }: ReadTable, effort: Effort): boolean {
  return findCounterexample(premises, anyOf(rows.map((row) => row.condition)), effort).kind === 'impossible';
}

function explainUnreachable(row: ast.TableRow, { file }: ReadTable): Diagnostic {
  return problem(
    'unreachable-row',
    { file, span: row.span },
    { fi: 'taulukon rivi ei voi koskaan päteä', en: 'this row of the table can never apply' },
    {
      label: { fi: 'mikään tapaus ei täytä sen ehtoja', en: 'no case meets its conditions' },
      help: { fi: 'korjaa rivin ehdot tai poista rivi', en: 'correct the conditions of the row, or leave it out' },
    },
  );
}

function explainNeedless(row: ast.TableRow, { file }: ReadTable): Diagnostic {
  return problem(
    'unreachable-row',
    { file, span: row.span },
    { fi: "riviä 'otherwise' ei koskaan tarvita", en: "the row 'otherwise' is never needed" },
    {
      severity: 'warning',
      label: { fi: 'muut rivit kattavat jo kaikki tapaukset', en: 'the other rows already cover every case' },
      help: { fi: 'poista rivi', en: 'leave the row out' },
    },
  );
}
