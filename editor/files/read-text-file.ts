import { findEncoding, openText } from '../../library/batch/encoding.ts';

/** The text of a chosen file, written in UTF-8 or, as spreadsheets on Finnish machines save it, in Windows-1252. */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return openText(bytes, findEncoding(bytes) ?? 'utf-8').read(0, bytes.length).text;
}
