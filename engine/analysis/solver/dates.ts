import { firstYear, isLeapYear, lastYear, toCivil, toDay } from '../../ir/calendar.ts';
import type { Comparison, Day } from '../../ir/ir.ts';
import type { TermStore } from './term-store.ts';
import type { Integer, Truth } from './terms.ts';
import { ownerOf } from './variables.ts';

/** A month counted from January of year 0, and a day of it from 1. */
export interface Civil {
  readonly month: Integer;
  readonly day: Integer;
}

/**
 * A date: `plus` days after one told by its month and day, by its day number, or by both. Months are added to the
 * former, days to the latter; changing between them is what takes a solver long, so each stays as it is while it can.
 */
export interface EncodedDate {
  readonly civil: Civil | null;
  readonly day: Integer | null;
  readonly plus: Integer;
}

export type Constrain = (name: string, truth: Truth) => void;

const firstDay = toDay({ year: firstYear, month: 1, day: 1 });
const lastDay = toDay({ year: lastYear, month: 12, day: 31 });

/** The day numbers that a fact can name. */
export const dayBounds = { minimum: BigInt(firstDay), maximum: BigInt(lastDay) };
/** A year is told as four years times a number and what is over, so that leap years are seen without dividing. */
const fourYearsBounds = { minimum: BigInt(firstYear / 4), maximum: BigInt((lastYear - 3) / 4) };
const overBounds = { minimum: 0n, maximum: 3n };
/** The years within which those that are no leap years although they are multiples of four are listed. */
const listedYears = { first: firstYear - 200, last: lastYear + 400 };
/** January is 0. */
const placeBounds = { minimum: 0n, maximum: 11n };
const dayOfMonthBounds = { minimum: 1n, maximum: 31n };

/** The names of the variables by which a date called `name` is told, if it is told by month and day: the month from 0. */
export function civilNames(name: string): Readonly<Record<'fourYears' | 'over' | 'month' | 'day', string>> {
  return { fourYears: `${name}~years`, over: `${name}~over`, month: `${name}~month`, day: `${name}~day` };
}

/** Terms about dates. `constrain` takes what holds of variables made on the way. */
export class DateTerms {
  private readonly store: TermStore;
  private readonly constrain: Constrain;
  /** The day numbers of dates made on the way, by the name of their month and day. */
  readonly derived = new Map<string, Integer>();

  constructor(store: TermStore, constrain: Constrain) {
    this.store = store;
    this.constrain = constrain;
  }

  constant(day: Day): EncodedDate {
    const civil = toCivil(day);
    return {
      civil: { month: this.store.integer(civil.year * 12 + civil.month - 1), day: this.store.integer(civil.day) },
      day: this.store.integer(day),
      plus: this.store.zero,
    };
  }

  /** A date not known that is told by its day number. */
  byDay(name: string, bounds: { readonly minimum: bigint; readonly maximum: bigint }): EncodedDate {
    return { civil: null, day: this.store.variable(name, bounds), plus: this.store.zero };
  }

  /** A date not known that is told by its month and day. */
  byCivil(name: string): EncodedDate {
    return { civil: this.civilVariables(name), day: null, plus: this.store.zero };
  }

  private civilVariables(name: string): Civil {
    const names = civilNames(name);
    // A year and a month of it apart: neither has to be found by dividing.
    const fourYears = this.store.variable(names.fourYears, fourYearsBounds);
    const year = this.store.add(this.store.scale(fourYears, 4n), this.store.variable(names.over, overBounds));
    const civil = {
      month: this.store.add(this.store.scale(year, 12n), this.store.variable(names.month, placeBounds)),
      day: this.store.variable(names.day, dayOfMonthBounds),
    };
    this.constrain(names.day, this.store.atMost(civil.day, this.daysIn(civil.month)));
    return civil;
  }

  /** The date's day number. */
  dayOf({ civil, day, plus }: EncodedDate): Integer {
    const base = day ?? (civil === null ? this.store.zero : this.dayNumber(civil));
    return this.store.add(base, plus);
  }

  civilOf(date: EncodedDate): Civil {
    if (date.civil !== null && isZero(date.plus)) return date.civil;
    const day = this.dayOf(date);
    if (day.parts.length === 0) {
      const { civil } = this.constant(Number(day.constant));
      if (civil !== null) return civil;
    }
    const name = `${ownerOf(day) ?? ''}~date${day.id}`;
    const civil = this.civilVariables(name);
    this.derived.set(name, day);
    for (const variable of Object.values(civilNames(name))) {
      this.constrain(variable, this.store.equal(this.dayNumber(civil), day));
    }
    return civil;
  }

  addDays(date: EncodedDate, days: Integer): EncodedDate {
    return { ...date, plus: this.store.add(date.plus, days) };
  }

  /** The same day of the month, or its last day where it is shorter. */
  addMonths(date: EncodedDate, months: Integer): EncodedDate {
    const civil = this.civilOf(date);
    const month = this.store.add(civil.month, months);
    return { civil: { month, day: this.clamp(civil.day, month) }, day: null, plus: this.store.zero };
  }

  private clamp(day: Integer, month: Integer): Integer {
    return this.store.lesser(day, this.daysIn(month));
  }

  addBusinessDays(date: EncodedDate, steps: Integer): EncodedDate {
    if (isZero(steps)) return date;
    return { civil: null, day: this.store.businessDay(this.dayOf(date), steps), plus: this.store.zero };
  }

  startOfMonth(date: EncodedDate): EncodedDate {
    const { month } = this.civilOf(date);
    return { civil: { month, day: this.store.integer(1) }, day: null, plus: this.store.zero };
  }

  endOfMonth(date: EncodedDate): EncodedDate {
    const { month } = this.civilOf(date);
    return { civil: { month, day: this.daysIn(month) }, day: null, plus: this.store.zero };
  }

  yearOf(date: EncodedDate): Integer {
    return this.year(this.civilOf(date).month);
  }

  /** Whole years from one date to another; who is born on 29 February turns a year older on the 28th. */
  fullYears(from: EncodedDate, to: EncodedDate): Integer {
    const [start, end] = [this.civilOf(from), this.civilOf(to)];
    const years = this.store.subtract(this.year(end.month), this.year(start.month));
    const anniversaryMonth = this.store.add(start.month, this.store.scale(years, 12n));
    const anniversary = { month: anniversaryMonth, day: this.clamp(start.day, anniversaryMonth) };
    const reached = this.civilAtMost(anniversary, end);
    return this.store.either(reached, years, this.store.add(years, this.store.integer(-1)));
  }

  daysBetween(from: EncodedDate, to: EncodedDate): Integer {
    return this.store.subtract(this.dayOf(to), this.dayOf(from));
  }

  compare(operator: Comparison, left: EncodedDate, right: EncodedDate): Truth {
    const { store } = this;
    switch (operator) {
      case 'less_or_equal':
        return this.atMost(left, right);
      case 'less':
        return store.not(this.atMost(right, left));
      case 'greater_or_equal':
        return this.atMost(right, left);
      case 'greater':
        return store.not(this.atMost(left, right));
      case 'equal':
        return this.equal(left, right);
      case 'not_equal':
        return store.not(this.equal(left, right));
    }
  }

  /** Month by month where both are told so and at most a day is added: no day numbers are needed then. */
  private atMost(left: EncodedDate, right: EncodedDate): Truth {
    const shift = this.store.subtract(left.plus, right.plus);
    if (left.civil !== null && right.civil !== null && shift.parts.length === 0) {
      if (shift.constant === 0n) return this.civilAtMost(left.civil, right.civil);
      if (shift.constant === 1n) return this.store.not(this.civilAtMost(right.civil, left.civil));
    }
    return this.store.atMost(this.dayOf(left), this.dayOf(right));
  }

  private equal(left: EncodedDate, right: EncodedDate): Truth {
    if (left.civil !== null && right.civil !== null && left.plus === right.plus) {
      return this.store.and(
        this.store.equal(left.civil.month, right.civil.month),
        this.store.equal(left.civil.day, right.civil.day),
      );
    }
    return this.store.equal(this.dayOf(left), this.dayOf(right));
  }

  private civilAtMost(left: Civil, right: Civil): Truth {
    const { store } = this;
    return store.or(
      store.below(left.month, right.month),
      store.and(store.equal(left.month, right.month), store.atMost(left.day, right.day)),
    );
  }

  either(condition: Truth, then: EncodedDate, otherwise: EncodedDate): EncodedDate {
    const { store } = this;
    if (then.civil !== null && otherwise.civil !== null) {
      const civil = {
        month: store.either(condition, then.civil.month, otherwise.civil.month),
        day: store.either(condition, then.civil.day, otherwise.civil.day),
      };
      const day = then.day === null || otherwise.day === null ? null : store.either(condition, then.day, otherwise.day);
      return { civil, day, plus: store.either(condition, then.plus, otherwise.plus) };
    }
    return { civil: null, day: store.either(condition, this.dayOf(then), this.dayOf(otherwise)), plus: store.zero };
  }

  private year(month: Integer): Integer {
    return this.store.quotient(month, this.store.integer(12));
  }

  private daysIn(month: Integer): Integer {
    const { store } = this;
    const year = this.year(month);
    const place = store.subtract(month, store.scale(year, 12n));
    const isPlace = (...places: readonly number[]) =>
      store.or(...places.map((one) => store.equal(place, store.integer(one))));
    const february = store.either(this.isLeap(year), store.integer(29), store.integer(28));
    const short = store.either(isPlace(3, 5, 8, 10), store.integer(30), store.integer(31));
    return store.either(isPlace(1), february, short);
  }

  private isLeap(year: Integer): Truth {
    const isMultiple = (of: number) => {
      const divisor = this.store.integer(of);
      return this.store.equal(year, this.store.multiply(this.store.quotient(year, divisor), divisor));
    };
    const { minimum, maximum } = year;
    if (minimum === null || maximum === null || minimum < listedYears.first || maximum > listedYears.last) {
      return this.store.and(isMultiple(4), this.store.or(this.store.not(isMultiple(100)), isMultiple(400)));
    }
    const isCommon = exceptionalYears.map((one) => this.store.equal(year, this.store.integer(one)));
    return this.store.and(isMultiple(4), this.store.not(this.store.or(...isCommon)));
  }

  /** 365 days for each year and one for each leap year before, then the days of the months before. */
  private dayNumber({ month, day }: Civil): Integer {
    const { store } = this;
    const year = this.year(month);
    const place = store.subtract(month, store.scale(year, 12n));
    const before = store.add(year, store.integer(-1));
    const leaps = (of: number) => store.quotient(before, store.integer(of));
    const years = store.add(store.scale(before, 365n), leaps(4), store.scale(leaps(100), -1n), leaps(400));
    let months = store.integer(0);
    for (let one = 1; one < 12; one += 1) {
      months = store.either(store.atMost(store.integer(one), place), store.integer(daysBefore(one)), months);
    }
    const leapDay = store.and(store.atMost(store.integer(2), place), this.isLeap(year));
    const epoch = store.integer(toDay({ year: 1, month: 1, day: 1 }) - 1);
    return store.add(years, months, store.either(leapDay, store.integer(1), store.zero), day, epoch);
  }
}

const exceptionalYears = Array.from(
  { length: (listedYears.last - listedYears.first) / 100 + 1 },
  (_, index) => Math.ceil(listedYears.first / 100) * 100 + index * 100,
).filter((year) => year <= listedYears.last && !isLeapYear(year));

/** Days of a common year before its month, January being 0. */
function daysBefore(month: number): number {
  return toDay({ year: 2001, month: month + 1, day: 1 }) - toDay({ year: 2001, month: 1, day: 1 });
}

function isZero({ parts, constant }: Integer): boolean {
  return parts.length === 0 && constant === 0n;
}
