/** Every rule stands in the file of a decision, and every decision decides or gives something. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Consolidation, Declared, RulebookSources } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import type { SpanContext } from './check-context.ts';

/** Rules without a decision, and decisions that decide nothing. */
export function rulesInDecisions({ analysis: { consolidation }, sources }: SpanContext): readonly Diagnostic[] {
  const broken = brokenFiles(sources);
  const strays = consolidation.rules.filter((rule) => rule.decision === null && !broken.has(baseName(rule.file)));
  const empty = [...consolidation.decisions.values()].filter(
    (decision) => isEmpty(decision.node, consolidation) && !broken.has(baseName(decision.file)),
  );
  return [...strays.map(explainStray), ...empty.map(explainEmpty)];
}

/** Files with a declaration that could not be read: what is missing in them may be just that. */
function brokenFiles({ editions }: RulebookSources): ReadonlySet<string> {
  const policies = editions.flatMap((edition) => edition.policies);
  return new Set(policies.filter(({ tree }) => tree.broken.length > 0).map(({ path }) => baseName(path)));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isEmpty({ name, gives, reports, includes }: ast.DecisionDeclaration, { rules }: Consolidation): boolean {
  const values = gives.length + reports.length;
  return values === 0 && includes.length === 0 && !rules.some((rule) => rule.decision === name.text);
}

function explainStray({ node, file }: Declared<ast.RuleDeclaration>): Diagnostic {
  return problem(
    'rule-without-decision',
    { file, span: node.name.span },
    {
      fi: `sääntö '${node.name.text}' ei kuulu mihinkään päätökseen`,
      en: `rule '${node.name.text}' belongs to no decision`,
    },
    {
      label: { fi: 'tässä tiedostossa ei ole päätöstä', en: 'there is no decision in this file' },
      help: {
        fi: "siirrä sääntö päätöksensä tiedostoon tai aloita tämä tiedosto päätöksellä ('decision')",
        en: "move the rule to the file of its decision, or start this file with a 'decision'",
      },
    },
  );
}

function explainEmpty({ node, file }: Declared<ast.DecisionDeclaration>): Diagnostic {
  return problem(
    'empty-decision',
    { file, span: node.name.span },
    { fi: `päätös '${node.name.text}' ei ratkaise mitään`, en: `decision '${node.name.text}' decides nothing` },
    {
      label: { fi: 'ei sääntöjä eikä laskettavia arvoja', en: 'no rules, and no values that it gives or reports' },
      help: {
        fi: "lisää samaan tiedostoon sääntö ('rule') tai kohtaan 'gives' tai 'reports' arvo, joka lasketaan",
        en: "add a 'rule' to the same file, or name under 'gives' or 'reports' a value that is computed",
      },
    },
  );
}
