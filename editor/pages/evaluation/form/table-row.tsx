import { type ClipboardEvent, memo } from 'react';
import type { ElementAssessment } from '../../../../engine/form/assess-elements.ts';
import type { TableRow } from '../../../../engine/form/entries.ts';
import { placeOf } from '../../../../engine/form/read-entries.ts';
import type { TableField } from '../../../../engine/form/read-table.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { RowResult } from './row-result.tsx';
import { TableCell } from './table-cell.tsx';

/** What happens to a row, told by its place among the rows. */
export interface RowHandlers {
  readonly onChange: (row: number, column: string, value: string) => void;
  /** `column` is the place of the column in which cells were pasted. */
  readonly onPaste: (event: ClipboardEvent, row: number, column: number) => void;
  readonly onRemove: (row: number) => void;
}

interface RowProps {
  readonly field: TableField;
  readonly index: number;
  readonly row: TableRow;
  readonly result: ElementAssessment | null;
  readonly rulebook: Rulebook;
  readonly handlers: RowHandlers;
}

/** A row of a table with, below it, what the case came to for it. Long tables are drawn row by row, where one changes. */
export const TableRowView = memo(function TableRowView({ field, index, row, result, rulebook, handlers }: RowProps) {
  const { text } = useReading();
  const { columns, fact } = field;
  return (
    <>
      <tr>
        <th scope="row">{index + 1}</th>
        {columns.map((column, columnIndex) => (
          <TableCell
            key={column.name}
            place={placeOf(fact.path, index, column.name)}
            column={column}
            row={index}
            value={row[column.name] ?? ''}
            rulebook={rulebook}
            onChange={(value) => handlers.onChange(index, column.name, value)}
            onPaste={(event) => handlers.onPaste(event, index, columnIndex)}
          />
        ))}
        <td>
          <button
            type="button"
            className="link-button"
            aria-label={fill(text(texts.removeRow), { number: index + 1 })}
            onClick={() => handlers.onRemove(index)}
          >
            ✕
          </button>
        </td>
      </tr>
      <tr className="row-answer">
        <td />
        <td colSpan={columns.length + 1}>
          <RowResult result={result} field={field} rulebook={rulebook} />
        </td>
      </tr>
    </>
  );
}, isSameRow);

function isSameRow(before: RowProps, next: RowProps): boolean {
  const { result: resultBefore, ...othersBefore } = before;
  const { result, ...others } = next;
  const isSame = (Object.keys(others) as (keyof typeof others)[]).every((name) => others[name] === othersBefore[name]);
  // Every assessment brings its own results, most of them as before.
  return isSame && JSON.stringify(resultBefore) === JSON.stringify(result);
}
