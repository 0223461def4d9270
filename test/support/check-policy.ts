/** Analyses policy texts in tests: a rulebook of one edition, without values, in euros. */
import { expect } from 'vitest';
import type { Analysis } from '../../dsl/analysis/analysis.ts';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { consolidate } from '../../dsl/editions/consolidate.ts';
import type { Consolidation, Edition, PolicyFile } from '../../dsl/editions/consolidated.ts';
import { parsePolicy } from '../../dsl/grammar/parse.ts';
import { analyse } from '../../dsl/infer/analyse.ts';
import { toDay } from '../../engine/ir/calendar.ts';
import { invariant } from '../../engine/ir/invariant.ts';

/** Policy texts by path. */
export type PolicyTexts = Readonly<Record<string, string>>;

/** What a rulebook of one edition with these files declares; syntax errors and double names fail the test. */
export function consolidatePolicies(texts: PolicyTexts): Consolidation {
  const policies = Object.entries(texts).map(([path, text]) => {
    const { file: tree, diagnostics } = parsePolicy(path, text);
    expect(diagnostics.map(({ span, message }) => `${span.start}: ${message.en}`)).toEqual([]);
    return { path, text, tree };
  });
  const { consolidation, diagnostics } = consolidateFiles(policies);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  return consolidation;
}

/** What parsed files of one edition declare, and what consolidating them has to say. */
export function consolidateFiles(policies: readonly PolicyFile[]): {
  readonly consolidation: Consolidation;
  readonly diagnostics: readonly Diagnostic[];
} {
  const edition = editionOf(policies, 2020);
  const { spans, diagnostics } = consolidate([edition], 'EUR', 'fi');
  const [consolidation] = spans;
  invariant(consolidation !== undefined, 'one edition gives one span');
  return { consolidation, diagnostics };
}

/** An edition of these files in force from the first day of a year. */
export function editionOf(policies: readonly PolicyFile[], year: number): Edition {
  return {
    date: toDay({ year, month: 1, day: 1 }),
    folder: `${year}-01-01`,
    status: 'in_force',
    decided: null,
    decidedBy: null,
    record: null,
    statedFor: [],
    informative: [],
    policies,
    provisions: [],
  };
}

/** The policy analysed; see `consolidatePolicies`. */
export function analysePolicy(text: string): {
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
} {
  return analyse(consolidatePolicies({ 'test.policy': text }));
}

/** Fails where the policy is not accepted. */
export function expectAccepted(text: string): void {
  expect(diagnosticsOf(text)).toBe('');
}

/** What is wrong with a policy, a line each: `unit-mismatch at '3 h': an amount in EUR is needed here, not …`. */
export function diagnosticsOf(text: string): string {
  return analysePolicy(text)
    .diagnostics.map((diagnostic) => describe(diagnostic, text))
    .join('\n');
}

function describe({ code, span, message }: Diagnostic, text: string): string {
  return `${code} at '${text.slice(span.start, span.end)}': ${message.en}`;
}
