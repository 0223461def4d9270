import { useEffect, useRef } from 'react';
import type { ShownPlace } from '../../monaco/policy-editor.tsx';

interface Props {
  readonly files: Readonly<Record<string, string>>;
  readonly place: ShownPlace;
  readonly canEdit: (file: string) => boolean;
  readonly label: string;
  readonly hint: string;
  readonly onType: (file: string, text: string) => void;
  readonly onCursor: (file: string, offset: number, text: string) => void;
}

/** The same text in a plain field of the browser, for whoever gets along with that better. */
export function PlainEditor({ files, place, canEdit, label, hint, onType, onCursor }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = files[place.file] ?? '';
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.setSelectionRange(place.span.start, place.span.end);
    if (!place.focus) return;
    element.focus();
    // A browser scrolls to the selection only of what it thinks is far: the line decides.
    const lines = element.value.slice(0, place.span.start).split('\n').length;
    element.scrollTop = Math.max(0, lines - 5) * lineHeight;
  }, [place]);
  const tellCursor = () => {
    if (field.current !== null) onCursor(place.file, field.current.selectionStart, field.current.value);
  };
  return (
    <>
      <textarea
        ref={field}
        className="rules-plain"
        aria-label={label.split('.')[0]}
        aria-describedby="rules-plain-hint"
        spellCheck={false}
        readOnly={!canEdit(place.file)}
        value={text}
        style={{ lineHeight: `${lineHeight}px` }}
        onChange={({ target }) => onType(place.file, target.value)}
        onSelect={tellCursor}
      />
      <p id="rules-plain-hint" className="rules-keyboard">
        {hint}
      </p>
    </>
  );
}

const lineHeight = 20;
