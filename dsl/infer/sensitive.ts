/**
 * Sensitive facts are never shown. A value shows a fact where it is the fact or is computed from it; a condition on
 * it (a comparison, `is given`, `matches`, a count) only tells yes or no, or how many.
 */
import type { Meaning } from '../analysis/analysis.ts';
import type { Problem } from '../diagnostics/unplaced-problem.ts';
import type * as ast from '../syntax/ast.ts';
import type { Inference } from './inference.ts';

/** The name in an expression through which its value shows something sensitive; null where nothing does. */
export function findSensitive(inference: Inference, expression: ast.Expression): ast.DottedName | null {
  const meaning =
    expression.kind === 'reference' || expression.kind === 'lookup' ? inference.meanings.get(expression) : undefined;
  if (expression.kind === 'reference' && meaning !== undefined) {
    return isSensitive(inference, meaning) ? expression.name : null;
  }
  for (const part of shownParts(expression)) {
    const found = findSensitive(inference, part);
    if (found !== null) return found;
  }
  return null;
}

function isSensitive({ names }: Inference, meaning: Meaning): boolean {
  if (meaning.kind === 'fact' || meaning.kind === 'field') return meaning.declared.sensitive;
  return meaning.kind === 'definition' && names.definitions.get(meaning.name)?.declared.sensitive === true;
}

/** The parts from which an expression's value is made. */
function shownParts(expression: ast.Expression): readonly ast.Expression[] {
  switch (expression.kind) {
    case 'list_literal':
      return expression.elements;
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'negation':
    case 'rounded':
    case 'by_brackets':
    case 'parenthesised':
      return [expression.operand];
    case 'if':
      return [expression.then, expression.otherwise];
    case 'match':
      return expression.arms.map((arm) => arm.value);
    case 'sum':
      return [expression.value];
    case 'extreme':
      return expression.variable === null ? expression.operands : [expression.value];
    case 'date_distance':
      return [expression.from, expression.to];
    case 'date_part':
      return [expression.date];
    case 'number_literal':
    case 'date_literal':
    case 'boolean_literal':
    case 'text_literal':
    case 'reference':
    case 'lookup':
    case 'not':
    case 'logical':
    case 'comparison':
    case 'between':
    case 'in':
    case 'is_given':
    case 'is_empty':
    case 'matches':
    case 'quantifier':
    case 'count':
    case 'not_given':
      return [];
  }
}

/** Said where a sensitive fact would come out. */
export function sensitiveShown({ text, span }: ast.DottedName, where: 'message' | 'output' | 'definition'): Problem {
  const message = {
    message: {
      fi: `'${text}' on arkaluonteinen eikä saa näkyä viestissä`,
      en: `'${text}' is sensitive and must not be shown in a message`,
    },
    output: {
      fi: `'${text}' on arkaluonteinen eikä saa olla tuloksena`,
      en: `'${text}' is sensitive and must not be given as a result`,
    },
    definition: {
      fi: `määritelmä paljastaisi arkaluonteisen tiedon '${text}'`,
      en: `the definition would show the sensitive '${text}'`,
    },
  }[where];
  const help = {
    message: { fi: 'kirjoita viesti ilman sitä', en: 'write the message without it' },
    output: { fi: 'poista se tuloksista', en: 'take it out of the results' },
    definition: {
      fi: "merkitse määritelmäkin arkaluonteiseksi: ': sensitive …'",
      en: "mark the definition sensitive too: ': sensitive …'",
    },
  }[where];
  return { code: 'sensitive-value', span, message, label: { fi: 'arkaluonteinen', en: 'sensitive' }, help };
}
