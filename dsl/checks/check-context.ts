import type { Analysis } from '../analysis.ts';
import type { Place, RulebookSources } from '../consolidated.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Norm, Reading } from '../prove/scope.ts';
import { type Statement, statementsOf } from '../prove/statements.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';

/** What a check of one consolidation sees. */
export interface SpanContext {
  readonly sources: RulebookSources;
  readonly analysis: Analysis;
  readonly timelines: readonly ParameterTimeline[];
  /** Reads conditions; shared by the checks, since it remembers what it has read. */
  readonly reading: Reading;
  /** Declarations with a mistake already reported: nothing more is said of them that needs a proof. */
  readonly broken: ReadonlySet<Norm>;
}

/** What a check of the whole rulebook sees. */
export interface RulebookContext {
  readonly sources: RulebookSources;
  readonly analyses: readonly Analysis[];
}

/** The statements of declarations that are not broken. */
export function soundStatements({ reading, broken }: SpanContext): readonly Statement[] {
  return [...statementsOf(reading)].filter(({ norm }) => !broken.has(norm));
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
