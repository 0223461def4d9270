import type { VoucherApplication } from '../application.ts';
import type { VoucherVerdict } from '../by-hand.ts';

export type Compute = (application: VoucherApplication) => unknown;

/** The decision in the expressions of an engine that knows nothing of rules and outcomes. */
export interface VoucherExpressions<Expression> {
  /** True where the application is denied, by rule in the order of the policy. */
  readonly denied: Readonly<Record<string, Expression>>;
  /** True where it is referred for its distance. */
  readonly referred: Expression;
  readonly hourPrice: Expression;
  readonly dayPrice: Expression;
  readonly value: Expression;
}

/** The verdict of such expressions, each compiled once: what a user of such an engine writes around it. */
export function decideByExpressions<Expression>(
  expressions: VoucherExpressions<Expression>,
  compile: (expression: Expression) => Compute,
): (application: VoucherApplication) => VoucherVerdict {
  const denied = Object.entries(expressions.denied).map(([rule, expression]) => ({ rule, holds: compile(expression) }));
  const referred = compile(expressions.referred);
  const hourPrice = compile(expressions.hourPrice);
  const dayPrice = compile(expressions.dayPrice);
  const value = compile(expressions.value);
  return (application) => {
    const violated: string[] = [];
    for (const { rule, holds } of denied) if (holds(application) === true) violated.push(rule);
    const isDenied = violated.length > 0;
    const isReferred = referred(application) === true;
    if (isReferred) violated.push('catchment');
    return {
      outcome: isDenied ? 'denied' : isReferred ? 'referred' : 'approved',
      violated,
      hourPrice: hourPrice(application) as number | null,
      dayPrice: dayPrice(application) as number | null,
      value: value(application) as number,
      clientFee: 0,
    };
  };
}
