import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlMapping, YamlNode } from '../yaml/yaml-tree.ts';

/**
 * The keys under which a file gives a parameter its value: `price`, `group_coaching`; or `price.group_coaching` where
 * the file writes it so. Null where it gives none.
 */
export function findValuePath(text: string, parameter: string): readonly string[] | null {
  const { root } = readYaml('', text);
  return root?.kind === 'mapping' ? findIn(root, parameter) : null;
}

function findIn(mapping: YamlMapping, name: string): readonly string[] | null {
  for (const { key, value } of mapping.entries) {
    if (key.text === name) return [key.text];
    if (!name.startsWith(`${key.text}.`)) continue;
    const deeper = findBelow(value, name.slice(key.text.length + 1));
    if (deeper !== null) return [key.text, ...deeper];
  }
  return null;
}

function findBelow(node: YamlNode, name: string): readonly string[] | null {
  return node.kind === 'mapping' ? findIn(node, name) : null;
}
