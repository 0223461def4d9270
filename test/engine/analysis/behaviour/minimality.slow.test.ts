/** Witnesses are as near to a usual case as any case is that shows the same: held to trying every case there is. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Witness } from '../../../../engine/analysis/behaviour/behaviour.ts';
import { compareBehaviour } from '../../../../engine/analysis/behaviour/compare-behaviour.ts';
import { prepareDecisions } from '../../../../engine/backends/interpreter/compiled-decision.ts';
import { compareCase, openSides } from '../../../../engine/compare/sides.ts';
import { openSolver } from '../../../../library/node/solver/z3-solver.ts';
import { everySmallCase, fee, smallRulebook, usual, usualCase } from './small-rulebook.ts';

const solver = openSolver({ steps: 8_000_000 });
afterAll(() => solver.close());

const rule = (requires: string) => `${fee}rule size "Koko" §1:1\n  requires ${requires}\n  otherwise deny "Ei."\n`;

/** Facts that the decision does not read are not told. */
function distanceOf(facts: Readonly<Record<string, unknown>>): number {
  return Object.entries(usual).filter(([path, value]) => path !== 'plan.on' && (facts[path] ?? value) !== value).length;
}

const keyOf = ({ shows }: Witness) =>
  shows.difference === 'outcome' ? `outcome ${shows.from} ${shows.to}` : `${shows.difference} ${shows.output ?? ''}`;

/** The least number of facts to change, by difference. */
function leastDistances(before: string, after: string): ReadonlyMap<string, number> {
  const deciding = (rules: string) => {
    const rulebook = smallRulebook(rules);
    return { rulebook, evaluator: prepareDecisions(rulebook) };
  };
  const sides = openSides(deciding(before), deciding(after), 'grant');
  const least = new Map<string, number>();
  for (const facts of everySmallCase()) {
    const distance = distanceOf(Object.fromEntries(facts));
    for (const { key } of compareCase(sides, facts).differences)
      least.set(key, Math.min(distance, least.get(key) ?? 99));
  }
  return least;
}

describe('witnesses', () => {
  it.each([
    ['a limit', rule('plan.hours <= limit'), rule('plan.hours <= limit + 2 h')],
    [
      'a limit of one kind',
      rule('plan.hours <= limit or plan.kind is not odd'),
      rule('plan.hours < limit or plan.kind is not odd'),
    ],
    [
      'three facts at once',
      rule('plan.size < 7 or plan.agreed or plan.known'),
      rule('plan.size < 8 or plan.agreed or plan.known'),
    ],
    [
      'four facts at once',
      rule('plan.size < 7 or plan.agreed or plan.known or plan.kind is short'),
      rule('plan.size < 9 or plan.agreed or plan.known or plan.kind is short'),
    ],
    [
      'one case of all',
      rule('plan.agreed'),
      rule('plan.agreed and not (plan.hours is 7 h and plan.size is 3 and plan.kind is long)'),
    ],
    ['a sum', rule('plan.hours <= 9 h'), rule('plan.hours <= 2 h + plan.size * 1 h')],
    [
      'a value',
      rule('plan.agreed'),
      rule('plan.agreed').replace('10 EUR/h', '(if plan.kind is odd and plan.known then 11 EUR/h else 10 EUR/h)'),
    ],
  ])('of %s change no more facts than needed', async (_name, before, after) => {
    const least = leastDistances(before, after);
    const { decisions, refuted } = await compareBehaviour(smallRulebook(before), smallRulebook(after), {
      language: 'fi',
      cases: [usualCase(usual)],
      solver,
    });
    expect(refuted).toBe(0);
    const result = decisions[0]?.result;
    if (result?.kind !== 'different') throw new Error(`expected a difference, found ${result?.kind}`);
    const shown = result.witnesses.filter(({ shows }) => shows.difference !== 'reasons');
    expect(shown.length).toBeGreaterThan(0);
    for (const witness of shown)
      expect([keyOf(witness), distanceOf(witness.facts)]).toEqual([keyOf(witness), least.get(keyOf(witness))]);
  });

  it.each([
    ['turned round', rule('plan.agreed and plan.known'), rule('not (not plan.known or not plan.agreed)')],
    ['a sum told otherwise', rule('plan.hours + 2 h <= limit'), rule('plan.hours <= limit - 2 h')],
    [
      'a condition that always holds',
      rule('plan.agreed'),
      rule('plan.agreed and (plan.hours < 3 h or plan.hours >= 3 h)'),
    ],
    ['bounds that are the facts\u2019 own', rule('plan.agreed'), rule('plan.agreed and plan.size <= 9')],
    ['kinds told one by one', rule('plan.kind is not odd'), rule('plan.kind is short or plan.kind is long')],
  ])('are not claimed of what is the same: %s', async (_name, before, after) => {
    expect([...leastDistances(before, after)]).toEqual([]);
    const { decisions } = await compareBehaviour(smallRulebook(before), smallRulebook(after), {
      language: 'fi',
      solver,
    });
    expect(decisions[0]?.result).toMatchObject({ kind: 'same', because: 'proved' });
  });
});

describe('usual cases', () => {
  it('are not those of the rulebook’s own cases that try a limit with facts that few have', async () => {
    const odd = { ...usual, 'plan.kind': 'odd', 'plan.size': 9, 'plan.hours': 4, 'plan.known': false };
    const { decisions } = await compareBehaviour(
      smallRulebook(rule('plan.hours <= limit')),
      smallRulebook(rule('plan.hours < limit')),
      { language: 'fi', cases: [usualCase(odd), ...Array.from({ length: 10 }, () => usualCase(usual))], solver },
    );
    const result = decisions[0]?.result;
    if (result?.kind !== 'different') throw new Error(`expected a difference, found ${result?.kind}`);
    const [shown] = result.witnesses.filter(({ shows }) => shows.difference === 'outcome');
    expect(shown?.facts).toEqual({ 'plan.on': usual['plan.on'], 'plan.hours': 4 });
  });
});

describe('a fact that may be left out on one side only', () => {
  const given = rule('plan.size is given and plan.size < 7');
  const needed = rule('plan.size < 7');
  const compare = async (before: ReturnType<typeof smallRulebook>, after: ReturnType<typeof smallRulebook>) => {
    const { decisions } = await compareBehaviour(before, after, { language: 'fi', cases: [usualCase(usual)], solver });
    return decisions[0]?.result;
  };

  it.each([
    ['before', smallRulebook(given, { optionalSize: true }), smallRulebook(needed), ['denied', 'incomplete']],
    ['after', smallRulebook(needed), smallRulebook(given, { optionalSize: true }), ['incomplete', 'denied']],
  ] as const)('%s makes cases without it come out differently', async (_side, before, after, [from, to]) => {
    const result = await compare(before, after);
    if (result?.kind !== 'different') throw new Error(`expected a difference, found ${result?.kind}`);
    const [shown] = result.witnesses.filter(({ shows }) => shows.difference === 'outcome');
    expect([shown?.shows.from, shown?.shows.to]).toEqual([from, to]);
    expect(shown?.facts).not.toHaveProperty('plan.size');
  });

  it('is never said to change nothing: there, cases were only tried', async () => {
    const idle = (requires: string) => rule(`plan.agreed or ${requires}`);
    const before = smallRulebook(idle('plan.size is given and plan.size < 7'), { optionalSize: true });
    const result = await compare(before, smallRulebook(idle('plan.size < 7')));
    expect(result?.kind === 'none_found' ? result.bounds.fi : result?.kind).toMatch(/'plan\.size'.* kokeillussa/);
  });
});

describe('without a solver', () => {
  it('differences are still found', async () => {
    const { decisions } = await compareBehaviour(
      smallRulebook(rule('plan.agreed')),
      smallRulebook(rule('plan.known')),
      {
        language: 'fi',
        cases: [usualCase(usual)],
      },
    );
    expect(decisions[0]?.result.kind).toBe('different');
  });

  it('the same in words that only a solver sees through is not claimed to be the same', async () => {
    const { decisions } = await compareBehaviour(
      smallRulebook(rule('plan.agreed or plan.hours + plan.size * 1 h < 0 h')),
      smallRulebook(rule('plan.agreed or plan.hours * 2 < plan.size * 1 h - 19 h')),
      { language: 'fi', cases: [usualCase(usual)] },
    );
    const result = decisions[0]?.result;
    expect(result?.kind === 'none_found' || (result?.kind === 'same' && result.because === 'proved')).toBe(true);
    if (result?.kind === 'none_found')
      expect(result.bounds.fi).toMatch(/^Ratkaisinta .* ei ollut käytettävissä, mutta \d+ kokeillussa tapauksessa/);
  });
});
