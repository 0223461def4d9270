import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Consolidation, DeclaredNorm } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import { lowerNorm, originOf } from './norms.ts';
import { lowerRuleVersion, ruleKey } from './rules.ts';
import type { Declarations } from './scope.ts';
import { buildTimeline, mergeDeclarations } from './timeline.ts';
import type { Wording } from './wording.ts';

/** Decisions over all spans, with their rules over time. */
export function lowerDecisions(
  analyses: readonly Analysis[],
  declarations: Declarations,
  wording: Wording,
): readonly ir.Decision[] {
  const declared = mergeDeclarations(analyses.map(({ consolidation }) => consolidation.decisions));
  return [...declared].map(([name, { node, file }]) => {
    const rules = lowerRules(name, analyses, declarations, wording);
    return {
      name,
      label: wording.label({ section: 'decisions', decision: name }, node.label, name),
      origin: originOf(node, file),
      asOf: node.asOf.text,
      since: firstDay(analyses, ({ decisions }) => decisions.has(name)),
      outputs: [
        ...node.gives.map(({ text }) => lowerOutput(text, givenFrom(text, name, analyses), declarations)),
        ...node.reports.map(({ text }) => lowerOutput(text, null, declarations)),
      ],
      ...(node.changeable && { changeable: node.changeable.map(({ text }) => text) }),
      rules,
      outcomes: wording.outcomes(node, rules.length > 0),
    };
  });
}

/** The first day of the spans of which something holds; of some it does. */
function firstDay(analyses: readonly Analysis[], holds: (span: Consolidation) => boolean): ir.Day {
  const first = analyses.find(({ consolidation }) => holds(consolidation));
  invariant(first !== undefined, 'it holds in some span');
  return first.consolidation.from;
}

/** Answers of the days before stay as they were. */
function givenFrom(output: string, decision: string, analyses: readonly Analysis[]): ir.Day {
  return firstDay(analyses, ({ decisions }) =>
    (decisions.get(decision)?.node.gives ?? []).some(({ text }) => text === output),
  );
}

function lowerOutput(name: string, givenFrom: ir.Day | null, declarations: Declarations): ir.Output {
  const fact = declarations.facts.get(name);
  if (fact !== undefined) return { name, type: fact.type, givenFrom, expression: { kind: 'fact', path: name } };
  return {
    name,
    type: declarations.typeOfDefinition(name),
    givenFrom,
    expression: { kind: 'definition', name, variable: null },
  };
}

function lowerRules(
  decision: string,
  analyses: readonly Analysis[],
  declarations: Declarations,
  wording: Wording,
): readonly ir.Rule[] {
  const inSpans = analyses.map(({ consolidation }) => rulesOf(decision, consolidation));
  return [...mergeDeclarations(inSpans)].map(([key, rule]) => ({
    ...lowerNorm(rule, ruleKey(rule.decision ?? '', rule.node.name.text), wording),
    versions: buildTimeline(
      analyses.map((analysis, index) => {
        const version = inSpans[index]?.get(key);
        return {
          from: analysis.consolidation.from,
          value: version === undefined ? null : lowerRuleVersion(version, analysis, declarations, wording),
        };
      }),
    ),
  }));
}

/** The rules of a decision, then those of the decisions it includes, under names that tell the decisions apart. */
function rulesOf(
  decision: string,
  consolidation: Consolidation,
): ReadonlyMap<string, DeclaredNorm<ast.RuleDeclaration>> {
  const rules = new Map<string, DeclaredNorm<ast.RuleDeclaration>>();
  for (const name of withIncluded(decision, consolidation, new Set())) {
    for (const rule of consolidation.rules) {
      if (rule.decision === name) rules.set(`${name}/${rule.node.name.text}`, rule);
    }
  }
  return rules;
}

function withIncluded(decision: string, consolidation: Consolidation, found: Set<string>): ReadonlySet<string> {
  if (found.has(decision)) return found;
  const declared = consolidation.decisions.get(decision);
  if (declared === undefined) return found;
  found.add(decision);
  for (const included of declared.node.includes) withIncluded(included.text, consolidation, found);
  return found;
}
