import { useEffect, useState } from 'react';
import type { Localized } from '../../../engine/ir/localized.ts';
import { RequestError } from '../../api/request.ts';
import { useReading } from '../../shell/language.tsx';
import type { ComparedSide, ToldComparison } from '../../worker/comparison.ts';
import { rulebookWorker } from '../../worker/connect.ts';

export type Comparing =
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly message: Localized }
  | { readonly kind: 'done'; readonly told: ToldComparison };

/** Loads the two sides and compares them in the worker. `load` must stay the same while what is asked does. */
export function useComparison(load: (signal: AbortSignal) => Promise<[ComparedSide, ComparedSide]>): Comparing {
  const { language } = useReading();
  const [comparing, setComparing] = useState<Comparing>({ kind: 'working' });
  useEffect(() => {
    const abort = new AbortController();
    setComparing({ kind: 'working' });
    const compare = async () => {
      const [before, after] = await load(abort.signal);
      const told = await rulebookWorker().compare(before, after, language);
      if (!abort.signal.aborted) setComparing({ kind: 'done', told });
    };
    compare().catch((error: unknown) => {
      if (!abort.signal.aborted) setComparing({ kind: 'failed', message: messageOf(error) });
    });
    return () => abort.abort();
  }, [load, language]);
  return comparing;
}

function messageOf(error: unknown): Localized {
  return error instanceof RequestError
    ? error.texts
    : { fi: 'Vertailu ei onnistunut. Lataa sivu uudelleen.', en: 'The comparison failed. Reload the page.' };
}
