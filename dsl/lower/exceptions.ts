import type { Analysis, ExceptionTarget } from '../analysis/analysis.ts';
import type { DeclaredNorm } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';

type ExceptionNode = ast.ExceptionDeclaration | ast.ReliefDeclaration;
type TargetNode = ast.DefineDeclaration | ast.TableDeclaration | ast.RuleDeclaration | ExceptionNode;

const grouped = new WeakMap<Analysis, ReadonlyMap<TargetNode, readonly DeclaredNorm<ExceptionNode>[]>>();

/** The exceptions and reliefs directly to a definition, a rule or another exception, in order of declaration. */
export function exceptionsTo(to: TargetNode, analysis: Analysis): readonly DeclaredNorm<ExceptionNode>[] {
  const known = grouped.get(analysis) ?? groupByTarget(analysis);
  grouped.set(analysis, known);
  return known.get(to) ?? [];
}

function groupByTarget(analysis: Analysis): ReadonlyMap<TargetNode, readonly DeclaredNorm<ExceptionNode>[]> {
  const groups = new Map<TargetNode, DeclaredNorm<ExceptionNode>[]>();
  for (const exception of analysis.consolidation.exceptions) {
    const target = analysis.targets.get(exception.node);
    const node = target === undefined ? undefined : nodeOf(target, analysis);
    if (node === undefined) continue;
    const group = groups.get(node);
    if (group === undefined) groups.set(node, [exception]);
    else group.push(exception);
  }
  return groups;
}

function nodeOf(target: ExceptionTarget, { consolidation }: Analysis): TargetNode | undefined {
  switch (target.kind) {
    case 'definition':
      return consolidation.definitions.get(target.name)?.node;
    case 'rule':
      return target.rule.node;
    case 'exception':
      return target.exception.node;
  }
}
