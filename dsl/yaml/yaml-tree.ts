import type { Span } from '../diagnostics/diagnostic.ts';
import type { Place } from '../editions/consolidated.ts';

/** What a YAML file holds, with the place of every node. Scalars are texts: nothing is turned into numbers or dates. */
export type YamlNode = YamlMapping | YamlSequence | YamlScalar;

/** `key: value` pairs in the file's order; keys are unique. */
export interface YamlMapping {
  readonly kind: 'mapping';
  readonly span: Span;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

/** `[a, b]`, or one `- a` a line. */
export interface YamlSequence {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** A plain scalar's source text; a quoted or block scalar's content. Empty where nothing was written. */
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

/** Whether a node is a plain `~`. */
export function isTilde(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && node.text === '~';
}

/** The entry of a mapping with this key, if it has one. */
export function findEntry(mapping: YamlMapping, key: string): YamlEntry | undefined {
  return mapping.entries.find((entry) => entry.key.text === key);
}

/** The text under a key of a mapping; null where it is left out, empty, or not a scalar. */
export function findText(mapping: YamlMapping, key: string): YamlScalar | null {
  const value = findEntry(mapping, key)?.value;
  return value?.kind === 'scalar' && value.text !== '' ? value : null;
}

/** The place of a node in its file. */
export function placeOf(file: string, node: { readonly span: Span }): Place {
  return { file, span: node.span };
}
