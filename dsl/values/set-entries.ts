import { readYaml } from '../yaml/read-yaml.ts';
import { findEntry, type YamlEntry, type YamlMapping, type YamlNode } from '../yaml/yaml-tree.ts';
import { columnOf, isFlow, lineEndOf, setValue, writeScalar } from './edit.ts';
import { lineSpan, removeValue } from './remove.ts';

/** A key with the scalar under it. */
export type Entry = readonly [key: string, value: string];

/**
 * The text of a YAML file with exactly these keys and values, in this order, under a path. The lines of keys that stay
 * keep their remarks and layout; so does everything outside. Null where the file cannot be read, or nothing is given.
 */
export function setEntries(text: string, path: readonly string[], entries: readonly Entry[]): string | null {
  const { root, diagnostics } = readYaml('', text);
  if (diagnostics.length > 0 || entries.length === 0) return null;
  const given = findNode(root, path);
  if (given?.kind !== 'mapping' || isFlow(text, given)) {
    const cleared = given === null ? text : removeValue(text, path);
    return cleared === null ? null : setEach(cleared, path, entries);
  }
  const order = given.entries.map(({ key }) => key.text);
  const kept = entries.filter(([key]) => order.includes(key));
  if (kept.length === entries.length && entries.every(([key], index) => order[index] === key)) {
    if (order.length === entries.length) return setEach(text, path, entries);
  }
  return setEach(reorder(text, given, entries), path, kept);
}

function findNode(root: YamlNode | null, path: readonly string[]): YamlNode | null {
  return path.reduce<YamlNode | null>(
    (node, key) => (node?.kind === 'mapping' ? (findEntry(node, key)?.value ?? null) : null),
    root,
  );
}

function setEach(text: string, path: readonly string[], entries: readonly Entry[]): string | null {
  return entries.reduce<string | null>(
    (edited, [key, value]) => (edited === null ? null : setValue(edited, [...path, key], value)),
    text,
  );
}

/** The mapping's lines in the order of the entries: those it has, new ones for the others. */
function reorder(text: string, mapping: YamlMapping, entries: readonly Entry[]): string {
  const blocks = new Map(mapping.entries.map((entry, index) => [entry.key.text, blockOf(text, mapping, entry, index)]));
  const lineEnd = lineEndOf(text);
  const indent = ' '.repeat(columnOf(text, mapping.entries[0]?.key.span.start ?? 0));
  const written = entries.map(([key, value]) => {
    const block = blocks.get(key);
    if (block !== undefined) return block.endsWith('\n') ? block : block + lineEnd;
    return `${indent}${writeScalar(key, false)}: ${writeScalar(value, false)}${lineEnd}`;
  });
  const [first, last] = [mapping.entries[0], mapping.entries.at(-1)];
  if (first === undefined || last === undefined) return text;
  const start = lineSpan(text, first).start;
  const { end } = lineSpan(text, last);
  const joined = written.join('');
  return (
    text.slice(0, start) + (end === text.length && !text.endsWith('\n') ? joined.trimEnd() : joined) + text.slice(end)
  );
}

/** An entry's lines with the remarks that stand above it, below the entry before. */
function blockOf(text: string, mapping: YamlMapping, entry: YamlEntry, index: number): string {
  const before = mapping.entries[index - 1];
  const { start, end } = lineSpan(text, entry);
  return text.slice(before === undefined ? start : lineSpan(text, before).end, end);
}
