import { buildAmount } from './amounts.ts';
import type { Builders } from './builders.ts';
import { buildCondition } from './conditions.ts';
import { buildDate, buildMember, buildText } from './dates.ts';

/** Builds well-typed expressions of every kind. */
export const expressions: Builders = {
  condition: (choices, scope) => buildCondition(choices, scope, expressions),
  amount: (choices, scope, family, isQuotient) => buildAmount(choices, scope, expressions, family, isQuotient),
  date: (choices, scope) => buildDate(choices, scope, expressions),
  member: (choices, scope, name) => buildMember(choices, scope, expressions, name),
  text: (choices, scope) => buildText(choices, scope, expressions),
};
