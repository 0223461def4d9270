/** What generated rulebooks are good for: they compile, hold every construct, and shrink to small ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRulebook } from '../../dsl/compile/compile.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { rulebookFiles, rulebooksWithCases, showFiles } from '../support/arbitrary-rulebook/index.ts';
import { runs } from '../support/runs.ts';
import { findAll } from './answers.ts';
import { constructs, constructsOf } from './constructs.ts';
import { findDisagreement, tell } from './disagreement.ts';
import { mistakesInIr } from './mistakes-in-ir.ts';
import { rewrite } from './rewrite.ts';

describe('generated rulebooks', () => {
  it('always compile', () => {
    const property = fc.property(rulebookFiles, (files) => {
      const { rulebook, diagnostics } = compileRulebook(files);
      if (rulebook !== null) return;
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      throw new Error(`${errors.map(({ code, message }) => `${code}: ${message.en}`).join('\n')}\n${showFiles(files)}`);
    });
    fc.assert(property, { numRuns: runs(100) });
  });

  it('hold every construct often enough', () => {
    const seen = new Map(constructs.map((construct) => [construct, 0]));
    for (const generated of fc.sample(rulebooksWithCases, { numRuns: 200, seed: 1 })) {
      if (generated === null) continue;
      for (const construct of constructsOf(generated.rulebook)) seen.set(construct, (seen.get(construct) ?? 0) + 1);
    }
    const rare = [...seen].filter(([construct, count]) => constructs.includes(construct) && count < 3);
    expect(rare).toEqual([]);
  });

  it('shrink a disagreement to a small policy, told with its facts and the difference', async () => {
    const change = mistakesInIr['numbers: < for <='] ?? ((node) => node);
    const mistaken = {
      name: 'mistaken',
      prepare: (rulebook: Parameters<typeof rewrite>[0]) => interpreter.prepare(rewrite(rulebook, change)),
    };
    const property = fc.asyncProperty(rulebooksWithCases, async (generated) => {
      if (generated === null) return;
      const { rulebook, cases } = generated;
      const disagreement = await findDisagreement(
        mistaken,
        rulebook,
        cases,
        await findAll(interpreter, rulebook, cases),
      );
      if (disagreement !== null) throw new Error(tell(generated, disagreement));
    });
    const { errorInstance } = await fc.check(property, { numRuns: 100, seed: 1 });
    const told = errorInstance instanceof Error ? errorInstance.message : '';
    // `between` is a comparison with <= as well.
    expect(told).toMatch(/ <= | between /);
    expect(told).toMatch(/^--- facts of a case for 'grant', with (no date|\d{4}-\d{2}-\d{2}) beside them$/m);
    expect(told).toMatch(/^--- reference \(-\) and 'mistaken' \(\+\)$/m);
    const [policy = ''] = told.split('--- facts of a case');
    expect(policy.match(/^(rule|define|table|exception|relief) /gm)?.length ?? 0).toBeLessThanOrEqual(2);
    expect(policy.split('\n').length).toBeLessThan(40);
  });
});
