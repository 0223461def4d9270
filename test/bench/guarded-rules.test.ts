import { describe, expect, it } from 'vitest';
import { compileGuardedRules, generateAmounts } from '../../bench/growth/guarded-rules.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { javascript } from '../../engine/backends/javascript/javascript.ts';
import { readFacts } from '../../engine/facts/read-facts.ts';

describe('a rulebook of guarded rules', () => {
  const rulebook = compileGuardedRules(500);
  const cases = generateAmounts(200, 1).map((json) => readFacts(rulebook, json));

  it('takes its cases, and a fiftieth of its rules concerns each', () => {
    const reference = interpreter.prepare(rulebook);
    for (const { facts, problems } of cases) {
      expect(problems).toEqual([]);
      const { rules } = reference.decide('limits', facts, null);
      expect(rules.filter(({ status }) => status !== 'not_applicable')).toHaveLength(10);
    }
  });

  it('is decided by the measured back end as by the reference', () => {
    const reference = interpreter.prepare(rulebook);
    const decision = javascript.prepare(rulebook).decision('limits');
    const outcomes = cases.map(({ facts }) => {
      const { outcome, violated } = decision.verdict(decision.load(facts, null));
      const expected = reference.decide('limits', facts, null);
      const broken = expected.rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule);
      expect({ outcome, violated }).toEqual({ outcome: expected.outcome, violated: broken });
      return outcome;
    });
    expect(new Set(outcomes)).toEqual(new Set(['approved', 'denied']));
  });
});
