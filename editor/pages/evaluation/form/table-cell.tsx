import type { ClipboardEvent } from 'react';
import type { FormColumn } from '../../../../engine/form/case-form.ts';
import { readText } from '../../../../engine/form/read-entries.ts';
import { writeText } from '../../../../engine/form/write-entries.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import type { Localized } from '../../../../engine/ir/localized.ts';
import { textIn } from '../../../../engine/ir/texts.ts';
import { nameOfUnit } from '../../../../engine/wording/format-number.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { fieldId } from './field-id.ts';

/** One cell of a table. What was brought in and is not understood stays in it, marked. */
export function TableCell({
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
