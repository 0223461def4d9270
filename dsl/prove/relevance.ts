/** What has to do with what: keeps proofs small however long the conditions around them are. */
import type { Formula, Threshold } from './formula.ts';
import { compare } from './fraction.ts';

/** Premises beyond this many parts are left out of a proof. */
const largestPremises = 1_000;

/** How far premises are followed from one to the next that shares a subject with it. */
const farthest = 8;

/** The premises that share a subject with the formulas, directly or through each other; the nearest first. */
export function selectPremises(formulas: readonly Formula[], premises: readonly Formula[]): readonly Formula[] {
  const subjects = new Set(formulas.flatMap((formula) => [...subjectsOf(formula)]));
  let waiting = premises.flatMap(conjunctsOf).reverse();
  const selected: Formula[] = [];
  let room = largestPremises;
  for (let round = 0; round < farthest && waiting.length > 0; round += 1) {
    const others: Formula[] = [];
    const before = selected.length;
    for (const premise of waiting) {
      if (!sharesSubject(premise, subjects)) others.push(premise);
      else if (premise.size <= room) {
        selected.push(premise);
        room -= premise.size;
      }
    }
    if (selected.length === before) break;
    for (const premise of selected.slice(before)) for (const subject of subjectsOf(premise)) subjects.add(subject);
    waiting = others;
  }
  return selected;
}

/** A constant has to do with everything. */
function sharesSubject(premise: Formula, subjects: ReadonlySet<string>): boolean {
  if (premise.kind === 'constant') return true;
  for (const subject of subjectsOf(premise)) if (subjects.has(subject)) return true;
  return false;
}

/** The formulas that hold together exactly where this one does. */
export function conjunctsOf(formula: Formula): readonly Formula[] {
  if (formula.kind === 'and') return formula.operands;
  if (formula.kind !== 'not' || formula.operand.kind !== 'or') return [formula];
  return formula.operand.operands.map((operand): Formula => ({ kind: 'not', operand, size: operand.size + 1 }));
}

const knownSubjects = new WeakMap<Formula, ReadonlySet<string>>();

function subjectsOf(formula: Formula): ReadonlySet<string> {
  const known = knownSubjects.get(formula);
  if (known !== undefined) return known;
  const subjects = new Set<string>();
  collectSubjects(formula, subjects);
  knownSubjects.set(formula, subjects);
  return subjects;
}

function collectSubjects(formula: Formula, subjects: Set<string>): void {
  switch (formula.kind) {
    case 'constant':
      return;
    case 'holds':
    case 'among':
    case 'below':
      subjects.add(formula.subject.text);
      return;
    case 'not':
      collectSubjects(formula.operand, subjects);
      return;
    case 'and':
    case 'or':
      for (const operand of formula.operands) collectSubjects(operand, subjects);
  }
}

/** Whether two formulas exclude each other by what they say of one subject: found without a search, or not at all. */
export function excludeAtSight(left: Formula, right: Formula): boolean {
  return conjunctsOf(left).some((one) => conjunctsOf(right).some((other) => excludeAsAtoms(one, other)));
}

function excludeAsAtoms(left: Formula, right: Formula): boolean {
  if (left.kind === 'among' && right.kind === 'among') {
    if (left.subject.text !== right.subject.text) return false;
    for (const member of left.members) if (right.members.has(member)) return false;
    return true;
  }
  return isBelowAndAbove(left, right) || isBelowAndAbove(right, left);
}

function isBelowAndAbove(low: Formula, high: Formula): boolean {
  if (low.kind !== 'below' || high.kind !== 'not' || high.operand.kind !== 'below') return false;
  if (low.subject.text !== high.operand.subject.text) return false;
  return compareThresholds(low.threshold, high.operand.threshold) <= 0;
}

/** By value; `x < 3` cuts before `x <= 3`. */
export function compareThresholds(left: Threshold, right: Threshold): number {
  const order = compare(left.value, right.value);
  return order !== 0 ? order : Number(left.inclusive) - Number(right.inclusive);
}
