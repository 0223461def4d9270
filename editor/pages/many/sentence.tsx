import { useState } from 'react';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import type { ShownRow } from '../../worker/many.ts';
import { manyTexts as texts } from './texts.ts';

/** What to say to whoever sent a case, ready to be copied. */
export function Sentence({ row }: { readonly row: ShownRow }) {
  const { text } = useReading();
  const announce = useAnnounce();
  const [copied, setCopied] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const { sentence } = row;
  if (sentence === null) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sentence);
      setCopied(sentence);
      announce(text(texts.copied));
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className="sentence">
      <span>{sentence}</span>
      {row.fate !== 'bad' && (
        <button
          type="button"
          className="link-button"
          aria-label={fill(text(texts.copySentence), { case: row.case ?? row.line })}
          onClick={copy}
        >
          {text(failed ? texts.copyFailed : copied === sentence ? texts.copied : texts.copy)}
        </button>
      )}
    </div>
  );
}
