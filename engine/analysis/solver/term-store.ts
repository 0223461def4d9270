import { type Bounds, divideBounds, floorDivide, greatestCommonDivisor, multiplyBounds, spanBounds } from './bounds.ts';
import { asChoice, commonDivisor, contentOf, countLeaves, leadsPositive } from './integers.ts';
import { TermTable } from './term-table.ts';
import type { Atom, Choice, Integer, Term, Truth } from './terms.ts';
import { ownerOf } from './variables.ts';

/** Makes terms, each form once, simplified as they are made: the same meaning mostly becomes the same term. */
export class TermStore {
  private readonly table = new TermTable();

  readonly true: Truth = this.table.truth('1', { kind: 'constant', value: true });
  readonly false: Truth = this.table.truth('0', { kind: 'constant', value: false });
  readonly zero: Integer = this.sum(0n, []);

  constant(value: boolean): Truth {
    return value ? this.true : this.false;
  }

  flag(name: string): Truth {
    return this.table.truth(`f ${name}`, { kind: 'flag', name });
  }

  among(choice: Choice, members: bigint): Truth {
    const all = (1n << BigInt(choice.words.length)) - 1n;
    if (members === 0n) return this.false;
    if (members === all) return this.true;
    return this.table.truth(`m ${choice.name} ${members}`, { kind: 'among', choice, members });
  }

  not(operand: Truth): Truth {
    switch (operand.kind) {
      case 'constant':
        return this.constant(!operand.value);
      case 'not':
        return operand.operand;
      case 'among': {
        const all = (1n << BigInt(operand.choice.words.length)) - 1n;
        return this.among(operand.choice, all & ~operand.members);
      }
      default:
        return this.table.truth(`! ${operand.id}`, { kind: 'not', operand });
    }
  }

  and(...operands: readonly Truth[]): Truth {
    const parts = new Set<Truth>();
    const chosen = new Map<string, { readonly choice: Choice; readonly members: bigint }>();
    const waiting = [...operands].reverse();
    for (let operand = waiting.pop(); operand !== undefined; operand = waiting.pop()) {
      if (operand.kind === 'constant') {
        if (!operand.value) return this.false;
      } else if (operand.kind === 'and') waiting.push(...operand.operands);
      else if (operand.kind === 'among') {
        const { choice, members } = operand;
        chosen.set(choice.name, { choice, members: members & (chosen.get(choice.name)?.members ?? members) });
      } else parts.add(operand);
    }
    for (const { choice, members } of chosen.values()) {
      if (members === 0n) return this.false;
      parts.add(this.among(choice, members));
    }
    for (const part of parts) if (part.kind === 'not' && parts.has(part.operand)) return this.false;
    for (const part of parts) if (part.kind === 'not' && isCovered(part.operand, parts)) return this.false;
    const [first, ...others] = [...parts].sort((left, right) => left.id - right.id);
    if (first === undefined) return this.true;
    if (others.length === 0) return first;
    const sorted = [first, ...others];
    return this.table.truth(`& ${sorted.map(({ id }) => id).join(' ')}`, { kind: 'and', operands: sorted });
  }

  or(...operands: readonly Truth[]): Truth {
    return this.not(this.and(...operands.map((operand) => this.not(operand))));
  }

  implies(premise: Truth, conclusion: Truth): Truth {
    return this.not(this.and(premise, this.not(conclusion)));
  }

  same(left: Truth, right: Truth): Truth {
    return this.choose(left, right, this.not(right));
  }

  /** `then` where the condition is true, else `otherwise`. */
  choose(condition: Truth, then: Truth, otherwise: Truth): Truth {
    if (then === otherwise) return then;
    if (condition.kind === 'constant') return condition.value ? then : otherwise;
    if (then.kind === 'constant') {
      return then.value ? this.or(condition, otherwise) : this.and(this.not(condition), otherwise);
    }
    if (otherwise.kind === 'constant') {
      return otherwise.value ? this.or(this.not(condition), then) : this.and(condition, then);
    }
    return this.or(this.and(condition, then), this.and(this.not(condition), otherwise));
  }

  some(list: string, of: Truth): Truth {
    if (of === this.false) return this.false;
    return this.table.truth(`s ${list} ${of.id}`, { kind: 'some', list, of });
  }

  integer(value: bigint | number): Integer {
    return this.sum(BigInt(value), []);
  }

  variable(name: string, bounds: Bounds): Integer {
    const atom = this.table.atom(`v ${name} ${bounds.minimum} ${bounds.maximum}`, {
      kind: 'variable',
      name,
      ...bounds,
    });
    return this.single(atom);
  }

  add(...operands: readonly Integer[]): Integer {
    const constant = operands.reduce((sum, operand) => sum + operand.constant, 0n);
    return this.sum(
      constant,
      operands.flatMap((operand) => operand.parts),
    );
  }

  subtract(left: Integer, right: Integer): Integer {
    return this.add(left, this.scale(right, -1n));
  }

  scale(operand: Integer, factor: bigint): Integer {
    return this.sum(
      operand.constant * factor,
      operand.parts.map((part) => ({ atom: part.atom, factor: part.factor * factor })),
    );
  }

  /** Products with a choice between constants are pushed into the choice, where they stay linear. */
  multiply(left: Integer, right: Integer): Integer {
    if (left.parts.length === 0) return this.scale(right, left.constant);
    if (right.parts.length === 0) return this.scale(left, right.constant);
    const chosen = asChoice(left);
    if (chosen !== null) {
      const { condition, then, otherwise } = chosen.atom;
      const product = this.either(condition, this.multiply(then, right), this.multiply(otherwise, right));
      return this.add(this.scale(product, chosen.factor), this.scale(right, left.constant));
    }
    if (asChoice(right) !== null) return this.multiply(right, left);
    const [one, other] = left.id <= right.id ? [left, right] : [right, left];
    const bounds = multiplyBounds(one, other);
    return this.single(
      this.table.atom(`* ${one.id} ${other.id}`, { kind: 'product', left: one, right: other, ...bounds }),
    );
  }

  /** The floor of the quotient by a divisor that is positive wherever it matters. */
  quotient(dividend: Integer, divisor: Integer): Integer {
    if (divisor.parts.length === 0) {
      const by = divisor.constant;
      if (by === 1n) return dividend;
      if (dividend.parts.length === 0 && by > 0n) return this.integer(floorDivide(dividend.constant, by));
      if (by > 0n) {
        const whole = dividend.parts.filter(({ factor }) => factor % by === 0n);
        if (whole.length > 0 || dividend.constant >= by || dividend.constant < 0n) {
          const out = this.sum(
            floorDivide(dividend.constant, by),
            whole.map(({ atom, factor }) => ({ atom, factor: factor / by })),
          );
          const rest = this.subtract(dividend, this.scale(out, by));
          return this.add(out, this.quotientAtom(rest, divisor));
        }
      }
    }
    return this.quotientAtom(dividend, divisor);
  }

  private quotientAtom(dividend: Integer, divisor: Integer): Integer {
    const bounds = divideBounds(dividend, divisor);
    if (bounds.minimum !== null && bounds.minimum === bounds.maximum) return this.integer(bounds.minimum);
    return this.single(
      this.table.atom(`/ ${dividend.id} ${divisor.id}`, { kind: 'quotient', dividend, divisor, ...bounds }),
    );
  }

  businessDay(from: Integer, steps: Integer): Integer {
    if (steps.parts.length === 0 && steps.constant === 0n) return from;
    const bounds = { minimum: null, maximum: null };
    return this.single(this.table.atom(`b ${from.id} ${steps.id}`, { kind: 'business_day', from, steps, ...bounds }));
  }

  /** The sum of `of` over a list of at most `longest` elements. */
  total(list: string, of: Integer, longest: bigint): Integer {
    const sums = of.parts.map(({ factor, atom }) => this.scale(this.totalOf(list, this.single(atom), longest), factor));
    const count = of.constant === 0n ? [] : [this.scale(this.totalOf(list, this.integer(1), longest), of.constant)];
    return this.add(...sums, ...count);
  }

  private totalOf(list: string, of: Integer, longest: bigint): Integer {
    const bounds = {
      minimum: of.minimum === null ? null : of.minimum < 0n ? of.minimum * longest : 0n,
      maximum: of.maximum === null ? null : of.maximum > 0n ? of.maximum * longest : 0n,
    };
    return this.single(this.table.atom(`t ${list} ${of.id}`, { kind: 'total', list, of, longest, ...bounds }));
  }

  gathered(name: string, list: string, reads: readonly Term[], keys: readonly Term[] = []): Integer {
    const key = `g ${name} ${list} ${[...reads, null, ...keys].map((term) => term?.id ?? 'by').join(' ')}`;
    const bounds = { minimum: null, maximum: null };
    return this.single(this.table.atom(key, { kind: 'gathered', name, list, reads, keys, ...bounds }));
  }

  either(condition: Truth, then: Integer, otherwise: Integer): Integer {
    if (then === otherwise) return then;
    if (condition.kind === 'constant') return condition.value ? then : otherwise;
    if (condition.kind === 'not') return this.either(condition.operand, otherwise, then);
    // A common factor is taken out: what is a choice of whole euros is seen to be one.
    const factor = greatestCommonDivisor(contentOf(then), contentOf(otherwise));
    if (factor > 1n) {
      return this.scale(
        this.either(condition, this.divideExactly(then, factor), this.divideExactly(otherwise, factor)),
        factor,
      );
    }
    const leaves = countLeaves(then) * countLeaves(otherwise) === 0 ? 0 : countLeaves(then) + countLeaves(otherwise);
    const bounds = spanBounds(then, otherwise);
    const key = `? ${condition.id} ${then.id} ${otherwise.id}`;
    return this.single(this.table.atom(key, { kind: 'either', condition, then, otherwise, leaves, ...bounds }));
  }

  private divideExactly({ constant, parts }: Integer, divisor: bigint): Integer {
    return this.sum(
      constant / divisor,
      parts.map(({ atom, factor }) => ({ atom, factor: factor / divisor })),
    );
  }

  lesser(left: Integer, right: Integer): Integer {
    return this.either(this.atMost(left, right), left, right);
  }

  /** `left <= right` */
  atMost(left: Integer, right: Integer): Truth {
    return this.notPositive(this.subtract(left, right));
  }

  /** `left < right` */
  below(left: Integer, right: Integer): Truth {
    return this.notPositive(this.add(this.subtract(left, right), this.integer(1)));
  }

  equal(left: Integer, right: Integer): Truth {
    return this.isZero(this.subtract(left, right));
  }

  /** `number <= 0`, in a form that its negation shares. */
  notPositive(number: Integer): Truth {
    if (number.maximum !== null && number.maximum <= 0n) return this.true;
    if (number.minimum !== null && number.minimum > 0n) return this.false;
    const pushed = this.pushInto(number, (one) => this.notPositive(one));
    if (pushed !== null) return pushed;
    const divisor = commonDivisor(number);
    const reduced = this.sum(
      -floorDivide(-number.constant, divisor),
      number.parts.map(({ atom, factor }) => ({ atom, factor: factor / divisor })),
    );
    const none = this.noneCounts(reduced);
    if (none !== null) return none;
    if (leadsPositive(reduced)) return this.table.truth(`<= ${reduced.id}`, { kind: 'not_positive', number: reduced });
    const opposite = this.subtract(this.integer(1), reduced);
    const noneOpposite = this.noneCounts(opposite);
    if (noneOpposite !== null) return this.not(noneOpposite);
    return this.not(this.table.truth(`<= ${opposite.id}`, { kind: 'not_positive', number: opposite }));
  }

  isZero(number: Integer): Truth {
    const { minimum, maximum } = number;
    if (minimum === 0n && maximum === 0n) return this.true;
    if ((minimum !== null && minimum > 0n) || (maximum !== null && maximum < 0n)) return this.false;
    const pushed = this.pushInto(number, (one) => this.isZero(one));
    if (pushed !== null) return pushed;
    const divisor = commonDivisor(number);
    if (number.constant % divisor !== 0n) return this.false;
    const none = this.noneCounts(this.divideExactly(number, leadsPositive(number) ? divisor : -divisor));
    if (none !== null) return none;
    const sign = leadsPositive(number) ? divisor : -divisor;
    const reduced = this.sum(
      number.constant / sign,
      number.parts.map(({ atom, factor }) => ({ atom, factor: factor / sign })),
    );
    return this.table.truth(`=0 ${reduced.id}`, { kind: 'zero', number: reduced });
  }

  /**
   * A sum of what is nowhere below zero is at most zero where no element has more: a count of none says the same as `any`,
   * and as `is empty`. Null of other numbers.
   */
  private noneCounts({ constant, parts }: Integer): Truth | null {
    const [part] = parts;
    if (constant !== 0n || parts.length !== 1 || part?.factor !== 1n || part.atom.kind !== 'total') return null;
    const { of, list } = part.atom;
    if (of.minimum === null || of.minimum < 0n) return null;
    return this.not(this.someAtLarge(list, this.not(this.notPositive(of))));
  }

  /** What does not speak of the element is said beside the list, so that the same is said in one way only. */
  someAtLarge(list: string, holds: Truth): Truth {
    const parts = holds.kind === 'and' ? holds.operands : [holds];
    const speaks = (part: Truth) => ownerOf(part) === `${list}[]`;
    return this.and(...parts.filter((part) => !speaks(part)), this.some(list, this.and(...parts.filter(speaks))));
  }

  /** What holds of a choice between constants holds by the choice. */
  private pushInto(number: Integer, judge: (number: Integer) => Truth): Truth | null {
    const chosen = asChoice(number);
    if (chosen === null) return null;
    const { condition, then, otherwise } = chosen.atom;
    const [one, other] = [then, otherwise].map((branch) =>
      judge(this.add(this.scale(branch, chosen.factor), this.integer(number.constant))),
    ) as [Truth, Truth];
    return this.choose(condition, one, other);
  }

  single(atom: Atom): Integer {
    return this.sum(0n, [{ factor: 1n, atom }]);
  }

  private sum(constant: bigint, parts: Integer['parts']): Integer {
    return this.table.sum(constant, parts);
  }
}

/** Whether a conjunction that is said not to hold is wholly among what is said to hold. */
function isCovered(denied: Truth, parts: ReadonlySet<Truth>): boolean {
  return denied.kind === 'and' && denied.operands.every((operand) => parts.has(operand));
}
