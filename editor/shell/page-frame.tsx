import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { Localized } from '../../engine/ir/localized.ts';
import { textIn } from '../../engine/ir/texts.ts';
import { useReading } from './language.tsx';
import { useRulebook } from './rulebook.tsx';

/** Names the page in the window's title, and moves the reader to its beginning when it is opened. */
export function PageFrame({ title, children }: { readonly title: Localized; readonly children: ReactNode }) {
  const { text, language } = useReading();
  const { rulebook, title: rulebookTitle } = useRulebook();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const name = rulebook === null ? (Object.values(rulebookTitle)[0] ?? '') : textIn(rulebook.title, language, rulebook);
  useEffect(() => {
    document.title = `${text(title)} – ${name}`;
  }, [text, title, name]);
  useEffect(() => {
    // The first page is read from the top, by whoever opens it.
    if (first.current) first.current = false;
    else if (pathname !== '') main.current?.focus();
  }, [pathname]);
  return (
    <main id="main" ref={main} tabIndex={-1}>
      <h1>{text(title)}</h1>
      {children}
    </main>
  );
}
