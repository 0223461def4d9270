import type { Analysis } from '../analysis/analysis.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';
import { type Fraction, fraction } from './fraction.ts';

/** Parameters that are one number throughout the analysed span, in their own unit. */
export function parameterValues(
  analysis: Analysis,
  timelines: readonly ParameterTimeline[],
): ReadonlyMap<string, Fraction> {
  const values = new Map<string, Fraction>();
  for (const timeline of timelines) {
    const type = analysis.declaredTypes.get(timeline.parameter)?.type;
    const value = type?.kind === 'number' ? steadyValue(timeline, analysis) : null;
    if (value !== null && type?.kind === 'number' && type.decimals !== null) {
      values.set(timeline.parameter, fraction(value, 10n ** BigInt(type.decimals)));
    }
  }
  return values;
}

/** The scaled number in force from the first day of the span to its last; null where it changes or is none. */
function steadyValue(timeline: ParameterTimeline, { consolidation }: Analysis): number | null {
  const { from, to } = consolidation;
  const inForce = timeline.entries.findLast((entry) => entry.from <= from)?.value ?? null;
  const changes = timeline.entries.some((entry) => entry.from > from && (to === null || entry.from < to));
  if (inForce?.kind !== 'single' || changes) return null;
  return typeof inForce.value.value === 'number' ? inForce.value.value : null;
}
