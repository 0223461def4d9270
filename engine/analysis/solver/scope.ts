import { invariant } from '../../ir/invariant.ts';
import type { Dated, Rulebook, Timeline, Variable } from '../../ir/ir.ts';
import type { CaseSpace } from './case-space.ts';
import type { DateTerms } from './dates.ts';
import type { TermStore } from './term-store.ts';
import type { Integer, Truth } from './terms.ts';
import type { Element, Encoded, EncodedValue, ResultTerms } from './values.ts';

/** How lists of the case are told: element by element up to a number of them, or at large. */
export type ListDepth = number | 'at large';

/** What is shared by all that is encoded for one problem. */
export interface Problem {
  readonly space: CaseSpace;
  readonly store: TermStore;
  readonly dates: DateTerms;
  readonly results: ResultTerms;
  /** The dates told by month and day. */
  readonly civilDates: ReadonlySet<string>;
  readonly depth: ListDepth;
  /** What the case's facts are. */
  readonly facts: Map<string, Encoded>;
  /** A truth that may be anything, at each use anew: says more than can be so, never less. */
  anything(): Truth;
  /** As `anything`, a number. */
  anyNumber(): Integer;
}

/** One rulebook being encoded. */
export interface Side {
  readonly problem: Problem;
  readonly rulebook: Rulebook;
  readonly definitions: Map<string, Encoded>;
  readonly undated: Map<Timeline<unknown>, boolean>;
  /** The dates that definitions with a dating of their own are taken as of. */
  readonly ownDates: Encoded[];
  /** When a parameter that is looked up has no value, by its name: with whatever it is looked up by known. */
  readonly gaps: Map<string, Truth[]>;
}

/** What stands for a bound variable; null for an element of a list that was left out, of which nothing is known. */
export type Binding = EncodedValue | null;

/** Where an expression stands. */
export interface Scope {
  readonly side: Side;
  /** The date that values and texts are taken as of, and a name for it. */
  readonly context: { readonly key: string; readonly date: Encoded };
  readonly bindings: ReadonlyMap<Variable, Binding>;
}

export function bind(scope: Scope, variable: Variable, binding: Binding): Scope {
  return { ...scope, bindings: new Map(scope.bindings).set(variable, binding) };
}

export function bindingOf(scope: Scope, variable: Variable): Binding {
  const binding = scope.bindings.get(variable);
  invariant(binding !== undefined, 'every variable is bound');
  return binding;
}

export function elementOf(binding: Binding): Element | null {
  return binding?.kind === 'record' ? binding.element : null;
}

/**
 * What is in force on the scope's date: `read` of the entry last begun, and before all of them `before`. Unknown where
 * the date is.
 */
export function inForce<T>(
  timeline: Timeline<T>,
  scope: Scope,
  read: (value: T | null) => Encoded,
  before: () => Encoded,
): Encoded {
  const { results } = scope.side.problem;
  const { date } = scope.context;
  const day = date.value;
  if (day?.kind !== 'date') return unknownThrough(date, scope);
  const dated = timeline.reduce<Encoded>(
    (earlier, entry) => results.either(hasBegun(entry, scope), read(entry.value), earlier),
    before(),
  );
  return results.either(results.isKnown(date), dated, unknownThrough(date, scope));
}

/** That the scope's date is not before the entry's. */
export function hasBegun({ from }: Dated<unknown>, { side, context }: Scope): Truth {
  const { dates, store } = side.problem;
  const day = context.date.value;
  return day?.kind === 'date' ? dates.compare('less_or_equal', dates.constant(from), day.date) : store.false;
}

export function unknownThrough(date: Encoded, { side }: Scope): Encoded {
  const { results, store } = side.problem;
  return { ...results.gap, waits: store.and(date.unknown, date.waits) };
}

/** Whether a text says the same at all times, so that it needs no date. */
export function saysTheSameAlways(timeline: Timeline<unknown>, { undated }: Side): boolean {
  const known = undated.get(timeline);
  if (known !== undefined) return known;
  const [first, ...others] = timeline.map((entry) => JSON.stringify(entry.value));
  const same = others.every((other) => other === first);
  undated.set(timeline, same);
  return same;
}
