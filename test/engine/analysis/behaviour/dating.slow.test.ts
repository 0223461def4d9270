/** Decisions that a change dates by another fact: what is in force may differ, and neither date says for both. */
import { afterAll, describe, expect, it } from 'vitest';
import { compareBehaviour } from '../../../../engine/analysis/behaviour/compare-behaviour.ts';
import { openSolver } from '../../../../library/node/solver/z3-solver.ts';
import { fee, smallRulebook, usual, usualCase } from './small-rulebook.ts';

const solver = openSolver({ steps: 8_000_000 });
afterAll(() => solver.close());

const rules = `${fee}rule size "Koko" §1:1\n  requires plan.hours <= limit\n  otherwise deny "Ei."\n`;

/** The edition in force on a day as a witness writes it. */
const editionOn = (day: unknown) => ['2021-01-01', '2020-01-01'].find((from) => String(day) >= from) ?? 'none';

describe('a decision as of another fact', () => {
  it.each([
    ['plan.on', 'plan.starts'],
    ['plan.starts', 'plan.on'],
  ] as const)('from %s to %s differs where the dates lie on both sides of the change of a value', async (from, to) => {
    const before = smallRulebook(rules, { asOf: from, laterLimit: '6 h' });
    const after = smallRulebook(rules, { asOf: to, laterLimit: '6 h' });
    const { decisions, refuted } = await compareBehaviour(before, after, {
      language: 'fi',
      cases: [usualCase({ ...usual, 'plan.starts': '2020-02-20' })],
      solver,
    });
    expect(refuted).toBe(0);
    const result = decisions[0]?.result;
    if (result?.kind !== 'different') throw new Error(`expected a difference, found ${result?.kind}`);
    const outcomes = result.witnesses.filter(({ shows }) => shows.difference === 'outcome');
    expect(outcomes.length).toBeGreaterThan(0);
    for (const { facts, before: was, after: is } of outcomes) {
      expect(was.outcome).not.toBe(is.outcome);
      expect(editionOn(facts[from])).not.toBe(editionOn(facts[to]));
    }
  });
});
