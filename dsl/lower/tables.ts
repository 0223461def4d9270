import type * as ir from '../../engine/ir/ir.ts';
import type * as ast from '../syntax/ast.ts';
import { all, between, compare, isAmong, not } from './conditions.ts';
import type { Lowering } from './scope.ts';

/** When a row of a decision table is the one that is hit; `otherwise` rows have no condition. */
export function lowerRowCondition(
  lowering: Lowering,
  columns: readonly ast.Expression[],
  cells: readonly ast.Cell[],
): ir.Expression {
  return all(
    columns.flatMap((column, index) => {
      const cell = cells[index];
      return cell === undefined ? [] : lowerCell(lowering, column, cell);
    }),
  );
}

const inequalities = { '<': 'less', '<=': 'less_or_equal', '>': 'greater', '>=': 'greater_or_equal' } as const;

function lowerCell(lowering: Lowering, column: ast.Expression, cell: ast.Cell): readonly ir.Expression[] {
  switch (cell.kind) {
    case 'any_cell':
      return [];
    case 'values_cell': {
      const among = isAmong(lowering, column, cell.values);
      return [cell.negated ? not(among) : among];
    }
    case 'comparison_cell':
      return cell.comparisons.map(({ operator, value }) => compare(lowering, inequalities[operator], column, value));
    case 'between_cell':
      return [between(lowering, column, cell.low, cell.high)];
  }
}
