import type { FormField } from '../../../../engine/form/case-form.ts';
import { readText } from '../../../../engine/form/read-entries.ts';
import { writeText } from '../../../../engine/form/write-entries.ts';
import { lowerFirst, textIn } from '../../../../engine/ir/texts.ts';
import { nameOfUnit } from '../../../../engine/wording/format-number.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import type { FieldProps } from './case-form.tsx';
import { describedBy, FieldFrame } from './field-frame.tsx';
import { FieldHelp } from './field-help.tsx';
import { fieldId } from './field-id.ts';

/** A fact of one value: a date, a number, a text, a member of an enum, or yes and no. */
export function PlainField({
  field,
  entry,
  isIdle,
  isPrefilled,
  isAsOf,
  read,
  rulebook,
  day,
  onGive,
}: FieldProps & { readonly field: FormField }) {
  const { text, language } = useReading();
  const { fact, norms } = field;
  const { path, type } = fact;
  const value = entry?.kind === 'plain' ? entry.text : '';
  const problem = read.problems.get(path);
  const error = problem === undefined ? null : text(problem);
  const hint = isPrefilled ? text(texts.prefilled) : null;
  const give = (next: string) => onGive(path, { kind: 'plain', text: next });
  const note = isAsOf ? text(texts.asOfNote) : null;
  const help = <FieldHelp field={fact} norms={norms} rulebook={rulebook} day={day} note={note} />;
  const frame = { path, isIdle, hint, error, help };
  const described = describedBy(path, { hint: hint !== null, error: error !== null, idle: isIdle });
  const ownLabel = textIn(fact.label, language, rulebook);
  // The as-of date stands apart from the input it belongs to.
  const label = isAsOf ? `${textIn(fact.inputLabel, language, rulebook)}: ${lowerFirst(ownLabel)}` : ownLabel;
  const notGiven = text(fact.optional ? texts.notGiven : texts.notYetKnown);
  if (type.kind === 'boolean') {
    return (
      <FieldFrame {...frame}>
        <YesOrNo path={path} value={value} legend={label} notGiven={notGiven} describedBy={described} onGive={give} />
      </FieldFrame>
    );
  }
  const shared = {
    id: fieldId(path),
    value,
    'aria-invalid': error !== null,
    ...(described !== undefined && { 'aria-describedby': described }),
  };
  if (type.kind === 'enum') {
    const members = rulebook.enums.find(({ name }) => name === type.enum)?.members ?? [];
    return (
      <FieldFrame {...frame}>
        <label htmlFor={fieldId(path)}>{label}</label>
        <select {...shared} onChange={(event) => give(event.target.value)}>
          <option value="">{notGiven}</option>
          {members.map((member) => (
            <option key={member.name} value={member.name}>
              {textIn(member.label, language, rulebook)}
            </option>
          ))}
        </select>
      </FieldFrame>
    );
  }
  const tidy = () => {
    const sound = type.kind === 'text' ? null : readText(value, fact, rulebook, language);
    const tidied = sound !== null && 'value' in sound ? writeText(sound.value, type, language) : value;
    if (tidied !== value) give(tidied);
  };
  const unit = type.kind === 'number' ? nameOfUnit(type.unit, language, rulebook) : '';
  return (
    <FieldFrame {...frame}>
      <label htmlFor={fieldId(path)}>{label}</label>
      <span className="field-input">
        <input
          {...shared}
          type="text"
          className={type.kind === 'text' ? 'input-text' : 'input-short'}
          inputMode={type.kind === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => give(event.target.value)}
          onBlur={tidy}
        />
        {unit !== '' && <span className="field-unit">{unit}</span>}
      </span>
    </FieldFrame>
  );
}

function YesOrNo({
  path,
  value,
  legend,
  notGiven,
  describedBy: described,
  onGive,
}: {
  readonly path: string;
  readonly value: string;
  readonly legend: string;
  readonly notGiven: string;
  readonly describedBy: string | undefined;
  readonly onGive: (value: string) => void;
}) {
  const { text } = useReading();
  const choices = [
    { value: 'true', label: text(texts.yes) },
    { value: 'false', label: text(texts.no) },
    { value: '', label: notGiven },
  ];
  return (
    <fieldset id={fieldId(path)} tabIndex={-1} {...(described !== undefined && { 'aria-describedby': described })}>
      <legend>{legend}</legend>
      <span className="choices-inline">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={fieldId(path)}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onGive(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
