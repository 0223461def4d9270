import type { RuleFinding, Status } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Day, Effect, Rule, RuleVersion } from '../ir/ir.ts';
import { versionOn } from '../ir/timeline.ts';

/** Makes something of what became of a rule on a day. */
export type OfFinding<Made> = (finding: RuleFinding, day: Day | null) => Made;

/**
 * What `make` gives for the rules of a decision, made once for each frozen `RuleFinding` and for each status of a rule
 * without more to say. What is made must depend on the finding and on the version of the rule that is in force only.
 */
export function rememberRules<Made>(rules: readonly Rule[], make: OfFinding<Made>): OfFinding<Made> {
  const memories = new Map(rules.map((rule) => [rule.name, rememberVersions(rule, make)]));
  return (finding, day) => {
    const recall = memories.get(finding.rule);
    invariant(recall !== undefined, `the decision has the rule '${finding.rule}'`);
    return recall(finding, day);
  };
}

function rememberVersions<Made>({ versions }: Rule, make: OfFinding<Made>): OfFinding<Made> {
  if (versions.length === 1) return rememberFindings(make);
  const memories = new Map<RuleVersion | null, OfFinding<Made>>();
  return (finding, day) => {
    const version = versionOn(versions, day);
    const recall = memories.get(version) ?? rememberFindings(make);
    memories.set(version, recall);
    return recall(finding, day);
  };
}

function rememberFindings<Made>(make: OfFinding<Made>): OfFinding<Made> {
  const byFinding = new WeakMap<RuleFinding, Made>();
  const bare = new Map<Status, Map<Effect | null, Made>>();
  return (finding, day) => {
    if (finding.violations.length === 0 && finding.exceptions.length === 0) {
      const byEffect = bare.get(finding.status) ?? new Map<Effect | null, Made>();
      const before = byEffect.get(finding.effect);
      if (before !== undefined) return before;
      const made = make(finding, day);
      bare.set(finding.status, byEffect.set(finding.effect, made));
      return made;
    }
    const before = byFinding.get(finding);
    if (before !== undefined) return before;
    const made = make(finding, day);
    // One that is not frozen is made for this case and will not come again.
    if (Object.isFrozen(finding)) byFinding.set(finding, made);
    return made;
  };
}
