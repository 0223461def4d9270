import { toCivil } from '../../ir/calendar.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Expression, Parameter, ParameterValue, Timeline } from '../../ir/ir.ts';
import { statedYear } from '../interpreter/lookups.ts';
import { inForce } from '../interpreter/scope.ts';
import { type Code, identifier, join } from './code.ts';
import type { Layout } from './layout.ts';
import type { Write } from './place.ts';

/**
 * Closed programs take everything as known and give up where it is not: one makes verdicts, one says what became of each
 * rule, one (`steps`) also keeps the value of every expression on the way, one notes what findings are made of. The masked
 * program is three-valued: it makes verdicts only, holds what is not known as bits of integers, and gives up where bits
 * cannot tell it.
 */
export type Mode = 'verdict' | 'trace' | 'steps' | 'closed' | 'masked';

/** What a parameter says in a unit's span of days. */
export type EntryInForce =
  | { readonly kind: 'undated' }
  | {
      readonly kind: 'dated';
      readonly parameter: Parameter;
      readonly value: ParameterValue | null;
      /** The year the value is stated for, where the whole span lies after it. */
      readonly outdatedSince: number | null;
    };

/**
 * The generated code of one decision for one span of days, within which no value and no text changes; or for an
 * unknown date.
 */
export class Unit {
  readonly layout: Layout;
  readonly mode: Mode;
  /** A day of the span; null for the unknown date. */
  readonly day: Day | null;
  /** Whether it is for cases that lack no fact; of closed programs. */
  readonly given: boolean;
  /** Writes the expressions of the unit. */
  readonly write: Write;
  /** Where the values of expressions are kept, by expression. */
  readonly steps = new Map<Expression, number>();
  readonly constants: unknown[] = [];
  private readonly names = new Map<unknown, Code>();
  private readonly functions = new Map<string, Code>();
  private readonly written: Code[] = [];

  constructor(layout: Layout, day: Day | null, mode: Mode, given: boolean, write: Write) {
    this.write = write;
    this.given = given;
    this.layout = layout;
    this.day = day;
    this.mode = mode;
  }

  /** Whether it answers at once and leaves no notes to make findings of. */
  get answersAtOnce(): boolean {
    return this.tellsVerdicts || this.tracesRules;
  }

  /** Whether it notes nothing but violations. */
  get tellsVerdicts(): boolean {
    return this.mode === 'verdict' || this.mode === 'masked';
  }

  /** Whether it says at once what became of each rule. */
  get tracesRules(): boolean {
    return this.mode === 'trace' || this.mode === 'steps';
  }

  /** The place where the value of an expression is kept. */
  stepOf(expression: Expression): number {
    const step = this.steps.get(expression) ?? this.steps.size;
    this.steps.set(expression, step);
    return step;
  }

  /** A name for a value made beforehand. */
  constant(value: unknown): Code {
    const before = this.names.get(value);
    if (before !== undefined) return before;
    const name = identifier('k', this.constants.length);
    this.constants.push(value);
    this.names.set(value, name);
    return name;
  }

  /** The name of a function, written when first asked for. */
  functionNamed(key: string, write: (name: Code) => Code): Code {
    const before = this.functions.get(key);
    if (before !== undefined) return before;
    const name = identifier('f', this.functions.size);
    this.functions.set(key, name);
    this.written.push(write(name));
    return name;
  }

  get functionCount(): number {
    return this.functions.size;
  }

  /** Every function written. */
  toCode(): Code {
    return join(this.written, '\n');
  }

  /** The versions of a text that may be the one to use: one where the date is known or all say the same, else all. */
  possibleVersions<T>(timeline: Timeline<T>): readonly (T | null)[] {
    const first = timeline[0];
    invariant(first !== undefined, 'every norm has a version');
    if (this.day !== null) return [(inForce(timeline, this.day) ?? first).value];
    if (this.layout.program.undated.has(timeline)) return [first.value];
    return timeline.map((entry) => entry.value);
  }

  entryOf(name: string): EntryInForce {
    if (this.day === null) return { kind: 'undated' };
    const parameter = this.layout.program.parameters.get(name);
    invariant(parameter !== undefined, 'every parameter is declared');
    const entry = inForce(parameter.values, this.day);
    if (entry === null || entry.value === null) return { kind: 'dated', parameter, value: null, outdatedSince: null };
    const year = statedYear(name, entry.from, this.layout.program);
    const outdated = year !== null && year < toCivil(this.day).year;
    return { kind: 'dated', parameter, value: entry.value, outdatedSince: outdated ? year : null };
  }
}
