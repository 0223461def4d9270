import type { TableField } from '../../../engine/form/read-table.ts';
import type { Value } from '../../../engine/ir/findings.ts';
import { textIn } from '../../../engine/ir/texts.ts';
import { formatValue } from '../../../engine/wording/format-value.ts';
import { words } from '../../../engine/wording/words.ts';
import type { MadeAssessment } from './use-assessment.ts';

/** A list on paper, an element a row, with what was found of each. */
export function PrintedTable({
  field,
  assessment,
}: {
  readonly field: TableField;
  readonly assessment: MadeAssessment;
}) {
  const { rulebook, language, facts, elements } = assessment;
  const { fact, columns } = field;
  const value = facts.get(fact.path);
  const rows: readonly Value[] = Array.isArray(value) ? value : [];
  if (rows.length === 0) return null;
  const shown = columns.filter((column) => !column.field.sensitive);
  const cell = (row: Value, name: string): Value | undefined =>
    typeof row === 'object' && 'fields' in row ? row.fields.get(name) : row;
  return (
    <table>
      <caption>
        {textIn(fact.inputLabel, language, rulebook)}: {textIn(fact.label, language, rulebook)}
      </caption>
      <thead>
        <tr>
          {shown.map((column) => (
            <th key={column.name} scope="col">
              {textIn(column.field.label, language, rulebook)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const messages = elements[fact.path]?.[index]?.messages ?? [];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list.
            <tr key={index}>
              {shown.map((column, place) => {
                const given = cell(row, column.name);
                return (
                  <td key={column.name}>
                    {given === undefined
                      ? words.unknown[language]
                      : formatValue(given, column.field.type, language, rulebook)}
                    {place === 0 && messages.map((message) => <div key={message}>✗ {message}</div>)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
