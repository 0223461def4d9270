import type { RuleFinding } from '../../ir/findings.ts';
import type {
  Decision,
  DefinitionException,
  Expression,
  Rule,
  Rulebook,
  RuleException,
  Variable,
} from '../../ir/ir.ts';
import { operandsOf } from '../../ir/operands.ts';
import { bindElement, elementType, type Surroundings, surround } from '../../ir/type-of.ts';
import type { Slot } from './slot.ts';

/** What a rule reads, on whatever day and through whatever definitions. */
interface RuleReads {
  readonly facts: ReadonlySet<string>;
  /** Path of the list the rule looks at element by element; null without `for each`. */
  readonly list: string | null;
  /** Fields of the element it looks at. */
  readonly own: ReadonlySet<string>;
  /** Fields read of other elements too, as `staff_member.degree`. */
  readonly fields: ReadonlySet<string>;
}

/** Tells whether the value in a slot can make a difference to a rule, for one of its elements where one is named. */
export type Touches = (rule: string, element: string | null, slot: Slot) => boolean;

/** What touches the rules of a decision. */
export function prepareTouches(rulebook: Rulebook, decision: Decision): Touches {
  const reads = new Map(decision.rules.map((rule) => [rule.name, readsOf(rule, rulebook)]));
  return (rule, element, { path, field, element: place }) => {
    const read = reads.get(rule);
    if (read === undefined) return false;
    if (place === null) return read.facts.has(path);
    if (read.fields.has(`${place.record}.${field.name}`)) return true;
    const isOwn = read.list === place.list && read.own.has(field.name);
    return isOwn && (element === null || element === `${place.list}[${place.index}]`);
  };
}

/** A rule that stands in the way of approval, for one element or as a whole. */
export interface Offence {
  readonly rule: string;
  readonly element: string | null;
}

/** What stands in the way of approval: rules that deny or refer, and those not known to do neither. */
export function offencesOf(rules: readonly RuleFinding[]): readonly Offence[] {
  return rules.flatMap(({ rule, status, effect, violations }): readonly Offence[] => {
    if (effect !== 'deny' && effect !== 'refer') return [];
    if (status === 'unknown') return [{ rule, element: null }];
    return violations.filter((one) => one.effect !== 'warn').map(({ element }) => ({ rule, element }));
  });
}

interface Reading {
  readonly facts: Set<string>;
  readonly own: Set<string>;
  readonly fields: Set<string>;
  /** Definitions read before, and of whose element. */
  readonly seen: Set<string>;
}

/** Where an expression stands: its surroundings, and the variable of the element the rule looks at. */
interface Place {
  readonly surroundings: Surroundings;
  readonly own: Variable | null;
}

function readsOf(rule: Rule, rulebook: Rulebook): RuleReads {
  const reading: Reading = { facts: new Set(), own: new Set(), fields: new Set(), seen: new Set() };
  let list: string | null = null;
  for (const { value } of rule.versions) {
    if (value === null) continue;
    const outside = surround(rulebook);
    const { forEach } = value;
    if (forEach !== null) list = forEach.listPath;
    const surroundings =
      forEach === null ? outside : bindElement(forEach.variable, elementType(forEach.list, outside), outside);
    const place = { surroundings, own: forEach?.variable ?? null };
    if (forEach !== null) read(forEach.list, { surroundings: outside, own: null }, reading);
    readEach([value.when, value.requires], place, reading);
    for (const exception of value.exceptions) readRuleException(exception, place, reading);
  }
  return { facts: reading.facts, list, own: reading.own, fields: reading.fields };
}

function readRuleException({ when, requires, exceptions }: RuleException, place: Place, reading: Reading): void {
  readEach([when, requires], place, reading);
  for (const below of exceptions) readRuleException(below, place, reading);
}

function readEach(expressions: readonly (Expression | null)[], place: Place, reading: Reading): void {
  for (const expression of expressions) if (expression !== null) read(expression, place, reading);
}

function read(expression: Expression, place: Place, reading: Reading): void {
  const { surroundings, own } = place;
  switch (expression.kind) {
    case 'fact':
      reading.facts.add(expression.path);
      break;
    case 'field': {
      const element = surroundings.variables.get(expression.variable);
      if (expression.variable === own) reading.own.add(expression.field);
      else if (element?.kind === 'record') reading.fields.add(`${element.record}.${expression.field}`);
      break;
    }
    case 'definition':
      readDefinition(expression.name, expression.variable !== null && expression.variable === own, place, reading);
      break;
    default:
      break;
  }
  const inside =
    'variable' in expression && 'list' in expression
      ? bindElement(expression.variable, elementType(expression.list, surroundings), surroundings)
      : surroundings;
  readEach(operandsOf(expression), { surroundings: inside, own }, reading);
}

function readDefinition(name: string, ofOwn: boolean, { surroundings }: Place, reading: Reading): void {
  const key = `${name} ${ofOwn}`;
  if (reading.seen.has(key)) return;
  reading.seen.add(key);
  const { rulebook } = surroundings;
  const definition = rulebook.definitions.find((one) => one.name === name);
  const place = { surroundings: surround(rulebook, definition?.record ?? null), own: ofOwn ? 0 : null };
  for (const { value } of definition?.versions ?? []) {
    if (value === null) continue;
    readEach([value.asOf, value.when, value.body], place, reading);
    for (const exception of value.exceptions) readDefinitionException(exception, place, reading);
  }
}

function readDefinitionException(exception: DefinitionException, place: Place, reading: Reading): void {
  readEach([exception.when, exception.body], place, reading);
  for (const below of exception.exceptions) readDefinitionException(below, place, reading);
}
