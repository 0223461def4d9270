/**
 * What explanations of one rulebook have in common, whatever the case: how its expressions read, what their values are
 * shown as. It is found out once and kept as long as the rulebook is.
 */
import type { Day, Expression, Rulebook, Type } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { passesOnSensitive } from '../ir/sensitive.ts';
import { type Surroundings, surround, typeOf } from '../ir/type-of.ts';

/** Of the expressions of one norm. */
interface NormMemory {
  readonly surroundings: Surroundings;
  /** How they read, by language and by the days on which parameters have the same values. */
  readonly phrases: Map<string, WeakMap<Expression, string>>;
  readonly shown: WeakMap<Expression, Shown>;
}

/** What a value is shown as. */
export interface Shown {
  /** Null where no type can show it. */
  readonly type: Type | null;
  /** Whether it would hand on something sensitive. */
  readonly isHidden: boolean;
}

const norms = new WeakMap<object, NormMemory>();
/** By what the surroundings below one norm share. */
const roots = new WeakMap<Surroundings['measures'], NormMemory>();

/** The surroundings of a norm, which is a version of a definition; of the rulebook itself, those of all its rules. */
export function surroundingsOf(norm: object, rulebook: Rulebook, record: string | null = null): Surroundings {
  const before = norms.get(norm);
  if (before !== undefined) return before.surroundings;
  const surroundings = surround(rulebook, record);
  const memory: NormMemory = { surroundings, phrases: new Map(), shown: new WeakMap() };
  norms.set(norm, memory);
  roots.set(surroundings.measures, memory);
  return surroundings;
}

/** How an expression reads on a day: as `write` says, or as it said before. */
export function recallPhrase(
  expression: Expression,
  surroundings: Surroundings,
  language: Language,
  day: Day | null,
  write: () => string,
): string {
  const memory = roots.get(surroundings.measures);
  if (memory === undefined) return write();
  const key = `${language} ${spanOf(day, surroundings.rulebook)}`;
  const phrases = memory.phrases.get(key) ?? new WeakMap<Expression, string>();
  memory.phrases.set(key, phrases);
  const before = phrases.get(expression);
  if (before !== undefined) return before;
  const phrase = write();
  phrases.set(expression, phrase);
  return phrase;
}

/** What the value of an expression is shown as. */
export function shownAs(expression: Expression, surroundings: Surroundings): Shown {
  const memory = roots.get(surroundings.measures);
  const before = memory?.shown.get(expression);
  if (before !== undefined) return before;
  const shown = { type: typeOf(expression, surroundings), isHidden: passesOnSensitive(expression, surroundings) };
  memory?.shown.set(expression, shown);
  return shown;
}

const changes = new WeakMap<Rulebook, readonly Day[]>();

/** Which of the spans between two changes of parameters a day is in; -1 is the unknown day. */
function spanOf(day: Day | null, rulebook: Rulebook): number {
  if (day === null) return -1;
  let days = changes.get(rulebook);
  if (days === undefined) {
    const all = rulebook.parameters.flatMap(({ values }) => values.map(({ from }) => from));
    days = [...new Set(all)].sort((left, right) => left - right);
    changes.set(rulebook, days);
  }
  const next = days.findIndex((from) => from > day);
  return next === -1 ? days.length : next;
}
