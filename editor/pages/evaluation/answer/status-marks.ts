import type { Status } from '../../../../engine/ir/findings.ts';
import type { Outcome } from '../../../../engine/ir/ir.ts';

/** A sign beside the words for each state; it never stands alone. */
export const statusMarks: Readonly<Record<Status, string>> = {
  satisfied: '✓',
  violated: '✗',
  unknown: '?',
  not_applicable: '–',
};

export const outcomeMarks: Readonly<Record<Outcome, string>> = {
  approved: '✓',
  denied: '✗',
  referred: '!',
  incomplete: '?',
};
