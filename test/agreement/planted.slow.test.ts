/** How much the agreement test sees: mistakes of many kinds, each of which it has to find. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../engine/backend.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { type GeneratedRulebook, rulebooksWithCases } from '../support/arbitrary-rulebook/index.ts';
import { findAll, writeFindings } from './answers.ts';
import { plantInCode } from './mistakes-in-code.ts';
import { mistakesInIr } from './mistakes-in-ir.ts';
import { rewrite } from './rewrite.ts';

/** Within so many rulebooks each mistake must have shown. */
const most = 400;

const planted = new Map<string, Backend>();

beforeAll(async () => {
  for (const [name, change] of Object.entries(mistakesInIr)) {
    planted.set(name, { name, prepare: (rulebook) => interpreter.prepare(rewrite(rulebook, change)) });
  }
  for (const [name, backend] of await plantInCode()) planted.set(name, backend);
});

/** The mistakes that a run of the agreement test with this seed does not find; it ends once all are found. */
async function findUnseen(seed: number): Promise<readonly string[]> {
  const unseen = new Map(planted);
  const goesOn = fc.asyncProperty(rulebooksWithCases, async (generated) => {
    if (generated === null) return true;
    const expected = await writeAll(interpreter, generated);
    for (const [name, backend] of unseen) if ((await writeAll(backend, generated)) !== expected) unseen.delete(name);
    return unseen.size > 0;
  });
  await fc.check(goesOn, { numRuns: most, seed, endOnFailure: true });
  return [...unseen.keys()];
}

async function writeAll(backend: Backend, { rulebook, cases }: GeneratedRulebook): Promise<string> {
  const found = await findAll(backend, rulebook, cases);
  return found.map((one) => (one instanceof Error ? 'error' : writeFindings(one))).join('\n');
}

describe('the agreement test', () => {
  it.each([1, 2, 4])('finds every planted mistake, seed %i', async (seed) => {
    expect(await findUnseen(seed)).toEqual([]);
  });
});
