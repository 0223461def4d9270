import { conclude, openDecision } from '../../backends/interpreter/decide.ts';
import { type AssessedRule, assessRule } from '../../backends/interpreter/rules.ts';
import { indexRulebook, type Program } from '../../backends/interpreter/scope.ts';
import type { Facts, RuleFinding, Value } from '../../ir/findings.ts';
import type { Day, Decision, Outcome, Rule, Rulebook } from '../../ir/ir.ts';
import { type Offence, offencesOf, type Touches } from './rule-reads.ts';
import { type Slot, writeSlot } from './slot.ts';

/** Slots with the values put into them; null leaves the value out. */
export type Assignment = ReadonlyMap<Slot, Value | null>;

/** What a case comes to with some of its facts changed. */
export interface Trial {
  readonly outcome: Outcome;
  readonly rules: readonly RuleFinding[];
}

/** The case whose changes are tried. */
export interface TriedCase {
  readonly rulebook: Rulebook;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly date: Day | null;
  /** What may be changed. */
  readonly slots: readonly Slot[];
  readonly touches: Touches;
}

/** Tries changes of one case. A rule is assessed once for all changes that are the same to it. */
export interface Trials {
  trial(assignment: Assignment): Trial;
  /** What stands in the way of approval among the rules that read any of these slots. */
  offences(slots: readonly Slot[], assignment: Assignment): readonly Offence[];
  /** Whether some rule reads both. */
  isShared(one: Slot, other: Slot): boolean;
  /**
   * On which sides the comparisons come out in the rules that read the slot: changes of it alone that give the same
   * path differ in nothing.
   */
  pathOf(slot: Slot, assignment: Assignment): string;
  /** Tells apart the changes that make a difference to the rules which read the slot. */
  surroundingsOf(slot: Slot, assignment: Assignment): string;
  /** Counts as one more comparison: looking through very many sets takes its time as well. */
  spend(): void;
  /** Whether as much has been tried as may be. */
  readonly exhausted: boolean;
}

/** Opens the trials of a case. `effort` is how many comparisons they may take in all. */
export function openTrials(tried: TriedCase, effort: number): Trials {
  const { decision, slots, touches } = tried;
  const assess = openAssessments(tried);
  // Its date holds for every trial: what dates a decision is not changeable.
  const unchanged = openCase(tried, new Map());
  const slotsByRule = new Map(
    decision.rules.map((rule) => [rule, slots.filter((slot) => touches(rule.name, null, slot))]),
  );
  const rulesBySlot = new Map(
    slots.map((slot) => [slot, decision.rules.filter((rule) => touches(rule.name, null, slot))]),
  );
  const known = new Map<string, Assessed>();
  let spent = 0;
  const assessOnce = (rule: Rule, assignment: Assignment): Assessed => {
    const read = slotsByRule.get(rule) ?? [];
    const key = `${rule.name} ${writeKey(read, assignment)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const assessed = assess(rule, assignment);
    spent += assessed.comparisons + 1;
    known.set(key, assessed);
    return assessed;
  };
  return {
    get exhausted() {
      return spent >= effort;
    },
    spend() {
      spent += 1;
    },
    trial(assignment) {
      spent += 1;
      return conclude(unchanged, (rule) => assessOnce(rule, assignment).rule);
    },
    offences(some, assignment) {
      const rules = new Set(some.flatMap((slot) => rulesBySlot.get(slot) ?? []));
      return offencesOf([...rules].flatMap((rule) => assessOnce(rule, assignment).rule?.finding ?? []));
    },
    isShared(one, other) {
      return (rulesBySlot.get(one) ?? []).some((rule) => rulesBySlot.get(other)?.includes(rule));
    },
    pathOf(slot, assignment) {
      const rules = rulesBySlot.get(slot) ?? [];
      return rules.map((rule) => assessOnce(rule, assignment).path).join('\n');
    },
    surroundingsOf(slot, assignment) {
      const near = new Set((rulesBySlot.get(slot) ?? []).flatMap((rule) => slotsByRule.get(rule) ?? []));
      near.delete(slot);
      return writeKey([...near], assignment);
    },
  };
}

function writeKey(slots: readonly Slot[], assignment: Assignment): string {
  return slots.map((slot) => (assignment.has(slot) ? String(assignment.get(slot)) : '=')).join(' ');
}

interface Assessed {
  readonly rule: AssessedRule | null;
  readonly path: string;
  readonly comparisons: number;
}

/** Gives a function that assesses a rule of the case with some facts changed. */
function openAssessments(tried: TriedCase): (rule: Rule, assignment: Assignment) => Assessed {
  return (rule, assignment) => {
    const sides: number[] = [];
    const { scope } = openCase(tried, assignment, (side) => sides.push(side));
    const assessed = assessRule(rule, scope);
    // What no comparison tells, such as a division by zero, shows in what became of the rule.
    const verdict = assessed === null ? '' : `${assessed.finding.status} ${assessed.finding.effect}`;
    return { rule: assessed, path: `${sides.join(' ')} ${verdict}`, comparisons: sides.length };
  };
}

function openCase(
  { rulebook, decision, facts, date }: TriedCase,
  assignment: Assignment,
  observe?: (side: number) => void,
) {
  let changed = facts;
  for (const [slot, value] of assignment) changed = writeSlot(slot, value, changed);
  return openDecision(programOf(rulebook, decision), decision.name, changed, date, observe);
}

const programs = new WeakMap<Decision, Program>();

/** The rulebook with this decision alone. */
function programOf(rulebook: Rulebook, decision: Decision): Program {
  const before = programs.get(decision);
  if (before !== undefined) return before;
  const program = indexRulebook({ ...rulebook, decisions: [decision] });
  programs.set(decision, program);
  return program;
}
