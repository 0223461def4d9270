import { type FormEvent, useState } from 'react';
import { TextInput } from 'suomifi-ui-components';
import type { Localized } from '../../../engine/ir/localized.ts';
import { RequestError } from '../../api/request.ts';
import { createDraft } from '../../drafts/draft-requests.ts';
import { latestEdition, newEdition, valuesToState } from '../../prices/edition-settings.ts';
import { readTypedDate, typedDate } from '../../prices/typed-date.ts';
import { readTypedSettings, type SettingsProblems, type TypedSettings } from '../../prices/typed-settings.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { FormButtons } from '../../shell/form-buttons.tsx';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { pricesTexts as texts } from './texts.ts';

const nothing: TypedSettings = { decided: '', decidedBy: '', record: '', oneYear: true, year: '' };

/** Asks when the new version takes effect and, as far as that is known, what was decided. */
export function StartEdition({
  onClose,
  onStarted,
}: {
  readonly onClose: () => void;
  readonly onStarted: (date: string) => void;
}) {
  const { text } = useReading();
  const { rulebook } = useRulebook();
  const [date, setDate] = useState('');
  const [typed, setTyped] = useState<TypedSettings>(nothing);
  const [yearTyped, setYearTyped] = useState(false);
  const [dateProblem, setDateProblem] = useState<Localized | null>(null);
  const [problems, setProblems] = useState<SettingsProblems>({});
  const changeDate = (value: string) => {
    setDate(value);
    setDateProblem(null);
    const reading = readTypedDate(value);
    if (!yearTyped && reading.kind === 'read') setTyped({ ...typed, year: reading.date.slice(0, 4) });
  };
  const changeSettings = (next: TypedSettings) => {
    if (next.year !== typed.year) setYearTyped(true);
    setTyped(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (rulebook === null) return;
    const reading = readTypedDate(date);
    const dateMessage = findDateProblem(reading, latestEdition(rulebook));
    const read = readTypedSettings(typed, valuesToState(rulebook, reading.kind === 'read' ? reading.date : ''));
    setDateProblem(dateMessage);
    setProblems('problems' in read ? read.problems : {});
    if (dateMessage !== null || 'problems' in read || reading.kind !== 'read') {
      document.getElementById(dateMessage === null ? `settings-${firstOf(read)}` : 'effective-date')?.focus();
      return;
    }
    try {
      await createDraft(reading.date, newEdition(reading.date, read.settings));
      onStarted(reading.date);
    } catch (error) {
      if (error instanceof RequestError) setDateProblem(error.texts);
      document.getElementById('effective-date')?.focus();
    }
  };
  return (
    <Dialog title={text(texts.start)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <TextInput
          id="effective-date"
          labelText={text(texts.effectiveDate)}
          hintText={text(texts.dateHint)}
          value={date}
          onChange={(value) => changeDate(String(value ?? ''))}
          {...(dateProblem !== null && { status: 'error' as const, statusText: text(dateProblem) })}
        />
        <p className="quiet">{text(texts.startHint)}</p>
        <SettingsFields typed={typed} problems={problems} onChange={changeSettings} />
        <FormButtons submit={text(texts.create)} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function firstOf(read: ReturnType<typeof readTypedSettings>): string {
  return 'problems' in read ? (Object.keys(read.problems)[0] ?? '') : '';
}

function findDateProblem(reading: ReturnType<typeof readTypedDate>, latest: string | null): Localized | null {
  if (reading.kind === 'empty') return texts.dateMissing;
  if (reading.kind === 'refused') return reading.message;
  if (latest === null || reading.date > latest) return null;
  const day = typedDate(latest);
  return {
    fi: `Voimaantulopäivän on oltava ${day} jälkeen.`,
    en: `The day must be after ${day}.`,
  };
}
