import { TextInput } from 'suomifi-ui-components';
import type { Localized } from '../../../engine/ir/localized.ts';
import type { SettingsProblems, TypedSettings } from '../../prices/typed-settings.ts';
import { useReading } from '../../shell/language.tsx';
import { pricesTexts as texts } from './texts.ts';

/** The fields of an edition's settings. */
export function SettingsFields({
  typed,
  problems,
  onChange,
  disabled = false,
}: {
  readonly typed: TypedSettings;
  readonly problems: SettingsProblems;
  readonly onChange: (typed: TypedSettings) => void;
  readonly disabled?: boolean;
}) {
  const { text } = useReading();
  const field = (key: 'decided' | 'decidedBy' | 'record' | 'year', label: Localized, hint: Localized | null = null) => {
    const problem = problems[key];
    return (
      <TextInput
        id={`settings-${key}`}
        labelText={text(label)}
        {...(hint !== null && { hintText: text(hint) })}
        value={typed[key]}
        disabled={disabled}
        onChange={(value) => onChange({ ...typed, [key]: String(value ?? '') })}
        {...(problem !== undefined && { status: 'error' as const, statusText: text(problem) })}
        statusTextAriaLiveMode="off"
      />
    );
  };
  return (
    <div className="settings-fields">
      {field('decided', texts.decided, texts.dateHint)}
      {field('decidedBy', texts.decidedBy, texts.decidedByHint)}
      {field('record', texts.record, texts.recordHint)}
      <fieldset className="plain-choice" disabled={disabled}>
        <legend>{text(texts.validity)}</legend>
        {([true, false] as const).map((oneYear) => (
          <label key={String(oneYear)}>
            <input
              type="radio"
              name="validity"
              checked={typed.oneYear === oneYear}
              onChange={() => onChange({ ...typed, oneYear })}
            />
            {text(oneYear ? texts.oneYear : texts.untilFurther)}
          </label>
        ))}
      </fieldset>
      {typed.oneYear && field('year', texts.year)}
    </div>
  );
}
