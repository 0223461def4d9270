import { useEffect, useState } from 'react';
import type { TreeGroup } from '../../../dsl/services/index.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import { rulebookWorker } from '../../worker/connect.ts';

/** What is in force on a day; null until the worker has said. Asked again for each version. */
export function useRuleTree(name: string, day: Day, version: unknown): readonly TreeGroup[] | null {
  const [tree, setTree] = useState<readonly TreeGroup[] | null>(null);
  useEffect(() => {
    let wanted = true;
    if (version === null) return;
    rulebookWorker()
      .ruleTree(name, day)
      .then((found) => wanted && setTree(found));
    return () => {
      wanted = false;
    };
  }, [name, day, version]);
  return tree;
}
