import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Localized } from '../../engine/ir/localized.ts';
import { RequestError } from '../api/request.ts';
import type { DraftSession, DraftState } from './draft-session.ts';
import { openSession, watchTab } from './open-sessions.ts';

/** How far the opening of a draft has come. */
export type DraftOpening =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: Localized; readonly retry: () => void }
  | { readonly kind: 'open'; readonly session: DraftSession };

/** Opens the draft of a day (`YYYY-MM-DD`), or none. Every page that opens the same one shares its edits and undoing. */
export function useDraft(date: string | null): DraftOpening {
  const [attempt, setAttempt] = useState(0);
  const [opening, setOpening] = useState<DraftOpening & { readonly date?: string | null }>({ kind: 'none' });
  useEffect(watchTab, []);
  useEffect(() => {
    let wanted = true;
    const set = (next: DraftOpening) => wanted && setOpening({ ...next, date });
    if (date === null) set({ kind: 'none' });
    else {
      set({ kind: 'loading' });
      openSession(date).then(
        (session) => set({ kind: 'open', session }),
        (error: unknown) => set({ kind: 'failed', message: messageOf(error), retry: () => setAttempt(attempt + 1) }),
      );
    }
    return () => {
      wanted = false;
    };
  }, [date, attempt]);
  // The draft of the address before this one is not shown under the new address.
  return opening.date === date || date === null ? opening : { kind: 'loading' };
}

/** The state of an open draft, as it changes. */
export function useDraftState(session: DraftSession): DraftState {
  return useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => session.state,
  );
}

function messageOf(error: unknown): Localized {
  if (error instanceof RequestError) return error.texts;
  return { fi: 'Luonnoksen avaaminen ei onnistunut.', en: 'The draft could not be opened.' };
}
