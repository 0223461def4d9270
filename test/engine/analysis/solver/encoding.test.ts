import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCaseSpace } from '../../../../engine/analysis/solver/case-space.ts';
import { encodeDecision } from '../../../../engine/analysis/solver/encode-decision.ts';
import type { TermEvaluator } from '../../../../engine/analysis/solver/evaluate-term.ts';
import { openProblem } from '../../../../engine/analysis/solver/problem.ts';
import type { Encoded } from '../../../../engine/analysis/solver/values.ts';
import { interpreter } from '../../../../engine/backends/interpreter/interpreter.ts';
import type { Facts, Findings, Value } from '../../../../engine/ir/findings.ts';
import type { Rulebook } from '../../../../engine/ir/ir.ts';
import { rulebooksWithCases, showFiles } from '../../../support/arbitrary-rulebook/index.ts';
import { runs } from '../../../support/runs.ts';
import { evaluateFor, representText } from './assign-facts.ts';
import { completeFacts } from './complete-facts.ts';

/** What is compared of findings: outcome, outputs and violated rules. */
function summarise(findings: Findings): unknown {
  return {
    outcome: findings.outcome,
    values: Object.fromEntries(
      findings.values.map(({ name, result }) => [name, result.kind === 'known' ? plain(result.value) : result.kind]),
    ),
    violated: findings.rules.flatMap(({ rule, status, effect }) =>
      status === 'violated' ? [`${rule}: ${effect}`] : [],
    ),
  };
}

function plain(value: unknown): unknown {
  return Array.isArray(value) ? value.length : typeof value === 'number' ? String(value) : value;
}

function encodedSummary(rulebook: Rulebook, decision: string, facts: Facts, longest: number): unknown {
  const { problem } = openProblem([rulebook], decision, { depth: longest });
  const encoded = encodeDecision(rulebook, decision, problem);
  const evaluator = evaluateFor(facts, problem);
  const outcome = Object.entries(encoded.outcome).filter(([, truth]) => evaluator.truth(truth));
  const values = [...encoded.outputs].flatMap(([name, { result }]) => {
    const value = readResult(result, evaluator, problem);
    return value === 'absent' ? [] : [[name, value] as const];
  });
  const violated = [...encoded.rules].flatMap(([name, { denies, refers, warns }]) => {
    const effect = evaluator.truth(denies)
      ? 'deny'
      : evaluator.truth(refers)
        ? 'refer'
        : evaluator.truth(warns)
          ? 'warn'
          : null;
    return effect === null ? [] : [`${name}: ${effect}`];
  });
  return { outcome: outcome.map(([name]) => name).join(), values: Object.fromEntries(values), violated };
}

function readResult(
  result: Encoded,
  evaluator: TermEvaluator,
  problem: ReturnType<typeof openProblem>['problem'],
): unknown {
  if (evaluator.truth(result.unknown)) return 'unknown';
  if (evaluator.truth(result.absent)) return 'absent';
  switch (result.value?.kind) {
    case 'truth':
      return evaluator.truth(result.value.truth);
    case 'number':
      return String(evaluator.integer(result.value.number));
    case 'date':
      return String(evaluator.integer(problem.dates.dayOf(result.value.date)));
    case 'word':
      return [...result.value.words].flatMap(([word, when]) => (evaluator.truth(when) ? [word] : [])).join();
    case 'list':
      return result.value.parts.filter(({ when }) => evaluator.truth(when)).length;
    default:
      return 'nothing';
  }
}

function longestList(facts: Facts): number {
  const lengthOf = (value: Value): number => {
    if (Array.isArray(value)) return Math.max(value.length, ...(value as readonly Value[]).map(lengthOf));
    return typeof value === 'object' && 'fields' in value ? longestList(value.fields) : 1;
  };
  return Math.max(1, ...[...facts.values()].map(lengthOf));
}

describe('encoding of decisions', () => {
  it('says of every complete case what the reference interpreter finds', () => {
    fc.assert(
      fc.property(rulebooksWithCases, (generated) => {
        if (generated === null) return;
        const evaluator = interpreter.prepare(generated.rulebook);
        for (const { decision, facts: given } of generated.cases) {
          const { texts } = openCaseSpace([generated.rulebook], decision);
          const facts = completeFacts(generated.rulebook, given, (text) => representText(text, texts));
          const found = summarise(evaluator.decide(decision, facts, null));
          const encoded = encodedSummary(generated.rulebook, decision, facts, longestList(facts));
          expect(
            encoded,
            `${showFiles(generated.files)}\n${decision}\n${JSON.stringify([...facts], (_k, v) => (v instanceof Map ? [...v] : v))}`,
          ).toEqual(found);
        }
      }),
      { numRuns: runs(40), endOnFailure: false },
    );
  });
});
