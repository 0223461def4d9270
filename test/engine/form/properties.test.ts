import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDecision } from '../../../engine/backends/interpreter/decide.ts';
import { indexRulebook } from '../../../engine/backends/interpreter/scope.ts';
import { readFacts } from '../../../engine/facts/read-facts.ts';
import { boundsOf } from '../../../engine/form/bounds.ts';
import { formOf } from '../../../engine/form/case-form.ts';
import { readEntries } from '../../../engine/form/read-entries.ts';
import { findIdleFacts } from '../../../engine/form/relevance.ts';
import { translateEntries, writeEntries } from '../../../engine/form/write-entries.ts';
import { writeFacts } from '../../../engine/form/write-facts.ts';
import type { Facts, Value } from '../../../engine/ir/findings.ts';
import { factsOf } from '../../../engine/ir/reads.ts';
import { arbitraryFacts, arbitraryValue } from './arbitrary-facts.ts';
import { evaluator, kuopio } from './kuopio.ts';

const decisions = kuopio.decisions.map(({ name }) => name);
const languages = ['fi', 'en'] as const;
const program = indexRulebook(kuopio);

/** What a case came to: outcome, values, and what became of each rule. */
function told(decision: string, facts: Facts) {
  const { outcome, values, rules } = evaluator.decide(decision, facts, null);
  return {
    outcome,
    values: values.map(({ name, result }) => [name, result.kind === 'known' ? result.value : result.kind]),
    rules: rules.map(({ rule, status, effect }) => ({ rule, status, effect })),
    exceptions: rules.map(({ exceptions }) => exceptions),
  };
}

/** The facts with others in the place of those named: given anew, or left out. */
function replaced(facts: Facts, paths: readonly string[], others: Facts): Facts {
  const next = new Map(facts);
  for (const path of paths) {
    const other = others.get(path);
    if (other === undefined) next.delete(path);
    else next.set(path, other);
  }
  return next;
}

describe.each(decisions)('%s', (decision) => {
  const form = formOf(kuopio, decision);
  // Lists of which a blank element is part cannot be told from a shorter one in a form.
  const isWritten = (facts: Facts) =>
    [...facts.values()].every(
      (value) => !Array.isArray(value) || value.every((one) => typeof one !== 'object' || one.fields.size > 0),
    );

  test('what is written into a form is read back, in either language', () => {
    fc.assert(
      fc.property(arbitraryFacts(decision).filter(isWritten), fc.constantFrom(...languages), (facts, language) => {
        const { facts: read, problems } = readEntries(form, writeEntries(form, facts, language), kuopio, language);
        expect([...problems]).toEqual([]);
        expect(plain(read)).toEqual(plain(onlyAsked(facts, decision)));
      }),
    );
  });

  test('entries written in the other language say the same', () => {
    fc.assert(
      fc.property(arbitraryFacts(decision).filter(isWritten), (facts) => {
        const english = translateEntries(form, writeEntries(form, facts, 'fi'), kuopio, { from: 'fi', to: 'en' });
        expect([...english]).toEqual([...writeEntries(form, facts, 'en')]);
        expect(plain(readEntries(form, english, kuopio, 'en').facts)).toEqual(plain(onlyAsked(facts, decision)));
      }),
    );
  });

  test('facts written as JSON are read back, save for what is sensitive', () => {
    fc.assert(
      fc.property(arbitraryFacts(decision), (facts) => {
        const { json, withheld } = writeFacts(facts, kuopio);
        const text = JSON.stringify(json);
        const { facts: read, problems } = readFacts(kuopio, JSON.parse(text));
        expect(problems).toEqual([]);
        expect(plain(read)).toEqual(plain(replaced(facts, withheld, new Map())));
      }),
    );
  });

  test('facts that make no difference can be anything, together', () => {
    fc.assert(
      fc.property(arbitraryFacts(decision), arbitraryFacts(decision), (facts, others) => {
        const idle = findIdleFacts(kuopio, evaluator, decision, facts);
        const { exceptions: _, ...before } = told(decision, facts);
        expect(told(decision, replaced(facts, idle, others))).toMatchObject(before);
        expect(told(decision, replaced(facts, idle, new Map()))).toEqual(told(decision, facts));
      }),
    );
  });

  test('whatever becomes known, a value lies within its bounds', () => {
    const asked = factsOf(kuopio, decision);
    fc.assert(
      fc.property(
        arbitraryFacts(decision),
        // An optional fact left out is known: it is absent.
        fc.tuple(...asked.map((fact) => (fact.optional ? fc.constant(undefined) : arbitraryValue(fact)))),
        (facts, completion) => {
          const added = asked.flatMap(({ path }, index): [string, Value][] => {
            const value = completion[index];
            return value === undefined || facts.has(path) ? [] : [[path, value]];
          });
          const { values } = evaluator.decide(decision, new Map([...facts, ...added]), null);
          const opened = openDecision(program, decision, facts, null);
          for (const output of opened.decision.outputs) {
            const bounds = boundsOf(output.expression, opened.scope);
            const result = values.find(({ name }) => name === output.name)?.result;
            if (bounds === null || result?.kind !== 'known' || typeof result.value !== 'number') continue;
            expect(result.value >= bounds.least && result.value <= bounds.greatest).toBe(true);
          }
        },
      ),
    );
  });
});

function onlyAsked(facts: Facts, decision: string): Facts {
  const used = new Map(
    formOf(kuopio, decision)
      .groups.flatMap(({ fields }) => fields)
      .map((one) => [one.fact.path, one]),
  );
  return new Map(
    [...facts].map(([path, value]): [string, Value] => {
      const field = used.get(path);
      if (field?.kind !== 'table' || !Array.isArray(value)) return [path, value];
      const names = new Set(field.columns.map(({ name }) => name));
      return [
        path,
        value.map((one) =>
          typeof one === 'object' && 'fields' in one
            ? { fields: new Map([...one.fields].filter(([name]) => names.has(name))) }
            : one,
        ),
      ];
    }),
  );
}

/** Facts as plain data, to compare whatever the order in which they were read. */
function plain(facts: Facts): unknown {
  const toPlain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(toPlain);
    if (typeof value === 'object' && value !== null && 'fields' in value) return plain(value.fields as Facts);
    return value;
  };
  return Object.fromEntries(
    [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, value]) => [path, toPlain(value)]),
  );
}
