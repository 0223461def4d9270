/** Reads single tokens as small syntax nodes. */
import type { IToken } from 'chevrotain';
import type * as ast from '../syntax/ast.ts';
import { type Problem, tokenSpan } from './problem.ts';

/** A word as a name. */
export function nameOf(token: IToken): ast.Name {
  return { kind: 'name', span: tokenSpan(token), text: token.image };
}

/** Words joined by dots as one name; there is at least one. */
export function dottedNameOf(parts: readonly ast.Name[]): ast.DottedName {
  const first = parts[0]?.span.start ?? 0;
  const last = parts.at(-1)?.span.end ?? first;
  return {
    kind: 'dotted_name',
    span: { start: first, end: last },
    text: parts.map((part) => part.text).join('.'),
    parts,
  };
}

/** The content of a quoted text, its escapes resolved. */
export function textOf(token: IToken): ast.Text {
  return { kind: 'text', span: tokenSpan(token), text: resolveEscapes(token.image.slice(1, -1)) };
}

/** Resolves `\"` and `\\`. */
export function resolveEscapes(content: string): string {
  return content.includes('\\') ? content.replace(/\\(.)/g, '$1') : content;
}

const citationPattern = /^§([0-9A-Za-zåäöÅÄÖ]+(?:\.[0-9A-Za-zåäöÅÄÖ]+)*):(\d{1,6})(?:[–-](\d{1,6}))?$/;

/** A provision and the marks it names; null where it does not read as one. */
export function citationOf(token: IToken): ast.Citation | null {
  const match = citationPattern.exec(token.image);
  if (match === null) return null;
  const [, chapter = '', start = '', end = start] = match;
  const first = Number(start);
  const last = Number(end);
  return last < first ? null : { kind: 'citation', span: tokenSpan(token), chapter, first, last };
}

/** A name to declare is lower case and not a word that expressions need. */
export function checkDeclaredName(token: IToken, reserved: boolean): Problem | null {
  const span = tokenSpan(token);
  if (/[A-ZÅÄÖ]/.test(token.image)) {
    return { kind: 'upper_case_name', span, word: token.image, suggestion: snakeCase(token.image) };
  }
  return reserved ? { kind: 'reserved_name', span, word: token.image } : null;
}

function snakeCase(word: string): string {
  return word.replace(/([a-zåäö0-9])([A-ZÅÄÖ])/g, '$1_$2').toLowerCase();
}
