import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { DeclaredNorm } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';
import { exceptionsTo } from './exceptions.ts';
import { createLowering } from './expressions.ts';
import { lowerMessage } from './messages.ts';
import { lowerNorm } from './norms.ts';
import { createVariables, type Declarations, type Lowering } from './scope.ts';
import type { TextKey, Wording } from './wording.ts';

type RuleNode = ast.RuleDeclaration | ast.ExceptionDeclaration | ast.ReliefDeclaration;

/** Where a rule's texts stand. */
export function ruleKey(decision: string, name: string): TextKey {
  return { section: 'rules', decision, name };
}

/** A rule as one span has it. */
export function lowerRuleVersion(
  { node, decision }: DeclaredNorm<ast.RuleDeclaration>,
  analysis: Analysis,
  declarations: Declarations,
  wording: Wording,
): ir.RuleVersion {
  const lowering = createLowering({ analysis, declarations, variables: createVariables() });
  const texts: RuleTexts = { decision: decision ?? '', wording: wording.on(analysis.consolidation.from) };
  const forEach = node.forEach === null ? null : lowerForEach(lowering, node.forEach);
  const otherwise = lowerOtherwise(lowering, node.otherwise, ruleKey(texts.decision, node.name.text), texts.wording);
  return {
    forEach,
    when: node.when === null ? null : lowering.condition(node.when),
    requires: lowering.condition(node.requires),
    otherwise,
    exceptions: lowerExceptions(lowering, node, otherwise, texts),
  };
}

interface RuleTexts {
  readonly decision: string;
  readonly wording: Wording;
}

function lowerForEach(lowering: Lowering, forEach: ast.ForEach): ir.RuleVersion['forEach'] {
  const variable = lowering.scope.analysis.variables.get(forEach);
  invariant(variable !== undefined, 'a rule for each element binds it');
  const list = lowering.value(forEach.list);
  return { variable: lowering.scope.variables.numberOf(variable), list, listPath: pathOf(list) };
}

/** The name of a list in the paths of its elements. */
function pathOf(list: ir.Expression): string {
  if (list.kind === 'fact') return list.path;
  if (list.kind === 'definition') return list.name;
  return list.kind === 'lookup' ? list.parameter : '';
}

function lowerOtherwise(
  lowering: Lowering,
  { effect, message }: ast.Otherwise,
  key: TextKey,
  wording: Wording,
): ir.Otherwise {
  return { effect, message: message === null ? null : lowerMessage(lowering, message, wording.message(key, message)) };
}

/** Exceptions and reliefs take the `otherwise` of what they are to where they have none. */
function lowerExceptions(
  lowering: Lowering,
  to: RuleNode,
  inherited: ir.Otherwise,
  texts: RuleTexts,
): readonly ir.RuleException[] {
  return exceptionsTo(to, lowering.scope.analysis).map((exception) => {
    const { node } = exception;
    const key = ruleKey(exception.decision ?? texts.decision, node.name.text);
    const otherwise =
      node.otherwise === null ? inherited : lowerOtherwise(lowering, node.otherwise, key, texts.wording);
    return {
      ...lowerNorm(exception, key, texts.wording),
      mode: node.kind === 'relief' ? 'relieve' : 'replace',
      when: node.when === null ? null : lowering.condition(node.when),
      requires: node.requires === null ? null : lowering.condition(node.requires),
      unconditional: node.unconditional,
      otherwise,
      exceptions: lowerExceptions(lowering, node, otherwise, texts),
    };
  });
}
