import { useState } from 'react';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import type { DraftPrices } from './draft-prices.ts';
import { RaiseDialog } from './raise-dialog.tsx';
import { pricesTexts as texts } from './texts.ts';

/** What is done to many cells at once. */
export function Toolbar({ prices }: { readonly prices: DraftPrices }) {
  const { text } = useReading();
  const announce = useAnnounce();
  const [open, setOpen] = useState<'raise' | 'compare' | null>(null);
  const { session, state } = prices;
  const close = () => setOpen(null);
  return (
    <div className="toolbar" role="toolbar" aria-label={text(toolbarName)}>
      <button
        type="button"
        className="small-button"
        disabled={!state.canUndo}
        onClick={() => {
          session.undo();
          announce(text(undone));
        }}
      >
        {text(texts.undo)} <kbd>Ctrl+Z</kbd>
      </button>
      <button
        type="button"
        className="small-button"
        disabled={!state.canRedo}
        onClick={() => {
          session.redo();
          announce(text(redone));
        }}
      >
        {text(texts.redo)} <kbd>Ctrl+Y</kbd>
      </button>
      <button type="button" className="small-button" onClick={() => setOpen('raise')}>
        {text(texts.raise)}
      </button>
      <button type="button" className="small-button" onClick={() => setOpen('compare')}>
        {text(texts.compare)}
      </button>
      {open === 'raise' && <RaiseDialog prices={prices} onClose={close} />}
      {open === 'compare' && <CompareDialog prices={prices} onClose={close} />}
    </div>
  );
}

const toolbarName = { fi: 'Muokkaustoiminnot', en: 'Editing' };
const undone = { fi: 'Muutos kumottiin.', en: 'The change was taken back.' };
const redone = { fi: 'Muutos tehtiin uudelleen.', en: 'The change was made again.' };
