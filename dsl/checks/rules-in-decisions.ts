/** Every rule stands in the file of a decision, and every decision decides or gives something. */
import type * as ast from '../ast.ts';
import type { Consolidation, Declared } from '../consolidated.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import type { SpanContext } from './check-context.ts';

export function rulesInDecisions({ analysis: { consolidation } }: SpanContext): readonly Diagnostic[] {
  const strays = consolidation.rules.filter((rule) => rule.decision === null);
  const empty = [...consolidation.decisions.values()].filter((decision) => isEmpty(decision.node, consolidation));
  return [...strays.map(explainStray), ...empty.map(explainEmpty)];
}

function isEmpty({ name, outputs, includes }: ast.DecisionDeclaration, { rules }: Consolidation): boolean {
  return outputs.length === 0 && includes.length === 0 && !rules.some((rule) => rule.decision === name.text);
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
      label: { fi: 'ei sääntöjä eikä laskettavia arvoja', en: 'no rules, and no values that it gives' },
      help: {
        fi: "lisää samaan tiedostoon sääntö ('rule') tai kohtaan 'gives' arvo, joka lasketaan",
        en: "add a 'rule' to the same file, or name under 'gives' a value that is computed",
      },
    },
  );
}
