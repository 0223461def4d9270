import { describe, expect, it } from 'vitest';
import { formatChange } from '../../../../engine/analysis/changes/report/amounts.ts';
import { voucherRulebook } from '../../explain/voucher-rulebook.ts';

const euros = { kind: 'number', unit: 'EUR', decimals: 2 } as const;

describe('a change of an amount', () => {
  it.each([
    [184_000, 188_000, '1 840,00 → 1 880,00 € (+40,00 €, +2,2 %)'],
    [400, 0, '4,00 → 0,00 € (−4,00 €, −100,0 %)'],
    [0, -400, '0,00 → −4,00 € (−4,00 €)'],
    [300, -100, '3,00 → −1,00 € (−4,00 €)'],
    [100, 90_000, '1,00 → 900,00 € (+899,00 €)'],
    [null, 400, '– → 4,00 €'],
  ])('%s → %s', (before, after, told) => {
    expect(formatChange(before, after, euros, 'fi', voucherRulebook).replace(/\s/g, ' ')).toBe(told);
  });
});
