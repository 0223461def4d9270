import { findRemedies } from '../analysis/remedies/find-remedies.ts';
import { ruleOf } from '../answer/answer.ts';
import type { Evaluator } from '../backend.ts';
import type { Value } from '../ir/findings.ts';
import type { Rulebook, Type } from '../ir/ir.ts';
import { labelOfPath } from '../ir/names.ts';
import { citeNorm } from '../wording/citations.ts';
import { formatValue } from '../wording/format-value.ts';
import { words } from '../wording/words.ts';
import type { CaseRequest } from './assess-case.ts';

/** What would have to change, in the reader's language. */
export interface ToldRemedies {
  /** Each leads to approval by itself; the smallest first. */
  readonly remedies: readonly ToldRemedy[];
  /** Whether there may be others. */
  readonly complete: boolean;
  /** Labels of the facts the decision allows to change. */
  readonly changeable: readonly string[];
  /** Labels of the facts that have to be known before anything leads to approval for certain. */
  readonly waits: readonly string[];
}

export interface ToldRemedy {
  readonly changes: readonly { readonly label: string; readonly from: string; readonly to: string }[];
  /** The rules that then no longer stand in the way, with their provisions. */
  readonly rules: readonly string[];
}

/** What would have to change for a denied or referred case to be approved; null for any other. */
export function tellRemedies(
  rulebook: Rulebook,
  evaluator: Evaluator,
  { decision, facts, language }: CaseRequest,
): ToldRemedies | null {
  const found = findRemedies(rulebook, evaluator.decide(decision, facts, null), facts);
  if (found === null) return null;
  const label = (path: string) => labelOfPath(path, language, rulebook);
  const write = (value: Value | null, type: Type) =>
    value === null ? words.absent[language] : formatValue(value, type, language, rulebook);
  return {
    remedies: found.remedies.map(({ changes, rules }) => ({
      changes: changes.map(({ fact, type, from, to }) => ({
        label: label(fact),
        from: write(from, type),
        to: write(to, type),
      })),
      rules: rules.map(({ rule }) => citeNorm(ruleOf(rulebook, decision, rule), language, rulebook)),
    })),
    complete: found.complete,
    changeable: found.changeable.map(label),
    waits: found.waits.map(label),
  };
}
