import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { DraftSession } from '../../drafts/draft-session.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useUndoKeys } from '../../drafts/use-undo-keys.ts';
import { useReading } from '../../shell/language.tsx';
import { shellTexts } from '../../shell/texts.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { DraftHead } from './draft-head.tsx';
import { useDraftPrices } from './draft-prices.ts';
import { Memo } from './memo.tsx';
import { PasteReportBox } from './paste-report.tsx';
import { PriceTables } from './price-table.tsx';
import { ProposeBar } from './propose-bar.tsx';
import { StaleProvisions } from './provision-dialog.tsx';
import { pricesTexts as texts } from './texts.ts';
import { Toolbar } from './toolbar.tsx';

/** The draft of a day: its prices and limits, what they change, and the way to have them reviewed. */
export function DraftPage({ date }: { readonly date: string }) {
  const { text } = useReading();
  const opening = useDraft(date);
  switch (opening.kind) {
    case 'none':
    case 'loading':
      return <p>{text(shellTexts.loading)}</p>;
    case 'failed':
      return (
        <>
          <p role="alert">{text(opening.message)}</p>
          <p>
            <Button onClick={opening.retry}>{text(shellTexts.retry)}</Button>
          </p>
          <p>
            <Link to="/prices">{text(texts.back)}</Link>
          </p>
        </>
      );
    case 'open':
      return <OpenDraft session={opening.session} />;
  }
}

function OpenDraft({ session }: { readonly session: DraftSession }) {
  const { text } = useReading();
  const prices = useDraftPrices(session);
  useUndoKeys(session, isTypingElsewhere);
  if (prices === null) return <p>{text(shellTexts.loading)}</p>;
  return (
    <>
      <div className="draft no-print">
        <DraftHead prices={prices} />
        {prices.editable && <Toolbar prices={prices} />}
        <PasteReportBox />
        <StaleProvisions prices={prices} />
        <div className="draft-columns">
          <div className="draft-tables">
            <PriceTables prices={prices} />
          </div>
          <ChangesPanel prices={prices} />
        </div>
        <ProposeBar prices={prices} />
      </div>
      <Memo prices={prices} />
    </>
  );
}

/** A field that is being typed into takes back its own typing; a cell only what has not gone into the draft yet. */
function isTypingElsewhere(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement) || target.type !== 'text') return false;
  return target.dataset.column === undefined || target.dataset.typed === 'yes';
}
