import type { FormField } from '../../../../engine/form/case-form.ts';
import { textIn } from '../../../../engine/ir/texts.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import type { FieldProps } from './case-form.tsx';
import { describedBy, FieldFrame } from './field-frame.tsx';
import { FieldHelp } from './field-help.tsx';
import { fieldId } from './field-id.ts';

/** A list of members: which of them hold, that none does, or that it is not known yet. */
export function ChoicesField({
  field,
  entry,
  isIdle,
  rulebook,
  day,
  onGive,
}: FieldProps & { readonly field: Extract<FormField, { kind: 'choices' }> }) {
  const { text, language } = useReading();
  const { fact, norms } = field;
  const { path } = fact;
  const declared = rulebook.enums.find(({ name }) => name === field.enum)?.members ?? [];
  const chosen = entry?.kind === 'choices' ? entry.members : [];
  const isGiven = entry?.kind === 'choices' && entry.given;
  const choose = (member: string, isChosen: boolean) => {
    const members = declared.flatMap(({ name }) => {
      const wanted = name === member ? isChosen : chosen.includes(name);
      return wanted ? [name] : [];
    });
    onGive(path, { kind: 'choices', given: members.length > 0, members });
  };
  const described = describedBy(path, { hint: false, error: false, idle: isIdle });
  return (
    <FieldFrame
      path={path}
      isIdle={isIdle}
      hint={null}
      error={null}
      help={<FieldHelp field={fact} norms={norms} rulebook={rulebook} day={day} />}
    >
      <fieldset id={fieldId(path)} tabIndex={-1} {...(described !== undefined && { 'aria-describedby': described })}>
        <legend>{textIn(fact.label, language, rulebook)}</legend>
        {declared.map((member) => (
          <label key={member.name}>
            <input
              type="checkbox"
              checked={chosen.includes(member.name)}
              onChange={(event) => choose(member.name, event.target.checked)}
            />
            {textIn(member.label, language, rulebook)}
          </label>
        ))}
        <label className="choice-apart">
          <input
            type="checkbox"
            checked={isGiven && chosen.length === 0}
            onChange={(event) => onGive(path, { kind: 'choices', given: event.target.checked, members: [] })}
          />
          {text(texts.noneHolds)}
        </label>
        <label>
          <input
            type="checkbox"
            checked={!isGiven && chosen.length === 0}
            // It unticks the others; what it stands for is that nothing else is ticked.
            onChange={() => onGive(path, { kind: 'choices', given: false, members: [] })}
          />
          {text(fact.optional ? texts.notGiven : texts.notYetKnown)}
        </label>
      </fieldset>
    </FieldFrame>
  );
}
