import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import type { Findings } from '../../../engine/ir/findings.ts';
import { completeFacts, leaveOut, leftOut, rulebooks } from '../../support/ir-arbitraries.ts';
import { runs } from '../../support/runs.ts';

const options = { numRuns: runs(300) };

/** What an answer says for certain. */
function settled({ outcome, values, rules }: Findings) {
  return {
    outcome: outcome === 'incomplete' ? null : outcome,
    values: new Map(values.map((value) => [value.name, value.result])),
    rules: new Map(rules.map(({ rule, status, effect }) => [rule, `${status} ${effect}`])),
  };
}

describe('every rulebook', () => {
  it('approves nothing while a value that it gives is not known, nor before its first edition', () => {
    fc.assert(
      fc.property(rulebooks, completeFacts, leftOut, (rulebook, complete, some) => {
        const evaluator = interpreter.prepare(rulebook);
        const [decision] = rulebook.decisions;
        const { date, outcome, values } = evaluator.decide(
          'd',
          leaveOut(complete, (path) => some.has(path)),
          null,
        );
        if (decision === undefined || outcome !== 'approved') return;
        expect(date).toBeGreaterThanOrEqual(decision.since);
        for (const { name, result } of values) {
          const from = decision.outputs.find((output) => output.name === name)?.givenFrom ?? null;
          if (from !== null && from <= Number(date)) expect(result.kind).toBe('known');
        }
      }),
      options,
    );
  });

  it('says of a case with facts left out only what further facts do not overturn', () => {
    fc.assert(
      fc.property(rulebooks, completeFacts, leftOut, leftOut, (rulebook, complete, some, others) => {
        const evaluator = interpreter.prepare(rulebook);
        const fewer = settled(
          evaluator.decide(
            'd',
            leaveOut(complete, (path) => some.has(path)),
            null,
          ),
        );
        const more = settled(
          evaluator.decide(
            'd',
            leaveOut(complete, (path) => some.has(path) && others.has(path)),
            null,
          ),
        );
        if (fewer.outcome !== null) expect(more.outcome).toBe(fewer.outcome);
        for (const [name, result] of fewer.values) {
          if (result.kind === 'known') expect(more.values.get(name)).toEqual(result);
        }
        for (const [rule, status] of fewer.rules) {
          if (!status.startsWith('unknown')) expect(more.rules.get(rule)).toBe(status);
        }
      }),
      options,
    );
  });

  it('lists every missing fact that matters: giving others changes nothing', () => {
    fc.assert(
      fc.property(rulebooks, completeFacts, leftOut, (rulebook, complete, some) => {
        const evaluator = interpreter.prepare(rulebook);
        const before = evaluator.decide(
          'd',
          leaveOut(complete, (path) => some.has(path)),
          null,
        );
        const missing = new Set(before.missing);
        const after = evaluator.decide(
          'd',
          leaveOut(complete, (path) => some.has(path) && missing.has(path)),
          null,
        );
        expect(after.outcome).toBe(before.outcome);
        expect(after.values).toEqual(before.values);
        expect(after.missing).toEqual(before.missing);
      }),
      options,
    );
  });

  it('waits for nothing where every fact is given', () => {
    fc.assert(
      fc.property(rulebooks, completeFacts, (rulebook, complete) => {
        const found = interpreter.prepare(rulebook).decide('d', complete, null);
        expect(found.missing).toEqual([]);
        expect(found.outcome).not.toBe('incomplete');
        for (const rule of found.rules) expect(rule.waits.size).toBe(0);
      }),
      options,
    );
  });

  it('lists as missing only facts that were left out', () => {
    fc.assert(
      fc.property(rulebooks, completeFacts, leftOut, (rulebook, complete, some) => {
        const found = interpreter.prepare(rulebook).decide(
          'd',
          leaveOut(complete, (path) => some.has(path)),
          null,
        );
        for (const path of found.missing) expect(some).toContain(path);
        if (found.outcome === 'incomplete') expect(found.missing.length).toBeGreaterThan(0);
      }),
      options,
    );
  });
});
