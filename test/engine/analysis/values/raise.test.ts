import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raise } from '../../../../engine/analysis/values/raise.ts';

test.each([
  [4600, 250n, 1, 'nearest', 4715],
  [8100, 250n, 1, 'nearest', 8303],
  [8100, 250n, 1, 'down', 8302],
  [8100, 250n, 1, 'up', 8303],
  [8100, 250n, 50, 'nearest', 8300],
  [8100, 250n, 100, 'up', 8400],
  [1500, -1000n, 5, 'nearest', 1350],
  [1, 5000n, 1, 'nearest', 2],
  [0, 5000n, 1, 'nearest', 0],
] as const)('%s by %s hundredths of a percent, to %s, %s: %s', (value, hundredths, step, rounding, raised) => {
  expect(raise(value, hundredths, step, rounding)).toBe(raised);
});

test('a raised value is on the step, and less than a step from the exact one', () => {
  const step = fc.constantFrom(1, 5, 10, 50, 100);
  const rounding = fc.constantFrom('nearest', 'up', 'down');
  fc.assert(
    fc.property(
      fc.nat(10 ** 9),
      fc.integer({ min: -10_000, max: 10_000 }),
      step,
      rounding,
      (value, percent, to, how) => {
        const raised = BigInt(raise(value, BigInt(percent), to, how));
        const exact = BigInt(value) * BigInt(10_000 + percent);
        const distance = raised * 10_000n - exact;
        expect(raised % BigInt(to)).toBe(0n);
        const width = BigInt(to) * 10_000n;
        if (how === 'up') expect(distance >= 0n && distance < width).toBe(true);
        else if (how === 'down') expect(distance <= 0n && -distance < width).toBe(true);
        else expect(2n * (distance < 0n ? -distance : distance) <= width).toBe(true);
      },
    ),
  );
});
