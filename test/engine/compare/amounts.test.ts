import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amount, differenceOf, percentOf, sameAs } from '../../../engine/compare/amounts.ts';
import { formatChange, formatPercent } from '../../../engine/compare/write-difference.ts';
import type { NumberType } from '../../../engine/ir/ir.ts';
import { voucherRulebook } from '../explain/voucher-rulebook.ts';

const euros = (decimals: number): NumberType => ({ kind: 'number', unit: 'EUR', decimals });

/** An amount as the numerator and denominator of what it means. */
const meaning = ({ value, type }: Amount) => ({
  numerator: BigInt(value),
  denominator: 10n ** BigInt((type as NumberType).decimals),
});

const anyAmount = fc
  .tuple(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), fc.integer({ min: 0, max: 12 }))
  .map(([value, decimals]) => ({ value, type: euros(decimals) }));

/** Two amounts, often the same one at two scales. */
const twoAmounts = fc.oneof(
  fc.tuple(anyAmount, anyAmount),
  fc
    .tuple(fc.integer({ min: -(10 ** 8), max: 10 ** 8 }), fc.nat(5), fc.nat(5), fc.integer({ min: -1, max: 1 }))
    .map(([value, decimals, more, besides]) => {
      const finer = { value: value * 10 ** more + besides, type: euros(decimals + more) };
      return [{ value, type: euros(decimals) }, finer] as const;
    }),
);

describe('two amounts', () => {
  it('are the same where their exact fractions are', () => {
    fc.assert(
      fc.property(twoAmounts, ([before, after]) => {
        const [one, other] = [meaning(before), meaning(after)];
        const expected = one.numerator * other.denominator === other.numerator * one.denominator;
        expect(sameAs(before.type, after.type)(before.value, after.value)).toBe(expected);
        expect(sameAs(after.type, before.type)(after.value, before.value)).toBe(expected);
        expect(differenceOf(before, after)?.amount === 0n).toBe(expected);
      }),
    );
  });

  it('differ by an exact fraction, its share to a tenth of a percent with halves away from zero', () => {
    fc.assert(
      fc.property(twoAmounts, ([before, after]) => {
        const difference = differenceOf(before, after);
        if (difference === null) throw new Error('they are of one unit');
        const [one, other, told] = [
          meaning(before),
          meaning(after),
          meaning({ value: difference.amount, type: difference.type }),
        ];
        const common = one.denominator * other.denominator * told.denominator;
        const scaled = ({ numerator, denominator }: typeof one) => numerator * (common / denominator);
        expect(scaled(one) + scaled(told)).toBe(scaled(other));
        if (before.value === 0) {
          expect(difference.percent).toBeNull();
          return;
        }
        const size = scaled(one) < 0n ? -scaled(one) : scaled(one);
        // |share × size − difference × 1000| is at most half of the size, and at a half the share is the farther one.
        const rest = BigInt((difference.percent ?? '').replace('.', '')) * size - scaled(told) * 1000n;
        const magnitude = (rest < 0n ? -rest : rest) * 2n;
        expect(magnitude <= size).toBe(true);
        if (magnitude === size) expect(rest > 0n).toBe(difference.amount > 0n);
      }),
    );
  });

  it.each([
    [euros(2), { kind: 'number', unit: 'EUR/h', decimals: 2 }, 'another unit'],
    [euros(2), { kind: 'date' }, 'no number'],
    [{ kind: 'date' }, euros(0), 'no number'],
  ] as const)('of which one has %j and the other %j are never the same: %s', (before, after, _why) => {
    expect(sameAs(before, after)(100, 100)).toBe(false);
    expect(differenceOf({ value: 100, type: before }, { value: 100, type: after })).toBeNull();
  });

  it('in lists are compared one by one, at their scales', () => {
    const list = (decimals: number) => ({ kind: 'list', element: euros(decimals) }) as const;
    expect(sameAs(list(2), list(3))([1250, 100], [12500, 1000])).toBe(true);
    expect(sameAs(list(2), list(3))([1250, 100], [1250, 100])).toBe(false);
    expect(sameAs(list(2), list(2))([1], [1, 2])).toBe(false);
  });
});

describe('a change of an amount', () => {
  it.each([
    [184_000, 188_000, '1 840,00 → 1 880,00 € (+40,00 €, +2,2 %)'],
    [400, 0, '4,00 → 0,00 € (−4,00 €, −100,0 %)'],
    [0, -400, '0,00 → −4,00 € (−4,00 €)'],
    [300, -100, '3,00 → −1,00 € (−4,00 €)'],
    [100, 90_000, '1,00 → 900,00 € (+899,00 €)'],
    [null, 400, '– → 4,00 €'],
  ])('%s → %s', (before, after, told) => {
    const typed = (value: number | null) => (value === null ? null : { value, type: euros(2) });
    expect(formatChange(typed(before), typed(after), 'fi', voucherRulebook).replace(/\s/g, ' ')).toBe(told);
  });

  it('is written at the scale of each side', () => {
    const [before, after] = [
      { value: 125, type: euros(2) },
      { value: 1275, type: euros(3) },
    ];
    const told = formatChange(before, after, 'fi', voucherRulebook).replace(/\s/g, ' ');
    expect(told).toBe('1,25 → 1,275 € (+0,025 €, +2,0 %)');
  });
});

describe('a percentage', () => {
  it.each([
    [1n, 200n, '+0,5 %'],
    [1n, 2000n, '+0,1 %'],
    [-1n, 2000n, '−0,1 %'],
    [-1n, 289n, '−0,3 %'],
    [1n, 289n, '+0,3 %'],
    [84_330n - 78_120n, 78_120n, '+7,9 %'],
    [1n, 100_000n, '0,0 %'],
    [-1n, 100_000n, '0,0 %'],
    [455_400n, 4600n, '+9900,0 %'],
    [1n, 0n, ''],
  ])('of %i in %i is rounded once: %s', (part, whole, told) => {
    expect(formatPercent({ percent: percentOf(part, whole) }, 'fi').replace(/\s/g, ' ')).toBe(told);
  });
});
