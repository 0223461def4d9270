import { type Unusable, unusable } from './failure.ts';
import type { Io } from './io.ts';

const largestInput = 10_000_000;

/** The whole of standard input as text, without a byte order mark. */
export async function readInput({ stdin }: Io): Promise<string | Unusable> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for await (const part of stdin) {
      text += typeof part === 'string' ? part : decoder.decode(part, { stream: true });
      if (text.length > largestInput) return unusable(texts.tooLarge);
    }
    return text + decoder.decode();
  } catch {
    return unusable(texts.notText);
  }
}

const texts = {
  tooLarge: { fi: 'vakiosyöte on liian suuri (yli 10 Mt)', en: 'standard input is too large (more than 10 MB)' },
  notText: { fi: 'vakiosyöte ei ole UTF-8-muotoista tekstiä', en: 'standard input is not UTF-8 text' },
};
