import { invariant } from '../../engine/ir/invariant.ts';
import type * as ir from '../../engine/ir/ir.ts';
import type * as ast from '../syntax/ast.ts';
import { grainOf } from './grain.ts';
import { asQuantity, decimalsFor, refine } from './quantity.ts';
import { round } from './rounding.ts';
import { type Lowering, typeOf } from './scope.ts';
import { lowerType } from './types.ts';
import { writeExpression } from './written.ts';

/** A message in its own and other languages. A translation shows what the policy's own message does. */
export function lowerMessage(
  lowering: Lowering,
  own: ast.Message,
  inLanguages: ReadonlyMap<string, ast.Message>,
): ir.Message {
  const shown = new Map(interpolationsOf(own).map(({ expression }) => [writeExpression(expression), expression]));
  const messages = [...inLanguages].map(([language, message]) => {
    const originals = interpolationsOf(message).map(({ expression }) => {
      const original = shown.get(writeExpression(expression));
      invariant(original !== undefined, 'a translation of a checked policy shows what the original does');
      return original;
    });
    return [language, lowerParts(lowering, message, originals)] as const;
  });
  return Object.fromEntries(messages);
}

/** The interpolations of a message, in order. */
export function interpolationsOf({ parts }: ast.Message): readonly ast.Interpolation[] {
  return parts.filter((part) => part.kind === 'interpolation');
}

/** `expressions` are those of the policy's own message that the interpolations stand for, in order. */
function lowerParts(
  lowering: Lowering,
  { parts }: ast.Message,
  expressions: readonly ast.Expression[],
): readonly ir.MessagePart[] {
  const waiting = [...expressions];
  return parts.flatMap((part): readonly ir.MessagePart[] => {
    if (part.kind === 'message_string') return part.text === '' ? [] : [part.text];
    const expression = waiting.shift() ?? part.expression;
    return [{ ...lowerPrinted(lowering, expression), format: part.asNumber ? 'number' : 'value' }];
  });
}

/** What is printed, at a scale its type tells. */
function lowerPrinted(lowering: Lowering, expression: ast.Expression): { expression: ir.Expression; type: ir.Type } {
  const type = lowerType(typeOf(expression, lowering.scope));
  if (type.kind !== 'number') return { expression: lowering.value(expression), type };
  const quantity = asQuantity(lowering.amount(expression));
  const decimals = decimalsFor(type.unit, quantity.grain);
  const shown = { ...type, decimals: decimals ?? decimalsOfUneven };
  const grain = grainOf(shown.unit, shown.decimals);
  const printed = decimals === null ? round(quantity, { mode: 'nearest', step: 1n, grain }) : refine(quantity, grain);
  return { expression: printed.expression, type: shown };
}

/** Where no number of decimals is enough, as with a twelfth. */
const decimalsOfUneven = 2;
