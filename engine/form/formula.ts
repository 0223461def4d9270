import { evaluate } from '../backends/interpreter/expressions.ts';
import type { Scope } from '../backends/interpreter/scope.ts';
import { invariant } from '../ir/invariant.ts';
import type { Expression, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { alignOperands, type Surroundings, surround, typeOf } from '../ir/type-of.ts';
import { formatValue } from '../wording/format-value.ts';
import { openChoice, openDefinition } from './open-definition.ts';

/** How an arithmetic value was computed, with its numbers: `40 h × 46,00 €/h`; null where it was not computed so. */
export function formulaOf(
  expression: Expression,
  scope: Scope,
  { rulebook, language }: { readonly rulebook: Rulebook; readonly language: Language },
): string | null {
  const found = findArithmetic(expression, scope, surround(rulebook));
  if (found === null) return null;
  const text = writeTerm(found.expression, { ...found, rulebook, language }, 'sum');
  return text === null || !/[×+−]/.test(text) ? null : text;
}

interface Found {
  readonly expression: Arithmetic;
  readonly scope: Scope;
  readonly surroundings: Surroundings;
}

type Arithmetic = Extract<Expression, { kind: 'add' | 'subtract' | 'multiply' }>;

/** The arithmetic behind names, roundings and the branches that were taken. */
function findArithmetic(expression: Expression, scope: Scope, surroundings: Surroundings): Found | null {
  switch (expression.kind) {
    case 'add':
    case 'subtract':
    case 'multiply':
      return { expression, scope, surroundings };
    case 'round':
      return findArithmetic(expression.operand, scope, surroundings);
    case 'choose': {
      const [branch, ...others] = openChoice(expression, scope);
      return branch === undefined || others.length > 0 ? null : findArithmetic(branch, scope, surroundings);
    }
    case 'definition': {
      const opened = openDefinition(expression, scope);
      const [body, ...others] = opened?.bodies ?? [];
      if (opened === null || body === undefined || others.length > 0) return null;
      const declared = scope.case.program.definitions.get(expression.name);
      invariant(declared !== undefined, 'every definition is declared');
      return findArithmetic(body, opened.scope, surround(surroundings.rulebook, declared.record));
    }
    default:
      return null;
  }
}

interface Writing extends Found {
  readonly rulebook: Rulebook;
  readonly language: Language;
}

const signs = { add: '+', subtract: '−', multiply: '×' } as const;

/** A term with the values of its operands; null where one is not known or has no unit to be shown in. */
function writeTerm(expression: Expression, writing: Writing, within: 'sum' | 'product'): string | null {
  if (expression.kind !== 'add' && expression.kind !== 'subtract' && expression.kind !== 'multiply') {
    return writeOperand(expression, writing);
  }
  const isProduct = expression.kind === 'multiply';
  const operands = isProduct
    ? [expression.left, expression.right]
    : alignOperands([expression.left, expression.right], writing.surroundings).operands;
  const written: string[] = [];
  for (const operand of operands) {
    const text = writeTerm(operand, writing, isProduct ? 'product' : 'sum');
    if (text === null) return null;
    written.push(text);
  }
  const [left = '', right = ''] = written;
  // What is taken away as a whole stands in brackets, as does a sum that is multiplied.
  const isSumOnRight = operands[1]?.kind === 'add' || operands[1]?.kind === 'subtract';
  const shownRight = expression.kind === 'subtract' && isSumOnRight ? `(${right})` : right;
  const text = `${left} ${signs[expression.kind]} ${shownRight}`;
  return within === 'product' && !isProduct ? `(${text})` : text;
}

function writeOperand(expression: Expression, { scope, surroundings, rulebook, language }: Writing): string | null {
  const type = typeOf(expression, surroundings);
  if (type === null || expression.kind === 'divide') return null;
  const result = evaluate(expression, scope);
  if (result.kind !== 'known' || typeof result.value === 'bigint') return null;
  return formatValue(result.value, type, language, rulebook);
}
