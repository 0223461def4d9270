import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language, Localized } from '../../engine/ir/localized.ts';

/** The reader's language, and texts in it. */
export interface Reading {
  readonly language: Language;
  /** The text in the reader's language. */
  readonly text: (texts: Localized) => string;
  readonly read: (language: Language) => void;
}

const Context = createContext<Reading | null>(null);

/** Finnish first; the choice is kept in the browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, read] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    try {
      localStorage.setItem(storageKey, language);
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  }, [language]);
  const reading = useMemo(() => ({ language, read, text: (texts: Localized) => texts[language] }), [language]);
  return <Context value={reading}>{children}</Context>;
}

const storageKey = 'rulebook.language';

function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'fi';
  } catch {
    return 'fi';
  }
}

/** The reader's language; changes with it. */
export function useReading(): Reading {
  const reading = useContext(Context);
  if (reading === null) throw new Error('no language is provided');
  return reading;
}
