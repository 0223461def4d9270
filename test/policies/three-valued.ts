/**
 * A second, simple model of three-valued evaluation, written apart from the engine to be held against it: a value is
 * known, absent (`null`), or an `Unknown` that names the facts it waits for.
 */
export class Unknown {
  readonly waits: ReadonlySet<string>;
  constructor(waits: Iterable<string>) {
    this.waits = new Set(waits);
  }
}

export type Maybe<Value> = Value | Unknown;

function united(values: readonly unknown[]): Unknown | null {
  const unknown = values.filter((value) => value instanceof Unknown);
  return unknown.length === 0 ? null : new Unknown(unknown.flatMap(({ waits }) => [...waits]));
}

/** Strict: unknown where an operand is. */
export function lift<Operands extends readonly unknown[], Value>(
  compute: (...operands: Operands) => Value,
  ...operands: { readonly [Index in keyof Operands]: Maybe<Operands[Index]> }
): Maybe<Value> {
  return united(operands) ?? compute(...(operands as unknown as Operands));
}

export function not(value: Maybe<boolean>): Maybe<boolean> {
  return value instanceof Unknown ? value : !value;
}

export function and(...values: readonly Maybe<boolean>[]): Maybe<boolean> {
  return values.includes(false) ? false : (united(values) ?? true);
}

export function or(...values: readonly Maybe<boolean>[]): Maybe<boolean> {
  return not(and(...values.map(not)));
}

/** A choice between branches whose conditions exclude each other. */
export function choose<Value>(...branches: readonly (readonly [Maybe<boolean>, Maybe<Value>])[]): Maybe<Value> {
  const certain = branches.find(([condition]) => condition === true);
  if (certain !== undefined) return certain[1];
  const left = branches.filter(([condition]) => condition !== false);
  const [first] = left.map(([, value]) => value);
  if (left.length === 1 && first !== undefined) return first;
  if (first !== undefined && left.every(([, value]) => !(value instanceof Unknown) && value === first)) return first;
  return united(left.flat()) ?? new Unknown([]);
}

/** A value that is there only where a condition holds. */
export function where<Value>(condition: Maybe<boolean>, value: () => Maybe<Value>): Maybe<Value> | null {
  if (condition === false) return null;
  return condition === true ? value() : (united([condition, value()]) ?? new Unknown([]));
}

export type Verdict = 'satisfied' | 'not_applicable' | 'deny' | 'refer';

/** The verdicts still possible, and what they wait for. */
export interface Standing {
  readonly possible: ReadonlySet<Verdict>;
  readonly waits: ReadonlySet<string>;
}

/** A rule that denies, with a relief that refers where it cannot help. */
export function judge(
  when: Maybe<boolean>,
  requires: () => Maybe<boolean>,
  relief?: { readonly when: Maybe<boolean>; readonly requires: Maybe<boolean> },
): Standing {
  if (when === false) return { possible: new Set(['not_applicable']), waits: new Set() };
  const required = requires();
  let possible = new Set<Verdict>(
    required === true ? ['satisfied'] : required === false ? ['deny'] : ['satisfied', 'deny'],
  );
  const waits: unknown[] = [when, required];
  if (relief !== undefined && possible.has('deny')) {
    possible = new Set(required === false ? [] : ['satisfied']);
    if (relief.when !== false) {
      if (relief.requires !== false) possible.add('satisfied');
      if (relief.requires !== true) possible.add('refer');
      waits.push(relief.requires);
    }
    if (relief.when !== true) possible.add('deny');
    waits.push(relief.when);
  }
  if (when instanceof Unknown) possible.add('not_applicable');
  return { possible, waits: possible.size === 1 ? new Set() : (united(waits)?.waits ?? new Set()) };
}

/** The outcome, and what it waits for. */
export function conclude(rules: readonly Standing[]): {
  readonly outcome: string;
  readonly waits: ReadonlySet<string>;
} {
  const certain = (verdict: Verdict): boolean =>
    rules.some(({ possible }) => possible.size === 1 && possible.has(verdict));
  const open = (verdict: Verdict): readonly Standing[] =>
    rules.filter(({ possible }) => possible.size > 1 && possible.has(verdict));
  if (certain('deny')) return { outcome: 'denied', waits: new Set() };
  const mayDeny = open('deny');
  const mayRefer = certain('refer') ? [] : open('refer').filter(({ possible }) => !possible.has('deny'));
  const waits = new Set([...mayDeny, ...mayRefer].flatMap((standing) => [...standing.waits]));
  if (mayDeny.length > 0) return { outcome: 'incomplete', waits };
  return { outcome: certain('refer') ? 'referred' : mayRefer.length > 0 ? 'incomplete' : 'approved', waits };
}
