/**
 * Source text that is safe to run: text of a rulebook can become a quoted literal, never code (the idea is ajv's).
 */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: code as it is, everything else as a literal. */
type Part = Code | string | number | boolean | null | undefined;

/** `` code`${x} === ${name}` ``: code stays code, strings are quoted, numbers and booleans written out. */
export function code(texts: TemplateStringsArray, ...parts: readonly Part[]): Code {
  let text = texts[0] ?? '';
  for (const [position, part] of parts.entries()) text += quote(part) + (texts[position + 1] ?? '');
  return new Code(text);
}

function quote(part: Part): string {
  if (part instanceof Code) return part.text;
  if (typeof part === 'string') return JSON.stringify(part).replace(/[\u2028\u2029]/g, escapeSeparator);
  if (typeof part === 'number' && part < 0) return `(${part})`;
  return String(part);
}

function escapeSeparator(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

/** An identifier made of a fixed letter and a number. */
export function identifier(letter: string, index: number): Code {
  return new Code(`${letter}${index}`);
}

export function join(parts: readonly Code[], separator: ', ' | ' && ' | ' || ' | ' ' | '\n'): Code {
  return new Code(parts.map((part) => part.text).join(separator));
}

export const none = new Code('undefined');
