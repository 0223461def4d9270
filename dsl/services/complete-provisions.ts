import type { Span } from '../diagnostics/diagnostic.ts';
import type { CompletionItem } from './completion-item.ts';
import { type FileContext, quoteProvisions } from './file-context.ts';

/** The citation being typed in front of an offset, from its `§`; null where there is none. */
export function citationBefore(text: string, offset: number): Span | null {
  const written = /§[^\s,"#|]*$/.exec(text.slice(Math.max(0, offset - 40), offset))?.[0];
  if (written === undefined) return null;
  const rest = /^[^\s,"#|]*/.exec(text.slice(offset))?.[0] ?? '';
  return { start: offset - written.length, end: offset + rest.length };
}

/** Every provision in force in the edition, with its text. */
export function completeProvisions(replace: Span, context: FileContext): readonly CompletionItem[] {
  return quoteProvisions(() => true, context).map(({ mark, text }) => ({
    label: `§${mark}`,
    kind: 'provision',
    insert: `§${mark}`,
    replace,
    detail: { fi: shorten(text), en: shorten(text) },
    documentation: { fi: text, en: text },
    rank: 0,
  }));
}

/** As much as stands on a line of a list. */
const longestDetail = 60;

function shorten(text: string): string {
  return text.length > longestDetail ? `${text.slice(0, longestDetail - 1).trimEnd()}…` : text;
}
