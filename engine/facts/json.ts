/** A number as it is written, so that no digit is lost. */
export class JsonNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

/** JSON as read by `parseJson`: objects are maps, so that no key has a meaning of its own. */
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonValue>;

export type JsonFault = 'syntax' | 'unclosed' | 'too_deep' | 'too_large' | 'duplicate_key' | 'text_after_end' | 'empty';

/** Where reading stopped (a UTF-16 offset) and why; `key` is the key given twice. */
export interface JsonProblem {
  readonly fault: JsonFault;
  readonly offset: number;
  readonly key?: string;
}

/** The longest text read, and the deepest nesting. */
const largestText = 10_000_000;
export const deepestNesting = 64;

/**
 * Reads JSON text strictly (RFC 8259; a byte order mark at the start is skipped). A key given twice in one object is
 * a fault. Takes time linear in the text.
 */
export function parseJson(text: string): { readonly json: JsonValue } | { readonly problem: JsonProblem } {
  if (text.length > largestText) return { problem: { fault: 'too_large', offset: 0 } };
  const reader: Reader = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0 };
  try {
    skipSpace(reader);
    if (reader.at === text.length) return { problem: { fault: 'empty', offset: 0 } };
    const json = readValue(reader, 0);
    skipSpace(reader);
    if (reader.at < text.length) return { problem: { fault: 'text_after_end', offset: reader.at } };
    return { json };
  } catch (stopped) {
    if (stopped instanceof Stop) return { problem: stopped.problem };
    throw stopped;
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

/** Leaves the recursion at the first fault; never leaves this file. */
class Stop {
  readonly problem: JsonProblem;
  constructor(problem: JsonProblem) {
    this.problem = problem;
  }
}

function stop(reader: Reader, fault: JsonFault, offset = reader.at): never {
  throw new Stop({ fault: offset >= reader.text.length && fault === 'syntax' ? 'unclosed' : fault, offset });
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reader.at++;
  }
}

function readValue(reader: Reader, depth: number): JsonValue {
  const first = reader.text[reader.at];
  if (first === '{') return readObject(reader, depth + 1);
  if (first === '[') return readList(reader, depth + 1);
  if (first === '"') return readString(reader);
  if (first === 't') return readWord(reader, 'true', true);
  if (first === 'f') return readWord(reader, 'false', false);
  if (first === 'n') return readWord(reader, 'null', null);
  return readNumber(reader);
}

function readWord<T>(reader: Reader, word: string, value: T): T {
  if (!reader.text.startsWith(word, reader.at)) stop(reader, 'syntax');
  reader.at += word.length;
  return value;
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readNumber(reader: Reader): JsonNumber {
  numberPattern.lastIndex = reader.at;
  const source = numberPattern.exec(reader.text)?.[0];
  if (source === undefined) stop(reader, 'syntax');
  reader.at += source.length;
  return new JsonNumber(source);
}

function readList(reader: Reader, depth: number): readonly JsonValue[] {
  const elements: JsonValue[] = [];
  readItems(reader, depth, ']', () => elements.push(readValue(reader, depth)));
  return elements;
}

function readObject(reader: Reader, depth: number): JsonObject {
  const entries = new Map<string, JsonValue>();
  readItems(reader, depth, '}', () => {
    const start = reader.at;
    if (reader.text[start] !== '"') stop(reader, 'syntax');
    const key = readString(reader);
    if (entries.has(key)) throw new Stop({ fault: 'duplicate_key', offset: start, key });
    skipSpace(reader);
    if (reader.text[reader.at] !== ':') stop(reader, 'syntax');
    reader.at++;
    skipSpace(reader);
    entries.set(key, readValue(reader, depth));
  });
  return entries;
}

/** Reads items separated by commas, from the opening to the closing bracket. */
function readItems(reader: Reader, depth: number, close: ']' | '}', readItem: () => void): void {
  if (depth > deepestNesting) stop(reader, 'too_deep');
  reader.at++;
  skipSpace(reader);
  if (reader.text[reader.at] === close) {
    reader.at++;
    return;
  }
  for (;;) {
    readItem();
    skipSpace(reader);
    const next = reader.text[reader.at];
    if (next !== ',' && next !== close) stop(reader, 'syntax');
    reader.at++;
    if (next === close) return;
    skipSpace(reader);
  }
}

const escapes = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

function readString(reader: Reader): string {
  let read = '';
  reader.at++;
  for (;;) {
    const start = reader.at;
    while (isPlain(reader.text.charCodeAt(reader.at))) reader.at++;
    read += reader.text.slice(start, reader.at);
    const next = reader.text[reader.at];
    if (next !== '"' && next !== '\\') stop(reader, 'syntax');
    if (next === '"') {
      reader.at++;
      return read;
    }
    read += readEscape(reader);
  }
}

/** Not a quotation mark, a backslash, a control character or the end of the text. */
function isPlain(code: number): boolean {
  return code >= 0x20 && code !== 0x22 && code !== 0x5c;
}

function readEscape(reader: Reader): string {
  const letter = reader.text[reader.at + 1] ?? '';
  if (letter === 'u') {
    const digits = reader.text.slice(reader.at + 2, reader.at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) stop(reader, 'syntax');
    reader.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
  const character = escapes.get(letter);
  if (character === undefined) stop(reader, 'syntax');
  reader.at += 2;
  return character;
}
