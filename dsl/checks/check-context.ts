import type { Analysis } from '../analysis/analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place, RulebookSources } from '../editions/consolidated.ts';
import type { Norm, Reading } from '../prove/scope.ts';
import { provableNorms, type Statement, statementsOf } from '../prove/statements.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';

/** What a check of one consolidation sees. */
export interface SpanContext {
  readonly sources: RulebookSources;
  readonly analysis: Analysis;
  /** Those of all spans, this one's among them. */
  readonly analyses: readonly Analysis[];
  readonly timelines: readonly ParameterTimeline[];
  /** Reads conditions; shared by the checks, since it remembers what it has read. */
  readonly reading: Reading;
  /**
   * Declarations of which nothing is said that needs a proof: those with a mistake already reported, and those that are
   * known to be without mistakes.
   */
  readonly quiet: ReadonlySet<Norm>;
  /** Those among them with a mistake already reported. */
  readonly broken: ReadonlySet<Norm>;
}

/** What a check of the whole rulebook sees. */
export interface RulebookContext {
  readonly sources: RulebookSources;
  readonly analyses: readonly Analysis[];
}

/** The statements of declarations about which something is to be proved. */
export function openStatements({ analysis, reading, quiet }: SpanContext): readonly Statement[] {
  return provableNorms(analysis.consolidation)
    .filter(({ node }) => !quiet.has(node))
    .flatMap((norm) => statementsOf(norm, reading));
}

/** A check of the declarations in force in one span of days. */
export type SpanCheck = (context: SpanContext) => readonly Diagnostic[];
/** A check of the whole rulebook. */
export type RulebookCheck = (context: RulebookContext) => readonly Diagnostic[];

/** The author's words at a place, on one line. */
export function wordsAt({ file, span }: Place, sources: RulebookSources): string {
  const text = sources.files.get(file) ?? '';
  return text.slice(span.start, span.end).replace(/\s+/g, ' ');
}
