import { describe, expect, it } from 'vitest';
import { coverSource } from '../../../engine/document/source-coverage.ts';
import { provision } from '../../support/ir-builders.ts';
import { day, voucherRulebook } from '../explain/voucher-rulebook.ts';

const rulebook = {
  ...voucherRulebook,
  provisions: [
    provision('1:1', '- This is a preface.', true),
    provision('2:1', 'For residents of Kuopio aged 18 to 64.'),
    provision('3:7', 'Others need permission.'),
    provision('9:9', 'Nobody rests on this.'),
  ],
};

describe('coverSource', () => {
  const covered = coverSource(rulebook, { language: 'en', day: day('2020-03-02') });
  const of = (mark: string) => covered.find((provision) => provision.mark === mark);

  it('says of each provision whether something rests on it', () => {
    expect(covered.map(({ mark, state }) => [mark, state])).toEqual([
      ['1:1', 'informative'],
      ['2:1', 'cited'],
      ['3:7', 'cited'],
      ['9:9', 'uncited'],
    ]);
    expect(of('1:1')?.text).toBe('This is a preface.');
  });

  it('names what rests on it, exceptions with what they are to', () => {
    expect(of('2:1')?.citedBy).toContainEqual(expect.objectContaining({ kind: 'rule', label: 'Age' }));
    const exceptions = of('3:7')?.citedBy.filter(({ kind }) => kind === 'exception') ?? [];
    expect(exceptions.length).toBeGreaterThan(0);
    for (const { name, within } of exceptions) expect(within).not.toBe(name);
  });

  it('names each declaration once', () => {
    for (const { citedBy } of covered) {
      const names = citedBy.map(({ kind, name }) => `${kind} ${name}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
