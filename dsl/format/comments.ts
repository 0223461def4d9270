/** Where comments belong: behind a line, above one, or between the parts of an expression. */

import type { Span } from '../diagnostics/diagnostic.ts';
import type * as ast from '../syntax/ast.ts';
import { type Doc, forced, hardLine } from './doc.ts';
import { countBefore } from './search.ts';

export interface PlacedComment {
  readonly text: string;
  readonly span: Span;
  /** Nothing else stands on its line. */
  readonly ownLine: boolean;
  /** It stands on its own line, at the margin. */
  readonly atMargin: boolean;
}

export function placeComments(comments: readonly ast.Comment[], text: string): readonly PlacedComment[] {
  return comments.map(({ span, text: content }) => {
    const before = /[^\n\r]*$/.exec(text.slice(Math.max(0, span.start - 1000), span.start))?.[0] ?? '';
    const ownLine = before.trim() === '' && isShort(before);
    return { text: content.trimEnd(), span, ownLine, atMargin: ownLine && before === '' };
  });
}

/** More than a thousand characters of layout before a comment: not worth looking at the line's start. */
function isShort(before: string): boolean {
  return before.length < 1000;
}

/** The comments inside one clause; the layout of its expression takes those that stand between its parts. */
export interface InnerComments {
  /** What goes behind the part before a gap, and above the part behind it. */
  readonly between: (start: number, end: number) => { readonly after: Doc; readonly above: Doc };
  /** Those nobody took. */
  readonly left: () => readonly PlacedComment[];
}

export const noComments: InnerComments = {
  between: () => ({ after: '', above: '' }),
  left: () => [],
};

export function createInnerComments(comments: readonly PlacedComment[]): InnerComments {
  if (comments.length === 0) return noComments;
  const taken = new Set<PlacedComment>();
  return {
    between(start, end) {
      const here = comments
        .slice(countBefore(comments, start), countBefore(comments, end))
        .filter((comment) => !taken.has(comment));
      for (const comment of here) taken.add(comment);
      const [first] = here;
      const behind = first !== undefined && !first.ownLine ? first : undefined;
      const above = behind === undefined ? here : here.slice(1);
      return {
        after: behind === undefined ? '' : [` ${behind.text}`, forced],
        above: above.map(({ text }): Doc => [text, hardLine]),
      };
    },
    left: () => comments.filter((comment) => !taken.has(comment)),
  };
}
