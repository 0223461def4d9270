import { useEffect } from 'react';
import type { DraftSession } from './draft-session.ts';

/**
 * Ctrl+Z takes the draft's last step back, Ctrl+Y (or Ctrl+Shift+Z) makes it again; not where the pressed element has
 * typing of its own to take back. `hasOwnSteps` must stay the same.
 */
export function useUndoKeys(session: DraftSession, hasOwnSteps: (target: EventTarget | null) => boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || hasOwnSteps(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) session.undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) session.redo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [session, hasOwnSteps]);
}
