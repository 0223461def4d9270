/** What a name stands for, wherever it is written. */
import type { BoundVariable } from '../analysis/analysis.ts';
import type { Span } from '../diagnostics/diagnostic.ts';

/** Something that has a name. Names of rules and exceptions are local to their decision. */
export type RulebookSymbol =
  | { readonly kind: 'input' | 'record' | 'enum' | 'set' | 'unit' | 'decision'; readonly name: string }
  /** `owner` is the input or record it belongs to. */
  | { readonly kind: 'field'; readonly owner: string; readonly name: string }
  | { readonly kind: 'member'; readonly enum: string; readonly name: string }
  /** By its whole dotted name. */
  | { readonly kind: 'parameter' | 'definition'; readonly name: string }
  | { readonly kind: 'norm'; readonly decision: string | null; readonly name: string }
  /** Bound by `for each`, a quantifier or a filter; `binder` tells it from others of its name. */
  | { readonly kind: 'variable'; readonly binder: string; readonly name: string; readonly variable: BoundVariable }
  | { readonly kind: 'provision'; readonly mark: string };

/** A place where a symbol is written: its last word, which is what renaming changes. */
export interface Occurrence {
  readonly symbol: RulebookSymbol;
  readonly file: string;
  readonly span: Span;
  /** Whether the symbol is declared here, rather than used. */
  readonly declares: boolean;
}

/** The same text for the same symbol, and for no other. */
export function symbolKey(symbol: RulebookSymbol): string {
  switch (symbol.kind) {
    case 'field':
      return `field ${symbol.owner}.${symbol.name}`;
    case 'member':
      return `member ${symbol.enum}.${symbol.name}`;
    case 'norm':
      return `norm ${symbol.decision ?? ''}/${symbol.name}`;
    case 'variable':
      return `variable ${symbol.binder}`;
    case 'provision':
      return `provision ${symbol.mark}`;
    default:
      return `${symbol.kind} ${symbol.name}`;
  }
}

/** The word that stands where the symbol is written. */
export function lastWordOf(symbol: RulebookSymbol): string {
  if (symbol.kind === 'provision') return symbol.mark;
  return symbol.name.slice(symbol.name.lastIndexOf('.') + 1);
}
