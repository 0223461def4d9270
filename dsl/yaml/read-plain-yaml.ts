/**
 * Reads the YAML that rulebooks are mostly written in: one `key: value` or `- value` a line, plain and quoted texts on
 * one line, lists and mappings in brackets on one line, comments on lines of their own. Many times faster than a reader
 * of all of YAML, which is there for everything else: at whatever is not plainly right this one gives up.
 */
import type { Span } from '../diagnostics/diagnostic.ts';
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from './yaml-tree.ts';

/** What the text holds; null where it is not that plain, be it wrong or only unusual. */
export function readPlainYaml(text: string): YamlNode | null {
  if (unusual.test(text)) return null;
  const lines = splitLines(text);
  if (lines === null || lines[0] === undefined) return null;
  const reading = new PlainReading(text, lines);
  try {
    const root = reading.readBlock(lines[0].indent, 0);
    return reading.isDone() ? root : null;
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

/** Tabs and characters that do not show; markers of documents. */
const unusual = /[\p{Cc}\ufeff\u2028\u2029](?<!\n)|^(---|\.\.\.|%)/mu;

class NotPlain extends Error {}

function giveUp(): never {
  throw new NotPlain();
}

/** A line with content: where that starts and ends, blanks around it left out. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  /** Whether a comment stands above it. */
  readonly isCommented: boolean;
}

/** The lines with content; null where a comment does not stand as deep as the line that it is above. */
function splitLines(text: string): readonly Line[] | null {
  const lines: Line[] = [];
  const comments = new Set<number>();
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    const to = feed === -1 ? text.length : feed;
    let start = from;
    while (start < to && text[start] === ' ') start += 1;
    let end = to;
    while (end > start && text[end - 1] === ' ') end -= 1;
    if (text[start] === '#' && start < end) comments.add(start - from);
    else if (start < end) {
      const isCommented = comments.delete(start - from);
      if (comments.size > 0 || end - start > longestLine) return null;
      lines.push({ start, end, indent: start - from, isCommented });
    }
    from = to + 1;
  }
  return comments.size > 0 ? null : lines;
}

/** A key may stand this far in front of its colon. */
const longestLine = 1000;
const deepest = 40;

const quoted = /"[^"\\\n]*"|'(?:[^'\n]|'')*'/y;
/** A text without quotation marks starts with none of these. */
const indicators: ReadonlySet<string> = new Set('#&*!|>\'"%@`?:,[]{}\n ');
/** What ends such a text in brackets. */
const signs: ReadonlySet<string> = new Set(',[]{}');

class PlainReading {
  private readonly text: string;
  private readonly lines: readonly Line[];
  private next = 0;
  /** Where reading stands within a line. */
  private offset = 0;

  constructor(text: string, lines: readonly Line[]) {
    this.text = text;
    this.lines = lines;
  }

  isDone(): boolean {
    return this.next === this.lines.length;
  }

  /** The mapping or the sequence whose lines start so far in. */
  readBlock(indent: number, depth: number): YamlNode {
    if (depth > deepest) giveUp();
    const line = this.lines[this.next];
    if (line === undefined || line.indent !== indent) giveUp();
    return this.isItem(line.start) ? this.readSequence(indent, depth) : this.readMapping(line.start, indent, depth);
  }

  private isItem(offset: number): boolean {
    return this.text[offset] === '-' && this.text[offset + 1] === ' ';
  }

  private readSequence(indent: number, depth: number): YamlSequence {
    const items: YamlNode[] = [];
    const start = this.lines[this.next]?.start ?? 0;
    for (
      let line = this.lines[this.next];
      line?.indent === indent && this.isItem(line.start);
      line = this.lines[this.next]
    ) {
      let content = line.start + 1;
      while (this.text[content] === ' ') content += 1;
      items.push(this.readItem(content, indent + content - line.start, depth, line));
    }
    this.refuseDeeper(indent);
    return { kind: 'sequence', span: { start, end: this.offset }, items };
  }

  private readItem(content: number, indent: number, depth: number, line: Line): YamlNode {
    if (this.isItem(content)) giveUp();
    if (this.findColon(content, line.end) !== null) return this.readMapping(content, indent, depth + 1);
    this.next += 1;
    return this.readInline(content, line.end, line.indent, depth);
  }

  /** A mapping whose first key is here: the others stand on lines of their own, as far in. */
  private readMapping(first: number, indent: number, depth: number): YamlMapping {
    if (depth > deepest) giveUp();
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    let at: number | null = first;
    while (at !== null) {
      const line: Line = this.lines[this.next] ?? giveUp();
      const colon = this.findColon(at, line.end) ?? giveUp();
      const key = this.readScalar(at, false);
      if (this.offset !== colon || keys.has(key.text)) giveUp();
      keys.add(key.text);
      this.next += 1;
      entries.push({ key, value: this.readValue(key, colon, line, indent, depth) });
      const following = this.lines[this.next];
      at = following?.indent === indent && !this.isItem(following.start) ? following.start : null;
    }
    this.refuseDeeper(indent);
    return { kind: 'mapping', span: { start: first, end: this.offset }, entries };
  }

  private readValue(key: YamlScalar, colon: number, line: Line, indent: number, depth: number): YamlNode {
    let content = colon + 1;
    while (content < line.end && this.text[content] === ' ') content += 1;
    if (content < line.end) return this.readInline(content, line.end, indent, depth);
    this.offset = content;
    const below = this.lines[this.next];
    if (below !== undefined && (below.indent > indent || (below.indent === indent && this.isItem(below.start)))) {
      return this.readBlock(below.indent, depth + 1);
    }
    // Of a comment here it is not plain whether it belongs to the value that is not there.
    if (below?.isCommented) giveUp();
    return { kind: 'scalar', span: key.span, text: '', style: 'plain' };
  }

  /** A value that fills the rest of its line, and does not go on below. */
  private readInline(start: number, end: number, indent: number, depth: number): YamlNode {
    const node = this.readFlow(start, false, depth);
    if (this.offset !== end) giveUp();
    this.refuseDeeper(indent);
    return node;
  }

  private refuseDeeper(indent: number): void {
    if ((this.lines[this.next]?.indent ?? 0) > indent) giveUp();
  }

  private readFlow(start: number, inBrackets: boolean, depth: number): YamlNode {
    if (depth > deepest) giveUp();
    const opening = this.text[start];
    if (opening === '[') return this.readFlowSequence(start, depth);
    if (opening === '{') return this.readFlowMapping(start, depth);
    return this.readScalar(start, inBrackets);
  }

  private readFlowSequence(start: number, depth: number): YamlSequence {
    const items: YamlNode[] = [];
    this.readBetween(start, ']', () => items.push(this.readFlow(this.offset, true, depth + 1)));
    return { kind: 'sequence', span: { start, end: this.offset }, items };
  }

  private readFlowMapping(start: number, depth: number): YamlMapping {
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    this.readBetween(start, '}', () => {
      const key = this.readScalar(this.offset, true);
      if (keys.has(key.text) || this.text[this.offset] !== ':' || this.text[this.offset + 1] !== ' ') giveUp();
      keys.add(key.text);
      this.offset += 1;
      this.skipBlanks();
      entries.push({ key, value: this.readFlow(this.offset, true, depth + 1) });
    });
    return { kind: 'mapping', span: { start, end: this.offset }, entries };
  }

  /** Parts with commas between them, up to the closing bracket. */
  private readBetween(start: number, closing: string, readPart: () => void): void {
    this.offset = start + 1;
    this.skipBlanks();
    for (let isFirst = true; this.text[this.offset] !== closing; isFirst = false) {
      if (!isFirst) {
        if (this.text[this.offset] !== ',') giveUp();
        this.offset += 1;
        this.skipBlanks();
      }
      readPart();
      this.skipBlanks();
    }
    this.offset += 1;
  }

  private skipBlanks(): void {
    while (this.text[this.offset] === ' ') this.offset += 1;
  }

  private readScalar(start: number, inBrackets: boolean): YamlScalar {
    this.offset = this.endOfText(start, inBrackets) ?? giveUp();
    const written = this.text.slice(start, this.offset);
    const span: Span = { start, end: this.offset };
    const quote = written[0];
    if (quote !== '"' && quote !== "'") return { kind: 'scalar', span, text: written, style: 'plain' };
    const text = written.slice(1, -1);
    return { kind: 'scalar', span, text: quote === "'" ? text.replaceAll("''", "'") : text, style: 'quoted' };
  }

  /** Where the colon behind a key stands; null where no key stands here. */
  private findColon(start: number, end: number): number | null {
    const colon = this.endOfText(start, false);
    if (colon === null || this.text[colon] !== ':') return null;
    return colon + 1 === end || this.text[colon + 1] === ' ' ? colon : null;
  }

  /** Where the text that starts here ends, in its line; null where none starts. */
  private endOfText(start: number, inBrackets: boolean): number | null {
    const first = this.text[start] ?? ' ';
    if (first === '"' || first === "'") {
      quoted.lastIndex = start;
      return quoted.test(this.text) ? quoted.lastIndex : null;
    }
    if (indicators.has(first) || (first === '-' && this.endsWord(start + 1, inBrackets))) return null;
    let end = start;
    for (let at = start; ; at += 1) {
      const character = this.text[at] ?? '\n';
      if (character === ' ') continue;
      const isBehindBlank = end < at;
      if (character === '#' && isBehindBlank) giveUp();
      if (character === ':' && this.endsWord(at + 1, inBrackets)) return isBehindBlank ? giveUp() : end;
      if (character === '\n' || (inBrackets && signs.has(character))) return end;
      end = at + 1;
    }
  }

  private endsWord(offset: number, inBrackets: boolean): boolean {
    const character = this.text[offset] ?? '\n';
    return character === ' ' || character === '\n' || (inBrackets && signs.has(character));
  }
}
