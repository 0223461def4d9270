import type { DefinitionName } from '../scope/names.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import { inferStep } from './arithmetic.ts';
import { booleanType, dateType, type Goal, goalOf, type Inference } from './inference.ts';
import { declaredAs, reportMisfit, reportWhereUnfit } from './mismatch.ts';
import { findSensitive, sensitiveShown } from './sensitive.ts';
import { inferTable } from './tables.ts';

/** A definition or table: its dating, its condition and its value. */
export function inferDefinition(inference: Inference, definition: DefinitionName): void {
  const { node } = definition;
  const scope = scopeOf(definition);
  if (node.asOf !== null) inference.expect(node.asOf, scope, goalOf(dateType));
  if (node.when !== null) inference.expect(node.when, scope, goalOf(booleanType));
  if (node.kind === 'define' && node.rounding !== null) inferRounding(inference, node.rounding, definition);
  const goal = goalOfDefinition(definition);
  if (node.kind === 'table') inferTable(inference, node, scope, goal);
  else inference.expect(node.body, scope, goal);
  const values = node.kind === 'table' ? node.rows.map((row) => row.value) : [node.body];
  for (const value of values) requireHidden(inference, value, definition, scope.file);
}

/** Where the definition's value, and those of its exceptions, are computed: the record's own name means this element. */
export function scopeOf({ file, self }: DefinitionName): Scope {
  return { file, variables: self === null ? [] : [self] };
}

/** What the definition's value, and those of its exceptions, must be. */
export function goalOfDefinition({ node, file, declared }: DefinitionName): Goal {
  return {
    type: declared.type,
    rounded: node.kind === 'define' && node.rounding !== null,
    reason: { place: { file, span: node.type.span }, message: declaredAs(declared.type), name: node.name.text },
  };
}

/** Another value of a definition: what is sensitive in it stays hidden. */
export function requireHidden(
  inference: Inference,
  value: ast.Expression,
  { declared }: DefinitionName,
  file: string,
): void {
  if (declared.sensitive || declared.type.kind === 'error') return;
  const sensitive = findSensitive(inference, value);
  if (sensitive !== null) inference.report(sensitiveShown(sensitive, 'definition'), file);
}

/** `rounded to 0.01 EUR` behind the type: a step of the type's family, no finer than its decimals. */
function inferRounding(inference: Inference, rounding: ast.Rounding, definition: DefinitionName): void {
  const scope = scopeOf(definition);
  const step = inferStep(inference, rounding, scope);
  const { type } = definition.declared;
  if (step === null || type.kind === 'error') return;
  const operand = { expression: rounding.step, type: step };
  const reason = goalOfDefinition(definition).reason;
  if (type.kind === 'number') {
    reportWhereUnfit(inference, operand, scope, { type, rounded: false, reason });
    return;
  }
  const wanted = { fi: 'määritelmä, jonka arvo on luku', en: 'a definition whose value is a number' };
  reportMisfit(inference, operand, scope, wanted, { reason });
}
