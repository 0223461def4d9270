import type { Expression } from '../ir/ir.ts';
import {
  tellAll,
  tellChoice,
  tellComparison,
  tellContrary,
  tellQuantifier,
  tellSome,
  tellTest,
} from './tell-conditions.ts';
import {
  labelOfParameter,
  tellCollection,
  tellConstant,
  tellDateAddition,
  tellDatePart,
  tellExtreme,
  tellLookup,
  tellName,
  tellNotGiven,
  tellProduct,
  tellRounding,
  tellSum,
} from './tell-values.ts';
import { type Fragment, type Narration, phrasesFor, type Telling, valueText, word } from './telling.ts';

/**
 * An expression as a fragment of a sentence, from the rulebook's labels: `ikä setelin ensimmäisenä päivänä on
 * vähintään 18 vuotta (alaikäraja)`. Definitions go by their label. What nests more than 16 levels reads `…`.
 */
export function narrate(expression: Expression, narration: Narration): string {
  const telling = startTelling(narration);
  return tell(expression, telling).text;
}

/** Narration ready to go; `tell` narrates one expression with it. */
export function startTelling(narration: Narration): Telling {
  return { ...narration, depth: 0, tell };
}

const deepestNesting = 16;

function tell(expression: Expression, outer: Telling): Fragment {
  if (outer.depth >= deepestNesting) return word('…');
  const telling: Telling = { ...outer, depth: outer.depth + 1 };
  const phrases = phrasesFor(telling);
  switch (expression.kind) {
    case 'constant':
      return tellConstant(expression, telling);
    case 'fact':
    case 'element':
    case 'field':
    case 'definition':
      return tellName(expression, phrases.yes, telling);
    case 'lookup':
      return tellLookup(expression, telling);
    case 'by_brackets':
      return word(
        phrases.byBrackets(labelOfParameter(expression.parameter, telling), valueText(expression.operand, telling)),
      );
    case 'not':
      return tellContrary(expression.operand, telling);
    case 'and':
      return tellAll(expression, telling);
    case 'or':
      return tellSome(expression, telling);
    case 'compare':
      return tellComparison(expression, expression.operator, telling);
    case 'member_of':
    case 'in_list':
    case 'is_empty':
    case 'is_given':
    case 'matches':
      return tellTest(expression, false, telling);
    case 'choose':
      return tellChoice(expression, telling);
    case 'add':
    case 'subtract':
      return tellSum(expression, telling);
    case 'multiply':
    case 'divide':
      return tellProduct(expression, telling);
    case 'round':
      return tellRounding(expression, telling);
    case 'date_add':
      return tellDateAddition(expression, telling);
    case 'full_years':
      return word(phrases.fullYears(valueText(expression.from, telling), valueText(expression.to, telling)));
    case 'days_between':
      return word(phrases.days(valueText(expression.from, telling), valueText(expression.to, telling)));
    case 'date_part':
      return tellDatePart(expression, telling);
    case 'any':
    case 'every':
      return tellQuantifier(expression, telling);
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
      return tellCollection(expression, telling);
    case 'least_of':
    case 'greatest_of':
      return tellExtreme(expression, telling);
    case 'not_given':
      return tellNotGiven(expression, telling);
    case 'empty_list':
      return word(phrases.nothing);
  }
}
