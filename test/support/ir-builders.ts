/** Short ways to write IR in tests. Every declaration gets a label, no provisions and an empty origin. */

import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { parseDate } from '../../engine/ir/calendar.ts';
import type { Facts, Findings, RecordValue, Value } from '../../engine/ir/findings.ts';
import type {
  Comparison,
  Constant,
  Dated,
  Day,
  Decision,
  Definition,
  DefinitionException,
  DefinitionVersion,
  Edition,
  Effect,
  Expression,
  Fact,
  Field,
  Message,
  Norm,
  Parameter,
  ParameterValue,
  RecordType,
  Rule,
  Rulebook,
  RuleException,
  RuleVersion,
  Type,
  Variable,
} from '../../engine/ir/ir.ts';

export const boolean: Type = { kind: 'boolean' };
export const text: Type = { kind: 'text' };
export const date: Type = { kind: 'date' };
export const integer: Type = { kind: 'number', unit: '', decimals: 0 };

export function number(unit: string, decimals: number): Type {
  return { kind: 'number', unit, decimals };
}

export function listOf(element: Type): Type {
  return { kind: 'list', element };
}

export function enumOf(name: string): Type {
  return { kind: 'enum', enum: name };
}

export function recordOf(name: string): Type {
  return { kind: 'record', record: name };
}

export function day(iso: string): Day {
  const parsed = parseDate(iso);
  if (parsed === null) throw new Error(`no such date: ${iso}`);
  return parsed;
}

const origin = { file: 'test.policy', start: 0, end: 0 };

function norm(name: string): Norm {
  return { name, label: { fi: name }, provisions: [], citations: [], interpretations: [], origin };
}

/** From long before any case. */
export const start = day('1900-01-01');

export function field(name: string, type: Type, more: Partial<Field> = {}): Field {
  const bounded = type.kind === 'number' ? { minimum: 0, maximum: 10_000 * 10 ** type.decimals } : {};
  const sized = type.kind === 'list' ? { minimum: 0, maximum: 1000 } : {};
  const element = type.kind === 'list' && type.element.kind === 'number' ? type.element : null;
  const elements = element === null ? {} : { elements: { minimum: 0, maximum: 10_000 * 10 ** element.decimals } };
  return {
    name,
    label: { fi: name },
    type,
    optional: false,
    sensitive: false,
    ...bounded,
    ...sized,
    ...elements,
    ...more,
  };
}

export function fact(path: string, type: Type, more: Partial<Field> = {}): Fact {
  const input = path.split('.')[0] ?? path;
  return { ...field(path, type, more), path, input, inputLabel: { fi: input } };
}

export function record(name: string, fields: readonly Field[]): RecordType {
  return { name, label: { fi: name }, fields };
}

export function edition(isoDate: string, statedFor: Edition['statedFor'] = []): Edition {
  return { date: day(isoDate), status: 'in_force', hash: `sha256:${isoDate}`, statedFor };
}

export function rulebook(parts: Partial<Rulebook>): Rulebook {
  return {
    format: 'rulebook-ir/1',
    id: 'test',
    title: { fi: 'Testi' },
    authority: { fi: 'Testi' },
    currency: 'EUR',
    languages: ['fi'],
    editions: [edition('1900-01-01')],
    units: [],
    enums: [],
    records: [],
    facts: [],
    parameters: [],
    definitions: [],
    decisions: [],
    provisions: [],
    ...parts,
  };
}

export function enumeration(name: string, members: readonly string[]): Rulebook['enums'][number] {
  return { name, label: { fi: name }, members: members.map((member) => ({ name: member, label: { fi: member } })) };
}

export function parameter(
  name: string,
  type: Type,
  values: readonly Dated<ParameterValue>[],
  index: Parameter['index'] = null,
): Parameter {
  return { ...norm(name), type, index, values };
}

/** A parameter of one value from the start on. */
export function single(name: string, type: Type, value: Constant): Parameter {
  return parameter(name, type, [{ from: start, value: { kind: 'single', value } }]);
}

export function definition(
  name: string,
  type: Type,
  body: Expression,
  more: Partial<DefinitionVersion> & { record?: string } = {},
): Definition {
  const { record: owner = null, ...version } = more;
  return {
    ...norm(name),
    record: owner,
    type,
    versions: [{ from: start, value: { asOf: null, when: null, body, exceptions: [], ...version } }],
  };
}

export function definitionException(
  name: string,
  when: Expression,
  body: Expression,
  exceptions: readonly DefinitionException[] = [],
): DefinitionException {
  return { ...norm(name), when, body, exceptions };
}

export function rule(name: string, requires: Expression, more: Partial<RuleVersion> & { effect?: Effect } = {}): Rule {
  return { ...norm(name), versions: [{ from: start, value: ruleVersion(requires, more) }] };
}

export function ruleVersion(
  requires: Expression,
  { effect = 'deny', ...more }: Partial<RuleVersion> & { effect?: Effect } = {},
): RuleVersion {
  return { forEach: null, when: null, requires, otherwise: { effect, message: null }, exceptions: [], ...more };
}

export function exception(
  name: string,
  mode: RuleException['mode'],
  parts: Partial<Omit<RuleException, keyof Norm>> & { effect?: Effect; message?: Message },
): RuleException {
  const { effect = 'deny', message = null, ...more } = parts;
  return {
    ...norm(name),
    mode,
    when: null,
    requires: null,
    unconditional: false,
    otherwise: { effect, message },
    exceptions: [],
    ...more,
  };
}

export function decision(parts: Partial<Decision> = {}): Decision {
  const words = { fi: 'x' };
  return {
    name: 'd',
    label: { fi: 'd' },
    origin,
    asOf: 'on',
    since: start,
    outputs: [],
    rules: [],
    outcomes: { approved: words, denied: words, referred: words, incomplete: words },
    ...parts,
  };
}

/** A given value; a reported one has `givenFrom: null`. */
export function output(
  name: string,
  type: Type,
  expression: Expression,
  givenFrom: Day | null = start,
): Decision['outputs'][number] {
  return { name, type, givenFrom, expression };
}

// Expressions

export function constant(value: Constant, type: Type = integer): Expression {
  return { kind: 'constant', type, value };
}

export const yes = constant(true, boolean);
export const no = constant(false, boolean);

export function read(path: string): Expression {
  return { kind: 'fact', path };
}

export function readField(variable: Variable, name: string): Expression {
  return { kind: 'field', variable, field: name };
}

export function use(name: string, variable: Variable | null = null): Expression {
  return { kind: 'definition', name, variable };
}

export function lookup(name: string, index: Expression | null = null): Expression {
  return { kind: 'lookup', parameter: name, index };
}

export function and(...operands: readonly Expression[]): Expression {
  return { kind: 'and', operands };
}

export function or(...operands: readonly Expression[]): Expression {
  return { kind: 'or', operands };
}

export function not(operand: Expression): Expression {
  return { kind: 'not', operand };
}

export function compare(
  left: Expression,
  operator: Comparison,
  right: Expression,
  operands: 'number' | 'date' | 'boolean' | 'enum' | 'text' = 'number',
): Expression {
  return { kind: 'compare', operator, operands, left, right, wide: false };
}

export function choose(
  branches: readonly (readonly [when: Expression, then: Expression])[],
  otherwise: Expression | null = null,
): Expression {
  return { kind: 'choose', branches: branches.map(([when, then]) => ({ when, then })), otherwise, origin: 'if' };
}

export function arithmetic(
  left: Expression,
  kind: 'add' | 'subtract' | 'multiply',
  right: Expression,
  wide = false,
): Expression {
  return { kind, left, right, wide };
}

export function divide(numerator: Expression, denominator: Expression): Expression {
  return { kind: 'divide', numerator, denominator, wide: false };
}

export function round(
  operand: Expression,
  mode: 'nearest' | 'up' | 'down' = 'nearest',
  { numerator = 1, denominator = 1, step = 1 } = {},
): Expression {
  return { kind: 'round', mode, operand, numerator, denominator, step, wide: false };
}

export function isGiven(operand: Expression): Expression {
  return { kind: 'is_given', operand };
}

// Cases

/** Facts by path; dates as ISO text are to be turned into days by the caller (`day`). */
export function facts(values: Readonly<Record<string, Value>>): Facts {
  return new Map(Object.entries(values));
}

export function element(values: Readonly<Record<string, Value>>): RecordValue {
  return { fields: new Map(Object.entries(values)) };
}

/** What the reference back end finds for decision `d`. */
export function decide(book: Rulebook, values: Readonly<Record<string, Value>>, on: Day | null = null): Findings {
  return interpreter.prepare(book).decide('d', facts(values), on);
}

/** The result of one expression as the only output of a decision as of fact `on`. */
export function evaluateOne(
  expression: Expression,
  book: Partial<Rulebook>,
  values: Readonly<Record<string, Value>>,
): Findings['values'][number]['result'] {
  const outputs = [output('result', integer, expression)];
  const declared = [fact('on', date), ...(book.facts ?? [])];
  const found = decide(rulebook({ ...book, facts: declared, decisions: [decision({ outputs })] }), values);
  return found.values[0]?.result ?? { kind: 'absent' };
}

/** A result in short: the value, `absent`, or what it waits for and the gaps it rests on, as text. */
export function brief(result: Findings['values'][number]['result']): unknown {
  if (result.kind === 'known') return result.value;
  if (result.kind === 'absent') return 'absent';
  const gaps = result.gaps.map((gap) => `!${gap.name}:${gap.reason}`);
  return `? ${[...result.waits, ...gaps].join(' ')}`.trim();
}
