import { invariant } from '../../ir/invariant.ts';
import type { Effect, Message, Otherwise, RuleException } from '../../ir/ir.ts';
import { type Computed, isFalse, isTrue, known, nothingUnknown, openBranches, type Unknown, unite } from './results.ts';

/** A verdict of a rule: satisfied, not applicable, or violated with an effect. */
export type Verdict = 'satisfied' | 'not_applicable' | Effect;

export interface Alternative {
  readonly verdict: Verdict;
  /** The exceptions whose verdict this is, outermost first. */
  readonly exceptions: readonly string[];
  readonly message: Message | null;
}

/** Every verdict still possible. More than one: unknown, waiting for `open.waits`; a single one waits for nothing. */
export interface Assessment {
  readonly alternatives: readonly [Alternative, ...Alternative[]];
  readonly open: Unknown;
}

/**
 * What a rule and its exceptions have in common. Without `requires`, `unconditional` says whether it is violated; a rule
 * itself always requires something.
 */
export interface Assessed {
  readonly requires: RuleException['requires'];
  readonly unconditional?: boolean;
  readonly otherwise: Otherwise;
  readonly exceptions: readonly RuleException[];
}

export type EvaluateHere = (expression: NonNullable<RuleException['requires']>) => Computed;

/** The verdicts of a rule within which `when` it stands. */
export function assessWithin(when: RuleException['when'], rule: Assessed, evaluate: EvaluateHere): Assessment {
  const applies = when === null ? known(true) : evaluate(when);
  if (isFalse(applies)) return certainly('not_applicable');
  const assessment = assess(rule, [], evaluate);
  if (isTrue(applies)) return assessment;
  return uniteAssessments([certainly('not_applicable'), assessment], [applies]);
}

/** The verdicts of a rule or exception where it applies: its own, replaced and relieved by its exceptions. */
function assess(rule: Assessed, chain: readonly string[], evaluate: EvaluateHere): Assessment {
  if (rule.exceptions.length === 0) return assessAlone(rule, chain, evaluate);
  const replacements = rule.exceptions.filter((exception) => exception.mode === 'replace');
  const reliefs = rule.exceptions.filter((exception) => exception.mode === 'relieve');
  const replaced = consult(replacements, () => assessAlone(rule, chain, evaluate), chain, evaluate);
  return relieve(replaced, reliefs, chain, evaluate);
}

function assessAlone(rule: Assessed, chain: readonly string[], evaluate: EvaluateHere): Assessment {
  const { effect, message } = rule.otherwise;
  if (rule.requires === null) {
    return rule.unconditional ? certainly(effect, chain, message) : certainly('satisfied', chain);
  }
  const required = evaluate(rule.requires);
  if (isTrue(required)) return certainly('satisfied', chain);
  if (isFalse(required)) return certainly(effect, chain, message);
  return uniteAssessments([certainly('satisfied', chain), certainly(effect, chain, message)], [required]);
}

/** The verdict of the exception that applies, of none `base`; while that is unknown, of each that may. */
function consult(
  exceptions: readonly RuleException[],
  base: () => Assessment,
  chain: readonly string[],
  evaluate: EvaluateHere,
): Assessment {
  const branches = exceptions.map((exception) => ({
    when: () => (exception.when === null ? known(true) : evaluate(exception.when)),
    branch: () => assess(exception, [...chain, exception.name], evaluate),
  }));
  const { left, conditions } = openBranches(branches, base);
  // The base is put first: it speaks for those that agree with it.
  const baseFirst = [...left.slice(-1), ...left.slice(0, -1)];
  return uniteAssessments(
    baseFirst.map((one) => one()),
    conditions,
  );
}

/** Reliefs stand in the place of violations only: a satisfied rule stays satisfied. */
function relieve(
  base: Assessment,
  reliefs: readonly RuleException[],
  chain: readonly string[],
  evaluate: EvaluateHere,
): Assessment {
  const violated = base.alternatives.filter(isViolated);
  const [first, ...others] = violated;
  if (reliefs.length === 0 || first === undefined) return base;
  const relieved = consult(reliefs, () => ({ ...base, alternatives: [first, ...others] }), chain, evaluate);
  const satisfied = base.alternatives.filter((one) => !isViolated(one));
  const [certain, ...more] = satisfied;
  if (certain === undefined) return relieved;
  return uniteAssessments([{ alternatives: [certain, ...more], open: base.open }, relieved], []);
}

function isViolated({ verdict }: Alternative): boolean {
  return verdict !== 'satisfied' && verdict !== 'not_applicable';
}

function certainly(verdict: Verdict, exceptions: readonly string[] = [], message: Message | null = null): Assessment {
  return { alternatives: [{ verdict, exceptions, message }], open: nothingUnknown };
}

/** All verdicts of all assessments; where they agree, the one verdict, waiting for nothing. */
function uniteAssessments(assessments: readonly Assessment[], selectors: readonly Computed[]): Assessment {
  const [only] = assessments;
  if (only !== undefined && assessments.length === 1 && only.alternatives.length === 1) return only;
  const [first, ...others] = assessments.flatMap((one) => one.alternatives);
  invariant(first !== undefined, 'some branch of a rule is left');
  if (others.every((other) => other.verdict === first.verdict)) {
    const exceptions = others.reduce((shared, other) => commonStart(shared, other.exceptions), first.exceptions);
    const { verdict, message } = first;
    return { alternatives: [{ verdict, exceptions, message }], open: nothingUnknown };
  }
  return { alternatives: [first, ...others], open: unite([...selectors, ...assessments.map((one) => one.open)]) };
}

/** The exceptions that stand whichever of two verdicts comes about. */
function commonStart(left: readonly string[], right: readonly string[]): readonly string[] {
  const end = left.findIndex((name, index) => right[index] !== name);
  return end === -1 ? left : left.slice(0, end);
}

/** The exceptions that stand whichever verdict comes about. */
export function standingExceptions({ alternatives }: Assessment): readonly string[] {
  return alternatives.map((one) => one.exceptions).reduce(commonStart);
}

/** The gravest effect still possible; null where no violation is. */
export function gravestEffect(effects: readonly Verdict[]): Effect | null {
  return (['deny', 'refer', 'warn'] as const).find((effect) => effects.includes(effect)) ?? null;
}
