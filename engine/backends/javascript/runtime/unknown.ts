import type { Gap, Value } from '../../../ir/findings.ts';
import type * as results from '../../interpreter/results.ts';
import {
  type Absent,
  absent,
  type Known,
  known,
  narrow,
  sameValue,
  unite as uniteResults,
} from '../../interpreter/results.ts';

/** A value in generated code: known as it is, absent as `undefined`, or unknown. */
export type Raw = Value | bigint | Element | readonly Element[] | Unknown | undefined;

/** An element of a list of records; the class is generated. */
export interface Element {
  /** Unknown as a whole, as its list is; else null. */
  readonly unknown: Unknown | null;
  /** `provider.staff` */
  readonly list: string;
  readonly index: number;
}

/** As the interpreter's; unions are remembered, since the same few facts are left out again and again. */
export class Unknown implements results.Unknown {
  readonly kind = 'unknown';
  readonly waits: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
  /** Apart from the rest, so that two unknowns of the same content are equal. */
  readonly #unions: Map<Unknown, Unknown> = new Map();
  #generation = 0;
  #paths: readonly string[] | null = null;

  constructor(waits: ReadonlySet<string>, gaps: readonly Gap[]) {
    this.waits = waits;
    this.gaps = gaps;
  }

  /** The paths waited for in order; `order` puts them so when first asked. */
  paths(order: (waits: ReadonlySet<string>) => readonly string[]): readonly string[] {
    if (this.#paths === null) this.#paths = this.waits.size === 0 ? noPaths : order(this.waits);
    return this.#paths;
  }

  /** The union with another one made before, if it is still remembered. */
  unionWith(other: Unknown): Unknown | undefined {
    return this.#generation === generation ? this.#unions.get(other) : undefined;
  }

  remember(other: Unknown, union: Unknown): void {
    remembered += 1;
    if (remembered > mostRemembered) {
      remembered = 0;
      generation += 1;
    }
    if (this.#generation !== generation) this.#unions.clear();
    this.#generation = generation;
    this.#unions.set(other, union);
  }
}

const noPaths: readonly string[] = [];

// Which facts are left out together has no end: all unions are forgotten now and then.
let generation = 0;
let remembered = 0;
const mostRemembered = 30_000;

/** Waits for nothing and rests on no gap. */
export const nothing = new Unknown(new Set(), []);

/** The union of the unknown ones; what is known or absent adds nothing. */
export function unite(left: Raw, right: Raw): Unknown {
  const one = left instanceof Unknown ? left : nothing;
  const other = right instanceof Unknown ? right : nothing;
  if (one === other || other === nothing) return one;
  if (one === nothing) return other;
  const before = one.unionWith(other);
  if (before !== undefined) return before;
  const { waits, gaps } = uniteResults([one, other]);
  const union = new Unknown(waits, gaps);
  one.remember(other, union);
  return union;
}

/** As `narrow` of the interpreter. */
export function toNarrower(itself: Unknown, otherForm: Raw): Raw {
  return otherForm instanceof Unknown ? (narrow(itself, otherForm) as Unknown) : otherForm;
}

export function uniteAll(...operands: readonly Raw[]): Unknown {
  let united = nothing;
  for (const operand of operands) united = unite(united, operand);
  return united;
}

export function waitFor(path: string): Unknown {
  return new Unknown(new Set([path]), []);
}

export function gap(name: string, reason: Gap['reason']): Unknown {
  return new Unknown(new Set(), [{ name, reason }]);
}

/** An unknown of the interpreter's as one of this back end's. */
export function toUnknown(unknown: results.Unknown): Unknown {
  if (unknown instanceof Unknown) return unknown;
  const { waits, gaps } = unknown;
  return waits.size === 0 && gaps.length === 0 ? nothing : new Unknown(waits, gaps);
}

export function toComputed(raw: Raw): Known | Absent | results.Unknown {
  if (raw === undefined) return absent;
  return raw instanceof Unknown ? raw : known(raw as Value | bigint);
}

/** A truth value on its way through `and` and `or`: true (false) so far, or unknown through one more operand. */
export function undecided(before: boolean | Unknown, operand: Raw): Unknown {
  return typeof before === 'boolean' ? unite(operand, nothing) : unite(before, operand);
}

/** Values of the branches that a choice leaves open. */
export class Branches {
  readonly values: Raw[];

  constructor(first: Raw, second: Raw) {
    this.values = [first, second];
  }
}

/** Stands for no branch. */
export const noBranch = new Unknown(new Set(), []);

export function addBranch(before: Raw | Branches, value: Raw): Raw | Branches {
  if (before === noBranch) return value;
  if (!(before instanceof Branches)) return new Branches(before, value);
  before.values.push(value);
  return before;
}

/** As the interpreter's `agree`, over the branches left. */
export function agree(branches: Raw | Branches, selectors: Raw): Raw {
  if (branches === noBranch) return nothing;
  if (!(branches instanceof Branches)) return branches;
  const { values } = branches;
  const first = values[0];
  if (!(first instanceof Unknown) && allSame(values)) return first;
  let united = nothing;
  for (let index = 0; index < values.length; index += 1) united = unite(united, values[index]);
  return unite(selectors, united);
}

function allSame(values: readonly Raw[]): boolean {
  const first = values[0];
  for (let index = 1; index < values.length; index += 1) {
    if (!sameValue(first, values[index])) return false;
  }
  return true;
}
