import type { Consolidation } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';

/** Whether a definition's value (or an exception's) is what `not given in (…)` lists: labels, and no other texts. */
export function listsWhatIsNotGiven(name: string, consolidation: Consolidation): boolean {
  return definitionLists(name, consolidation, new Set());
}

function definitionLists(name: string, consolidation: Consolidation, visited: Set<string>): boolean {
  const definition = consolidation.definitions.get(name)?.node;
  if (definition === undefined || visited.has(name)) return false;
  visited.add(name);
  const bodies = definition.kind === 'define' ? [definition.body] : definition.rows.map((row) => row.value);
  for (const { node } of consolidation.exceptions) {
    if (node.kind === 'exception' && node.target.text === name && node.body !== null) bodies.push(node.body);
  }
  return bodies.some((body) => expressionLists(body, consolidation, visited));
}

function expressionLists(expression: ast.Expression, consolidation: Consolidation, visited: Set<string>): boolean {
  const lists = (part: ast.Expression) => expressionLists(part, consolidation, visited);
  if (expression.kind === 'not_given') return true;
  if (expression.kind === 'parenthesised') return lists(expression.operand);
  if (expression.kind === 'if') return lists(expression.then) || lists(expression.otherwise);
  if (expression.kind === 'match') return expression.arms.some((arm) => lists(arm.value));
  return expression.kind === 'reference' && definitionLists(expression.name.text, consolidation, visited);
}
