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
}

/** Ranges of one consolidation, from the values of its parameters where there are any. */
export function startRanges(reading: Reading, timelines: readonly ParameterTimeline[]): Ranges {
  const byName = new Map(timelines.map((timeline) => [timeline.parameter, timeline]));
  return { reading, scope: outerScope(reading), timelines: byName, definitions: new Map(), lengths: new Map() };
}
