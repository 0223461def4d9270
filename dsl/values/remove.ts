import type { Span } from '../diagnostics/diagnostic.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { findEntry, type YamlEntry, type YamlMapping } from '../yaml/yaml-tree.ts';
import { isFlow } from './edit.ts';

/**
 * The text of a YAML file without the key at a path, everything else kept byte for byte; keys that would hold nothing
 * any more go too. The same text where there is no such key. Null where the file cannot be read.
 */
export function removeValue(text: string, path: readonly string[]): string | null {
  const { root, diagnostics } = readYaml('', text);
  if (diagnostics.length > 0) return null;
  const trail = root?.kind === 'mapping' ? findTrail(root, path) : null;
  if (trail === null) return text;
  const [outermost] = trail;
  const from = trail.findLastIndex(({ mapping }) => mapping.entries.length > 1);
  const { mapping, entry } = trail[from] ?? outermost;
  const span = isFlow(text, mapping) ? flowSpan(mapping, entry) : lineSpan(text, entry);
  return text.slice(0, span.start) + text.slice(span.end);
}

interface Step {
  readonly mapping: YamlMapping;
  readonly entry: YamlEntry;
}

/** The entries from the root to the path's last key; null where one is missing. */
function findTrail(root: YamlMapping, path: readonly string[]): readonly [Step, ...Step[]] | null {
  const trail: Step[] = [];
  let mapping: YamlMapping | null = root;
  for (const key of path) {
    const entry: YamlEntry | undefined = mapping === null ? undefined : findEntry(mapping, key);
    if (mapping === null || entry === undefined) return null;
    trail.push({ mapping, entry });
    mapping = entry.value.kind === 'mapping' ? entry.value : null;
  }
  const [first, ...rest] = trail;
  return first === undefined ? null : [first, ...rest];
}

/** The lines of an entry, with the remark behind it; a remark above it stays. */
export function lineSpan(text: string, { key, value }: YamlEntry): Span {
  const end = Math.max(key.span.end, value.span.end);
  const lineBreak = text.indexOf('\n', value.kind === 'scalar' || text[end - 1] !== '\n' ? end : end - 1);
  return { start: text.lastIndexOf('\n', key.span.start - 1) + 1, end: lineBreak === -1 ? text.length : lineBreak + 1 };
}

/** An entry between braces, with the comma that parted it from its neighbour. */
function flowSpan(mapping: YamlMapping, entry: YamlEntry): Span {
  const index = mapping.entries.indexOf(entry);
  const before = mapping.entries[index - 1];
  const after = mapping.entries[index + 1];
  if (before !== undefined) return { start: before.value.span.end, end: entry.value.span.end };
  return { start: entry.key.span.start, end: after?.key.span.start ?? entry.value.span.end };
}
