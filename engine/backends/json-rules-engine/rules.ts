import type { RuleProperties } from 'json-rules-engine';
import type { Message, MessagePart, Rule, RuleVersion } from '../../ir/ir.ts';
import { bindElement, elementType } from '../../ir/type-of.ts';
import { type FactReference, type WhereKnown, whereKnown } from './conditions.ts';
import { nameList } from './fact-names.ts';
import { all, type Formula, toRoot } from './formula.ts';
import type { ElementRules, EventParameters } from './rule-set.ts';
import { whereSatisfied, whereViolated } from './verdicts.ts';
import { factFor, type Place, placeOfCase, type Writing } from './writing.ts';

/** Where a rule stands: about the case, or about each element of a list. */
export interface RulePlace {
  readonly place: Place;
  /** What its rules are run for each element of; null for the case. */
  readonly each: Omit<ElementRules, 'rules'> | null;
}

export function placeOfRule({ forEach }: RuleVersion, writing: Writing): RulePlace {
  const place = placeOfCase(writing);
  if (forEach === null) return { place, each: null };
  const list = nameList(forEach.list, place.elements);
  const type = elementType(forEach.list, place.surroundings);
  const inside: Place = {
    surroundings: bindElement(forEach.variable, type, place.surroundings),
    elements: new Map([[forEach.variable, `${list}[]`]]),
    each: { list, variable: forEach.variable },
  };
  return { place: inside, each: { list, variable: forEach.variable, expression: forEach.list } };
}

type EventType = 'violated' | 'satisfied' | 'not_applicable';

/** The rules of json-rules-engine for one rule of the policy: violated in each way, satisfied, not applicable. */
export function writeRule(rule: Rule, version: RuleVersion, place: Place, writing: Writing): readonly RuleProperties[] {
  const known: WhereKnown = (expression, truth) => whereKnown(expression, truth, place, writing);

  const applies = version.when === null ? 'always' : known(version.when, true);
  const excluded = version.when === null ? 'never' : known(version.when, false);
  const about = { rule: rule.name, label: rule.label, provisions: rule.citations };
  const violated = whereViolated(version, known).flatMap(({ exceptions, otherwise, formula }) => {
    const names = exceptions.map(({ name }) => name);
    return writeOne([rule.name, ...names].join(', '), 'violated', all([applies, formula]), {
      ...about,
      provisions: [...new Set([rule, ...exceptions].flatMap(({ citations }) => citations))],
      effect: otherwise.effect,
      ...(names.length > 0 && { exceptions: names }),
      ...(otherwise.message !== null && writeMessage(otherwise.message, place, writing)),
    });
  });
  return [
    ...violated,
    ...writeOne(rule.name, 'satisfied', all([applies, whereSatisfied(version, known)]), about),
    ...writeOne(rule.name, 'not_applicable', excluded, about),
  ];
}

/** None where it could never fire. */
function writeOne(name: string, type: EventType, formula: Formula, params: EventParameters): readonly RuleProperties[] {
  const conditions = toRoot(formula);
  if (conditions === null) return [];
  return [{ name: `${name}: ${type.replace('_', ' ')}`, conditions, event: { type, params } }];
}

/** The texts with placeholders, and for each placeholder the fact that fills it. */
function writeMessage(message: Message, place: Place, writing: Writing): Pick<EventParameters, 'message'> {
  const values: Record<string, FactReference> = {};
  const write = (part: MessagePart): string => {
    if (typeof part === 'string') return part;
    const fact = factFor(part.expression, part.type, place, writing);
    values[`{${fact}}`] = { fact };
    return `{${fact}}`;
  };
  const texts = Object.entries(message).map(([language, parts]) => [language, parts.map(write).join('')]);
  return { message: Object.fromEntries(texts), ...values };
}
