import { type FormEvent, useId, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import { versionOn } from '../../../engine/ir/timeline.ts';
import { writeProvisions } from '../../prices/edit-provisions.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { FormButtons } from '../../shell/form-buttons.tsx';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import type { DraftPrices } from './draft-prices.ts';
import { pricesTexts as texts } from './texts.ts';

/** Puts into provisions, at a word, the new numbers that are certain; names those that have to be written by hand. */
export function StaleProvisions({ prices }: { readonly prices: DraftPrices }) {
  const { text } = useReading();
  const announce = useAnnounce();
  const stale = prices.review?.stale ?? [];
  if (stale.length === 0 || !prices.editable) return null;
  const mended = new Map(
    stale.flatMap(({ mark, language, mended: words }) =>
      words === null ? [] : [[`${language} ${mark}`, { mark, language, text: words }] as const],
    ),
  );
  const byHand = new Set(stale.filter(({ uncertain }) => uncertain).map(({ mark }) => mark));
  const mend = () => {
    const { session, date } = prices;
    session.edit(writeProvisions(session.state.files, date, [...mended.values()]));
    announce(text(texts.provisionsMended));
  };
  return (
    <div className="notice">
      <p>
        {text(texts.staleProvisions)} {[...new Set(stale.map(({ mark }) => mark))].join(', ')}
      </p>
      {byHand.size > 0 && (
        <p>
          {text(texts.staleByHand)} {[...byHand].join(', ')}
        </p>
      )}
      {mended.size > 0 && (
        <Button onClick={mend} disabled={!prices.reviewed}>
          {text(texts.mendProvisions)}
        </Button>
      )}
    </div>
  );
}

/** Opens the texts of provisions for writing. */
export function ProvisionEditButton({
  marks,
  prices,
}: {
  readonly marks: readonly string[];
  readonly prices: DraftPrices;
}) {
  const { text } = useReading();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="small-button" onClick={() => setOpen(true)}>
        {text(texts.editProvision)}
      </button>
      {open && <ProvisionDialog marks={marks} prices={prices} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ProvisionField {
  readonly mark: string;
  readonly language: string;
  /** Its text on the eve of the draft; null where there is none. */
  readonly inForce: string | null;
  /** Its text in the draft. */
  readonly text: string;
}

/** The texts of provisions, in each language they have one in. */
function fieldsOf(marks: readonly string[], { provisions, languages }: Rulebook, day: Day): readonly ProvisionField[] {
  return provisions
    .filter(({ mark }) => marks.includes(mark))
    .flatMap(({ mark, versions }) => {
      const [before, now] = [versionOn(versions, day - 1)?.text ?? {}, versionOn(versions, day)?.text ?? {}];
      return languages.flatMap((language) => {
        const text = now[language] ?? before[language];
        return text === undefined ? [] : [{ mark, language, inForce: before[language] ?? null, text }];
      });
    });
}

function ProvisionDialog({
  marks,
  prices,
  onClose,
}: {
  readonly marks: readonly string[];
  readonly prices: DraftPrices;
  readonly onClose: () => void;
}) {
  const { text } = useReading();
  const id = useId();
  const { session, date, rulebook, day } = prices;
  const [fields, setFields] = useState(() =>
    fieldsOf(marks, rulebook, day).map((one) => ({ ...one, typed: one.text })),
  );
  const type = (index: number, typed: string) =>
    setFields(fields.map((one, other) => (other === index ? { ...one, typed } : one)));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const changed = fields.filter((one) => one.typed !== one.text);
    const provisions = changed.map(({ mark, language, typed, inForce }) => ({
      mark,
      language,
      text: typed.trim() === inForce ? null : typed,
    }));
    session.edit(writeProvisions(session.state.files, date, provisions));
    onClose();
  };
  return (
    <Dialog title={text(texts.editProvision)} onClose={onClose} wide>
      <form onSubmit={save}>
        {fields.map(({ mark, language, inForce, typed }, index) => (
          <div key={`${language} ${mark}`} className="provision-field">
            <label htmlFor={`${id}-${index}`}>
              {text(texts.provision)} {mark}
              {rulebook.languages.length > 1 && ` (${language})`}
            </label>
            <textarea
              id={`${id}-${index}`}
              lang={language}
              rows={4}
              required
              value={typed}
              onChange={({ target }) => type(index, target.value)}
            />
            {inForce !== null && inForce !== typed && (
              <p className="quiet">
                {text(texts.inForce)}: <span lang={language}>{inForce}</span>{' '}
                <button type="button" className="link-button" onClick={() => type(index, inForce)}>
                  {text(texts.backToInForce)}
                </button>
              </p>
            )}
          </div>
        ))}
        <FormButtons
          submit={text(texts.save)}
          disabled={fields.some(({ typed }) => typed.trim() === '')}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
