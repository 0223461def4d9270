import type { Ratio } from '../measure/rounds.ts';
import type { TargetName } from './targets.ts';

/** How much time to spend: a full run is a few minutes, a quick one shows that everything works. */
export type Effort = 'full' | 'quick';

/** A part of the bench that can be run alone. */
export interface Section {
  readonly name: string;
  readonly title: string;
  measure(effort: Effort): Promise<SectionResult>;
}

export interface SectionResult {
  /** By target: the value, and how far it varied where it was measured more than once. */
  readonly measured: Readonly<Partial<Record<TargetName, Ratio>>>;
  /** Everything that was measured, as a Markdown table. */
  readonly details: string;
}
