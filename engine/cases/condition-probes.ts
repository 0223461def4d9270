import type { Decision, Expression, Output, Rulebook, RuleException, RuleVersion, Variable } from '../ir/ir.ts';
import { factsOf, namesUsed } from '../ir/reads.ts';
import { addOutputs, allOf, probe } from './probes.ts';

/** A condition of a rule or a definition, or a row of a table, that cases can find true, false or unknown. */
export interface Condition {
  /** The rule or the definition it belongs to. */
  readonly subject: string;
  readonly kind: 'condition' | 'row';
  readonly expression: Expression;
  /** The list whose elements it is read of; null where it is read of the whole case. */
  readonly binder: Binder | null;
  /** Outputs that tell whether it was true, and whether it was false; of a list's elements one is enough. */
  readonly probes: { readonly yes: Output; readonly no: Output };
}

/** The rulebook with outputs that tell of the conditions of each decision; decisions are as they were. */
export function addConditionProbes(rulebook: Rulebook): Rulebook {
  return addOutputs(rulebook, (decision) =>
    conditionsOf(decision, rulebook).flatMap(({ probes }) => [probes.yes, probes.no]),
  );
}

/**
 * The conditions that a decision's rules and the definitions they use are made of: what stands between `and`, `or`
 * and `not`, and the rows of tables. The latest version of each rule and definition counts.
 */
export function conditionsOf(decision: Decision, rulebook: Rulebook): readonly Condition[] {
  const found: Found[] = [];
  for (const { name, versions } of decision.rules) {
    const version = versions.at(-1)?.value;
    if (version) collectOfRule(name, version, found);
  }
  const used = namesUsed(rulebook, decision.name).definitions;
  for (const { name, record, type, versions } of rulebook.definitions) {
    const version = versions.at(-1)?.value;
    if (!version || !used.has(name)) continue;
    const context = version.when === null ? [] : [version.when];
    const lists = record === null ? [null] : listsOf(record, decision, rulebook);
    for (const list of lists) {
      const binder = list === null ? null : { variable: 0, list };
      const collect = collector(name, binder, found);
      collectRows(version.body, context, collect);
      if (type.kind === 'boolean' && !isTable(version.body)) collectLeaves(version.body, context, collect);
    }
  }
  return found.map(({ subject, kind, binder, context, expression }, index) => {
    const tell = (name: string, condition: Expression): Output => {
      const within = allOf([...context, condition]);
      return probe(`${name} ${index} of ${subject}`, binder === null ? within : some(binder, within));
    };
    const no: Expression = { kind: 'not', operand: expression };
    return { subject, kind, expression, binder, probes: { yes: tell('yes', expression), no: tell('no', no) } };
  });
}

/** A list and the variable its elements are bound to. */
export interface Binder {
  readonly variable: Variable;
  readonly list: Expression;
}

interface Found {
  readonly subject: string;
  readonly kind: Condition['kind'];
  readonly binder: Binder | null;
  /** What holds where the condition is read; elsewhere it may have no value. */
  readonly context: readonly Expression[];
  readonly expression: Expression;
}

type Collect = (kind: Condition['kind'], expression: Expression, context: readonly Expression[]) => void;

function collector(subject: string, binder: Binder | null, found: Found[]): Collect {
  return (kind, expression, context) => {
    const ofElements = binder !== null && [...context, expression].some((part) => reads(part, binder.variable));
    found.push({ subject, kind, binder: ofElements ? binder : null, context, expression });
  };
}

/** Whether an expression, or one within it, reads a bound variable. */
function reads(part: unknown, variable: Variable): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && 'variable' in part && part.variable === variable && elementKinds.has(String(part.kind)))
    return true;
  return Object.values(part).some((inner) => reads(inner, variable));
}

const elementKinds: ReadonlySet<string> = new Set(['element', 'field', 'definition']);

function collectOfRule(name: string, { forEach, when, requires, exceptions }: RuleVersion, found: Found[]): void {
  const collect = collector(name, forEach, found);
  const applicable = when === null ? [] : [when];
  if (when !== null) collectLeaves(when, [], collect);
  collectLeaves(requires, applicable, collect);
  for (const exception of exceptions) collectOfException(exception, applicable, collect);
}

function collectOfException(
  { when, requires, exceptions }: RuleException,
  outer: readonly Expression[],
  collect: Collect,
): void {
  const context = when === null ? outer : [...outer, when];
  if (when !== null) collectLeaves(when, outer, collect);
  if (requires !== null) collectLeaves(requires, context, collect);
  for (const exception of exceptions) collectOfException(exception, context, collect);
}

/** What a condition is made of, each part where the parts before it leave the answer open. */
function collectLeaves(expression: Expression, context: readonly Expression[], collect: Collect): void {
  switch (expression.kind) {
    case 'constant':
      return;
    case 'not':
      collectLeaves(expression.operand, context, collect);
      return;
    case 'and':
    case 'or': {
      const within = [...context];
      for (const operand of expression.operands) {
        collectLeaves(operand, [...within], collect);
        within.push(expression.kind === 'and' ? operand : { kind: 'not', operand });
      }
      return;
    }
    case 'choose': {
      const within = [...context];
      for (const { when, then: branch } of expression.branches) {
        collectLeaves(when, [...within], collect);
        collectLeaves(branch, [...within, when], collect);
        within.push({ kind: 'not', operand: when });
      }
      if (expression.otherwise !== null) collectLeaves(expression.otherwise, within, collect);
      return;
    }
    default:
      collect('condition', expression, context);
  }
}

function collectRows(body: Expression, context: readonly Expression[], collect: Collect): void {
  if (!isTable(body)) return;
  for (const { when } of body.branches) collect('row', when, context);
  if (body.otherwise === null) return;
  const none = body.branches.map(({ when }): Expression => ({ kind: 'not', operand: when }));
  collect('row', allOf(none), context);
}

function isTable(expression: Expression): expression is Extract<Expression, { kind: 'choose' }> {
  return expression.kind === 'choose' && expression.origin === 'table';
}

/** The lists of these records among the facts that a decision reads. */
function listsOf(record: string, decision: Decision, rulebook: Rulebook): readonly Expression[] {
  return factsOf(rulebook, decision.name).flatMap(({ path, type }): readonly Expression[] =>
    type.kind === 'list' && type.element.kind === 'record' && type.element.record === record
      ? [{ kind: 'fact', path }]
      : [],
  );
}

function some({ variable, list }: Binder, satisfies: Expression): Expression {
  return { kind: 'any', variable, list, where: null, satisfies };
}
