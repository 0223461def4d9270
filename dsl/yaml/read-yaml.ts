import type { CST, Document, ErrorCode, ParsedNode } from 'yaml';
import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { yamlErrorTexts } from './yaml-errors.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-tree.ts';

/** Longest YAML file that is read, in characters. The largest known rulebook's values take a hundredth of it. */
export const longestYaml = 500_000;

const deepestYaml = 50;

/** Nobody reads more of one file at a time. */
const mostDiagnostics = 50;

/** What a YAML file holds: `root` is null where it is empty or, with diagnostics, where it cannot be read. */
export interface YamlFile {
  readonly root: YamlNode | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a YAML file into a tree of texts. Of a file with a syntax error only the first is told, since the rest
 * follows from it; a file with any diagnostic has no root. Aliases, tags and further documents are errors: each value
 * stands where it is used, as it is.
 */
export function readYaml(file: string, text: string): YamlFile {
  if (text.length > longestYaml) {
    const place = { file, span: { start: 0, end: 0 } };
    return { root: null, diagnostics: [problem('file-too-large', place, tooLong, { help: splitFile })] };
  }
  const plain = readPlainYaml(text);
  return plain === null ? readAnyYaml(file, text) : { root: plain, diagnostics: [] };
}

/** As `readYaml`, with the reader that knows all of YAML, for what is not plain. */
export function readAnyYaml(file: string, text: string): YamlFile {
  const fail = (diagnostic: Diagnostic): YamlFile => ({ root: null, diagnostics: [diagnostic] });
  const at = (start: number, end: number) => ({ file, span: clip({ start, end }, text) });
  const tokens = [...new Parser().parse(text)];
  const deep = findTooDeep(tokens);
  if (deep !== null) return fail(problem('yaml-syntax', at(deep, deep + 1), tooDeep));
  const documents = [
    ...new Composer({ schema: 'failsafe', uniqueKeys: false }).compose(tokens, true, text.length),
  ] as Document.Parsed<ParsedNode>[];
  const error = documents.flatMap((document) => document.errors)[0];
  if (error !== undefined) {
    const quote = findOpenQuote(tokens, error.pos[0]);
    if (quote !== null) return fail(problem('yaml-syntax', at(quote, quote + 1), openQuote, { help: closeQuote }));
    const { message, help } = yamlErrorTexts(error.code as ErrorCode, linesAt(text, error.pos[0]));
    return fail(problem('yaml-syntax', at(error.pos[0], error.pos[1]), message, { help }));
  }
  const [document, second] = documents;
  if (second !== undefined) {
    const start = text.indexOf('---', document?.range[1] ?? 0);
    return fail(problem('unsupported-yaml', at(start, start + 3), severalDocuments, { help: oneDocument }));
  }
  const reading = new TreeReading(file, text);
  const root = document?.contents ? reading.readNode(document.contents) : null;
  return { root: reading.diagnostics.length === 0 ? root : null, diagnostics: reading.diagnostics };
}

class TreeReading {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: string;
  private readonly text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  readNode(node: ParsedNode): YamlNode {
    const span = this.spanOf(node);
    if (node.tag !== undefined) this.refuse(span, customTag, plainValue);
    else if (!isAlias(node) && node.anchor !== undefined) this.refuse(span, anchor, writeOut);
    if (isMap(node)) return { kind: 'mapping', span, entries: this.readEntries(node.items) };
    if (isSeq(node)) {
      return { kind: 'sequence', span, items: node.items.map((item) => this.readNode(item as ParsedNode)) };
    }
    if (isAlias(node)) this.refuse(span, alias, writeOut);
    return this.readScalar(node, span);
  }

  private readEntries(pairs: readonly { key: unknown; value: unknown }[]): YamlEntry[] {
    const seen = new Map<string, YamlScalar>();
    const entries: YamlEntry[] = [];
    for (const pair of pairs) {
      const key = this.readNode(pair.key as ParsedNode);
      if (key.kind !== 'scalar') {
        this.refuse(key.span, complexKey, undefined);
        continue;
      }
      const first = seen.get(key.text);
      if (first !== undefined) this.refuseDuplicate(key, first);
      seen.set(key.text, key);
      entries.push({ key, value: this.readValue(pair.value as ParsedNode | null, key) });
    }
    return entries;
  }

  private readValue(node: ParsedNode | null, key: YamlScalar): YamlNode {
    if (node === null) return { kind: 'scalar', span: key.span, text: '', style: 'plain' };
    const value = this.readNode(node);
    // A key without a value is shown at the key: an empty stretch cannot be underlined.
    return value.span.start === value.span.end ? { ...value, span: key.span } : value;
  }

  private readScalar(node: ParsedNode, span: Span): YamlScalar {
    const text = isScalar(node) ? String(node.value ?? '') : '';
    const type = isScalar(node) ? node.type : undefined;
    const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
    const block = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
    return { kind: 'scalar', span, text, style: quoted ? 'quoted' : block ? 'block' : 'plain' };
  }

  private spanOf(node: ParsedNode): Span {
    return trimEnd(clip({ start: node.range[0], end: node.range[1] }, this.text), this.text);
  }

  private refuse(span: Span, message: Texts, help: Texts | undefined): void {
    if (this.diagnostics.length >= mostDiagnostics) return;
    this.diagnostics.push(problem('unsupported-yaml', { file: this.file, span }, message, { help }));
  }

  private refuseDuplicate(key: YamlScalar, first: YamlScalar): void {
    if (this.diagnostics.length >= mostDiagnostics) return;
    const message = { fi: `avain '${key.text}' on kahdesti`, en: `key '${key.text}' is given twice` };
    this.diagnostics.push(
      problem('duplicate-key', { file: this.file, span: key.span }, message, {
        label: { fi: 'toisen kerran tässä', en: 'given again here' },
        others: [
          { place: { file: this.file, span: first.span }, message: { fi: 'ensin tässä', en: 'first given here' } },
        ],
        help: { fi: 'poista toinen', en: 'remove one of them' },
      }),
    );
  }
}

/** The line of an offset and the one below it. */
function linesAt(text: string, offset: number): readonly [string, string] {
  const [line = '', below = ''] = text.slice(text.lastIndexOf('\n', offset - 1) + 1).split(/\r?\n/, 2);
  return [line, below];
}

/** Where a quoted text starts that runs on to the offset of an error, its closing quotation mark being missing. */
function findOpenQuote(tokens: readonly CST.Token[], offset: number): number | null {
  const open = [...tokens];
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      const { source } = token;
      const closed = source.length > 1 && source.endsWith(source.charAt(0));
      if (!closed && token.offset + source.length === offset) return token.offset;
    }
    open.push(...partsOf(token));
  }
  return null;
}

function partsOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [...(item.key ? [item.key] : []), ...(item.value ? [item.value] : [])]);
}

/** Offset of the first token nested deeper than any file has reason to, so that nothing recurses without end. */
function findTooDeep(tokens: readonly CST.Token[]): number | null {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > deepestYaml) return 'offset' in token ? token.offset : 0;
    const below = token.type === 'document' ? depth : depth + 1;
    for (const part of partsOf(token)) open.push({ token: part, depth: below });
  }
  return null;
}

function clip(span: Span, text: string): Span {
  const start = Math.min(Math.max(span.start, 0), text.length);
  return { start, end: Math.min(Math.max(span.end, start), text.length) };
}

/** Leaves out the line breaks and blanks after a block. */
function trimEnd(span: Span, text: string): Span {
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  return { start: span.start, end };
}

type Texts = { readonly fi: string; readonly en: string };

const tooLong: Texts = {
  fi: 'tiedosto on liian suuri luettavaksi (yli 500 000 merkkiä)',
  en: 'the file is too large to be read (over 500,000 characters)',
};
const splitFile: Texts = { fi: 'jaa sisältö useaan tiedostoon', en: 'divide its content among several files' };
const tooDeep: Texts = {
  fi: 'sisäkkäisiä tasoja on liikaa (yli 50)',
  en: 'values are nested too deeply (over 50 levels)',
};
const openQuote: Texts = { fi: 'lainaus jää sulkematta', en: 'the quotation is not closed' };
const closeQuote: Texts = {
  fi: 'lisää lainausmerkki tekstin loppuun',
  en: 'add a quotation mark at the end of the text',
};
const severalDocuments: Texts = {
  fi: "tiedostossa on useita YAML-asiakirjoja ('---')",
  en: "the file holds several YAML documents ('---')",
};
const oneDocument: Texts = {
  fi: "poista '---' tai jaa sisältö eri tiedostoihin",
  en: "remove the '---', or divide the content among files",
};
const customTag: Texts = { fi: "YAML-tunnisteita ('!…') ei käytetä", en: "YAML tags ('!…') are not used here" };
const plainValue: Texts = {
  fi: 'kirjoita arvo sellaisenaan, ilman tunnistetta',
  en: 'write the value as it is, without the tag',
};
const anchor: Texts = { fi: "YAML-ankkureita ('&…') ei käytetä", en: "YAML anchors ('&…') are not used here" };
const alias: Texts = { fi: "YAML-viittauksia ('*…') ei käytetä", en: "YAML aliases ('*…') are not used here" };
const writeOut: Texts = {
  fi: 'kirjoita arvo auki jokaiseen kohtaan; jos teksti alkaa tällä merkillä, pane se lainausmerkkeihin',
  en: 'write the value out wherever it is needed; a text that starts with this character goes in quotation marks',
};
const complexKey: Texts = {
  fi: 'avaimena voi olla vain yksi sana tai teksti',
  en: 'a key must be a single word or text',
};
