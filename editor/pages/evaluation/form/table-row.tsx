import { type ClipboardEvent, memo } from 'react';
import type { ElementAssessment } from '../../../../engine/form/assess-elements.ts';
import type { FormColumn } from '../../../../engine/form/case-form.ts';
import type { TableRow } from '../../../../engine/form/entries.ts';
import { placeOf, readText } from '../../../../engine/form/read-entries.ts';
import type { TableField } from '../../../../engine/form/read-table.ts';
import { writeText } from '../../../../engine/form/write-entries.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import type { Localized } from '../../../../engine/ir/localized.ts';
import { textIn } from '../../../../engine/ir/texts.ts';
import { nameOfUnit } from '../../../../engine/wording/format-number.ts';
import { statusWords } from '../../../../engine/wording/words.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { statusMarks } from '../answer/status-marks.ts';
import { evaluationTexts as texts } from '../texts.ts';
import { fieldId } from './field-id.ts';

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

/** What the case came to for one row. */
function RowResult({
  result,
  field,
  rulebook,
}: {
  readonly result: ElementAssessment | null;
  readonly field: TableField;
  readonly rulebook: Rulebook;
}) {
  const { text, language } = useReading();
  if (result === null) return null;
  const missing = field.columns
    .filter(({ name }) => result.missing.includes(name))
    .map((column) => textIn(column.field.label, language, rulebook));
  return (
    <div className={`row-result row-${result.status}`}>
      <p>
        <span className="mark" aria-hidden="true">
          {statusMarks[result.status]}
        </span>
        <strong>{statusWords[result.status][language]}.</strong> {result.messages.join(' ')}
        {missing.length > 0 && ` ${text(texts.missing)}: ${missing.join(', ')}.`}
      </p>
      {result.values.length > 0 && (
        <dl>
          {result.values.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}: </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** One cell of a table. What was brought in and is not understood stays in it, marked. */
function TableCell({
  place,
  column: { field },
  row,
  value,
  rulebook,
  onChange,
  onPaste,
}: {
  readonly place: string;
  readonly column: FormColumn;
  readonly row: number;
  readonly value: string;
  readonly rulebook: Rulebook;
  readonly onChange: (value: string) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}) {
  const { text, language } = useReading();
  const { type } = field;
  const read = readText(value, field, rulebook, language);
  const problem = read !== null && 'problem' in read ? read.problem : null;
  const id = fieldId(place);
  const unit = type.kind === 'number' ? nameOfUnit(type.unit, language, rulebook) : '';
  const label = `${textIn(field.label, language, rulebook)}${unit === '' ? '' : ` (${unit})`}, ${text(texts.row).toLowerCase()} ${row + 1}`;
  const shared = {
    id,
    value,
    'aria-label': label,
    'aria-invalid': problem !== null,
    ...(problem !== null && { 'aria-describedby': `${id}-error` }),
    onPaste,
  };
  const choices = choicesOf(type, rulebook, language, text);
  const tidy = () => {
    const isTidied = type.kind !== 'text' && read !== null && 'value' in read;
    const tidied = isTidied ? writeText(read.value, type, language) : value;
    if (tidied !== value) onChange(tidied);
  };
  return (
    <td className={problem === null ? '' : 'cell-wrong'}>
      {choices === null ? (
        <input
          {...shared}
          type="text"
          className={type.kind === 'text' ? 'input-text' : 'input-short'}
          inputMode={type.kind === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          onBlur={tidy}
        />
      ) : (
        <select {...shared} onChange={(event) => onChange(event.target.value)}>
          <option value="">–</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
          {value !== '' && !choices.some((choice) => choice.value === value) && <option value={value}>{value}</option>}
        </select>
      )}
      {problem !== null && (
        <p id={`${id}-error`} className="field-error">
          {text(problem)}
        </p>
      )}
    </td>
  );
}

function choicesOf(
  type: FormColumn['field']['type'],
  rulebook: Rulebook,
  language: 'fi' | 'en',
  text: (texts: Localized) => string,
): readonly { readonly value: string; readonly label: string }[] | null {
  if (type.kind === 'boolean') {
    return [
      { value: 'true', label: text(texts.yes) },
      { value: 'false', label: text(texts.no) },
    ];
  }
  if (type.kind !== 'enum') return null;
  const members = rulebook.enums.find(({ name }) => name === type.enum)?.members ?? [];
  return members.map(({ name, label }) => ({ value: name, label: textIn(label, language, rulebook) }));
}
