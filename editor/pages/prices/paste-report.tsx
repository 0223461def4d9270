import { useEffect, useState } from 'react';
import type { Localized } from '../../../engine/ir/localized.ts';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import { onPasted, type PasteOutcome } from './paste.ts';
import { pricesTexts as texts } from './texts.ts';

/** What was read of the last paste, until it is closed. */
export function PasteReportBox() {
  const { text } = useReading();
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<PasteOutcome | null>(null);
  useEffect(() => onPasted(setOutcome), []);
  useEffect(() => {
    if (outcome !== null) announce(text(summaryOf(outcome)));
  }, [outcome, announce, text]);
  if (outcome === null) return null;
  const wrong = outcome.kind === 'refused' || outcome.report.unread.length > 0 || outcome.report.left.length > 0;
  return (
    <section className={wrong ? 'notice error' : 'notice'} aria-label={text(title)}>
      <p>{text(summaryOf(outcome))}</p>
      {outcome.kind === 'pasted' && (
        <ul>
          {outcome.report.unread.map(({ line, text: pasted, message }) => (
            <li key={line}>
              {text(lineWord)} {line}: ”{pasted}” – {text(message)}
            </li>
          ))}
          {outcome.report.left.map(({ line, text: pasted }) => (
            <li key={line}>
              {text(lineWord)} {line}: ”{pasted}” – {text(noCell)}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="link-button" onClick={() => setOutcome(null)}>
        {text(texts.close)}
      </button>
    </section>
  );
}

const title: Localized = { fi: 'Liittäminen', en: 'Paste' };
const lineWord: Localized = { fi: 'rivi', en: 'line' };
const noCell: Localized = { fi: 'Taulukon solut loppuivat.', en: 'There were no more cells.' };

function summaryOf(outcome: PasteOutcome): Localized {
  if (outcome.kind === 'refused') return outcome.message;
  const { read, unread, heading } = outcome.report;
  const { fi, en } = outcome.last;
  const wrong =
    unread.length === 0
      ? { fi: '', en: '' }
      : {
          fi: ` ${unread.length} ei voitu lukea; ne on merkitty soluihinsa.`,
          en: ` ${unread.length} could not be read; they are marked in their cells.`,
        };
  return {
    fi: `Liitettiin ${read} ${read === 1 ? 'arvo' : 'arvoa'}. Viimeinen solu: ${fi}.${wrong.fi}${heading === null ? '' : ` Otsikko ”${heading}” ohitettiin.`}`,
    en: `Pasted ${read} ${read === 1 ? 'value' : 'values'}. The last cell: ${en}.${wrong.en}${heading === null ? '' : ` The heading ‘${heading}’ was passed over.`}`,
  };
}
