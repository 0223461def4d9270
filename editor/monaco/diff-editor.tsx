import { useEffect, useRef } from 'react';
import { monaco } from './monaco.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  readonly beforeLabel: string;
  readonly afterLabel: string;
}

/** Two texts side by side, read only. */
export function DiffEditor({ before, after, beforeLabel, afterLabel }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const editor = monaco.editor.createDiffEditor(place.current, {
      readOnly: true,
      automaticLayout: true,
      renderSideBySide: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      hideUnchangedRegions: { enabled: true },
      wordWrap: 'on',
    });
    editor.getOriginalEditor().updateOptions({ ariaLabel: beforeLabel });
    editor.getModifiedEditor().updateOptions({ ariaLabel: afterLabel });
    const original = monaco.editor.createModel(before, 'plaintext');
    const modified = monaco.editor.createModel(after, 'plaintext');
    editor.setModel({ original, modified });
    return () => {
      editor.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [before, after, beforeLabel, afterLabel]);
  return <div ref={place} className="diff-editor" />;
}
