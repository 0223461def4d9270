import type { RuleStatus } from '../../backend.ts';
import type { Day } from '../../ir/ir.ts';
import type { Context, Raw } from './objects.ts';

/** What one run of a program notes. */
export interface Run {
  /**
   * Codes of alternatives; `-1 - place` begins those of the elements of a rule's list. Of a program of verdicts only
   * the violations that `names` cannot list.
   */
  readonly noted: number[];
  count: number;
  /** Names of violated rules; null without any. */
  names: string[] | null;
  /** What became of each rule, by place; of a tracing program. */
  statuses: (RuleStatus | undefined)[];
  /** The values of expressions, by their places; of a program that keeps them. `hole` where none was worked out. */
  steps: (Raw | typeof hole)[];
  /** Whether `names` has all of them. */
  listed: boolean;
  /** What rules of a masked program wait for, as bits of facts, by what they would mean for the outcome. */
  openDeny: number;
  byGap: number;
  openRefer: number;
  /** What the condition asked last waits for. */
  waits: number;
  readonly outputs: Raw[];
  /** The lists of rules that look at each element, by place of the rule. */
  readonly lists: Map<number, readonly Raw[]>;
  readonly outdated: Map<string, { readonly statedFor: number; readonly usedFor: number }>;
  /** The violated rules a program of verdicts noted, in their order. */
  readonly violated: () => readonly string[];
  /** The paths of the facts of a mask. */
  readonly pathsOf: (mask: number) => readonly string[];
  /** The context of another day, for a definition with its own dating. */
  readonly contextOn: (day: Day) => Context;
}

/** Stands for a value that was not worked out. */
export const hole = Symbol('not worked out');
