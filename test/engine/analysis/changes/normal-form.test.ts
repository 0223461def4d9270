/** The normal form: equal for what is only written otherwise, and never equal for what comes out otherwise. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Declared, meaningOf } from '../../../../engine/analysis/changes/meaning.ts';
import { interpreter } from '../../../../engine/backends/interpreter/interpreter.ts';
import type { Findings, Result } from '../../../../engine/ir/findings.ts';
import type {
  Comparison,
  Definition,
  DefinitionException,
  DefinitionVersion,
  Rule,
  Rulebook,
  RuleException,
  RuleVersion,
  Timeline,
} from '../../../../engine/ir/ir.ts';
import { mistakesInIr } from '../../../agreement/mistakes-in-ir.ts';
import { type Change, changing, rewrite } from '../../../agreement/rewrite.ts';
import { type GeneratedRulebook, rulebooksWithCases } from '../../../support/arbitrary-rulebook/index.ts';
import { runs } from '../../../support/runs.ts';

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  equal: 'equal',
  not_equal: 'not_equal',
  less: 'greater',
  less_or_equal: 'greater_or_equal',
  greater: 'less',
  greater_or_equal: 'less_or_equal',
};

const contrary: Readonly<Record<Comparison, Comparison>> = {
  equal: 'not_equal',
  not_equal: 'equal',
  less: 'greater_or_equal',
  less_or_equal: 'greater',
  greater: 'less_or_equal',
  greater_or_equal: 'less',
};

/** Ways to say the same. */
const rewordings: Readonly<Record<string, Change>> = {
  'and in another order': changing('and', (node) => ({ ...node, operands: node.operands.toReversed() })),
  'or in another order': changing('or', (node) => ({ ...node, operands: node.operands.toReversed() })),
  'and nested': changing('and', ({ kind, operands: [first, ...others] }) =>
    first === undefined || others.length < 2
      ? { kind, operands: [...(first === undefined ? [] : [first]), ...others] }
      : { kind, operands: [first, { kind, operands: others }] },
  ),
  'and by De Morgan': changing('and', ({ operands }) => ({
    kind: 'not',
    operand: { kind: 'or', operands: operands.map((operand) => ({ kind: 'not', operand })) },
  })),
  'or by De Morgan': changing('or', ({ operands }) => ({
    kind: 'not',
    operand: { kind: 'and', operands: operands.map((operand) => ({ kind: 'not', operand })) },
  })),
  'and said twice': changing('and', (node) => ({ ...node, operands: [...node.operands, ...node.operands] })),
  'comparisons mirrored': changing('compare', (node) => ({
    ...node,
    operator: mirrored[node.operator],
    left: node.right,
    right: node.left,
  })),
  'comparisons negated': changing('compare', (node) => ({
    kind: 'not',
    operand: { ...node, operator: contrary[node.operator] },
  })),
  'strict bounds as the next number': changing('compare', (node) => {
    const { operator, operands, left, right } = node;
    const isWhole = operands === 'number' && left.kind !== 'divide' && right.kind === 'constant';
    if (!isWhole || (operator !== 'less' && operator !== 'greater')) return node;
    const value = Number(right.value) + (operator === 'less' ? -1 : 1);
    return {
      ...node,
      operator: operator === 'less' ? 'less_or_equal' : 'greater_or_equal',
      right: { ...right, value },
    };
  }),
  'any as not every': changing('any', (node) =>
    node.kind === 'any'
      ? { kind: 'not', operand: { ...node, kind: 'every', satisfies: { kind: 'not', operand: node.satisfies } } }
      : node,
  ),
  'members in another order': changing('member_of', (node) => ({ ...node, members: node.members.toReversed() })),
  'branches in another order': changing('choose', (node) => ({ ...node, branches: node.branches.toReversed() })),
  'sums turned around': changing('add', (node) => ({ ...node, left: node.right, right: node.left })),
  'products turned around': changing('multiply', (node) => ({ ...node, left: node.right, right: node.left })),
  'the least of others': changing('least_of', (node) => ({ ...node, operands: node.operands.toReversed() })),
};

/** All that a rulebook means, a text for each part. */
function meaningsOf({ definitions, decisions }: Rulebook): readonly string[] {
  const exceptionsOf = (
    definition: Definition,
    version: DefinitionVersion,
    exceptions: readonly DefinitionException[],
  ): readonly Declared[] =>
    exceptions.flatMap((exception) => [
      { kind: 'definition_exception', definition, version, exception } as const,
      ...exceptionsOf(definition, version, exception.exceptions),
    ]);
  const ruleExceptionsOf = (
    rule: Rule,
    version: RuleVersion,
    exceptions: readonly RuleException[],
  ): readonly Declared[] =>
    exceptions.flatMap((exception) => [
      { kind: 'rule_exception', rule, version, exception } as const,
      ...ruleExceptionsOf(rule, version, exception.exceptions),
    ]);
  /** A day on which a norm ends is a part of what it means. */
  const over = <V>(timeline: Timeline<V>, declared: (version: V) => readonly Declared[]): readonly string[] =>
    timeline.flatMap(({ from, value }) => [`${from}:`, ...(value === null ? [] : declared(value).map(meaningOf))]);
  return [
    ...definitions.flatMap((definition) =>
      over(definition.versions, (version) => [
        { kind: 'definition', definition, version },
        ...exceptionsOf(definition, version, version.exceptions),
      ]),
    ),
    ...decisions
      .flatMap(({ rules }) => rules)
      .flatMap((rule) =>
        over(rule.versions, (version) => [
          { kind: 'rule', rule, version },
          ...ruleExceptionsOf(rule, version, version.exceptions),
        ]),
      ),
  ];
}

/** What comes out: outcome, values, the state of each rule, and what is missing. */
function resultsOf(rulebook: Rulebook, { cases }: GeneratedRulebook): readonly unknown[] {
  const evaluator = interpreter.prepare(rulebook);
  return cases.map(({ decision, facts, date }) => {
    const found: Findings = evaluator.decide(decision, facts, date);
    const { outcome, values, rules, missing } = found;
    return {
      outcome,
      values: values.map(({ name, result }) => ({ name, result: write(result) })),
      rules: rules.map(({ rule, status, effect }) => ({ rule, status, effect })),
      missing,
    };
  });
}

/** What a result waits for, and what has no value, in no order. */
function write(result: Result): unknown {
  if (result.kind !== 'unknown') return result;
  return {
    kind: result.kind,
    waits: [...result.waits].sort(),
    gaps: result.gaps.map((gap) => JSON.stringify(gap)).sort(),
  };
}

/** All but the norms: what the normal form does not speak of. */
function restOf({ decisions, definitions: _definitions, ...rest }: Rulebook): string {
  return JSON.stringify([rest, decisions.map(({ rules: _rules, ...head }) => head)]);
}

describe('the normal form', () => {
  it.each(Object.entries(rewordings))('is the same with %s, and so is what comes out', (_name, reword) => {
    fc.assert(
      fc.property(rulebooksWithCases, (generated) => {
        if (generated === null) return;
        const reworded = rewrite(generated.rulebook, reword);
        expect(meaningsOf(reworded)).toEqual(meaningsOf(generated.rulebook));
        expect(resultsOf(reworded, generated)).toEqual(resultsOf(generated.rulebook, generated));
      }),
      { numRuns: runs(5) },
    );
  });

  it('is another wherever a mistake changes what comes out', () => {
    let caught = 0;
    for (const generated of fc.sample(rulebooksWithCases, { numRuns: 12, seed: 7 })) {
      if (generated === null) continue;
      const meanings = JSON.stringify(meaningsOf(generated.rulebook));
      const results = JSON.stringify(resultsOf(generated.rulebook, generated), writeSets);
      for (const [name, mistake] of Object.entries(mistakesInIr)) {
        const mistaken = rewrite(generated.rulebook, mistake);
        if (restOf(mistaken) !== restOf(generated.rulebook)) continue;
        if (JSON.stringify(meaningsOf(mistaken)) !== meanings) continue;
        let found: string;
        try {
          found = JSON.stringify(resultsOf(mistaken, generated), writeSets);
        } catch {
          // A mistake may leave what no checked rulebook holds.
          continue;
        }
        expect(found, name).toBe(results);
        caught += 1;
      }
    }
    expect(caught).toBeGreaterThan(0);
  });
});

function writeSets(_key: string, value: unknown): unknown {
  return value instanceof Set || value instanceof Map ? [...value] : value;
}
