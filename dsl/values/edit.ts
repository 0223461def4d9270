import { readYaml } from '../yaml/read-yaml.ts';
import { findEntry, type YamlEntry, type YamlMapping, type YamlNode } from '../yaml/yaml-tree.ts';

/** A value as it is to be read back: a scalar's text (`~` ends a value), or the items of a list. */
export type EditedValue = string | readonly string[];

/**
 * The text of a YAML file with the value at a path of keys set, everything else kept byte for byte: comments, layout,
 * order, line ends. A quoted value stays quoted in its manner; keys that are not there are added behind their
 * siblings. Null where the file cannot be read, or the path leads through something that has no keys.
 */
export function setValue(text: string, path: readonly string[], value: EditedValue): string | null {
  const { root, diagnostics } = readYaml('', text);
  if (diagnostics.length > 0 || path.length === 0) return null;
  const edited = root === null ? addToEmpty(text, path, value) : editNode(text, root, path, value);
  return edited !== null && reads(edited, path, value) ? edited : null;
}

/** Whether the edited text says what it should: a last guard against layouts nobody thought of. */
function reads(text: string, path: readonly string[], value: EditedValue): boolean {
  let node = readYaml('', text).root;
  for (const key of path) node = (node?.kind === 'mapping' && findEntry(node, key)?.value) || null;
  if (typeof value === 'string') return node?.kind === 'scalar' && node.text === value;
  const items = node?.kind === 'sequence' ? node.items : null;
  return (
    items?.length === value.length && items.every((item, index) => item.kind === 'scalar' && item.text === value[index])
  );
}

function addToEmpty(text: string, path: readonly string[], value: EditedValue): string {
  const lineEnd = lineEndOf(text);
  const before = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
  return `${before}${writeBlock(path, value, '', '  ', lineEnd)}${lineEnd}`;
}

function editNode(text: string, root: YamlNode, path: readonly string[], value: EditedValue): string | null {
  const indentStep = findIndentStep(text, root);
  let node = root;
  let flow = isFlow(text, root);
  for (const [index, key] of path.entries()) {
    if (node.kind !== 'mapping') return null;
    const entry = findEntry(node, key);
    const rest = path.slice(index);
    if (entry === undefined)
      return flow ? addToFlow(text, node, rest, value) : addToBlock(text, node, rest, value, indentStep);
    flow ||= isFlow(text, entry.value);
    if (index === path.length - 1) return replace(text, entry, value, flow);
    if (isLeftEmpty(entry)) {
      const indent = ' '.repeat(columnOf(text, entry.key.span.start) + indentStep.length);
      const lineEnd = lineEndOf(text);
      return flow
        ? null
        : insertAfterColon(text, entry, lineEnd + writeBlock(rest.slice(1), value, indent, indentStep, lineEnd));
    }
    node = entry.value;
  }
  return null;
}

function replace(text: string, entry: YamlEntry, value: EditedValue, flow: boolean): string | null {
  const { value: node } = entry;
  const written = writeValue(value, flow, quoteOf(text, node));
  if (isLeftEmpty(entry)) return insertAfterColon(text, entry, ` ${written}`);
  if (node.kind === 'scalar' || isFlow(text, node)) {
    return text.slice(0, node.span.start) + written + text.slice(node.span.end);
  }
  const colon = findColon(text, entry);
  return colon === null ? null : `${text.slice(0, colon + 1)} ${written}${text.slice(node.span.end)}`;
}

function insertAfterColon(text: string, entry: YamlEntry, inserted: string): string | null {
  const colon = findColon(text, entry);
  return colon === null ? null : text.slice(0, colon + 1) + inserted + text.slice(colon + 1);
}

/** A key without a value shows the place of its key. */
export function isLeftEmpty({ key, value }: YamlEntry): boolean {
  return value.kind === 'scalar' && value.text === '' && value.span.start === key.span.start;
}

function findColon(text: string, { key }: YamlEntry): number | null {
  const colon = text.indexOf(':', key.span.end);
  return colon !== -1 && text.slice(key.span.end, colon).trim() === '' ? colon : null;
}

function addToFlow(text: string, mapping: YamlMapping, path: readonly string[], value: EditedValue): string | null {
  const last = mapping.entries.at(-1);
  const written = path
    .slice(1)
    .reduceRight((inner, key) => `{${writeScalar(key, true)}: ${inner}}`, writeValue(value, true, null));
  const [key = ''] = path;
  const pair = `${writeScalar(key, true)}: ${written}`;
  if (last === undefined) return `${text.slice(0, mapping.span.start + 1)}${pair}${text.slice(mapping.span.start + 1)}`;
  if (isLeftEmpty(last)) return null;
  const end = last.value.span.end;
  return `${text.slice(0, end)}, ${pair}${text.slice(end)}`;
}

function addToBlock(
  text: string,
  mapping: YamlMapping,
  path: readonly string[],
  value: EditedValue,
  indentStep: string,
): string {
  const indent = ' '.repeat(columnOf(text, mapping.span.start));
  const lineEnd = lineEndOf(text);
  const last = mapping.entries.at(-1);
  const from = Math.max(mapping.span.end, last?.value.span.end ?? 0);
  const lineBreak = /\r?\n|$/.exec(text.slice(from));
  const end = from + (lineBreak?.index ?? 0);
  return `${text.slice(0, end)}${lineEnd}${writeBlock(path, value, indent, indentStep, lineEnd)}${text.slice(end)}`;
}

function writeBlock(
  path: readonly string[],
  value: EditedValue,
  indent: string,
  indentStep: string,
  lineEnd: string,
): string {
  const lines = path.map((key, depth) => `${indent}${indentStep.repeat(depth)}${writeScalar(key, false)}:`);
  return `${lines.join(lineEnd)} ${writeValue(value, false, null)}`;
}

function writeValue(value: EditedValue, flow: boolean, quote: string | null): string {
  if (typeof value !== 'string') return `[${value.map((item) => writeScalar(item, true)).join(', ')}]`;
  if (value === '~' || quote === null) return writeScalar(value, flow);
  return quote === "'" && !/[\r\n]/.test(value) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

/** Plain where that reads as the same text, quoted otherwise. */
export function writeScalar(text: string, flow: boolean): string {
  const { root } = readYaml('', flow ? `{${text}: [${text}]}` : `${text}: ${text}`);
  const entry = root?.kind === 'mapping' && root.entries.length === 1 ? root.entries[0] : undefined;
  const value = entry?.value.kind === 'sequence' ? entry.value.items[0] : entry?.value;
  const plain = value?.kind === 'scalar' && value.text === text && entry?.key.text === text && value.style === 'plain';
  return plain && text !== '' ? text : JSON.stringify(text);
}

function quoteOf(text: string, node: YamlNode): string | null {
  return node.kind === 'scalar' && node.style === 'quoted' ? text.charAt(node.span.start) : null;
}

/** Whether a mapping or list stands in brackets. */
export function isFlow(text: string, node: YamlNode): boolean {
  return node.kind !== 'scalar' && /[{[]/.test(text.charAt(node.span.start));
}

/** How many characters stand before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return (
    offset -
    (text.lastIndexOf('\n', offset - 1) + 1) -
    (text.startsWith('\ufeff') && !text.slice(0, offset).includes('\n') ? 1 : 0)
  );
}

/** How the file ends its lines. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** As much as the file's first nested keys are indented; two spaces where there are none. */
function findIndentStep(text: string, root: YamlNode): string {
  if (root.kind !== 'mapping' || isFlow(text, root)) return '  ';
  for (const { key, value } of root.entries) {
    if (value.kind !== 'mapping' || isFlow(text, value)) continue;
    return ' '.repeat(Math.max(1, columnOf(text, value.span.start) - columnOf(text, key.span.start)));
  }
  return '  ';
}
