/** Mistakes in the reference's own modules: a copy of it runs with one function replaced. */
import { vi } from 'vitest';
import type { Backend } from '../../engine/backend.ts';
import type * as elementsModule from '../../engine/backends/interpreter/elements.ts';
import type * as exactModule from '../../engine/backends/interpreter/exact.ts';
import type * as lookupsModule from '../../engine/backends/interpreter/lookups.ts';
import type * as missingModule from '../../engine/backends/interpreter/missing.ts';
import type * as resultsModule from '../../engine/backends/interpreter/results.ts';
import type * as scopeModule from '../../engine/backends/interpreter/scope.ts';
import type * as datesModule from '../../engine/calendar/dates.ts';
import type * as holidaysModule from '../../engine/calendar/finnish-holidays.ts';
import { toCivil, toDay } from '../../engine/ir/calendar.ts';

/** A module by its path within `engine`, and functions that stand in for some of its own. */
interface Mistake {
  readonly module: string;
  readonly replace: (original: unknown) => object;
}

function mistake<Module>(module: string, replace: (original: Module) => Partial<Module>): Mistake {
  return { module, replace: (original) => replace(original as Module) };
}

const exact = 'backends/interpreter/exact.ts';
const results = 'backends/interpreter/results.ts';
const dates = 'calendar/dates.ts';

/** Mistakes by what they do. */
const mistakes: Readonly<Record<string, Mistake>> = {
  'products in binary fractions': mistake<typeof exactModule>(exact, () => ({
    multiply: (left, right) => Number(left) * Number(right) + 0,
  })),
  'sums in binary fractions': mistake<typeof exactModule>(exact, () => ({
    add: (left, right) => Number(left) + Number(right) + 0,
  })),
  'halves rounded up': mistake<typeof exactModule>(exact, ({ multiply, roundFraction }) => ({
    roundFraction: ({ numerator, denominator }, mode) => {
      if (mode !== 'nearest') return roundFraction({ numerator, denominator }, mode);
      const doubled = BigInt(multiply(numerator, 2)) + BigInt(denominator);
      return roundFraction({ numerator: doubled, denominator: multiply(denominator, 2) }, 'down');
    },
  })),
  'halves rounded to even': mistake<typeof exactModule>(exact, ({ multiply, roundFraction }) => ({
    roundFraction: (fraction, mode) => {
      const rounded = roundFraction(fraction, mode);
      const isHalf = BigInt(multiply(fraction.numerator, 2)) % BigInt(fraction.denominator) === 0n;
      const isOdd = BigInt(rounded) % 2n !== 0n;
      const isWhole = BigInt(fraction.numerator) % BigInt(fraction.denominator) === 0n;
      if (mode !== 'nearest' || !isHalf || isWhole || !isOdd) return rounded;
      return Number(rounded) - Math.sign(Number(rounded));
    },
  })),
  'down is towards zero': mistake<typeof exactModule>(exact, ({ roundFraction }) => ({
    roundFraction: (fraction, mode) => {
      const isNegative = fraction.numerator < 0 !== fraction.denominator < 0;
      return roundFraction(fraction, mode === 'down' && isNegative ? 'up' : mode);
    },
  })),
  'signs of divisors forgotten': mistake<typeof exactModule>(exact, ({ compareExact, multiply }) => ({
    compareFractions: (left, right) =>
      compareExact(multiply(left.numerator, right.denominator), multiply(right.numerator, left.denominator)),
  })),
  'months longer than they are': mistake<typeof datesModule>(dates, () => ({
    addMonths: (from, months) => {
      const { year, month, day } = toCivil(from);
      const index = year * 12 + month - 1 + months;
      return toDay({ year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: 1 }) + day - 1;
    },
  })),
  'birthdays forgotten': mistake<typeof datesModule>(dates, () => ({
    countFullYears: (from, to) => toCivil(to).year - toCivil(from).year,
  })),
  'no leap days': mistake<typeof datesModule>(dates, ({ endOfMonth }) => ({
    endOfMonth: (day) => {
      const end = endOfMonth(day);
      const civil = toCivil(end);
      return civil.month === 2 && civil.day === 29 ? end - 1 : end;
    },
  })),
  'no holidays': mistake<typeof holidaysModule>('calendar/finnish-holidays.ts', () => ({
    finnishDaysOff: () => new Set<number>(),
  })),
  'divisors of zero': mistake<typeof resultsModule>(results, ({ gap, known }) => ({
    gap: (name, reason) => (reason === 'division_by_zero' ? (known(0) as never) : gap(name, reason)),
  })),
  'branches that agree forgotten': mistake<typeof resultsModule>(results, ({ agree, unite }) => ({
    agree: (branches, selectors) =>
      branches.length < 2 ? agree(branches, selectors) : unite([...selectors, ...branches]),
  })),
  'the first branch left taken': mistake<typeof resultsModule>(results, ({ agree }) => ({
    agree: (branches, selectors) => branches[0] ?? agree(branches, selectors),
  })),
  'waits of branches forgotten': mistake<typeof resultsModule>(results, ({ agree, unite }) => ({
    agree: (branches, selectors) => {
      const agreed = agree(branches, selectors);
      return branches.length < 2 || agreed.kind !== 'unknown' ? agreed : unite(selectors);
    },
  })),
  'what comes after a decisive operand ignored': mistake<typeof resultsModule>(results, ({ connect }) => ({
    connect: (decisive, operands, evaluate) => connect(decisive, operands.slice(0, 2), evaluate),
  })),
  'unknown operands are false': mistake<typeof resultsModule>(results, ({ connect, truth }) => ({
    connect: (decisive, operands, evaluate) => {
      const connected = connect(decisive, operands, evaluate);
      return connected.kind === 'unknown' ? truth(false) : connected;
    },
  })),
  'only the first unknown operand is waited for': mistake<typeof resultsModule>(results, ({ unite }) => ({
    unite: (all) => unite(all.filter((one) => one.kind === 'unknown').slice(0, 1)),
  })),
  'elements counted from one': mistake<typeof elementsModule>('backends/interpreter/elements.ts', ({ elementsIn }) => ({
    elementsIn: (list, scope, evaluate) => {
      const found = elementsIn(list, scope, evaluate);
      const bindings = found.bindings.map((one) => ({
        ...one,
        path: one.path.replace(/\d+(?=\]$)/, (digits) => String(Number(digits) + 1)),
      }));
      return { ...found, bindings };
    },
  })),
  'missing facts by name': mistake<typeof missingModule>('backends/interpreter/missing.ts', () => ({
    orderPaths: (paths) => [...paths].sort(),
  })),
  'parts of nothing': mistake<typeof lookupsModule>('backends/interpreter/lookups.ts', ({ sumBrackets }) => ({
    sumBrackets: (name, operand, scope) => {
      const found = sumBrackets(name, operand, scope);
      return operand.kind === 'known' && Number(operand.value) < 0
        ? { kind: 'known', value: Number(operand.value) }
        : found;
    },
  })),
  'no text before the first edition': mistake<typeof scopeModule>(
    'backends/interpreter/scope.ts',
    ({ inForce, possibleVersions }) => ({
      possibleVersions: (timeline, scope) => {
        const { date } = scope.context;
        if (date.kind === 'known' && inForce(timeline, Number(date.value)) === null) return [null];
        return possibleVersions(timeline, scope);
      },
    }),
  ),
};

/** The reference with one mistake each, by what it does. */
export async function plantInCode(): Promise<ReadonlyMap<string, Backend>> {
  const planted = new Map<string, Backend>();
  for (const [name, { module, replace }] of Object.entries(mistakes)) {
    const path = `../../engine/${module}`;
    vi.resetModules();
    vi.doMock(path, async (importOriginal) => {
      const original = await importOriginal<object>();
      return { ...original, ...replace(original) };
    });
    const { interpreter } = await import('../../engine/backends/interpreter/interpreter.ts');
    planted.set(name, { ...interpreter, name });
    vi.doUnmock(path);
  }
  vi.resetModules();
  return planted;
}
