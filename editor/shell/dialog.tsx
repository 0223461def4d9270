import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useReading } from './language.tsx';
import './dialog.css';

/** A dialog over the page: holds the focus, closes with Escape, and gives the focus back. */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  const { text } = useReading();
  const heading = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'shell-dialog wide' : 'shell-dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="shell-dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="link-button" onClick={onClose}>
          {text(close)}
        </button>
      </div>
      {children}
    </dialog>
  );
}

const close = { fi: 'Sulje', en: 'Close' };
