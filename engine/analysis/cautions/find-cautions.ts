import type { Day, Rulebook } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { cellChanges } from '../values/cells.ts';
import { ascendingBands } from './ascending-bands.ts';
import type { Caution, NewValues } from './caution.ts';
import { commonPercentage } from './common-percentage.ts';
import { currentTexts } from './current-texts.ts';
import { keptRelation } from './kept-relation.ts';
import { moderateChange } from './moderate-change.ts';
import { sameNumber } from './same-number.ts';
import { wholeGroupChanged } from './whole-group-changed.ts';

/** In the order in which they are told of one cell. */
const checks: readonly ((values: NewValues) => readonly Caution[])[] = [
  moderateChange,
  ascendingBands,
  commonPercentage,
  wholeGroupChanged,
  keptRelation,
  sameNumber,
  currentTexts,
];

/**
 * What may be a mistake in the values that an edition of the rulebook sets on its day. Cautions never block; whoever
 * proposes the edition says of each why it is as it should be.
 */
export function findCautions(rulebook: Rulebook, day: Day, cases: readonly PolicyCase[] = []): readonly Caution[] {
  const values: NewValues = { rulebook, day, changes: cellChanges(rulebook, day), cases };
  return checks.flatMap((check) => check(values));
}
