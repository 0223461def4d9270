import type { Day, Expression, Timeline, Type } from '../../ir/ir.ts';
import { operandsOf, visitExpression, withOperands } from '../../ir/operands.ts';
import { type Surroundings, surround, typeOf } from '../../ir/type-of.ts';
import type { LiftedTests } from '../../passes/lift-tests.ts';
import type { Program } from '../interpreter/scope.ts';
import { type ElementNames, nameFact } from './fact-names.ts';
import type { Formula } from './formula.ts';
import type { EachElement, FactDefinition } from './rule-set.ts';

/** A rule set being written for the as-of dates that read the same as `day`; null where no date is known. */
export interface Writing {
  readonly program: Program;
  readonly day: Day | null;
  /** The other forms of tests: they decide where a test by itself is unknown. */
  readonly lifted: LiftedTests;
  readonly facts: Map<string, FactDefinition>;
  /** Boolean definitions written before, by condition name. */
  readonly conditions: Map<string, Formula>;
}

/** Where an expression stands: about the case, or about an element of a list. */
export interface Place {
  readonly surroundings: Surroundings;
  readonly elements: ElementNames;
  /** What it is about an element of; null for the case. */
  readonly each: EachElement | null;
}

export function openWriting(program: Program, day: Day | null): Writing {
  return { program, day, lifted: program.liftedOn(day), facts: new Map(), conditions: new Map() };
}

export function placeOfCase({ program }: Writing): Place {
  return { surroundings: surround(program.rulebook), elements: new Map(), each: null };
}

/** The name of the fact that holds the expression's value, written as `type`. The same one for the same expression. */
export function factFor(expression: Expression, type: Type, place: Place, writing: Writing): string {
  const each = place.each !== null && isAbout(place.each, expression) ? place.each : null;
  const definition: FactDefinition = { fact: '', expression: liftInside(expression, writing.lifted), type, each };
  const same = JSON.stringify(definition);
  const plain = nameFact(expression, place.elements);
  for (let number = 1; ; number++) {
    const fact = number === 1 ? plain : `${plain} (${number})`;
    const before = writing.facts.get(fact);
    if (before !== undefined && JSON.stringify({ ...before, fact: '' }) !== same) continue;
    if (before === undefined) writing.facts.set(fact, { ...definition, fact });
    return fact;
  }
}

/** The expression with the other forms in place of its tests. */
function liftInside(expression: Expression, lifted: LiftedTests): Expression {
  const other = lifted.get(expression);
  if (other !== undefined) return liftInside(other, lifted);
  const operands = operandsOf(expression);
  const inside = operands.map((operand) => liftInside(operand, lifted));
  return inside.every((operand, place) => operand === operands[place]) ? expression : withOperands(expression, inside);
}

function isAbout({ variable }: EachElement, expression: Expression): boolean {
  let found = false;
  visitExpression(expression, (part) => {
    const reads = part.kind === 'element' || part.kind === 'field' || part.kind === 'definition';
    if (reads && part.variable === variable) found = true;
  });
  return found;
}

export function typeAt(expression: Expression, { surroundings }: Place): Type | null {
  return typeOf(expression, surroundings);
}

/** The text of a norm that the rule set's dates use; `never` where it has ended or the date would have to be known. */
export function versionAt<T>(timeline: Timeline<T>, { day, program }: Writing): T | 'never' {
  const [first] = timeline;
  if (day === null && !program.undated.has(timeline)) return 'never';
  const entry = day === null ? first : (timeline.findLast(({ from }) => from <= day) ?? first);
  return entry?.value ?? 'never';
}
