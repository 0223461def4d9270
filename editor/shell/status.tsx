import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';

type Announce = (message: string) => void;

const Context = createContext<Announce>(() => {});

/** How long typing has to pause before what happened is said, in milliseconds. */
const pause = 700;

/** The one polite status region of the page: what happens is said in it once typing stops, the latest only. */
export function StatusProvider({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback((next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setMessage(next), pause);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Context value={announce}>
      {children}
      <div role="status" aria-live="polite" className="visually-hidden">
        {message}
      </div>
    </Context>
  );
}

/** Says something politely to those who do not see the page; a visible text says it to all others. */
export function useAnnounce(): Announce {
  return useContext(Context);
}
