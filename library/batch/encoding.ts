/** How the bytes of a file of cases are read as text. */
export type Encoding = 'utf-8' | 'windows-1252';

/**
 * What the first bytes beyond ASCII show a text to be written in; null where there are none. What is no UTF-8 there is
 * taken for Windows-1252, in which spreadsheets on Finnish machines have long saved CSV.
 */
export function findEncoding(bytes: Uint8Array): Encoding | null {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  if (first === -1) return null;
  return isUtf8At(bytes, first) ? 'utf-8' : 'windows-1252';
}

/** Whether one character of more than one byte stands here. */
function isUtf8At(bytes: Uint8Array, start: number): boolean {
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return decodeUtf8(bytes.subarray(start, start + length)) !== null;
}

/** The text; null where the bytes are not UTF-8. A byte order mark is a character like any other. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** A text in the bytes it came in. */
export interface EncodedText {
  readonly encoding: Encoding;
  /** In which lines and cells can be told apart. */
  readonly text: string;
  /** The part of the text between two offsets, as it is to be read; `sound` is false where it is not text. */
  read(start: number, end: number): { readonly text: string; readonly sound: boolean };
  /** The bytes of that part. */
  bytesOf(start: number, end: number): Uint8Array;
}

/** Opens the text of whole lines. Where one of them is not UTF-8, each is decoded by itself. */
export function openText(bytes: Uint8Array, encoding: Encoding): EncodedText {
  if (encoding === 'windows-1252')
    return openSingleBytes(bytes, encoding, (part) => ({ text: decodeWindows(part), sound: true }));
  const text = decodeUtf8(bytes);
  if (text === null) return openSingleBytes(bytes, encoding, readUtf8);
  return {
    encoding,
    text,
    read: (start, end) => ({ text: text.slice(start, end), sound: true }),
    bytesOf: (start, end) => new TextEncoder().encode(text.slice(start, end)),
  };
}

/** A character for each byte: what tells lines and cells apart is ASCII. */
function openSingleBytes(
  bytes: Uint8Array,
  encoding: Encoding,
  read: (part: Uint8Array) => ReturnType<EncodedText['read']>,
): EncodedText {
  return {
    encoding,
    text: toLatin1(bytes),
    read: (start, end) => read(bytes.subarray(start, end)),
    bytesOf: (start, end) => bytes.subarray(start, end),
  };
}

function readUtf8(part: Uint8Array): ReturnType<EncodedText['read']> {
  const text = decodeUtf8(part);
  return text === null ? { text: lenient.decode(part), sound: false } : { text, sound: true };
}

/** What Windows-1252 has where Latin-1 has control characters (WHATWG Encoding, index windows-1252). */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** `TextDecoder` of some versions of Node takes Windows-1252 for Latin-1. */
function decodeWindows(bytes: Uint8Array): string {
  return toLatin1(bytes).replaceAll(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** A character for each byte. */
export function toLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += mostArguments) {
    text += String.fromCharCode(...bytes.subarray(start, start + mostArguments));
  }
  return text;
}

/** Fewer than any engine takes in one call. */
const mostArguments = 8192;
