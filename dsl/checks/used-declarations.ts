/** Everything declared is used by a decision: by its rules, by the values it gives, or by what these use. */

import type { Localized } from '../../engine/ir/localized.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { DeclaredRecord } from '../editions/consolidated.ts';
import type { RulebookContext } from './check-context.ts';
import { collectUses, collectUsesOf } from './collect-uses.ts';

/** Warnings of what no decision uses. */
export function usedDeclarations({ analyses }: RulebookContext): readonly Diagnostic[] {
  const used = new Set<object>();
  for (const analysis of analyses) for (const node of collectUses(analysis)) used.add(node);
  return analyses.flatMap((analysis) => findUnused(analysis, used));
}

/** What only an unused definition uses is left to it: used there, it would be used as well. */
function findUnused(analysis: Analysis, usedByDecisions: ReadonlySet<object>): readonly Diagnostic[] {
  const { consolidation } = analysis;
  const used = new Set(usedByDecisions);
  for (const { node } of consolidation.definitions.values()) {
    if (usedByDecisions.has(node)) continue;
    for (const other of collectUsesOf(node, analysis)) if (other !== node) used.add(other);
  }
  const named = [
    ...consolidation.enums.values(),
    ...consolidation.sets.values(),
    ...consolidation.unitDeclarations.values(),
    ...consolidation.parameters.values(),
    ...consolidation.definitions.values(),
  ];
  const records = [...consolidation.records.values(), ...consolidation.inputs.values()];
  return [
    ...named.filter(({ node }) => !used.has(node)).map(({ node, file }) => explainUnused(node.kind, node.name, file)),
    ...records
      .filter((record) => isUnused(record, used))
      .map(({ node, file }) => explainUnused(node.kind, node.name, file)),
  ];
}

/**
 * Of a record or an input something must be used. Single fields may stand unused: which facts a case has can be agreed
 * outside the rulebook, and a fact that no rule reads today is still one that cases state.
 */
function isUnused(record: DeclaredRecord, used: ReadonlySet<object>): boolean {
  return record.fields.every(({ node }) => !used.has(node));
}

type Kind = 'enum' | 'set' | 'unit' | 'parameter' | 'define' | 'table' | 'record' | 'input';

const words: Readonly<Record<Kind, Localized>> = {
  enum: { fi: 'luokitusta', en: 'enum' },
  set: { fi: 'joukkoa', en: 'set' },
  unit: { fi: 'yksikköä', en: 'unit' },
  parameter: { fi: 'parametria', en: 'parameter' },
  define: { fi: 'määritelmää', en: 'definition' },
  table: { fi: 'taulukkoa', en: 'table' },
  record: { fi: 'tietuetta', en: 'record' },
  input: { fi: 'lähtötietoa', en: 'input' },
};

function explainUnused(
  kind: Kind,
  name: { readonly text: string; readonly span: Diagnostic['span'] },
  file: string,
): Diagnostic {
  return problem(
    'unused-declaration',
    { file, span: name.span },
    {
      fi: `${words[kind].fi} '${name.text}' ei käytä mikään päätös`,
      en: `${words[kind].en} '${name.text}' is used by no decision`,
    },
    { severity: 'warning', label: unusedLabel, help: unusedHelp },
  );
}

const unusedLabel: Localized = { fi: 'ei käytetä', en: 'not used' };

const unusedHelp: Localized = {
  fi: 'poista se, tai käytä sitä säännössä tai määritelmässä, johon se kuuluu',
  en: 'leave it out, or use it in the rule or the definition where it belongs',
};
