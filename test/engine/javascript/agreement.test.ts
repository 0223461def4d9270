import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { javascript } from '../../../engine/backends/javascript/javascript.ts';
import { completeFacts, leaveOut, leftOut, rulebooks } from '../../support/ir-arbitraries.ts';
import { day } from '../../support/ir-builders.ts';
import { runs } from '../../support/runs.ts';

describe('the javascript back end', () => {
  it('finds what the interpreter finds, on random rulebooks and facts', () => {
    fc.assert(
      fc.property(
        rulebooks,
        fc.array(fc.tuple(completeFacts, leftOut), { minLength: 3, maxLength: 3 }),
        fc.option(fc.constantFrom(day('2020-06-15'), day('2021-06-15')), { nil: null }),
        (rulebook, cases, date) => {
          const generated = javascript.prepare(rulebook);
          const reference = interpreter.prepare(rulebook);
          for (const [complete, left] of cases) {
            for (const facts of [complete, leaveOut(complete, (path) => left.has(path))]) {
              const found = reference.decide('d', facts, date);
              expect(generated.decide('d', facts, date)).toEqual(found);
              const compiled = generated.decision('d');
              expect(compiled.trace(compiled.load(facts, date)).rules).toEqual(
                found.rules.map(({ rule, status, effect, exceptions }) => ({ rule, status, effect, exceptions })),
              );
              expect(compiled.verdict(compiled.load(facts, date))).toEqual({
                kind: 'decided',
                outcome: found.outcome,
                violated: found.rules.filter(({ status }) => status === 'violated').map(({ rule }) => rule),
                missing: found.missing,
                values: Object.fromEntries(
                  (rulebook.decisions[0]?.outputs ?? []).map(({ name }) => {
                    const result = found.values.find((value) => value.name === name)?.result;
                    return [name, result?.kind === 'known' ? result.value : null];
                  }),
                ),
              });
            }
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
