import type { RuleStatus, Verdict } from '../backend.ts';
import type { Value } from '../ir/findings.ts';
import type { Outcome, Type } from '../ir/ir.ts';
import { sameAs, type TypedValue } from './amounts.ts';

/** A way in which a case can come out differently. Two of the same key are the same way. */
export interface WayToDiffer<Kind = 'outcome' | 'value' | 'reasons'> {
  readonly key: string;
  /** `reasons`: a rule is violated, or with another effect, on one side only. */
  readonly kind: Kind;
  /** The output or rule that differs; null for the outcome. */
  readonly name: Kind extends 'outcome' | 'missing' ? null : string;
}

/** Another outcome. */
export function outcomeDiffers(from: Outcome, to: Outcome): WayToDiffer<'outcome'> {
  return { key: `outcome ${from} ${to}`, kind: 'outcome', name: null };
}

/** Another value of an output, or one that is known on one side only. */
export function valueDiffers(output: string): WayToDiffer<'value'> {
  return { key: `value ${output}`, kind: 'value', name: output };
}

/** A rule that is violated, or with another effect, on one side only. */
export function reasonsDiffer(rule: string): WayToDiffer<'reasons'> {
  return { key: `reasons ${rule}`, kind: 'reasons', name: rule };
}

/** One thing in which a case comes out differently on two sides, with what it is on each. */
export type Difference =
  | (WayToDiffer<'outcome'> & Both<Outcome>)
  /** Null: no value, none known, or none that may be shown. */
  | (WayToDiffer<'value'> & Both<TypedValue | null>)
  /** Null: there is no such rule. */
  | (WayToDiffer<'reasons'> & Both<ComparedRule | null>)
  /** Another status of a rule, or other exceptions, but the same reasons. */
  | (WayToDiffer<'rule'> & Both<ComparedRule | null>)
  /** Paths of the facts that outcome and values wait for. */
  | (WayToDiffer<'missing'> & Both<readonly string[]>);

/** Another value of an output. */
export type ValueDifference = Extract<Difference, { readonly kind: 'value' }>;

/** The values among the differences. */
export function valuesIn(differences: readonly Difference[]): readonly ValueDifference[] {
  return differences.filter((one) => one.kind === 'value');
}

interface Both<T> {
  readonly before: T;
  readonly after: T;
}

/** What became of a rule, with the number of elements that violate it where that is known. */
export interface ComparedRule extends RuleStatus {
  readonly elements?: number;
}

/** How a case came out on one side. */
export interface Conclusion extends Pick<Verdict, 'outcome' | 'values' | 'missing'> {
  readonly rules: readonly ComparedRule[];
}

/** An output that either side has. */
export interface ComparedOutput {
  readonly name: string;
  /** Null where the side has no such output. */
  readonly before: Type | null;
  readonly after: Type | null;
  /** Whether a value of the one side means the same as one of the other; null is a value not known, or none. */
  isSame(before: Value | null, after: Value | null): boolean;
}

/** The outputs of two sides, by their types: in the order of the later side, then those that only the earlier has. */
export function pairOutputs(
  before: ReadonlyMap<string, Type>,
  after: ReadonlyMap<string, Type>,
): readonly ComparedOutput[] {
  return [...new Set([...after.keys(), ...before.keys()])].map((name) => {
    const [earlier, later] = [before.get(name) ?? null, after.get(name) ?? null];
    const same = earlier === null || later === null ? () => false : sameAs(earlier, later);
    const isSame: ComparedOutput['isSame'] = (one, other) =>
      one === null || other === null ? one === other : same(one, other);
    return { name, before: earlier, after: later, isSame };
  });
}

/**
 * In what a case comes out differently on two sides: outcome, values at whatever scale they are, rules, missing facts.
 * This is the one comparison of two decisions of a case; whatever tells of a change tells what this finds.
 */
export function findDifferences(
  outputs: readonly ComparedOutput[],
  before: Conclusion,
  after: Conclusion,
): readonly Difference[] {
  const differences: Difference[] = [];
  if (before.outcome !== after.outcome) {
    const way = outcomeDiffers(before.outcome, after.outcome);
    differences.push({ ...way, before: before.outcome, after: after.outcome });
  }
  for (const output of outputs) {
    const [one, other] = [before.values[output.name] ?? null, after.values[output.name] ?? null];
    if (output.isSame(one, other)) continue;
    const sides = { before: typed(one, output.before), after: typed(other, output.after) };
    differences.push({ ...valueDiffers(output.name), ...sides });
  }
  addRules(differences, before.rules, after.rules);
  if (!sameNames(before.missing, after.missing)) {
    differences.push({ key: 'missing', kind: 'missing', name: null, before: before.missing, after: after.missing });
  }
  return differences;
}

function typed(value: Value | null, type: Type | null): TypedValue | null {
  return value === null || type === null ? null : { value, type };
}

/** A rule that is not there is as one that does not apply. */
function addRules(differences: Difference[], before: readonly ComparedRule[], after: readonly ComparedRule[]): void {
  const earlier = new Map(before.map((rule) => [rule.rule, rule]));
  const later = new Map(after.map((rule) => [rule.rule, rule]));
  for (const name of new Set([...later.keys(), ...earlier.keys()])) {
    const [one, other] = [earlier.get(name) ?? null, later.get(name) ?? null];
    const way = violationOf(one) === violationOf(other) ? ruleWay(name, one, other) : reasonsDiffer(name);
    if (way !== null) differences.push({ ...way, before: one, after: other });
  }
}

function violationOf(rule: ComparedRule | null): string | null {
  return rule?.status === 'violated' ? (rule.effect ?? '') : null;
}

function ruleWay(name: string, one: ComparedRule | null, other: ComparedRule | null): WayToDiffer<'rule'> | null {
  const isSame =
    (one?.status ?? 'not_applicable') === (other?.status ?? 'not_applicable') &&
    (one?.effect ?? null) === (other?.effect ?? null) &&
    one?.elements === other?.elements &&
    sameNames(one?.exceptions ?? [], other?.exceptions ?? []);
  return isSame ? null : { key: `rule ${name}`, kind: 'rule', name };
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}
