import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeclarationAt } from '../../../dsl/services/index.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import { rulebookWorker } from '../../worker/connect.ts';

/** How long the cursor rests before what stands beside it is looked up, in milliseconds. */
const pause = 150;

/** The declaration at the cursor; the last one known while it is half typed. */
export function useDeclaration(name: string, day: Day, version: unknown) {
  const [declaration, setDeclaration] = useState<(DeclarationAt & { readonly file: string }) | null>(null);
  const cursor = useRef<{ readonly file: string; readonly offset: number; readonly text: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = useCallback(async () => {
    const at = cursor.current;
    if (at === null) return;
    const found = await rulebookWorker().declarationAt({ name, ...at }, day);
    if (at === cursor.current && found !== null) setDeclaration({ ...found, file: at.file });
  }, [name, day]);
  const moveTo = useCallback(
    (file: string, offset: number, text: string) => {
      cursor.current = { file, offset, text };
      clearTimeout(timer.current);
      timer.current = setTimeout(ask, pause);
    },
    [ask],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (version !== null) void ask();
  }, [version, ask]);
  return { declaration, moveTo };
}
