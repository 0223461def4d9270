import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Entry, TableRow } from '../../../../engine/form/entries.ts';
import { placeOf, readText } from '../../../../engine/form/read-entries.ts';
import { type ReadTable, readTable, type TableField, writeTemplate } from '../../../../engine/form/read-table.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { textIn } from '../../../../engine/ir/texts.ts';
import { readTextFile } from '../../../files/read-text-file.ts';
import { saveFile } from '../../../files/save-file.ts';
import { fill } from '../../../shell/fill.ts';
import { type Reading, useReading } from '../../../shell/language.tsx';
import { useAnnounce } from '../../../shell/status.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import type { FieldProps } from './case-form.tsx';
import { FieldHelp } from './field-help.tsx';
import { fieldId } from './field-id.ts';
import { type RowHandlers, TableRowView } from './table-row.tsx';

/** A list as a table to edit, into which a spreadsheet's cells can be pasted. */
export function TableFieldRows({
  field,
  entry,
  isIdle,
  read,
  rulebook,
  day,
  elements,
  onGive,
}: FieldProps & { readonly field: TableField }) {
  const { text, language } = useReading();
  const announce = useAnnounce();
  const [notes, setNotes] = useState<readonly string[]>([]);
  const { fact, columns, norms } = field;
  const { path } = fact;
  const rows = entry?.kind === 'table' ? entry.rows : [];
  const isGiven = entry?.kind === 'table' && entry.given;
  const problem = read.problems.get(path);
  const label = textIn(fact.label, language, rulebook);
  const give = (next: readonly TableRow[], given = next.length > 0) => {
    const entered: Entry = { kind: 'table', given, rows: next };
    onGive(path, entered);
  };
  /** Lays the cells of a table over the rows from one on. */
  const bringIn = (source: string, firstRow: number, firstColumn: number) => {
    const table = readTable(source, field, { rulebook, language, firstColumn });
    const next = [...rows];
    for (const [index, row] of table.rows.entries()) next[firstRow + index] = { ...next[firstRow + index], ...row };
    give(Array.from(next, (row) => row ?? {}));
    const told = describeImport(table, field, rulebook, { language, text });
    setNotes(told);
    announce(told.join(' '));
  };
  const handlers = useLatest({
    onChange: (row, column, value) =>
      give(rows.map((cells, index) => (index === row ? { ...cells, [column]: value } : cells))),
    onPaste: (event, row, column) => {
      const pasted = event.clipboardData.getData('text/plain');
      if (!/[\t\n]/.test(pasted.trimEnd())) return;
      event.preventDefault();
      bringIn(pasted, row, column);
    },
    onRemove: (row) => {
      give(rows.filter((_, index) => index !== row));
      focusLater(`${fieldId(path)}-add`);
    },
  });
  const places = new Map((read.rows.get(path) ?? []).map((row, element) => [row, element]));
  const resultOf = (row: number) => elements[path]?.[places.get(row) ?? -1] ?? null;
  return (
    <div className={`field field-table${isIdle ? ' field-idle' : ''}`} id={fieldId(path)} tabIndex={-1}>
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="fact-table">
            <caption className="visually-hidden">{label}</caption>
            <thead>
              <tr>
                <th scope="col">{text(texts.row)}</th>
                {columns.map((column) => (
                  <th key={column.name} scope="col">
                    {textIn(column.field.label, language, rulebook)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <TableRowView
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the table.
                  key={index}
                  field={field}
                  index={index}
                  row={row}
                  result={resultOf(index)}
                  rulebook={rulebook}
                  handlers={handlers}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {problem !== undefined && <p className="field-error">{text(problem)}</p>}
      {isIdle && <p className="field-note">{text(texts.idle)}</p>}
      {rows.length === 0 && (
        <fieldset>
          <legend className="visually-hidden">{label}</legend>
          <span className="choices-inline">
            {[false, true].map((none) => (
              <label key={String(none)}>
                <input type="radio" name={fieldId(path)} checked={isGiven === none} onChange={() => give([], none)} />
                {text(none ? texts.noRows : fact.optional ? texts.notGiven : texts.notYetKnown)}
              </label>
            ))}
          </span>
        </fieldset>
      )}
      <TableTools
        field={field}
        label={label}
        rulebook={rulebook}
        onAdd={() => {
          give([...rows, {}]);
          focusLater(fieldId(placeOf(path, rows.length, columns[0]?.name)));
        }}
        onBringIn={(source) => bringIn(source, rows.length, 0)}
      />
      {notes.length > 0 && (
        <div className="table-notes">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
      <FieldHelp field={fact} norms={norms} rulebook={rulebook} day={day} />
    </div>
  );
}

/** Leads the keyboard to a field that is drawn next. */
function focusLater(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** Handlers that stay the same and do what was given last, so that rows are drawn anew only when they change. */
function useLatest(given: RowHandlers): RowHandlers {
  const latest = useRef(given);
  useLayoutEffect(() => {
    latest.current = given;
  });
  return useMemo(
    () => ({
      onChange: (...change) => latest.current.onChange(...change),
      onPaste: (...paste) => latest.current.onPaste(...paste),
      onRemove: (row) => latest.current.onRemove(row),
    }),
    [],
  );
}

/** What came of a table that was brought in: how many rows, and all that did not fit. */
function describeImport(
  { rows, unknown, surplus }: ReadTable,
  { columns }: TableField,
  rulebook: Rulebook,
  { language, text }: Pick<Reading, 'language' | 'text'>,
): readonly string[] {
  if (rows.length === 0) return [text(texts.emptyTable)];
  const marked = rows.reduce((count, row) => {
    const wrong = columns.filter(({ name, field }) => {
      const read = readText(row[name] ?? '', field, rulebook, language);
      return read !== null && 'problem' in read;
    });
    return count + wrong.length;
  }, 0);
  return [
    fill(text(marked === 0 ? texts.pasted : texts.pastedMarked), { count: rows.length, marked }),
    ...(unknown.length === 0 ? [] : [fill(text(texts.unknownColumns), { columns: unknown.join(', ') })]),
    ...(surplus === 0 ? [] : [fill(text(texts.surplusCells), { count: surplus })]),
  ];
}

/** What can be done with a table as a whole. */
function TableTools({
  field,
  label,
  rulebook,
  onAdd,
  onBringIn,
}: {
  readonly field: TableField;
  readonly label: string;
  readonly rulebook: Rulebook;
  readonly onAdd: () => void;
  readonly onBringIn: (text: string) => void;
}) {
  const { text, language } = useReading();
  const file = useRef<HTMLInputElement>(null);
  const hint = useId();
  const bringIn = async (chosen: File | undefined) => {
    if (chosen !== undefined) onBringIn(await readTextFile(chosen));
  };
  return (
    <div className="table-tools">
      <button type="button" id={`${fieldId(field.fact.path)}-add`} className="button-plain" onClick={onAdd}>
        {text(texts.addRow)}
        <span className="visually-hidden">: {label}</span>
      </button>
      <button type="button" className="button-plain" aria-describedby={hint} onClick={() => file.current?.click()}>
        {text(texts.pasteTable)}
        <span className="visually-hidden">: {label}</span>
      </button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label={label}
        onChange={(event) => {
          bringIn(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="link-button"
        onClick={() => {
          const name = textIn(field.fact.label, language, rulebook).toLowerCase();
          saveFile(`${name}.csv`, 'text/csv', writeTemplate(field, rulebook, language));
        }}
      >
        {text(texts.template)}
        <span className="visually-hidden">: {label}</span>
      </button>
      <p id={hint} className="field-hint">
        {text(texts.pasteHint)}
      </p>
    </div>
  );
}
