/** Where the cursor stands in a YAML file that may be half typed: by its lines and their indentation alone. */
import type { Span } from '../diagnostics/diagnostic.ts';
import { lineEnd, lineStart } from './cursor.ts';

export interface YamlPlace {
  /** The keys above, the outermost first. */
  readonly path: readonly string[];
  /** Behind the colon of a key, or where a key is written. */
  readonly part: 'key' | 'value';
  /** The key of the line; empty where none is written yet. */
  readonly key: string;
  /** The keys that stand beside this one. */
  readonly siblings: ReadonlySet<string>;
  /** What has been written of the key or value. */
  readonly word: Span;
  /** Inside `[…]`: the items in front of the cursor and behind it. */
  readonly items: readonly string[] | null;
  readonly indent: number;
}

interface Line {
  readonly indent: number;
  readonly key: string;
}

/** Null in a comment. */
export function yamlPlaceAt(text: string, offset: number): YamlPlace | null {
  const start = lineStart(text, offset);
  const line = text.slice(start, lineEnd(text, offset));
  const column = offset - start;
  if (/(^|\s)#/.test(line.slice(0, column))) return null;
  const indent = line.length - line.trimStart().length;
  const colon = /^\s*[^\s#][^#]*?:(?=\s|$)/.exec(line)?.[0].length ?? null;
  const inValue = colon !== null && column >= colon;
  const { path, siblings } = surroundings(text, start, Math.min(indent, column));
  const key = colon === null ? line.trim() : line.slice(indent, colon - 1).trim();
  const bracket = inValue ? line.slice(0, column).lastIndexOf('[') : -1;
  const items = bracket === -1 || line.slice(bracket, column).includes(']') ? null : itemsIn(line.slice(bracket + 1));
  return {
    path,
    part: inValue ? 'value' : 'key',
    key: inValue ? key : '',
    siblings,
    word: inValue ? valueSpan(line, start, column, items !== null) : keySpan(line, start, indent, column, colon),
    items,
    indent,
  };
}

function itemsIn(rest: string): readonly string[] {
  return (
    rest
      .split(']')[0]
      ?.split(',')
      .map((item) => item.trim()) ?? []
  );
}

function keySpan(line: string, start: number, indent: number, column: number, colon: number | null): Span {
  const end = colon === null ? line.trimEnd().length : colon - 1;
  return { start: start + Math.min(indent, column), end: start + Math.max(end, column) };
}

function valueSpan(line: string, start: number, column: number, isItem: boolean): Span {
  const from = isItem ? /[^[,\s][^[,]*$|$/ : /(?<=:\s+)\S.*$|$/;
  const front = line.slice(0, column);
  const back = isItem ? (/^[^\],#]*/.exec(line.slice(column))?.[0] ?? '') : line.slice(column).replace(/\s+#.*$/, '');
  const first = from.exec(front)?.index ?? column;
  return { start: start + first, end: start + column + back.trimEnd().length };
}

/** The keys that lead to a line, and those on its level around it. */
function surroundings(text: string, start: number, indent: number): Pick<YamlPlace, 'path' | 'siblings'> {
  const path: string[] = [];
  const siblings = new Set<string>();
  let level = indent;
  for (const line of linesOf(text.slice(0, start)).toReversed()) {
    if (line.indent < level) {
      path.unshift(line.key);
      level = line.indent;
    } else if (line.indent === indent && level === indent) siblings.add(line.key);
  }
  for (const line of linesOf(text.slice(lineEnd(text, start)))) {
    if (line.indent < indent) break;
    if (line.indent === indent) siblings.add(line.key);
  }
  return { path, siblings };
}

function linesOf(text: string): readonly Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const match = /^(\s*)([^\s#-][^#]*?):(?:\s|$)/.exec(line);
    return match === null ? [] : [{ indent: match[1]?.length ?? 0, key: match[2]?.trim() ?? '' }];
  });
}
