import type { ReactNode } from 'react';
import { fieldId } from './field-id.ts';

/** A link to the field of a fact. */
export function FieldLink({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const id = fieldId(path);
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        // The reader goes on from the field; the page's address stays as it is.
        event.preventDefault();
        const field = document.getElementById(id);
        field?.scrollIntoView({ block: 'center' });
        (field?.querySelector<HTMLElement>('input, select') ?? field)?.focus({ preventScroll: true });
      }}
    >
      {children}
    </a>
  );
}
