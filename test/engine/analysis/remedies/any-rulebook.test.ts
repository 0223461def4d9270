/** Remedies under rulebooks of every construct: what is named is true, and nothing that is quickly tried is missed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRemedies } from '../../../../engine/analysis/remedies/find-remedies.ts';
import type { Change } from '../../../../engine/analysis/remedies/remedy.ts';
import { readSlot, type Slot, slotsOf, writeSlot } from '../../../../engine/analysis/remedies/slot.ts';
import { interpreter } from '../../../../engine/backends/interpreter/interpreter.ts';
import { javascript } from '../../../../engine/backends/javascript/javascript.ts';
import type { Facts, Value } from '../../../../engine/ir/findings.ts';
import type { Field, Rulebook } from '../../../../engine/ir/ir.ts';
import { rulebooksWithCases } from '../../../support/arbitrary-rulebook/index.ts';
import { runs } from '../../../support/runs.ts';

const single = ['boolean', 'number', 'date', 'enum'];

/** The rulebook with everything changeable that can be. */
function withChangeable(rulebook: Rulebook): Rulebook {
  const suits = ({ type, sensitive }: Field) => !sensitive && single.includes(type.kind);
  const fields = rulebook.records.flatMap(({ name, fields: own }) =>
    own.filter(suits).map((field) => `${name}.${field.name}`),
  );
  const decisions = rulebook.decisions.map((decision) => ({
    ...decision,
    changeable: [
      ...rulebook.facts.filter((fact) => suits(fact) && fact.path !== decision.asOf).map(({ path }) => path),
      ...fields,
    ],
  }));
  return { ...rulebook, decisions };
}

/** Other values of a slot with few of them. */
function othersOf({ field }: Slot, present: Value | null, rulebook: Rulebook): readonly Value[] {
  const { type } = field;
  if (present === null && !field.optional) return [];
  if (type.kind === 'boolean') return [true, false].filter((value) => value !== present);
  if (type.kind !== 'enum') return [];
  const members = rulebook.enums.find(({ name }) => name === type.enum)?.members ?? [];
  return members.map(({ name }) => name).filter((name) => name !== present);
}

/** Of a number or a date, that neither the values beside it nor some farther on the way to the present one would do. */
function expectNearest({ from, to, type }: Change, outcomeWith: (value: number) => string | null): void {
  if (type.kind !== 'number' || typeof from !== 'number' || typeof to !== 'number') return;
  const step = from < to ? -1 : 1;
  const way = Math.abs(to - from);
  const tried = [1, 2, 3, 10, Math.floor(way / 3), Math.floor(way / 2)].filter((size) => 0 < size && size < way);
  for (const size of tried) expect(outcomeWith(to + step * size)).not.toBe('approved');
}

it('are approved by every back end, need each change, have the nearest values, and hold every single change of few', () => {
  let remedied = 0;
  fc.assert(
    fc.property(rulebooksWithCases, (generated) => {
      if (generated === null) return;
      const rulebook = withChangeable(generated.rulebook);
      const backends = [interpreter.prepare(rulebook), javascript.prepare(rulebook)];
      for (const { decision: name, facts, date } of generated.cases) {
        const outcomes = (given: Facts) => backends.map((backend) => backend.decide(name, given, date).outcome);
        const found = findRemedies(rulebook, interpreter.prepare(rulebook).decide(name, facts, date), facts, {
          effort: 30_000,
        });
        const decision = rulebook.decisions.find((one) => one.name === name);
        if (found === null || decision === undefined) continue;
        const slots = new Map(slotsOf(rulebook, decision, facts).map((slot) => [slot.path, slot]));
        for (const { changes } of found.remedies) {
          remedied += 1;
          const apply = (some: typeof changes) =>
            some.reduce((given, { fact, to }) => {
              const slot = slots.get(fact);
              return slot === undefined ? given : writeSlot(slot, to, given);
            }, facts);
          expect(outcomes(apply(changes))).toEqual(['approved', 'approved']);
          for (const one of changes) {
            if (found.complete)
              expectNearest(one, (value) => {
                const slot = slots.get(one.fact);
                return slot === undefined ? null : (outcomes(writeSlot(slot, value, apply(changes)))[0] ?? null);
              });
            expect(outcomes(apply(changes.filter((other) => other !== one)))[0]).not.toBe('approved');
          }
        }
        if (!found.complete) continue;
        const named = found.remedies
          .filter(({ changes }) => changes.length === 1)
          .map(({ changes }) => changes[0]?.fact);
        for (const slot of slots.values()) {
          const approves = othersOf(slot, readSlot(slot, facts), rulebook).some(
            (value) => outcomes(writeSlot(slot, value, facts))[0] === 'approved',
          );
          if (approves) expect(named).toContain(slot.path);
        }
      }
    }),
    // The same ones each time: a number multiplied by itself may have a nearer value (docs/impact.md).
    { numRuns: runs(15) },
  );
  expect(remedied).toBeGreaterThan(0);
});
