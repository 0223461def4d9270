import { type FormEvent, useEffect, useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import type { RulebookDocument } from '../../../engine/document/document.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import { stateOfEdition } from '../../drafts/edition-state.ts';
import { today } from '../../shell/clock.ts';
import { readDay, writeDay } from '../../shell/dates.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { rulebookTexts as texts } from './texts.ts';

interface Props {
  readonly document: RulebookDocument;
  readonly onChange: (day: Day) => void;
}

/** The day whose rulebook is shown: typed, or the first day of an edition. */
export function DayChoice({ document, onChange }: Props) {
  const { rulebook } = useRulebook();
  const { language, text } = useReading();
  const { day, edition } = document;
  const [typed, setTyped] = useState(writeDay(day, language));
  const [wrong, setWrong] = useState(false);
  useEffect(() => setTyped(writeDay(day, language)), [day, language]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDay(typed);
    setWrong(read === null);
    if (read !== null) onChange(read);
  };
  return (
    <section className="rulebook-day">
      <p>
        <strong>{fill(text(texts.inForce), { day: writeDay(day, language) })}</strong>
        {edition === null || edition.date > day ? (
          `. ${text(texts.noEdition)}`
        ) : (
          <>
            {` ${fill(text(texts.edition), { day: writeDay(edition.date, language) })}, ${text(texts.fingerprint)} `}
            <code>{edition.hash.slice(0, 19)}…</code>
          </>
        )}
      </p>
      <form onSubmit={submit} className="no-print">
        <TextInput
          labelText={text(texts.day)}
          hintText={text(texts.dayHint)}
          value={typed}
          onChange={(value) => setTyped(String(value ?? ''))}
          {...(wrong && { status: 'error' as const, statusText: text(texts.dayWrong) })}
        />
        <Button type="submit" variant="secondary">
          {text(texts.show)}
        </Button>
      </form>
      <div className="no-print">
        <h2>{text(texts.editions)}</h2>
        <ul className="edition-list">
          {rulebook?.editions.map((one) => (
            <li key={one.date}>
              <button type="button" className="link-button" onClick={() => onChange(one.date)}>
                {writeDay(one.date, language)}
              </button>{' '}
              {text(
                stateOfEdition(one, rulebook.editions, today(), {
                  fi: writeDay(one.date, 'fi'),
                  en: writeDay(one.date, 'en'),
                }),
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
