import type { RuleVersion } from '../../ir/ir.ts';

/** A rule with the version that stands in the unit's span of days. */
export interface RuleInForce {
  readonly place: number;
  readonly name: string;
  readonly version: RuleVersion;
}
