/** All back ends find the same, to the byte: of generated rulebooks, of the policy cases and of the examples. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runCase } from '../../engine/cases/run-cases.ts';
import { engineNames } from '../../library/engines.ts';
import { rulebooksWithCases } from '../support/arbitrary-rulebook/index.ts';
import { backends, reference } from '../support/backends.ts';
import { runs } from '../support/runs.ts';
import { findAll } from './answers.ts';
import { findDisagreement, tell } from './disagreement.ts';
import { examples, policyCases, rulebook } from './kuopio-cases.ts';

describe('all back ends', () => {
  it('find of every rulebook what the reference finds', async () => {
    const property = fc.asyncProperty(rulebooksWithCases, async (generated) => {
      if (generated === null) return;
      const expected = await findAll(reference, generated.rulebook, generated.cases);
      for (const backend of backends) {
        const disagreement = await findDisagreement(backend, generated.rulebook, generated.cases, expected);
        if (disagreement !== null) throw new Error(tell(generated, disagreement));
      }
    });
    await fc.assert(property, { numRuns: runs(150) });
  });

  it('are held to cases and examples', () => {
    expect(backends.map(({ name }) => name)).toEqual(engineNames.filter((name) => name !== reference.name));
    expect(policyCases.length).toBeGreaterThan(100);
    expect(examples.length).toBeGreaterThan(10);
  });
});

describe.each(backends)('$name', (backend) => {
  it('passes every policy case', async () => {
    const evaluator = await backend.prepare(rulebook);
    const failed: string[] = [];
    for (const { case: policyCase, facts } of policyCases) {
      const findings = await evaluator.decide(policyCase.decision, facts, policyCase.on);
      const result = runCase(rulebook, { decide: () => findings }, policyCase);
      if (result.kind !== 'passed') failed.push(`${policyCase.decision}: ${policyCase.name}`);
    }
    expect(failed).toEqual([]);
  });

  it.each([
    ['policy cases', policyCases.map(({ case: { decision, on }, facts }) => ({ decision, facts, date: on }))],
    ['examples', examples],
  ])('finds of all %s what the reference finds', async (_, cases) => {
    for (const one of cases) {
      const expected = await findAll(reference, rulebook, [one]);
      expect(await findDisagreement(backend, rulebook, [one], expected)).toBeNull();
    }
  });
});
