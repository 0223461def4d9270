import type { Facts } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type {
  Dated,
  Day,
  Decision,
  Definition,
  Edition,
  Expression,
  Fact,
  Parameter,
  RecordType,
  Rulebook,
  Timeline,
  Type,
  Variable,
} from '../../ir/ir.ts';
import { type LiftedTests, liftTests } from '../../passes/lift-tests.ts';
import type { Computed } from './results.ts';

/** A rulebook with its declarations found by name. */
export interface Program {
  readonly rulebook: Rulebook;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly records: ReadonlyMap<string, RecordType>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** The place of each parameter among all. */
  readonly parameterPlaces: ReadonlyMap<string, number>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly editions: ReadonlyMap<Day, Edition>;
  /** Timelines that say the same at all times, so that they need no date. */
  readonly undated: ReadonlySet<Timeline<unknown>>;
  /** The other forms of tests, as texts stand on a day; null is the unknown date. */
  readonly liftedOn: (day: Day | null) => LiftedTests;
}

const programs = new WeakMap<Rulebook, Program>();

/** The program of a rulebook; the same one whenever it is asked for again. */
export function programOf(rulebook: Rulebook): Program {
  const known = programs.get(rulebook);
  if (known !== undefined) return known;
  const program = indexRulebook(rulebook);
  programs.set(rulebook, program);
  return program;
}

export function indexRulebook(rulebook: Rulebook): Program {
  const rules = rulebook.decisions.flatMap((decision) => decision.rules);
  const timelines: Timeline<unknown>[] = [...rulebook.definitions, ...rules].map((norm) => norm.versions);
  return {
    rulebook,
    facts: new Map(rulebook.facts.map((fact) => [fact.path, fact])),
    records: byName(rulebook.records),
    parameters: byName(rulebook.parameters),
    parameterPlaces: new Map(rulebook.parameters.map(({ name }, place) => [name, place])),
    definitions: byName(rulebook.definitions),
    decisions: byName(rulebook.decisions),
    editions: new Map(rulebook.editions.map((edition) => [edition.date, edition])),
    undated: new Set(timelines.filter(saysTheSameAlways)),
    liftedOn: rememberLifted(rulebook),
  };
}

/** Lifts tests once for all days on which definitions read the same. */
function rememberLifted(rulebook: Rulebook): Program['liftedOn'] {
  const changes = rulebook.definitions.flatMap(({ versions }) => versions.slice(1).map(({ from }) => from));
  const starts = [...new Set(changes)].sort((left, right) => right - left);
  const bySpan = new Map<Day | null | undefined, LiftedTests>();
  return (day) => {
    const span = day === null ? null : starts.find((start) => start <= day);
    const before = bySpan.get(span);
    if (before !== undefined) return before;
    const lifted = liftTests(rulebook, day);
    bySpan.set(span, lifted);
    return lifted;
  };
}

function byName<T extends { readonly name: string }>(declarations: readonly T[]): ReadonlyMap<string, T> {
  return new Map(declarations.map((declaration) => [declaration.name, declaration]));
}

function saysTheSameAlways(timeline: Timeline<unknown>): boolean {
  const [first, ...others] = timeline.map((entry) => JSON.stringify(entry.value));
  return others.every((other) => other === first);
}

/** One case being decided. */
export interface Case {
  readonly program: Program;
  readonly facts: Facts;
  readonly contexts: Map<Day, DateContext>;
  /** The latest year each outdated parameter was used for, with the year its value is stated for. */
  readonly outdated: Map<string, { readonly statedFor: number; readonly usedFor: number }>;
  /**
   * Told, one after another, on which side each comparison of numbers or dates, each look-up in bands and each choice
   * by date came out. Cases that differ in one number and are told the same come out the same on the same way.
   */
  readonly observe?: Observe;
}

/** Takes the side: of a comparison the sign of left minus right, of a look-up the place of what it found. */
export type Observe = (side: number) => void;

/** A date that values and texts are taken as of, known or not, and what definitions came to under it. */
export interface DateContext {
  readonly date: Computed;
  readonly definitions: Map<string, Computed>;
}

/** One list element a variable stands for. An element of an unknown list is unknown as the list is. */
export interface Binding {
  /** `provider.staff[0]` */
  readonly path: string;
  readonly element: Computed;
  readonly record: RecordType | null;
}

/** What names mean where an expression stands. */
export interface Scope {
  readonly case: Case;
  readonly context: DateContext;
  readonly bindings: ReadonlyMap<Variable, Binding>;
  /** The definition or rule the expression belongs to: it names gaps. */
  readonly owner: string;
}

export type Evaluate = (expression: Expression, scope: Scope) => Computed;

/** The context of a date; the same one for the same day, so that nothing is computed twice. */
export function openContext(current: Case, date: Computed): DateContext {
  if (date.kind !== 'known' || typeof date.value !== 'number') return { date, definitions: new Map() };
  const open = current.contexts.get(date.value);
  if (open !== undefined) return open;
  const context: DateContext = { date, definitions: new Map() };
  current.contexts.set(date.value, context);
  return context;
}

export function bind(scope: Scope, variable: Variable, binding: Binding): Scope {
  return { ...scope, bindings: new Map(scope.bindings).set(variable, binding) };
}

export function bindingOf(scope: Scope, variable: Variable): Binding {
  const binding = scope.bindings.get(variable);
  invariant(binding !== undefined, 'every variable is bound');
  return binding;
}

/** The record type a list's elements have, or null where they are plain values. */
export function recordOf(type: Type | undefined, program: Program): RecordType | null {
  if (type?.kind !== 'list' || type.element.kind !== 'record') return null;
  return program.records.get(type.element.record) ?? null;
}

/** The entry in force on a day; null before the first. */
export function inForce<T>(timeline: Timeline<T>, day: Day): Dated<T> | null {
  for (let index = timeline.length - 1; index >= 0; index -= 1) {
    const entry = timeline[index];
    if (entry !== undefined && entry.from <= day) return entry;
  }
  return null;
}

/**
 * The versions of a text that may be the one to use: one where the date is known or all say the same, else all. A day
 * before the first entry uses the first. Null is a text that has ended.
 */
export function possibleVersions<T>(timeline: Timeline<T>, scope: Scope): readonly (T | null)[] {
  const first = timeline[0];
  invariant(first !== undefined, 'every norm has a version');
  const { date } = scope.context;
  if (date.kind === 'known') {
    const entry = inForce(timeline, Number(date.value)) ?? first;
    scope.case.observe?.(entry.from);
    return [entry.value];
  }
  if (scope.case.program.undated.has(timeline)) return [first.value];
  return timeline.map((entry) => entry.value);
}
