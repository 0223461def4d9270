import type { ReactNode } from 'react';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import { fieldId } from './field-id.ts';

/** Ids of what describes a field, of those that are there. */
export function describedBy(
  path: string,
  parts: { readonly hint: boolean; readonly error: boolean; readonly idle: boolean },
) {
  const id = fieldId(path);
  const ids = [
    ...(parts.error ? [`${id}-error`] : []),
    ...(parts.hint ? [`${id}-hint`] : []),
    ...(parts.idle ? [`${id}-idle`] : []),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** What stands around every field: help, hint, error, and the note that it makes no difference. */
export function FieldFrame({
  path,
  isIdle,
  hint,
  error,
  help,
  children,
}: {
  readonly path: string;
  readonly isIdle: boolean;
  readonly hint: string | null;
  readonly error: string | null;
  readonly help: ReactNode;
  readonly children: ReactNode;
}) {
  const { text } = useReading();
  const id = fieldId(path);
  return (
    <div className={`field${isIdle ? ' field-idle' : ''}${error === null ? '' : ' field-wrong'}`}>
      {children}
      {hint !== null && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error !== null && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {isIdle && (
        <p id={`${id}-idle`} className="field-note">
          {text(texts.idle)}
        </p>
      )}
      {help}
    </div>
  );
}
