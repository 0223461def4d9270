import type { Day } from '../../ir/ir.ts';
import type { Assessment } from '../interpreter/assessment.ts';
import type { Standing } from '../interpreter/standing.ts';
import type { Settled } from './findings.ts';
import type { Context } from './objects.ts';
import type { Raw, Unknown } from './runtime/unknown.ts';

/** An assessment of the open program that no single alternative's code stands for. */
export interface Undecided {
  readonly rule: number;
  readonly assessment: Assessment;
  readonly standing: Standing;
  readonly settled: Settled;
}

/** What one run of a program notes. */
export interface Run {
  /**
   * Codes of alternatives, and assessments; `-1 - place` begins those of the elements of a rule's list. Without
   * `tracing` a closed program notes only the codes of violations, except of elements.
   */
  readonly noted: (number | Undecided)[];
  count: number;
  tracing: boolean;
  readonly outputs: Raw[];
  /** The lists of rules that look at each element, by place of the rule. */
  readonly lists: Map<number, Raw>;
  readonly outdated: Map<string, { readonly statedFor: number; readonly usedFor: number }>;
  /** The violated rules a closed program noted, in their order. */
  readonly violated: () => readonly string[];
  /** The context of another day, for a definition with its own dating. */
  readonly contextOn: (day: Day | Unknown | undefined) => Context;
}
