import type { DateTerms, EncodedDate } from './dates.ts';
import type { TermStore } from './term-store.ts';
import type { Integer, Truth } from './terms.ts';

/** A value as terms. */
export type EncodedValue =
  | { readonly kind: 'truth'; readonly truth: Truth }
  | { readonly kind: 'number'; readonly number: Integer }
  | { readonly kind: 'date'; readonly date: EncodedDate }
  /** An enum member, a text or a label: when it is which. Words not listed it never is. */
  | { readonly kind: 'word'; readonly words: ReadonlyMap<string, Truth> }
  | { readonly kind: 'list'; readonly parts: readonly ListPart[] }
  | { readonly kind: 'record'; readonly element: Element };

/** An element of a list that is a record: what its fields hold. */
export interface Element {
  /** `provider.staff[0]`, or `provider.staff[]` for an element at large. */
  readonly path: string;
  field(name: string): Encoded;
}

/** One element that is there where `when` holds; or, of a list `of` elements not known, an element at large. */
export interface ListPart {
  readonly when: Truth;
  readonly value: EncodedValue;
  readonly of: { readonly path: string; readonly longest: bigint } | null;
}

/**
 * The result of an expression. Where it is neither absent nor unknown, the value is known; null where it never is.
 * Unknown it is in a complete case through gaps, or (`waits`) because an optional as-of date was left out.
 */
export interface Encoded {
  readonly value: EncodedValue | null;
  readonly absent: Truth;
  readonly unknown: Truth;
  readonly waits: Truth;
}

/** Results and how they are combined: the three-valued meaning of the IR for complete cases. */
export class ResultTerms {
  readonly store: TermStore;
  readonly dates: DateTerms;
  private readonly anything: () => Truth;

  /** `anything` makes a truth of which nothing is said. */
  constructor(store: TermStore, dates: DateTerms, anything: () => Truth) {
    this.store = store;
    this.dates = dates;
    this.anything = anything;
  }

  known(value: EncodedValue): Encoded {
    const { false: no } = this.store;
    return { value, absent: no, unknown: no, waits: no };
  }

  truth(truth: Truth): Encoded {
    return this.known({ kind: 'truth', truth });
  }

  number(number: Integer): Encoded {
    return this.known({ kind: 'number', number });
  }

  date(date: EncodedDate): Encoded {
    return this.known({ kind: 'date', date });
  }

  word(word: string): Encoded {
    return this.known({ kind: 'word', words: new Map([[word, this.store.true]]) });
  }

  /** No value through a gap of the rulebook. */
  get gap(): Encoded {
    const { true: yes, false: no } = this.store;
    return { value: null, absent: no, unknown: yes, waits: no };
  }

  /** Absent where `given` does not hold. */
  optional(given: Truth, value: EncodedValue): Encoded {
    return { ...this.known(value), absent: this.store.not(given) };
  }

  isKnown({ absent, unknown }: Encoded): Truth {
    return this.store.not(this.store.or(absent, unknown));
  }

  isTrue(result: Encoded): Truth {
    return result.value?.kind === 'truth' ? this.store.and(this.isKnown(result), result.value.truth) : this.store.false;
  }

  isFalse(result: Encoded): Truth {
    return result.value?.kind === 'truth'
      ? this.store.and(this.isKnown(result), this.store.not(result.value.truth))
      : this.store.false;
  }

  /** What `compute` makes of operands that are known; unknown where one is not. */
  strict(operands: readonly Encoded[], compute: () => EncodedValue | null): Encoded {
    const { store } = this;
    const unknown = store.not(store.and(...operands.map((operand) => this.isKnown(operand))));
    const hasValues = operands.every(({ value }) => value !== null);
    const value = unknown === store.true || !hasValues ? null : compute();
    return {
      value,
      absent: store.false,
      unknown: value === null ? store.true : unknown,
      waits: store.or(...operands.map((operand) => this.waitsOf(operand))),
    };
  }

  private waitsOf({ unknown, waits }: Encoded): Truth {
    return this.store.and(unknown, waits);
  }

  /** `and` where `decisive` is false, `or` where it is true. */
  connect(decisive: boolean, operands: readonly Encoded[]): Encoded {
    const { store } = this;
    const decided = store.or(...operands.map((one) => (decisive ? this.isTrue(one) : this.isFalse(one))));
    const open = store.not(decided);
    const truths = operands.map(({ value }) => (value?.kind === 'truth' ? value.truth : store.constant(!decisive)));
    return {
      value: { kind: 'truth', truth: decisive ? store.or(...truths) : store.and(...truths) },
      absent: store.false,
      unknown: store.and(open, store.not(store.and(...operands.map((one) => this.isKnown(one))))),
      waits: store.and(open, store.or(...operands.map((one) => this.waitsOf(one)))),
    };
  }

  negate(operand: Encoded): Encoded {
    return this.strict([operand], () =>
      operand.value?.kind === 'truth' ? { kind: 'truth', truth: this.store.not(operand.value.truth) } : null,
    );
  }

  /** One of two results, whatever they are. */
  either(condition: Truth, then: Encoded, otherwise: Encoded): Encoded {
    if (condition === this.store.true) return then;
    if (condition === this.store.false) return otherwise;
    const choose = (read: (result: Encoded) => Truth) => this.store.choose(condition, read(then), read(otherwise));
    return {
      value: this.eitherValue(condition, then.value, otherwise.value),
      absent: choose(({ absent }) => absent),
      unknown: choose(({ unknown }) => unknown),
      waits: choose(({ waits }) => waits),
    };
  }

  private eitherValue(
    condition: Truth,
    then: EncodedValue | null,
    otherwise: EncodedValue | null,
  ): EncodedValue | null {
    if (then === null || otherwise === null) return then ?? otherwise;
    const { store, dates } = this;
    if (then.kind === 'truth' && otherwise.kind === 'truth') {
      return { kind: 'truth', truth: store.choose(condition, then.truth, otherwise.truth) };
    }
    if (then.kind === 'number' && otherwise.kind === 'number') {
      return { kind: 'number', number: store.either(condition, then.number, otherwise.number) };
    }
    if (then.kind === 'date' && otherwise.kind === 'date') {
      return { kind: 'date', date: dates.either(condition, then.date, otherwise.date) };
    }
    if (then.kind === 'word' && otherwise.kind === 'word') {
      const words = new Set([...then.words.keys(), ...otherwise.words.keys()]);
      const when = (word: string) =>
        store.choose(condition, then.words.get(word) ?? store.false, otherwise.words.get(word) ?? store.false);
      return { kind: 'word', words: new Map([...words].map((word) => [word, when(word)])) };
    }
    if (then.kind === 'list' && otherwise.kind === 'list') {
      const within = (holds: Truth) => (part: ListPart) => ({ ...part, when: store.and(holds, part.when) });
      const unlessThen = store.not(condition);
      return {
        kind: 'list',
        parts: [...then.parts.map(within(condition)), ...otherwise.parts.map(within(unlessThen))],
      };
    }
    return then;
  }

  /** That two known values are the same. */
  sameValue(left: EncodedValue | null, right: EncodedValue | null): Truth {
    const { store } = this;
    if (left === null || right === null) return store.false;
    if (left.kind === 'truth' && right.kind === 'truth') return store.same(left.truth, right.truth);
    if (left.kind === 'number' && right.kind === 'number') return store.equal(left.number, right.number);
    if (left.kind === 'date' && right.kind === 'date') return this.dates.compare('equal', left.date, right.date);
    if (left.kind === 'word' && right.kind === 'word') {
      const both = [...left.words].map(([word, when]) => store.and(when, right.words.get(word) ?? store.false));
      return store.or(...both);
    }
    if (left.kind === 'list' && right.kind === 'list') return this.sameLists(left.parts, right.parts);
    return store.constant(left === right);
  }

  /** The same elements in the same order. Of lists at large that differ in what they are made of it is not said. */
  private sameLists(left: readonly ListPart[], right: readonly ListPart[]): Truth {
    const { store } = this;
    const isSame = (part: ListPart, other: ListPart | undefined) =>
      part.when === other?.when && part.of?.path === other.of?.path && this.sameElement(part, other) === store.true;
    if (left.length === right.length && left.every((part, index) => isSame(part, right[index]))) return store.true;
    if ([...left, ...right].some(({ of }) => of !== null)) return this.anything();
    return this.sameRest(left, right);
  }

  private sameElement(left: ListPart, right: ListPart): Truth {
    if (left.value === right.value || left.of !== null) return this.store.true;
    return this.sameValue(left.value, right.value);
  }

  /** From the ends of both lists: `same[j]` says that what is left of the one is what is left of the other from `j`. */
  private sameRest(left: readonly ListPart[], right: readonly ListPart[]): Truth {
    const { store } = this;
    const noneFrom = (parts: readonly ListPart[], start: number) =>
      store.and(...parts.slice(start).map(({ when }) => store.not(when)));
    let same = Array.from({ length: right.length + 1 }, (_, start) => noneFrom(right, start));
    for (const [index, part] of [...left.entries()].reverse()) {
      const longer = [...same];
      longer[right.length] = noneFrom(left, index);
      for (const [start, other] of [...right.entries()].reverse()) {
        const both = store.and(this.sameElement(part, other), same[start + 1] ?? store.false);
        const skipped = store.choose(other.when, both, longer[start + 1] ?? store.false);
        longer[start] = store.choose(part.when, skipped, same[start] ?? store.false);
      }
      same = longer;
    }
    return same[0] ?? store.true;
  }

  /**
   * A choice between branches whose conditions exclude each other: the first known true gives its branch; else, of
   * those not known false and `otherwise`, a single one gives its result, several that agree their value.
   */
  choose(branches: readonly { readonly when: Encoded; readonly then: Encoded }[], otherwise: Encoded | null): Encoded {
    const open = this.openBranches(branches, otherwise);
    // Without `otherwise` the branches are exhaustive: where all conditions are known, none but the last is left.
    const last = open ?? otherwise ?? branches.at(-1)?.then ?? this.gap;
    const tested = open === null && otherwise === null ? branches.slice(0, -1) : branches;
    return tested.reduceRight((rest, { when, then }) => this.either(this.isTrue(when), then, rest), last);
  }

  /** What a choice comes to where no condition is known true; null where the last branch is all that is ever left. */
  private openBranches(
    branches: readonly { readonly when: Encoded; readonly then: Encoded }[],
    otherwise: Encoded | null,
  ): Encoded | null {
    const { store } = this;
    const possible = branches
      .map(({ when, then }) => ({ left: store.not(this.isKnown(when)), then, when }))
      .filter(({ left }) => left !== store.false);
    if (possible.length === 0) return null;
    const all = [...possible, ...(otherwise === null ? [] : [{ left: store.true, then: otherwise, when: null }])];
    const conflicts = all.flatMap((one, index) =>
      all.slice(index + 1).map((other) => store.and(one.left, other.left, store.not(this.agree(one.then, other.then)))),
    );
    const disagree = store.or(...conflicts);
    const [first, ...others] = all;
    if (first === undefined) return null;
    const chosen = others.reduceRight<Encoded | null>(
      (rest, { left, then }) => (rest === null ? then : this.either(left, then, rest)),
      null,
    );
    const agreed = chosen === null ? first.then : this.either(first.left, first.then, chosen);
    const waiting = all.map(({ left, then, when }) =>
      store.and(left, store.or(this.waitsOf(then), when === null ? store.false : this.waitsOf(when))),
    );
    const undecided: Encoded = { ...this.gap, waits: store.or(...waiting) };
    return this.either(disagree, undecided, agreed);
  }

  /** That two results are the same known value, or both absent. */
  agree(left: Encoded, right: Encoded): Truth {
    const { store } = this;
    const bothKnown = store.and(this.isKnown(left), this.isKnown(right));
    const same = bothKnown === store.false ? store.false : this.sameValue(left.value, right.value);
    const isAbsent = ({ absent, unknown }: Encoded) => store.and(absent, store.not(unknown));
    return store.or(store.and(bothKnown, same), store.and(isAbsent(left), isAbsent(right)));
  }
}
