import { type ReactNode, useState } from 'react';

/** Something that opens; what is inside is made only then, as the reasons of a long list are many. */
export function Disclosure({ summary, inside }: { readonly summary: ReactNode; readonly inside: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && inside()}
    </details>
  );
}
