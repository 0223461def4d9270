import type * as ir from '../../engine/ir/ir.ts';
import type * as ast from '../syntax/ast.ts';
import { choose } from './arithmetic.ts';
import type { Amount, ChooseOrigin } from './quantity.ts';
import type { Lowering } from './scope.ts';

/** A choice as the policy writes it: conditions that exclude each other, and what is left. */
export interface AstChoice {
  readonly branches: readonly { readonly when: ir.Expression; readonly then: ast.Expression }[];
  readonly otherwise: ast.Expression | null;
  readonly origin: ChooseOrigin;
}

/** `if a then b else c` */
export function choiceOfIf(lowering: Lowering, { condition, then, otherwise }: ast.If): AstChoice {
  return { branches: [{ when: lowering.condition(condition), then }], otherwise, origin: 'if' };
}

/** `match` over the members its arms name; without `otherwise` they are all that can be. */
export function choiceOfMatch(lowering: Lowering, { subject, arms }: ast.Match): AstChoice {
  const operand = lowering.value(subject);
  const named = arms.filter((arm) => arm.patterns !== null);
  return {
    branches: named.map((arm) => ({
      when: { kind: 'member_of', operand, members: lowering.scope.analysis.arms.get(arm) ?? [] },
      then: arm.value,
    })),
    otherwise: arms.find((arm) => arm.patterns === null)?.value ?? null,
    origin: 'match',
  };
}

/** Of numbers. */
export function chooseAmount(lowering: Lowering, { branches, otherwise, origin }: AstChoice): Amount {
  return choose(
    branches.map(({ when, then }) => ({ when, then: lowering.amount(then) })),
    otherwise === null ? null : lowering.amount(otherwise),
    origin,
  );
}

/** Of anything but numbers. */
export function chooseValue(lowering: Lowering, { branches, otherwise, origin }: AstChoice): ir.Expression {
  return {
    kind: 'choose',
    branches: branches.map(({ when, then }) => ({ when, then: lowering.value(then) })),
    otherwise: otherwise === null ? null : lowering.value(otherwise),
    origin,
  };
}
