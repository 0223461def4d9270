/**
 * Finds a case in which conditions hold together, by going through the finitely many ways their subjects can matter:
 * a flag holds or not, a choice has one of its members, a number lies between two neighbouring thresholds.
 */
import type { ChoiceSubject, FlagSubject, Formula, NumberSubject, Subject, Threshold } from './formula.ts';
import { compare } from './fraction.ts';
import { compareThresholds, selectPremises } from './relevance.ts';

/** What a subject is in a case: a flag's truth, a member (null: a text not mentioned), or a stretch of numbers. */
export type SubjectCase =
  | { readonly kind: 'flag'; readonly subject: FlagSubject; readonly value: boolean }
  | { readonly kind: 'choice'; readonly subject: ChoiceSubject; readonly member: string | null }
  | {
      readonly kind: 'number';
      readonly subject: NumberSubject;
      /** The subject is not below this; null where there is no lower end. */
      readonly from: Threshold | null;
      /** The subject is below this; null where there is no upper end. */
      readonly to: Threshold | null;
    };

/** Only the subjects that had to be decided. */
export type Case = readonly SubjectCase[];

/** What a search for a case came to. */
export type Search =
  | { readonly kind: 'found'; readonly case: Case }
  | { readonly kind: 'impossible' }
  /** The search was given up: too many cases. */
  | { readonly kind: 'undecided' };

/** How much is still to be spent on proofs, in steps. Shared by the proofs of one check, so that none of it hangs. */
export interface Effort {
  left: number;
}

/** Steps for one proof: far more than policies need, and over in some hundredths of a second. */
const mostForOne = 1_000_000;
/** Steps that every proof gets, even when all else is spent. */
const leastForOne = 20_000;

/** Effort for the check of one consolidation: about a second. */
export function startEffort(): Effort {
  return { left: 50_000_000 };
}

/**
 * A case in which all the formulas hold, and all the premises that have to do with them. Premises that are too many
 * are left out, the farthest first: a case may then be found that they rule out.
 */
export function findCase(
  formulas: readonly Formula[],
  premises: readonly Formula[] = [],
  effort: Effort = startEffort(),
): Search {
  const all = [...formulas, ...selectPremises(formulas, premises)];
  const domains = new Map<string, Domain>();
  for (const formula of all) collect(formula, domains);
  for (const domain of domains.values()) closeDomain(domain);
  const state = { conditions: all.map((formula) => compile(formula, domains)), steps: stepsFor(effort) };
  const given = state.steps;
  const outcome = search(state);
  effort.left = Math.max(0, effort.left - (given - state.steps));
  if (outcome !== 'found') return { kind: outcome };
  const decided = [...domains.values()].filter((domain) => domain.chosen !== null);
  return { kind: 'found', case: decided.map(readCase) };
}

function stepsFor({ left }: Effort): number {
  return Math.max(leastForOne, Math.min(mostForOne, left));
}

/** What a subject can be: cells, of which one is chosen at a time. */
interface Domain {
  readonly subject: Subject;
  /** Members mentioned, for texts. */
  readonly mentioned: Set<string>;
  /** For numbers; ascending once all are collected. */
  thresholds: Threshold[];
  cells: readonly Cell[];
  chosen: Cell | null;
}

/** A truth, a member, or the index of the first threshold that a number is below. */
type Cell = boolean | string | number;

/** The cell of a text that no condition mentions; no text of a policy contains this character. */
const otherText = '\u0000';

type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'atom'; readonly domain: Domain; readonly holds: (cell: Cell) => boolean }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] };

function collect(formula: Formula, domains: Map<string, Domain>): void {
  switch (formula.kind) {
    case 'constant':
      return;
    case 'holds':
      domainOf(formula.subject, domains);
      return;
    case 'among':
      for (const member of formula.members) domainOf(formula.subject, domains).mentioned.add(member);
      return;
    case 'below':
      domainOf(formula.subject, domains).thresholds.push(formula.threshold);
      return;
    case 'not':
      collect(formula.operand, domains);
      return;
    case 'and':
    case 'or':
      for (const operand of formula.operands) collect(operand, domains);
  }
}

function domainOf(subject: Subject, domains: Map<string, Domain>): Domain {
  const key = `${subject.kind} ${subject.text}`;
  const existing = domains.get(key);
  if (existing !== undefined) return existing;
  const domain: Domain = { subject, mentioned: new Set(), thresholds: [], cells: [], chosen: null };
  domains.set(key, domain);
  return domain;
}

function closeDomain(domain: Domain): void {
  const { subject } = domain;
  switch (subject.kind) {
    case 'flag':
      domain.cells = [true, false];
      return;
    case 'choice':
      domain.cells = subject.members ?? [...domain.mentioned, otherText];
      return;
    case 'number':
      domain.thresholds = sortThresholds(domain.thresholds);
      domain.cells = numberCells(subject, domain.thresholds);
  }
}

function compile(formula: Formula, domains: Map<string, Domain>): Condition {
  switch (formula.kind) {
    case 'constant':
      return formula;
    case 'holds':
      return { kind: 'atom', domain: domainOf(formula.subject, domains), holds: (cell) => cell === true };
    case 'among': {
      const { members } = formula;
      return {
        kind: 'atom',
        domain: domainOf(formula.subject, domains),
        holds: (cell) => typeof cell === 'string' && members.has(cell),
      };
    }
    case 'below': {
      const domain = domainOf(formula.subject, domains);
      const position = positionOf(formula.threshold, domain.thresholds);
      return { kind: 'atom', domain, holds: (cell) => typeof cell === 'number' && cell <= position };
    }
    case 'not':
      return { kind: 'not', operand: compile(formula.operand, domains) };
    case 'and':
    case 'or':
      return { kind: formula.kind, operands: formula.operands.map((operand) => compile(operand, domains)) };
  }
}

function sortThresholds(thresholds: readonly Threshold[]): Threshold[] {
  const sorted = [...thresholds].sort(compareThresholds);
  return sorted.filter((threshold, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || compareThresholds(previous, threshold) !== 0;
  });
}

/** The index of a threshold among sorted ones that it is one of. */
function positionOf(threshold: Threshold, thresholds: readonly Threshold[]): number {
  let low = 0;
  let high = thresholds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = thresholds[middle];
    if (other !== undefined && compareThresholds(other, threshold) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretches between thresholds that the subject's bounds leave possible. */
function numberCells(subject: NumberSubject, thresholds: readonly Threshold[]): readonly number[] {
  const { minimum, maximum } = subject;
  const cells = Array.from({ length: thresholds.length + 1 }, (_, cell) => cell);
  if (minimum !== null && maximum !== null && compare(minimum, maximum) > 0) return cells;
  return cells.filter((cell) => {
    const from = thresholds[cell - 1];
    const to = thresholds[cell];
    if (to !== undefined && minimum !== null && !isBelow(minimum, to)) return false;
    return from === undefined || maximum === null || !isBelow(maximum, from);
  });
}

function isBelow(value: Threshold['value'], threshold: Threshold): boolean {
  const order = compare(value, threshold.value);
  return order < 0 || (order === 0 && threshold.inclusive);
}

interface SearchState {
  readonly conditions: readonly Condition[];
  steps: number;
}

function search(state: SearchState): Search['kind'] {
  const value = evaluateAll(state.conditions, state);
  if (state.steps <= 0) return 'undecided';
  if (value === true) return 'found';
  if (value === false) return 'impossible';
  for (const cell of value.cells) {
    value.chosen = cell;
    const outcome = search(state);
    if (outcome !== 'impossible') return outcome;
  }
  value.chosen = null;
  return 'impossible';
}

/** What the conditions amount to, or the first undecided domain on which that depends. */
type Value = boolean | Domain;

function evaluateAll(conditions: readonly Condition[], state: SearchState): Value {
  let undecided: Domain | null = null;
  for (const condition of conditions) {
    const value = evaluate(condition, state);
    if (value === false) return false;
    if (value !== true) undecided ??= value;
  }
  return undecided ?? true;
}

function evaluate(condition: Condition, state: SearchState): Value {
  state.steps -= 1;
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'atom':
      return condition.domain.chosen === null ? condition.domain : condition.holds(condition.domain.chosen);
    case 'not': {
      const value = evaluate(condition.operand, state);
      return typeof value === 'boolean' ? !value : value;
    }
    case 'and':
      return evaluateAll(condition.operands, state);
    case 'or': {
      let undecided: Domain | null = null;
      for (const operand of condition.operands) {
        const value = evaluate(operand, state);
        if (value === true) return true;
        if (value !== false) undecided ??= value;
      }
      return undecided ?? false;
    }
  }
}

function readCase(domain: Domain): SubjectCase {
  const { subject, chosen, thresholds } = domain;
  switch (subject.kind) {
    case 'flag':
      return { kind: 'flag', subject, value: chosen === true };
    case 'choice':
      return { kind: 'choice', subject, member: typeof chosen === 'string' && chosen !== otherText ? chosen : null };
    case 'number': {
      const cell = typeof chosen === 'number' ? chosen : 0;
      return { kind: 'number', subject, from: thresholds[cell - 1] ?? null, to: thresholds[cell] ?? null };
    }
  }
}
