/** The form of any rulebook: nothing of it rests on what the Kuopio rulebook happens to use. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDecision } from '../../../engine/backends/interpreter/decide.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { indexRulebook } from '../../../engine/backends/interpreter/scope.ts';
import { explainFindings } from '../../../engine/explain/explain.ts';
import { assessCase } from '../../../engine/form/assess-case.ts';
import { boundsOf } from '../../../engine/form/bounds.ts';
import { fieldsOf, formOf } from '../../../engine/form/case-form.ts';
import { readEntries } from '../../../engine/form/read-entries.ts';
import { arrangeReasons, writeReasons } from '../../../engine/form/reasons.ts';
import { findIdleFacts } from '../../../engine/form/relevance.ts';
import { writeEntries } from '../../../engine/form/write-entries.ts';
import type { Facts } from '../../../engine/ir/findings.ts';
import { rulebooksWithCases } from '../../support/arbitrary-rulebook/index.ts';
import { runs } from '../../support/runs.ts';

describe('of any rulebook', () => {
  test('every case is assessed and its reasons are written', () => {
    fc.assert(
      fc.property(rulebooksWithCases, fc.constantFrom('fi', 'en'), (generated, language) => {
        if (generated === null) return;
        const { rulebook, cases } = generated;
        const evaluator = interpreter.prepare(rulebook);
        for (const { decision, facts } of cases) {
          const assessment = assessCase(rulebook, evaluator, { decision, facts, language });
          const findings = evaluator.decide(decision, facts, null);
          const explanation = explainFindings(rulebook, findings, facts, { language });
          expect(writeReasons(arrangeReasons(assessment, explanation, rulebook, language), language, false)).not.toBe(
            '',
          );
        }
      }),
      { numRuns: runs(25) },
    );
  });

  test('a value of a complete case lies within the bounds it had before a fact was known', () => {
    fc.assert(
      fc.property(rulebooksWithCases, fc.nat(), (generated, left) => {
        if (generated === null) return;
        const { rulebook, cases } = generated;
        const program = indexRulebook(rulebook);
        for (const { decision, facts } of cases) {
          const open = withoutOne(
            facts,
            left,
            rulebook.facts.filter((fact) => !fact.optional).map(({ path }) => path),
          );
          const before = openDecision(program, decision, open, null);
          const now = interpreter.prepare(rulebook).decide(decision, facts, null).values;
          for (const output of before.decision.outputs) {
            const bounds = boundsOf(output.expression, before.scope);
            const result = now.find(({ name }) => name === output.name)?.result;
            if (bounds === null || result?.kind !== 'known' || typeof result.value !== 'number') continue;
            expect(result.value >= bounds.least && result.value <= bounds.greatest).toBe(true);
          }
        }
      }),
      { numRuns: runs(25) },
    );
  });

  test('without what makes no difference a case comes out the same', () => {
    fc.assert(
      fc.property(rulebooksWithCases, (generated) => {
        if (generated === null) return;
        const { rulebook, cases } = generated;
        const evaluator = interpreter.prepare(rulebook);
        for (const { decision, facts } of cases) {
          const idle = findIdleFacts(rulebook, evaluator, decision, facts);
          const kept = new Map([...facts].filter(([path]) => !idle.includes(path)));
          const told = (given: Facts) => {
            const { outcome, values, rules } = evaluator.decide(decision, given, null);
            return {
              outcome,
              values,
              rules: rules.map(({ rule, status, effect, exceptions }) => ({ rule, status, effect, exceptions })),
            };
          };
          expect(told(kept)).toEqual(told(facts));
        }
      }),
      { numRuns: runs(25) },
    );
  });

  test('what is written into a form is read back', () => {
    fc.assert(
      fc.property(rulebooksWithCases, fc.constantFrom('fi', 'en'), (generated, language) => {
        if (generated === null) return;
        const { rulebook, cases } = generated;
        for (const { decision, facts } of cases) {
          const form = formOf(rulebook, decision);
          const read = readEntries(form, writeEntries(form, facts, language), rulebook, language);
          expect([...read.problems]).toEqual([]);
          for (const { kind, fact } of fieldsOf(form)) {
            // A zero below zero is a zero.
            if (kind !== 'table') expect(write(read.facts, fact.path)).toBe(write(facts, fact.path));
          }
        }
      }),
      { numRuns: runs(25) },
    );
  });
});

function write(facts: Facts, path: string): string {
  return JSON.stringify(facts.get(path)) ?? '';
}

function withoutOne(facts: Facts, left: number, paths: readonly string[]): Facts {
  const given = paths.filter((path) => facts.has(path));
  const open = new Map(facts);
  open.delete(given[left % Math.max(1, given.length)] ?? '');
  return open;
}
