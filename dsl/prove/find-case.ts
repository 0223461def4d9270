/**
 * Finds a case in which conditions hold together, by going through the finitely many ways their subjects can matter:
 * a flag holds or not, a choice has one of its members, a number lies between two neighbouring thresholds.
 */
import type { ChoiceSubject, FlagSubject, Formula, NumberSubject, Subject, Threshold } from './formula.ts';
import { compare } from './fraction.ts';

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

export type Search =
  | { readonly kind: 'found'; readonly case: Case }
  | { readonly kind: 'impossible' }
  /** The search was given up: too many cases. */
  | { readonly kind: 'undecided' };

/** Cases looked at before giving up. */
export const searchLimit = 20_000;

/** A case in which all the formulas hold. Cost: at most `limit` evaluations of them. */
export function findCase(formulas: readonly Formula[], limit: number = searchLimit): Search {
  const domains = new Map<string, Domain>();
  for (const formula of formulas) collect(formula, domains);
  for (const domain of domains.values()) closeDomain(domain);
  const conditions = formulas.map((formula) => compile(formula, domains));
  const outcome = search({ conditions, budget: limit });
  if (outcome !== 'found') return { kind: outcome };
  const decided = [...domains.values()].filter((domain) => domain.chosen !== null);
  return { kind: 'found', case: decided.map(readCase) };
}

/** What a subject can be: cells, of which one is chosen at a time. */
interface Domain {
  readonly subject: Subject;
  /** Members mentioned, for texts. */
  readonly mentioned: Set<string>;
  /** For numbers; ascending once all are collected. */
  thresholds: readonly Threshold[];
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
    case 'below': {
      const domain = domainOf(formula.subject, domains);
      domain.thresholds = [...domain.thresholds, formula.threshold];
      return;
    }
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
      const position = domain.thresholds.findIndex((other) => compareThresholds(other, formula.threshold) === 0);
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

function compareThresholds(left: Threshold, right: Threshold): number {
  const order = compare(left.value, right.value);
  return order !== 0 ? order : Number(left.inclusive) - Number(right.inclusive);
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
  budget: number;
}

function search(state: SearchState): Search['kind'] {
  if (state.budget <= 0) return 'undecided';
  state.budget -= 1;
  const value = evaluateAll(state.conditions);
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

function evaluateAll(conditions: readonly Condition[]): Value {
  let undecided: Domain | null = null;
  for (const condition of conditions) {
    const value = evaluate(condition);
    if (value === false) return false;
    if (value !== true) undecided ??= value;
  }
  return undecided ?? true;
}

function evaluate(condition: Condition): Value {
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'atom':
      return condition.domain.chosen === null ? condition.domain : condition.holds(condition.domain.chosen);
    case 'not': {
      const value = evaluate(condition.operand);
      return typeof value === 'boolean' ? !value : value;
    }
    case 'and':
      return evaluateAll(condition.operands);
    case 'or': {
      let undecided: Domain | null = null;
      for (const operand of condition.operands) {
        const value = evaluate(operand);
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
