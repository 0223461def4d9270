import { useEffect, useState } from 'react';
import { readEditionSettings, setEditionSettings, valuesToState } from '../../prices/edition-settings.ts';
import { readTypedSettings, typeSettings } from '../../prices/typed-settings.ts';
import { useReading } from '../../shell/language.tsx';
import type { DraftPrices } from './draft-prices.ts';
import { useDisclosure } from './provision.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { pricesTexts as texts } from './texts.ts';

/** What was decided, when and by whom, and how long the prices are stated for: asked for when it is opened. */
export function SettingsBox({ prices }: { readonly prices: DraftPrices }) {
  const { text } = useReading();
  const box = useDisclosure();
  const { state, session, date, rulebook } = prices;
  const settings = readEditionSettings(state.files, date);
  const [typed, setTyped] = useState(typeSettings(settings, date));
  const stated = valuesToState(rulebook, date);
  const read = readTypedSettings(typed, stated);
  const written = JSON.stringify(settings);
  const isAsWritten = 'settings' in read && JSON.stringify(read.settings) === written;
  // The draft's settings also change by undoing and in other tabs: what is typed then follows them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: typing does not change what is written before it is read.
  useEffect(() => {
    if (!isAsWritten) setTyped(typeSettings(settings, date));
  }, [written]);
  const summary = [
    settings.decided === '' ? '' : typeSettings(settings, date).decided,
    settings.decidedBy,
    settings.record,
  ]
    .filter((part) => part !== '')
    .join(', ');
  return (
    <div className="settings-box">
      <button
        id="settings-toggle"
        type="button"
        className="link-button"
        aria-expanded={box.open}
        aria-controls={box.open ? box.id : undefined}
        onClick={() => {
          setTyped(typeSettings(readEditionSettings(session.state.files, date), date));
          box.toggle();
        }}
      >
        {text(texts.details)} {box.open ? '▾' : '▸'}
      </button>{' '}
      <span className="quiet">{summary}</span>
      {box.open && (
        <div id={box.id}>
          <SettingsFields
            typed={typed}
            problems={'problems' in read ? read.problems : {}}
            disabled={!prices.editable}
            onChange={(next) => {
              setTyped(next);
              const reading = readTypedSettings(next, stated);
              if ('problems' in reading) return;
              session.edit(setEditionSettings(session.state.files, date, reading.settings) ?? {}, {}, 'settings');
            }}
          />
        </div>
      )}
    </div>
  );
}
