import type { CompiledDecision, CompilingEvaluator, RuleTrace } from '../../backend.ts';
import { sameValue } from '../../backends/interpreter/results.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Decision, Outcome, Rulebook, Type } from '../../ir/ir.ts';

/** One of the two rulebooks, with the decision made ready. */
export interface ComparedSide {
  readonly rulebook: Rulebook;
  readonly decision: Decision;
  readonly compiled: CompiledDecision;
  /** The facts it declares; others it has never heard of. */
  readonly paths: ReadonlySet<string>;
  /** The as-of fact, if leaving it out is an answer: a case without it is complete, although much then waits for it. */
  readonly optionalAsOf: string | null;
}

export interface Sides {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}

export function openSide(rulebook: Rulebook, evaluator: CompilingEvaluator, name: string): ComparedSide {
  const decision = rulebook.decisions.find((one) => one.name === name);
  invariant(decision !== undefined, 'the decision is declared');
  return {
    rulebook,
    decision,
    compiled: evaluator.decision(name),
    paths: new Set(rulebook.facts.map(({ path }) => path)),
    optionalAsOf: rulebook.facts.some(({ path, optional }) => optional && path === decision.asOf)
      ? decision.asOf
      : null,
  };
}

/** The facts of a case that a side knows. */
export function factsFor({ paths }: ComparedSide, facts: Facts): Facts {
  const all = [...facts.keys()].every((path) => paths.has(path));
  return all ? facts : new Map([...facts].filter(([path]) => paths.has(path)));
}

export function traceOn(side: ComparedSide, facts: Facts): RuleTrace {
  return side.compiled.trace(side.compiled.load(factsFor(side, facts), null));
}

/** How a case comes out on both sides. */
export interface Comparison {
  readonly before: RuleTrace;
  readonly after: RuleTrace;
  /** The facts to be given before the case is complete. */
  readonly missing: readonly string[];
  /** What differs, by name; empty where nothing does. */
  readonly differences: readonly Difference[];
}

/** A way in which a case comes out differently. Two of the same key are the same difference. */
export interface Difference {
  readonly key: string;
  readonly kind: 'outcome' | 'value' | 'reasons';
  /** The output or rule that differs; null for the outcome. */
  readonly name: string | null;
}

export function outcomeDifference(from: Outcome, to: Outcome): Difference {
  return { key: `outcome ${from} ${to}`, kind: 'outcome', name: null };
}

export function valueDifference(output: string): Difference {
  return { key: `value ${output}`, kind: 'value', name: output };
}

export function reasonsDifference(rule: string): Difference {
  return { key: `reasons ${rule}`, kind: 'reasons', name: rule };
}

/** Decides a case on both sides. Nothing differs where facts are missing: such a case is not complete. */
export function compareCase(sides: Sides, facts: Facts): Comparison {
  const before = traceOn(sides.before, facts);
  const after = traceOn(sides.after, facts);
  const missing = missingOn(sides.before, before).concat(missingOn(sides.after, after));
  return { before, after, missing, differences: missing.length === 0 ? differencesOf(sides, before, after) : [] };
}

function missingOn({ optionalAsOf }: ComparedSide, { missing }: RuleTrace): readonly string[] {
  return optionalAsOf === null ? missing : missing.filter((path) => path !== optionalAsOf);
}

/** What differs between two ways in which a case comes out. */
export function differencesOf(sides: Sides, before: RuleTrace, after: RuleTrace): readonly Difference[] {
  const differences: Difference[] = [];
  if (before.outcome !== after.outcome) differences.push(outcomeDifference(before.outcome, after.outcome));
  const types = { before: typesOf(sides.before), after: typesOf(sides.after) };
  for (const name of new Set([...types.before.keys(), ...types.after.keys()])) {
    const [one, other] = [before.values[name] ?? null, after.values[name] ?? null];
    const same = sameOutput(types.before.get(name), one, types.after.get(name), other);
    if (!same) differences.push(valueDifference(name));
  }
  const [violated, violatedAfter] = [violationsOf(before), violationsOf(after)];
  for (const rule of new Set([...violated.keys(), ...violatedAfter.keys()])) {
    if (violated.get(rule) !== violatedAfter.get(rule)) differences.push(reasonsDifference(rule));
  }
  return differences;
}

const typesBySide = new WeakMap<ComparedSide, ReadonlyMap<string, Type>>();

function typesOf(side: ComparedSide): ReadonlyMap<string, Type> {
  const known = typesBySide.get(side);
  if (known !== undefined) return known;
  const types = new Map(side.decision.outputs.map(({ name, type }) => [name, type]));
  typesBySide.set(side, types);
  return types;
}

function sameOutput(
  typeBefore: Type | undefined,
  before: Value | null,
  typeAfter: Type | undefined,
  after: Value | null,
): boolean {
  if (before === null || after === null) return before === after;
  const factors = commonScale(typeBefore, typeAfter);
  if (factors === null) return false;
  if (typeof before === 'number' && typeof after === 'number') {
    return BigInt(before) * factors.before === BigInt(after) * factors.after;
  }
  return sameValue(before, after);
}

/** What the numbers of two types are multiplied with to be at one scale; null where they are of different kinds. */
export function commonScale(
  before: Type | undefined,
  after: Type | undefined,
): { readonly before: bigint; readonly after: bigint } | null {
  if (before === undefined || after === undefined) return null;
  if (before.kind !== 'number' || after.kind !== 'number') {
    return before.kind === after.kind ? { before: 1n, after: 1n } : null;
  }
  if (before.unit !== after.unit) return null;
  const decimals = Math.max(before.decimals, after.decimals);
  return { before: 10n ** BigInt(decimals - before.decimals), after: 10n ** BigInt(decimals - after.decimals) };
}

function violationsOf({ rules }: RuleTrace): ReadonlyMap<string, string> {
  return new Map(rules.flatMap(({ rule, status, effect }) => (status === 'violated' ? [[rule, effect ?? '']] : [])));
}
