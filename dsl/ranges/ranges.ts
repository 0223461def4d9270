import type { Analysis } from '../analysis/analysis.ts';
import type { Fraction } from '../prove/fraction.ts';
import { outerScope, type Reading, type Scope } from '../prove/scope.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';
import type { Range } from './range.ts';

/** What ranges are read from. Remembers what definitions come to. */
export interface Ranges {
  readonly reading: Reading;
  readonly scope: Scope;
  readonly timelines: ReadonlyMap<string, ParameterTimeline>;
  /** Null while a definition is being looked at, and for one whose range is not known. */
  readonly definitions: Map<string, Range | null>;
  /** The most elements that the lists of definitions have. */
  readonly lengths: Map<string, Fraction>;
  /** Of all spans, ascending. */
  readonly analyses: readonly Analysis[];
  /** Those of all spans in which a definition with a date of its own may be read. */
  readonly everywhere: () => readonly Ranges[];
}

/** What else a rulebook of several spans has. */
export interface OtherSpans {
  readonly analyses: readonly Analysis[];
  readonly everywhere: () => readonly Ranges[];
}

/** Ranges of one consolidation, from the values of its parameters where there are any. */
export function startRanges(
  reading: Reading,
  timelines: readonly ParameterTimeline[],
  spans: OtherSpans | null = null,
): Ranges {
  const byName = new Map(timelines.map((timeline) => [timeline.parameter, timeline]));
  const ranges: Ranges = {
    reading,
    scope: outerScope(reading),
    timelines: byName,
    definitions: new Map(),
    lengths: new Map(),
    analyses: spans?.analyses ?? [reading.analysis],
    everywhere: spans?.everywhere ?? (() => [ranges]),
  };
  return ranges;
}

/** The ranges to read a definition in: where it has a date of its own, those of every span that has it. */
export function rangesToRead(name: string, ranges: Ranges): readonly Ranges[] {
  const nodeIn = ({ reading }: Ranges) => reading.analysis.consolidation.definitions.get(name)?.node;
  if ((nodeIn(ranges)?.asOf ?? null) === null) return [ranges];
  return ranges.everywhere().filter((others) => nodeIn(others) !== undefined);
}
