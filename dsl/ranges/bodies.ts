import type { DefinitionNode, Reading } from '../prove/scope.ts';
import type * as ast from '../syntax/ast.ts';

/** The expressions that a definition takes its value from, those of its exceptions included. */
export function bodiesOf(name: string, reading: Reading): readonly ast.Expression[] {
  const node = reading.analysis.consolidation.definitions.get(name)?.node;
  return node === undefined ? [] : [...plainBodies(node), ...exceptionBodies(name, reading)];
}

function plainBodies(node: DefinitionNode): readonly ast.Expression[] {
  return node.kind === 'define' ? [node.body] : node.rows.map((row) => row.value);
}

function exceptionBodies(name: string, reading: Reading): readonly ast.Expression[] {
  const bodies: ast.Expression[] = [];
  const waiting = [...(reading.definitionExceptions.get(name) ?? [])];
  const seen = new Set(waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'exception' && next.body !== null) bodies.push(next.body);
    for (const nested of reading.exceptions.get(next) ?? []) {
      if (!seen.has(nested)) waiting.push(nested);
      seen.add(nested);
    }
  }
  return bodies;
}
