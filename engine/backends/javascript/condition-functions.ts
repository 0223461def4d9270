import type { Expression, RecordType, RuleException } from '../../ir/ir.ts';
import { Block } from './block.ts';
import { type Code, code, join } from './code.ts';
import type { Place } from './place.ts';
import type { RuleInForce } from './rule-in-force.ts';
import type { Unit } from './unit.ts';

/** A map from the conditions of a rule to functions of them, of the element where the rule looks at each. */
export function conditionFunctions(rule: RuleInForce, record: RecordType | null, unit: Unit): Code {
  const variable = rule.version.forEach?.variable ?? null;
  const conditions = conditionsOf(rule.version, rule.version.when);
  const entries = conditions.map((condition, index) => {
    const name = unit.functionNamed(`condition ${rule.place} ${index}`, (own) =>
      writeFunction(condition, own, { unit, owner: rule.name, variable, record }),
    );
    return code`[${unit.constant(condition)}, ${name}]`;
  });
  return code`new Map([${join(entries, ', ')}])`;
}

/** A function of an expression on its own, of the element `e` where it has one. */
function writeFunction(expression: Expression, name: Code, owner: FunctionOwner): Code {
  const { unit } = owner;
  const place = placeOfFunction(owner);
  const term = place.block.bind(unit.write(expression, place));
  if (unit.mode === 'masked') place.block.add(code`o.waits = ${term.mask ?? 0};`);
  place.block.add(code`return ${term.code};`);
  return code`function ${name}(s, c, o, e) {\n${place.block.toBody()}\n}`;
}

interface FunctionOwner {
  readonly unit: Unit;
  readonly owner: string;
  /** Bound to the element `e`; null without one. */
  readonly variable: number | null;
  readonly record: RecordType | null;
}

/** Where the body of a function with `e` as its element is written. */
export function placeOfFunction({ unit, owner, variable, record }: FunctionOwner): Place {
  return {
    unit,
    block: new Block(),
    owner,
    variables: new Map(variable === null ? [] : [[variable, { name: code`e`, record }]]),
    giveUp: code`return BAIL;`,
    certain: variable !== null,
  };
}

interface Conditional {
  readonly requires: Expression | null;
  readonly exceptions: readonly RuleException[];
}

function conditionsOf({ requires, exceptions }: Conditional, when: Expression | null): readonly Expression[] {
  return [
    ...(when === null ? [] : [when]),
    ...(requires === null ? [] : [requires]),
    ...exceptions.flatMap((exception) => conditionsOf(exception, exception.when)),
  ];
}
