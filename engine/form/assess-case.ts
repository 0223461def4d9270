import type { Evaluator } from '../backend.ts';
import { openDecision } from '../backends/interpreter/decide.ts';
import { programOf } from '../backends/interpreter/scope.ts';
import type { Facts, Findings } from '../ir/findings.ts';
import type { Output, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { hiddenOutputs } from '../ir/sensitive.ts';
import { formatValue } from '../wording/format-value.ts';
import { assessElements, type ElementAssessment } from './assess-elements.ts';
import { boundsOf } from './bounds.ts';
import { fieldsOf, formOf } from './case-form.ts';
import { formulaOf } from './formula.ts';
import { findIdleFacts } from './relevance.ts';

/** One case decided, with what its reader is shown beside the form while typing. The reasons come separately: they take longer. */
export interface CaseAssessment {
  readonly findings: Findings;
  /**
   * How outputs that are known were computed, by name: `40 h × 46,00 €/h`. Not of plain numbers, in which nobody could
   * tell what was counted.
   */
  readonly formulas: Readonly<Record<string, string>>;
  /** Between what the outputs that are not known lie, by name; those left out may be anything. */
  readonly ranges: Readonly<Record<string, OutputRange>>;
  /** Paths of the facts that make no difference. */
  readonly idle: readonly string[];
  /** By the path of a list, its elements in order. */
  readonly elements: Readonly<Record<string, readonly ElementAssessment[]>>;
}

export interface OutputRange {
  readonly least: string;
  readonly greatest: string;
}

/** A case to decide, for a reader. Facts are validated. */
export interface CaseRequest {
  readonly decision: string;
  readonly facts: Facts;
  readonly language: Language;
}

/** Decides a case for the person at its form. */
export function assessCase(
  rulebook: Rulebook,
  evaluator: Evaluator,
  { decision, facts, language }: CaseRequest,
): CaseAssessment {
  const findings = evaluator.decide(decision, facts, null);
  const opened = openDecision(programOf(rulebook), decision, facts, null);
  const hidden = hiddenOutputs(opened.decision, rulebook);
  const outputs = opened.decision.outputs.filter(({ name }) => !hidden.has(name));
  const resultOf = ({ name }: Output) => findings.values.find((value) => value.name === name)?.result;
  const unknown = outputs.filter((output) => resultOf(output)?.kind === 'unknown');
  const formulas = outputs.flatMap((output): [string, string][] => {
    const isCount = output.type.kind === 'number' && output.type.unit === '';
    if (resultOf(output)?.kind !== 'known' || isCount) return [];
    const formula = formulaOf(output.expression, opened.scope, { rulebook, language });
    return formula === null ? [] : [[output.name, formula]];
  });
  const ranges = unknown.flatMap((output): [string, OutputRange][] => {
    const bounds = boundsOf(output.expression, opened.scope);
    if (bounds === null || typeof bounds.least === 'bigint' || typeof bounds.greatest === 'bigint') return [];
    const write = (end: number) => formatValue(end, output.type, language, rulebook);
    return [[output.name, { least: write(bounds.least), greatest: write(bounds.greatest) }]];
  });
  const tables = fieldsOf(formOf(rulebook, decision)).filter((field) => field.kind === 'table');
  return {
    findings,
    formulas: Object.fromEntries(formulas),
    ranges: Object.fromEntries(ranges),
    idle: findIdleFacts(rulebook, evaluator, decision, facts),
    elements: Object.fromEntries(
      tables.map((table) => [table.fact.path, assessElements(table, findings, opened.scope, { rulebook, language })]),
    ),
  };
}
