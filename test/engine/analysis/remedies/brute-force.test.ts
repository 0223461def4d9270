import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRemedies } from '../../../../engine/analysis/remedies/find-remedies.ts';
import type { Remedy } from '../../../../engine/analysis/remedies/remedy.ts';
import { interpreter } from '../../../../engine/backends/interpreter/interpreter.ts';
import type { Facts } from '../../../../engine/ir/findings.ts';
import { runs } from '../../../support/runs.ts';
import { allCases, domains, smallFacts, smallRulebook } from './small-cases.ts';

const cases = allCases();

/** The facts in which two cases differ. */
function differences(one: Facts, other: Facts): readonly string[] {
  return [...domains.keys()].filter((path) => one.get(path) !== other.get(path));
}

function apply({ changes }: Remedy, facts: Facts): Facts {
  const changed = new Map(facts);
  for (const { fact, to } of changes) if (to !== null) changed.set(fact, to);
  return changed;
}

/** The sets of facts whose change can lead to approval, without those that hold a smaller one. */
function smallestSets(approved: readonly Facts[], facts: Facts): readonly string[] {
  const sets = approved.map((one) => differences(one, facts)).filter((set) => set.length <= 3);
  const smallest = sets.filter((set) => !sets.some((other) => other.length < set.length && isWithin(other, set)));
  return [...new Set(smallest.map((set) => set.join(' ')))].sort();
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((one) => whole.includes(one));
}

test('finds every smallest set of changes that trying all of them finds, with values that could not be nearer', () => {
  fc.assert(
    fc.property(smallRulebook, smallFacts, (rulebook, facts) => {
      const { decide } = interpreter.prepare(rulebook);
      const outcomeOf = (given: Facts) => decide('d', given, null).outcome;
      const remedies = findRemedies(rulebook, decide('d', facts, null), facts);
      fc.pre(remedies !== null);
      const approved = cases.filter((one) => outcomeOf(one) === 'approved');
      const found = remedies?.remedies ?? [];
      const sets = found.map(({ changes }) => changes.map(({ fact }) => fact).join(' ')).sort();
      expect(remedies?.complete).toBe(true);
      expect(sets).toEqual(smallestSets(approved, facts));
      for (const remedy of found) {
        const remedied = apply(remedy, facts);
        expect(outcomeOf(remedied)).toBe('approved');
        for (const { fact, from, to } of remedy.changes) {
          if (typeof from !== 'number' || typeof to !== 'number') continue;
          const step = from < to ? -1 : 1;
          for (let nearer = to + step; nearer !== from; nearer += step) {
            expect(outcomeOf(new Map(remedied).set(fact, nearer))).not.toBe('approved');
          }
        }
      }
      const sizes = found.map(({ changes }) => changes.length);
      expect(sizes).toEqual(sizes.toSorted());
    }),
    { numRuns: runs(400) },
  );
});
