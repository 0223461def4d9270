import type { Day, Rulebook } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { type CaseSpace, openCaseSpace } from './case-space.ts';
import { findCivilDates } from './civil-dates.ts';
import { DateTerms, dayBounds } from './dates.ts';
import { elementPath, givenName } from './facts.ts';
import { openRenaming } from './rename-elements.ts';
import type { ListDepth, Problem } from './scope.ts';
import { TermStore } from './term-store.ts';
import type { Truth } from './terms.ts';
import { ResultTerms } from './values.ts';
import { variablesOf } from './variables.ts';
import { collectNodes } from './walk-terms.ts';

/** The days an as-of fact may lie on, both included; null is without an end. */
export interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** A problem about the cases that rulebooks can decide, and what holds of all of them. */
export interface OpenProblem {
  readonly problem: Problem;
  /** What these truths need to be understood: how their variables hang together, and what is so of lists at large. */
  surroundingsOf(truths: readonly Truth[]): readonly Truth[];
}

export interface ProblemOptions {
  readonly store?: TermStore;
  readonly space?: CaseSpace;
  readonly depth: ListDepth;
  readonly span?: Span;
}

/** Opens a problem about one decision of one or two rulebooks. */
export function openProblem(rulebooks: readonly Rulebook[], decision: string, options: ProblemOptions): OpenProblem {
  const { depth, span = { from: null, to: null } } = options;
  const store = options.store ?? new TermStore();
  const constraints = new Map<string, Set<Truth>>();
  const dates = new DateTerms(store, (name, truth) => {
    const known = constraints.get(name);
    if (known === undefined) constraints.set(name, new Set([truth]));
    else known.add(truth);
  });
  const asOf = rulebooks.map((rulebook) => namesOf(rulebook).decisions.get(decision)?.asOf);
  const civilDates = findCivilDates(rulebooks, decision);
  let invented = 0;
  const anything = () => {
    invented += 1;
    return store.flag(`~anything${invented}`);
  };
  const problem: Problem = {
    space: options.space ?? openCaseSpace(rulebooks, decision),
    store,
    dates,
    results: new ResultTerms(store, dates, anything),
    civilDates,
    depth,
    facts: new Map(),
    anything,
    anyNumber: () => {
      invented += 1;
      return store.variable(`~anything${invented}`, { minimum: null, maximum: null });
    },
  };
  for (const path of new Set(asOf)) if (path !== undefined) openAsOf(path, span, problem);
  return {
    problem,
    surroundingsOf: (truths) => surround(truths, constraints, problem),
  };
}

/** The as-of fact is told by its day number: what is in force on a day within the span is then seen at once. */
function openAsOf(path: string, { from, to }: Span, { space, facts, results, dates, store }: Problem): void {
  const field = space.facts.get(path);
  if (field?.type.kind !== 'date') return;
  const bounds = {
    minimum: from === null ? dayBounds.minimum : BigInt(from),
    maximum: to === null ? dayBounds.maximum : BigInt(to),
  };
  const value = { kind: 'date', date: dates.byDay(path, bounds) } as const;
  facts.set(path, field.optional ? results.optional(store.flag(givenName(path)), value) : results.known(value));
}

type Constraints = ReadonlyMap<string, ReadonlySet<Truth>>;

function surround(truths: readonly Truth[], constraints: Constraints, problem: Problem): readonly Truth[] {
  const found = new Set<Truth>();
  const seen = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    // What stands for an element may say something of other lists in its turn.
    for (const claim of instantiateLists([...truths, ...found], problem)) found.add(claim);
    for (const name of variablesOf([...truths, ...found])) {
      if (seen.has(name)) continue;
      seen.add(name);
      for (const constraint of constraintsOn(name, constraints, problem)) found.add(constraint);
    }
  }
  return [...found, ...membersOf([...truths, ...found], problem)];
}

const copyPattern = /^(.*)\[#\d+\]/;

/** What is so of a variable; of a copy of an element at large, what is so of the element. */
function constraintsOn(name: string, constraints: Constraints, { store }: Problem): readonly Truth[] {
  const own = [...(constraints.get(name) ?? [])];
  const copy = copyPattern.exec(name);
  if (copy === null) return own;
  const [element = '', list = ''] = copy;
  const general = elementPath(list, 'at large');
  const rename = openRenaming(store, general, element);
  return [...(constraints.get(general + name.slice(element.length)) ?? [])].map(rename.truth);
}

/** Words of enums that only one of two rulebooks knows are no part of a case that suits both. */
function membersOf(truths: readonly Truth[], { space, store }: Problem): readonly Truth[] {
  const narrowed: Truth[] = [];
  for (const node of collectNodes(truths, { inside: true })) {
    if (node.sort !== 'truth' || node.kind !== 'among') continue;
    const { choice } = node;
    const declared = [...space.enums.values()].find(({ words }) => words === choice.words);
    if (declared === undefined || declared.shared.size === declared.words.length) continue;
    const mask = choice.words.reduce(
      (bits, word, place) => (declared.shared.has(word) ? bits | (1n << BigInt(place)) : bits),
      0n,
    );
    if (!choice.name.includes('[]')) narrowed.push(store.among(choice, mask));
  }
  return narrowed;
}

type Some = Extract<Truth, { kind: 'some' }>;

/**
 * What is so of lists at large: where something is so of some element, an element of its own stands for it; whatever is
 * so of no element is so of none of these. A list of these elements has all that is said of it, so that this is complete.
 */
function instantiateLists(truths: readonly Truth[], { store }: Problem): readonly Truth[] {
  const claims = collectNodes(truths).filter((node): node is Some => node.sort === 'truth' && node.kind === 'some');
  const copies = claims.map((claim) => ({
    claim,
    rename: openRenaming(store, elementPath(claim.list, 'at large'), `${claim.list}[#${claim.id}]`),
  }));
  return copies.flatMap(({ claim, rename }) => [
    store.implies(claim, rename.truth(claim.of)),
    ...claims
      .filter((other) => other !== claim && other.list === claim.list)
      .map((other) => store.implies(store.and(claim, store.not(other)), store.not(rename.truth(other.of)))),
  ]);
}
