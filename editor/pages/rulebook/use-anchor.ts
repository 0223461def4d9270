import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Moves to the place that the address names (`#3.1:8`) once it is on the page, and makes it seen. */
export function useAnchor(view: string): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address followed again moves there again
  useEffect(() => {
    if (hash === '') return;
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (target === null) return;
    target.closest('details')?.setAttribute('open', '');
    target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
  }, [hash, key, view]);
}
