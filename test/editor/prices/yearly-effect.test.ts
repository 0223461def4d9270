import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PriceRow } from '../../../editor/prices/price-table.ts';
import { writeEffect, yearlyEffect } from '../../../editor/prices/yearly-effect.ts';
import { compileDraft, emptyDraft, rowOf } from './kuopio-draft.ts';

const rulebook = compileDraft(emptyDraft);
const group = rowOf(emptyDraft, 'price.group_coaching');
const participation = rowOf(emptyDraft, 'price.participation');

test('the effect is the sum of change times quantity, exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), fc.nat(9_999_999), fc.nat(9_999_999), (after, one, other) => {
      const rows: readonly PriceRow[] = [
        { ...group, after, changed: true },
        { ...participation, after: 2250, changed: true },
      ];
      const write = (hundredths: number) =>
        `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`;
      const effect = yearlyEffect(rows, { [group.id]: write(one), [participation.id]: write(other) }, rulebook);
      expect(effect.total).toBe(BigInt(after - 1500) * BigInt(one) + 50n * BigInt(other));
    }),
  );
});

test('rows without a quantity, and quantities that cannot be read, add nothing; the latter are told', () => {
  const rows = [{ ...group, after: 1600, changed: true }];
  expect(yearlyEffect(rows, {}, rulebook)).toMatchObject({ total: 0n, given: 0 });
  const { total, problems } = yearlyEffect(rows, { [group.id]: '1.000' }, rulebook);
  expect([total, problems.get(group.id)?.fi]).toEqual([0n, expect.stringContaining('Tarkoitatko 1 000 vai 1,000?')]);
});

test.each([
  [12_400_000_000n, 6, '+12\u00a0400,00\u00a0€', '+€12,400.00'],
  [-1_234n, 4, '\u22120,1234\u00a0€', '\u2212€0.1234'],
  [0n, 4, '0,00\u00a0€', '€0.00'],
])('%s at %s decimals', (effect, decimals, fi, en) => {
  expect(writeEffect(effect, { decimals }, rulebook)).toEqual({ fi, en });
});
