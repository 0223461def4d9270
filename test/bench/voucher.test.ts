import { describe, expect, it } from 'vitest';
import { loadKuopio } from '../../bench/kuopio.ts';
import { findDisagreement } from '../../bench/measure/agreement.ts';
import { generateCases } from '../../bench/voucher/cases.ts';
import { byHandContender } from '../../bench/voucher/contender.ts';
import { openContenders, ownOf } from '../../bench/voucher/contenders.ts';

const all = await openContenders(loadKuopio());
const contenders = Object.values(all);
const { byHand } = all;

describe('the contenders on voucher_grant', () => {
  it.each(contenders.map((contender) => [contender.name, contender] as const))(
    '%s decides as by hand',
    async (_, contender) => {
      expect(await findDisagreement([byHandContender(), contender], generateCases(300))).toBe(null);
    },
  );

  it('are asked about every outcome and every rule', async () => {
    const verdicts = await Promise.all(generateCases(300).map((asked) => byHand.verdictOf(asked)));
    expect(new Set(verdicts.map((verdict) => verdict.outcome))).toEqual(new Set(['approved', 'denied', 'referred']));
    expect(new Set(verdicts.flatMap((verdict) => verdict.violated)).size).toBe(10);
  });

  it('of ours agree where facts are left out', async () => {
    const incomplete = generateCases(300, { missing: 0.15 });
    expect(await findDisagreement(ownOf(all), incomplete)).toBe(null);
    const outcomes = await Promise.all(incomplete.map(async (asked) => (await all.decide.verdictOf(asked)).outcome));
    expect(new Set(outcomes)).toContain('incomplete');
  });

  it('are told apart where one answers differently', async () => {
    const strict = {
      ...byHandContender('denies all'),
      verdictOf: async () => ({
        outcome: 'denied' as const,
        violated: [],
        hourPrice: null,
        dayPrice: null,
        value: null,
        clientFee: null,
      }),
    };
    const found = await findDisagreement([byHandContender(), strict], generateCases(1));
    expect(found?.contender).toBe('denies all');
  });
});

describe('the cases', () => {
  it('are the same for the same seed and others for another', () => {
    expect(generateCases(20, { seed: 7 })).toEqual(generateCases(20, { seed: 7 }));
    expect(generateCases(20, { seed: 7 })).not.toEqual(generateCases(20, { seed: 8 }));
  });

  it('leave out the share of the facts they are asked to', () => {
    const leftOut = generateCases(500, { missing: 0.15 }).reduce((sum, asked) => sum + asked.leftOut.size, 0);
    expect(leftOut / (500 * 19)).toBeCloseTo(0.15, 1);
    expect(generateCases(500).every((asked) => asked.leftOut.size === 0)).toBe(true);
  });
});
