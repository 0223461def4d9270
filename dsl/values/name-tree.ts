import type { Consolidation } from '../editions/consolidated.ts';
import { type ReadableParameter, readParameter } from './parameter-type.ts';

/** Parameters by the parts of their dotted names, as nested YAML keys give them. */
export interface NameTree {
  /** The parameter whose name ends here; `broken` where its declaration is wrong; null where none does. */
  readonly parameter: ReadableParameter | 'broken' | null;
  /** The next parts of longer names. */
  readonly children: ReadonlyMap<string, NameTree>;
}

interface GrowingTree extends NameTree {
  parameter: NameTree['parameter'];
  children: Map<string, GrowingTree>;
}

/** The parameters in force as a tree of names: `price.group_coaching` under `price`. */
export function growNameTree(consolidation: Consolidation): NameTree {
  const root = plant();
  for (const declared of consolidation.parameters.values()) {
    let tree = root;
    for (const part of declared.node.name.parts) {
      const child = tree.children.get(part.text) ?? plant();
      tree.children.set(part.text, child);
      tree = child;
    }
    tree.parameter = readParameter(declared, consolidation) ?? 'broken';
  }
  return root;
}

function plant(): GrowingTree {
  return { parameter: null, children: new Map() };
}
