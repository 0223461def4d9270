import type { Definition, DefinitionException, Expression, Rulebook } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { operandsOf } from '../../ir/operands.ts';
import { visitDecision } from './visit.ts';

/**
 * The facts (by path) and fields (by name) that are best told by month and day: months are added to them, or they are
 * compared with what is.
 */
export function findCivilDates(rulebooks: readonly Rulebook[], decision: string): ReadonlySet<string> {
  const groups: Reach[] = [];
  const civil = new Set<string>();
  for (const rulebook of rulebooks) {
    const reach = openReach(rulebook);
    visitDecision(rulebook, decision, (expression) => {
      if (expression.kind === 'compare' && expression.operands === 'date') groups.push(reach(expression));
      if (isCivil(expression)) for (const name of reach(expression).names) civil.add(name);
    });
  }
  for (let before = -1; before < civil.size; ) {
    before = civil.size;
    for (const { names, addsMonths } of groups) {
      if (addsMonths || [...names].some((name) => civil.has(name))) for (const name of names) civil.add(name);
    }
  }
  return civil;
}

/** What an expression reads, through whatever definitions. */
interface Reach {
  readonly names: ReadonlySet<string>;
  readonly addsMonths: boolean;
}

function openReach(rulebook: Rulebook): (expression: Expression) => Reach {
  const known = new Map<string, Reach>();
  const ofExpression = (expression: Expression): Reach => {
    if (expression.kind === 'fact') return { names: new Set([expression.path]), addsMonths: false };
    if (expression.kind === 'field') return { names: new Set([expression.field]), addsMonths: false };
    if (expression.kind === 'definition') return ofDefinition(expression.name);
    const below = unite(operandsOf(expression).map(ofExpression));
    return isCivil(expression) ? { ...below, addsMonths: true } : below;
  };
  const ofDefinition = (name: string): Reach => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const definition = namesOf(rulebook).definitions.get(name);
    const reach = unite(definition === undefined ? [] : bodiesOf(definition).map(ofExpression));
    known.set(name, reach);
    return reach;
  };
  return ofExpression;
}

function bodiesOf({ versions }: Definition): readonly Expression[] {
  return versions.flatMap(({ value }) => (value === null ? [] : [value.body, ...ofExceptions(value.exceptions)]));
}

function ofExceptions(exceptions: readonly DefinitionException[]): readonly Expression[] {
  return exceptions.flatMap(({ body, exceptions: inner }) => [body, ...ofExceptions(inner)]);
}

function isCivil(expression: Expression): boolean {
  if (expression.kind === 'date_add') return expression.unit === 'month';
  return expression.kind === 'full_years' || expression.kind === 'date_part';
}

function unite(reaches: readonly Reach[]): Reach {
  return {
    names: new Set(reaches.flatMap(({ names }) => [...names])),
    addsMonths: reaches.some(({ addsMonths }) => addsMonths),
  };
}
