/** What is offered at the cursor. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { Span } from '../diagnostics/diagnostic.ts';

export type CompletionKind =
  | 'keyword'
  | 'declaration'
  | 'fact'
  | 'parameter'
  | 'definition'
  | 'field'
  | 'variable'
  | 'member'
  | 'set'
  | 'type'
  | 'unit'
  | 'norm'
  | 'decision'
  | 'provision'
  | 'value'
  | 'key';

export interface CompletionItem {
  /** What is shown, and what the word at the cursor is held against. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** What is put in; `‹word›` marks what is still to be filled in, in this order, `‹›` without a proposal. */
  readonly insert: string;
  /** What it takes the place of. */
  readonly replace: Span;
  /** Its type and unit, or what it is. */
  readonly detail: Localized;
  /** What it says in the words of the rulebook; null where there is nothing to say. */
  readonly documentation: Localized | null;
  /** 0: fits as it is; 1: fits as a part of something; 2: can stand here. Items come in this order. */
  readonly rank: 0 | 1 | 2;
}

/** What the parts of completion give; where it goes is the same for all. */
export type Offer = Omit<CompletionItem, 'replace' | 'insert' | 'rank' | 'documentation'> &
  Partial<Pick<CompletionItem, 'insert' | 'documentation' | 'rank' | 'replace'>>;

export function completeOffer(offer: Offer, replace: Span): CompletionItem {
  return { insert: offer.label, documentation: null, rank: 0, replace, ...offer };
}

/** A word of the language. */
export function keywordOffer(label: string, detail: Localized, rank: 0 | 1 | 2 = 1): Offer {
  return { label, kind: 'keyword', insert: label, detail, rank };
}

/** A pattern to fill in. */
export function snippetOffer(label: string, insert: string, detail: Localized, rank: 0 | 1 | 2 = 1): Offer {
  return { label, kind: 'keyword', insert, detail, rank };
}
