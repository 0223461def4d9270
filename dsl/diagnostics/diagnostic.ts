import type { Localized } from '../../engine/ir/localized.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';

/** A stretch of a source text in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Label {
  readonly file: string;
  readonly span: Span;
  /** Short: what is to be seen here. */
  readonly message: Localized;
}

/** A name whose declaration may be the real mistake where several places do not agree with it. */
export interface Origin {
  readonly name: string;
  /** Where its type is declared; null where nothing declares it. */
  readonly declared: { readonly file: string; readonly span: Span } | null;
}

/** An edit that is always safe to apply. */
export interface Fix {
  readonly title: Localized;
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/**
 * A mistake in a rulebook, returned and never thrown. One cause gives one diagnostic.
 * The authors' words are quoted in single quotes; the text speaks of the policy, not of our types.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly span: Span;
  /** What is wrong; stands alone, starts in lower case (unless a name), gives no advice, ends without a full stop. */
  readonly message: Localized;
  /** The first label belongs to `span`; further ones point at the other places that matter. */
  readonly labels: readonly Label[];
  /** What to do; the only place for advice. */
  readonly help?: Localized;
  readonly fix?: Fix;
  /** What it may come from; not shown. Diagnostics of one origin are told as one. */
  readonly origins?: readonly Origin[];
}
