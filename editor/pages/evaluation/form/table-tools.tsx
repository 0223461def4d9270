import { useId, useRef } from 'react';
import { type TableField, writeTemplate } from '../../../../engine/form/read-table.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { textIn } from '../../../../engine/ir/texts.ts';
import { readTextFile } from '../../../files/read-text-file.ts';
import { saveFile } from '../../../files/save-file.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { fieldId } from './field-id.ts';

/** What can be done with a table as a whole. */
export function TableTools({
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
