import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Localized } from '../../engine/ir/localized.ts';
import { RequestError } from '../api/request.ts';
import { fetchRulebookFiles, type RulebookFiles } from '../api/rulebook-files.ts';
import { fetchSession, type Session } from '../api/session.ts';
import { askStarting } from '../worker/connect.ts';
import type { OpenedRulebook } from '../worker/rulebook-worker.ts';

/** The rulebook as the server has it, open in the worker under the name `current`. */
export interface CurrentRulebook extends OpenedRulebook, RulebookFiles {
  readonly session: Session;
  /** Reads it again from the server. */
  readonly reload: () => void;
}

export type Loading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: Localized; readonly retry: () => void }
  | { readonly kind: 'signed_out'; readonly retry: () => void }
  | { readonly kind: 'loaded'; readonly current: CurrentRulebook };

const Context = createContext<CurrentRulebook | null>(null);

/** Loads the rulebook and who is signed in. */
export function useLoading(): Loading {
  const [loading, setLoading] = useState<Loading>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const retry = () => setAttempt(attempt + 1);
    const abort = new AbortController();
    load(abort.signal, retry).then(
      (loaded) => setLoading(loaded),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setLoading({ kind: 'failed', message: messageOf(error), retry });
      },
    );
    return () => abort.abort();
  }, [attempt]);
  return loading;
}

async function load(signal: AbortSignal, retry: () => void): Promise<Loading> {
  const session = await fetchSession(signal);
  if (session.role === null) return { kind: 'signed_out', retry };
  const files = await fetchRulebookFiles(signal);
  const opened = await askStarting((worker) => worker.open('current', files.files));
  return { kind: 'loaded', current: { ...files, ...opened, session, reload: retry } };
}

function messageOf(error: unknown): Localized {
  if (error instanceof RequestError) return error.texts;
  return {
    fi: 'Sääntökirjan lataaminen ei onnistunut. Lataa sivu uudelleen; jos se ei auta, kerro ylläpidolle.',
    en: 'The rulebook could not be loaded. Reload the page; if that does not help, tell the maintainers.',
  };
}

export function RulebookProvider({
  current,
  children,
}: {
  readonly current: CurrentRulebook;
  readonly children: ReactNode;
}) {
  const value = useMemo(() => current, [current]);
  return <Context value={value}>{children}</Context>;
}

/** The rulebook of the page. */
export function useRulebook(): CurrentRulebook {
  const current = useContext(Context);
  if (current === null) throw new Error('no rulebook is provided');
  return current;
}
