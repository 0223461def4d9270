import { invariant } from '../../ir/invariant.ts';
import type { Decision, Definition, Expression, Fact, Field, RecordType, Type, Variable } from '../../ir/ir.ts';
import { factsOf, namesUsed, usedFields } from '../../ir/reads.ts';
import type { Program } from '../interpreter/scope.ts';
import { countUses, definitionsOfRules } from './count-uses.ts';
import { mostBits } from './masks.ts';
import { generateObjects, type Objects } from './objects.ts';
import type { Bound } from './place.ts';

/** Decisions with fewer rules ask each rule's guard where it stands. */
const fewestIndexed = 24;

/** Places that a definition is written into rather than called from. */
const mostWrittenOut = 3;

interface Slot {
  readonly slot: number;
  readonly optional: boolean;
}

/** Where the facts, fields and definitions of one decision stand in the objects of the generated code. */
export class Layout {
  readonly program: Program;
  readonly decision: Decision;
  /** The facts the decision reads; each in the slot of its place here. */
  readonly facts: readonly Fact[];
  /** The definitions it uses; each remembered in the slot of its place here. */
  readonly definitions: readonly Definition[];
  /** Paths of the facts that a value can wait for, in the order of their bits, which is that of answers. */
  readonly waitable: readonly string[];
  private readonly bits: ReadonlyMap<string, number>;
  private readonly factSlots: ReadonlyMap<string, Slot>;
  private readonly memoSlots: ReadonlyMap<string, number>;
  private readonly fieldSlots = new Map<string, ReadonlyMap<string, Slot>>();
  private readonly usedByRules: ReadonlySet<string>;
  private readonly uses: ReadonlyMap<string, number>;
  private readonly absences = new Map<string, boolean>();

  readonly objects: Objects;

  constructor(program: Program, decision: Decision) {
    this.program = program;
    this.decision = decision;
    this.facts = factsOf(program.rulebook, decision.name);
    const used = namesUsed(program.rulebook, decision.name).definitions;
    this.definitions = program.rulebook.definitions.filter(({ name }) => used.has(name));
    this.factSlots = slotsOf(this.facts.map((fact) => [fact.path, fact]));
    const required = new Set(this.facts.filter(({ optional }) => !optional).map(({ path }) => path));
    const { rulebook } = program;
    this.waitable = rulebook.facts
      .map(({ path }) => path)
      .filter((path) => required.has(path) || path === decision.asOf);
    this.bits = new Map(this.waitable.map((path, place) => [path, 1 << place]));
    this.memoSlots = new Map(this.definitions.map(({ name }, slot) => [name, slot]));
    this.usedByRules = definitionsOfRules(decision, this.definitions);
    this.uses = countUses(decision, this.definitions);
    this.objects = generateObjects(this);
  }

  /** Whether leaving the as-of date out is an answer: its fact is optional. */
  get dateIsAnswered(): boolean {
    return this.program.facts.get(this.decision.asOf)?.optional === true;
  }

  /** Whether the rules run in their order; of many, facts lead to those that may apply. */
  get runsInOrder(): boolean {
    return this.decision.rules.length < fewestIndexed;
  }

  /** Whether the facts that a value can wait for, the date's among them, fit into the bits of an integer. */
  get hasMasks(): boolean {
    return this.waitable.length <= mostBits;
  }

  /** The bit of a fact that a value can wait for. */
  bitOf(path: string): number {
    const bit = this.bits.get(path);
    invariant(bit !== undefined, `a value can wait for '${path}'`);
    return bit;
  }

  factAt(path: string): Slot {
    const found = this.factSlots.get(path);
    invariant(found !== undefined, `the fact '${path}' is read by the decision`);
    return found;
  }

  /** The fields of a record that the decision reads; each in the slot of its place. */
  fieldsOf(record: string): readonly Field[] {
    return usedFields(this.program.rulebook, this.decision.name, record);
  }

  fieldAt(record: string, field: string): Slot {
    let slots = this.fieldSlots.get(record);
    if (slots === undefined) {
      slots = slotsOf(this.fieldsOf(record).map((one) => [one.name, one]));
      this.fieldSlots.set(record, slots);
    }
    const found = slots.get(field);
    invariant(found !== undefined, `the field '${field}' is read by the decision`);
    return found;
  }

  definitionNamed(name: string): Definition {
    const found = this.program.definitions.get(name);
    invariant(found !== undefined, `the definition '${name}' is declared`);
    return found;
  }

  recordNamed(name: string): RecordType {
    const found = this.program.records.get(name);
    invariant(found !== undefined, `the record '${name}' is declared`);
    return found;
  }

  memoOf({ name }: Definition): number {
    const slot = this.memoSlots.get(name);
    invariant(slot !== undefined, `the definition '${name}' is used by the decision`);
    return slot;
  }

  /** The record type of a list's elements; null where they are plain values. */
  recordOfList(list: Expression, variables: ReadonlyMap<Variable, Bound>): RecordType | null {
    if (list.kind === 'fact') return this.recordOf(this.program.facts.get(list.path)?.type);
    if (list.kind !== 'field') return null;
    const record = variables.get(list.variable)?.record;
    return this.recordOf(record?.fields.find((field) => field.name === list.field)?.type);
  }

  recordOf(type: Type | undefined): RecordType | null {
    if (type?.kind !== 'list' || type.element.kind !== 'record') return null;
    return this.recordNamed(type.element.record);
  }

  /** Whether a single place among outputs, rules and definitions uses it; messages, which few cases tell, not counted. */
  isUsedOnce({ name }: Definition): boolean {
    return (this.uses.get(name) ?? 0) < 2;
  }

  /** Whether only outputs use it, and few of them: rules do not, nor does any definition that they use. */
  isForOutputs({ name }: Definition): boolean {
    return !this.usedByRules.has(name) && (this.uses.get(name) ?? 0) <= mostWrittenOut;
  }

  /** Whether a definition's value may be absent. */
  canBeAbsent(definition: Definition): boolean {
    const before = this.absences.get(definition.name);
    if (before !== undefined) return before;
    const found = definition.versions.some(
      ({ value }) => value !== null && (value.when !== null || this.anyAbsent(bodiesOf(value))),
    );
    this.absences.set(definition.name, found);
    return found;
  }

  private anyAbsent(expressions: readonly Expression[]): boolean {
    return expressions.some((expression) => this.expressionCanBeAbsent(expression));
  }

  private expressionCanBeAbsent(expression: Expression): boolean {
    switch (expression.kind) {
      case 'fact':
        return this.factAt(expression.path).optional;
      case 'field':
        // Fields are found by name alone: an optional one of any record counts.
        return this.program.rulebook.records.some(({ fields }) =>
          fields.some((field) => field.name === expression.field && field.optional),
        );
      case 'definition':
        return this.canBeAbsent(this.definitionNamed(expression.name));
      case 'choose':
        return this.anyAbsent([
          ...expression.branches.map((branch) => branch.then),
          ...(expression.otherwise === null ? [] : [expression.otherwise]),
        ]);
      default:
        return false;
    }
  }
}

interface Bodies {
  readonly body: Expression;
  readonly exceptions: readonly Bodies[];
}

function bodiesOf({ body, exceptions }: Bodies): readonly Expression[] {
  return [body, ...exceptions.flatMap(bodiesOf)];
}

function slotsOf(fields: readonly (readonly [string, Field])[]): ReadonlyMap<string, Slot> {
  return new Map(fields.map(([name, { optional }], slot) => [name, { slot, optional }]));
}
