import { useEffect, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import type { Localized } from '../../../engine/ir/localized.ts';
import { readEditionSettings } from '../../prices/edition-settings.ts';
import { findMissingSettings } from '../../prices/typed-settings.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import { changesTexts } from './changes-texts.ts';
import type { DraftError, DraftPrices } from './draft-prices.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { cautionField } from './row-cautions.tsx';
import { pricesTexts as texts } from './texts.ts';

/** At the foot of the page: errors, what is to be checked, the memo, and sending for review. */
export function ProposeBar({ prices }: { readonly prices: DraftPrices }) {
  const { text } = useReading();
  const { session: person } = useRulebook();
  const [refused, setRefused] = useState<readonly DraftError[] | null>(null);
  const [proposing, setProposing] = useState(false);
  const errors = refused === null ? [] : findAllErrors(prices);
  const open = prices.cautions.filter(({ reason }) => reason === null);
  const [first] = open;
  const wrong = prices.errors.length + prices.broken.length;
  const announce = useAnnounce();
  const said = useRef<string | null>(null);
  const counts = `${text(texts.errors)} ${wrong} · ${text(texts.cautions)} ${open.length}`;
  useEffect(() => {
    // What stood there when the page was opened is read with the page.
    if (said.current !== null && said.current !== counts) announce(counts);
    said.current = counts;
  }, [counts, announce]);
  const [wanted, setWanted] = useState<'print' | 'propose' | null>(null);
  const { broken, reviewed, caseloadReviewed, reviewFailed } = prices;
  const ready = broken.length > 0 || reviewFailed || (reviewed && (wanted === 'propose' || caseloadReviewed));
  // What is printed or sent tells of the draft as it is: it waits until that is computed.
  useEffect(() => {
    if (wanted === null || !ready) return;
    setWanted(null);
    // The panel says that what the draft does is not known.
    if (wanted === 'print') return reviewFailed ? undefined : window.print();
    const found = findAllErrors(prices);
    setRefused(found.length === 0 ? null : found);
    if (found.length === 0) setProposing(true);
  }, [wanted, ready, reviewFailed, prices]);
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={errors} attempt={refused} />}
      <div className="propose-bar">
        <p>
          {text(texts.errors)} {wrong} ·{' '}
          {first === undefined ? (
            `${text(texts.cautions)} 0`
          ) : (
            <button
              type="button"
              className="link-button"
              onClick={() => document.getElementById(cautionField(first))?.focus()}
            >
              {text(texts.cautions)} {open.length}
            </button>
          )}
        </p>
        {wanted !== null && <span className="quiet">{text(changesTexts.computing)}</span>}
        <Button variant="secondary" onClick={() => setWanted('print')}>
          {text(texts.memo)}
        </Button>
        {prices.editable && person.canPropose && (
          <Button onClick={() => setWanted('propose')}>{text(texts.propose)}</Button>
        )}
      </div>
      {proposing && <ProposeDialog prices={prices} onClose={() => setProposing(false)} />}
    </>
  );
}

/** Everything that keeps the draft from being sent. */
function findAllErrors({
  errors,
  broken,
  state,
  date,
  rows,
  reviewed,
  reviewFailed,
}: DraftPrices): readonly DraftError[] {
  const missing = Object.entries(findMissingSettings(readEditionSettings(state.files, date)));
  const unchanged = rows.every(({ changed }) => !changed) && Object.keys(state.files).length <= 1;
  return [
    ...missing.map(([key, message]) => ({ field: `settings-${key}`, name: texts.details, message })),
    ...errors,
    ...broken.map(({ message }) => ({ field: 'main', name: brokenName, message })),
    ...(reviewFailed && !reviewed
      ? [{ field: 'changes', name: changesTexts.title, message: changesTexts.failed }]
      : []),
    ...(unchanged ? [{ field: 'main', name: texts.fresh, message: nothingNew }] : []),
  ];
}

const brokenName: Localized = { fi: 'Säännöt', en: 'Rules' };
const nothingNew: Localized = { fi: 'Luonnoksessa ei ole uusia arvoja.', en: 'The draft has no new values.' };

/** The errors with links to their fields. The focus comes here, so that they are read. */
function ErrorSummary({ errors, attempt }: { readonly errors: readonly DraftError[]; readonly attempt: unknown }) {
  const { text } = useReading();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt !== null) element.current?.focus();
  }, [attempt]);
  return (
    <div ref={element} className="notice error error-summary" tabIndex={-1} role="alert">
      <h2>{text(summaryTitle)}</h2>
      <ul>
        {errors.map(({ field, name, message }) => (
          <li key={`${field} ${message.en}`}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(field);
              }}
            >
              {text(name)}: {text(message)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const summaryTitle: Localized = { fi: 'Korjaa ennen lähettämistä', en: 'Mend before sending' };

/** Moves to a field; those of the version's settings are opened first. */
function focusField(field: string): void {
  const settings = document.getElementById('settings-toggle');
  if (document.getElementById(field) === null && field.startsWith('settings-')) settings?.click();
  // What was opened is there after the page has been drawn again.
  requestAnimationFrame(() => document.getElementById(field)?.focus());
}
