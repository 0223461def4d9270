import type { RuleStatus, RuleTrace, Verdict } from '../../backend.ts';
import type { RuleFinding } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Expression, Message, Rule } from '../../ir/ir.ts';
import { toStatus } from '../verdicts.ts';
import { Alternatives } from './alternatives.ts';
import { Names } from './block.ts';
import { Code, code, identifier, join } from './code.ts';
import { datedFunctionOf } from './definitions.ts';
import { write } from './expressions.ts';
import type { Layout } from './layout.ts';
import type { Context, OwnCase, Raw } from './objects.ts';
import { placeIn } from './place.ts';
import type { RuleInForce } from './rule-in-force.ts';
import { writeMessage, writeRule } from './rules.ts';
import { hole, type Run } from './run.ts';
import { library } from './runtime/library.ts';
import { type Mode, Unit } from './unit.ts';
import { writeRun } from './write-run.ts';

/** The code of a unit, ready to run. */
export interface Program {
  /**
   * The effects of all rules as bits, 1 deny 2 refer 3 warn, below zero where the program gives up; of a program of
   * verdicts the verdict, null where it gives up.
   */
  readonly run: (s: OwnCase, c: Context, o: Run) => number | Verdict | RuleTrace | null;
  /** The values a message tells, in the order of its parts; BAIL where the program gives up. */
  readonly messages: ReadonlyMap<Message, OfElement<readonly Raw[] | symbol>>;
  /** Own-dated definitions as of their own dates, by memo slot. */
  readonly dated: readonly (OfElement<Raw> | undefined)[];
  readonly alternatives: Alternatives;
  /** The rules in force, by their places among all rules of the decision. */
  readonly rules: ReadonlyMap<number, RuleInForce>;
  /** What a trace begins with: the rules in force, none of which applies. */
  readonly idleStatuses: readonly (RuleStatus | undefined)[];
  /** What kept values begin with. */
  readonly holes: readonly (typeof hole)[];
  /** Where the program that keeps them leaves the values of expressions that stand by themselves, outside lists. */
  readonly steps: ReadonlyMap<Expression, number>;
  /** The finding of a rule whose guard kept it from running. */
  readonly idle: (rule: RuleInForce) => RuleFinding;
}

export type OfElement<R> = (s: OwnCase, c: Context, o: Run, e: Raw) => R;

/** Rules whose code is at most this long together stand in one function: V8 leaves much longer ones unoptimised. */
const longestFunction = 24_000;

/**
 * Generates and loads the code of one decision for the span of days that `day` stands for; null is the unknown date, of a
 * masked program. `given`: for cases that lack no fact.
 */
export function generate(layout: Layout, day: Day | null, mode: Mode, given: boolean): Program {
  const unit = new Unit(layout, day, mode, given, write);
  const alternatives = new Alternatives();
  const rules = layout.decision.rules.flatMap((rule, place) => inForce(rule, place, unit));
  const steps = layout.runsInOrder ? runAll(rules, alternatives, unit) : runGuarded(rules, alternatives, unit);
  const byPlace = new Map(rules.map((rule) => [rule.place, rule]));
  const messages = new Map(
    (unit.answersAtOnce ? [] : alternatives.all).flatMap(
      ({ message, tellsValues, rule }): (readonly [Message, Code])[] => {
        const owner = byPlace.get(rule);
        invariant(owner !== undefined, 'alternatives belong to rules in force');
        return message === null || !tellsValues ? [] : [[message, writeMessage(message, owner, unit)]];
      },
    ),
  );
  const dated = layout.definitions.map((definition) =>
    definition.versions.some(({ value }) => value !== null && value.asOf !== null)
      ? datedFunctionOf(definition, unit)
      : code`undefined`,
  );
  const loaded = load(
    unit,
    code`${writeRun(steps, unit)}
return { run, messages: [${join([...messages.values()], ', ')}], dated: [${join(dated, ', ')}] };`,
  );
  const functions = [...messages.keys()].map((message, index) => [message, loaded.messages[index]] as const);
  const idle = rememberIdle(alternatives);
  return {
    run: loaded.run,
    messages: new Map(functions.flatMap(([message, tell]) => (tell === undefined ? [] : [[message, tell]]))),
    dated: loaded.dated,
    alternatives,
    rules: byPlace,
    steps: unit.steps,
    holes: Array.from(unit.steps, () => hole),
    idleStatuses: unit.tracesRules ? layout.decision.rules.map((_, place) => statusOf(byPlace.get(place), idle)) : [],
    idle,
  };
}

function statusOf(rule: RuleInForce | undefined, idle: Program['idle']): RuleStatus | undefined {
  return rule === undefined ? undefined : toStatus(idle(rule));
}

function rememberIdle(alternatives: Alternatives): Program['idle'] {
  const idle = new Map<number, RuleFinding>();
  return (rule) => {
    const before = idle.get(rule.place);
    if (before !== undefined) return before;
    const { finding } = alternatives.at(alternatives.codeOf(rule, 'not_applicable'));
    idle.set(rule.place, finding);
    return finding;
  };
}

interface Loaded {
  readonly run: Program['run'];
  readonly messages: readonly OfElement<readonly Raw[] | symbol>[];
  readonly dated: Program['dated'];
}

function load(unit: Unit, body: Code): Loaded {
  const names = Object.keys(library).map((name) => new Code(name));
  const constants = unit.constants.map((_, index) => code`const ${identifier('k', index)} = K[${index}];`);
  const source = code`'use strict';
const { ${join(names, ', ')} } = R;
${join(constants, '\n')}
${unit.toCode()}
${body}`;
  return new Function('R', 'K', source.text)(library, unit.constants) as Loaded;
}

/** A rule with the version in force; none where it has been repealed. On an unknown date all versions say the same. */
function inForce({ name, versions }: Rule, place: number, unit: Unit): readonly RuleInForce[] {
  const [version] = unit.possibleVersions(versions);
  return version === null || version === undefined ? [] : [{ place, name, version }];
}

/** Runs every rule. */
function runAll(rules: readonly RuleInForce[], alternatives: Alternatives, unit: Unit): readonly Code[] {
  return writeFunctions(rules, alternatives, unit).map((name) => step(code`${name}(s, c, o)`));
}

function step(call: Code): Code {
  return code`b = ${call};`;
}

/**
 * Runs the rules without a guard, and of the others those whose guard holds: a fact's value leads to them. Where the
 * fact is not known all of its rules run, and find for themselves that they are not applicable, or unknown.
 */
function runGuarded(rules: readonly RuleInForce[], alternatives: Alternatives, unit: Unit): readonly Code[] {
  const free: RuleInForce[] = [];
  const guarded = new Map<string, Map<string, { values: readonly (string | boolean)[]; rules: RuleInForce[] }>>();
  for (const rule of rules) {
    const guard = guardOf(rule);
    if (guard === null) {
      free.push(rule);
      continue;
    }
    const groups = guarded.get(guard.path) ?? new Map();
    guarded.set(guard.path, groups);
    const key = JSON.stringify(guard.values);
    const group = groups.get(key) ?? { values: guard.values, rules: [] };
    groups.set(key, group);
    group.rules.push(rule);
  }
  const steps = [...runAll(free, alternatives, unit)];
  for (const [path, groups] of guarded) {
    const written = [...groups.values()].map((group) => ({
      values: group.values,
      functions: writeFunctions(group.rules, alternatives, unit),
    }));
    steps.push(dispatch(path, written, unit));
  }
  return steps;
}

interface Group {
  readonly values: readonly (string | boolean)[];
  readonly functions: readonly Code[];
}

function dispatch(path: string, groups: readonly Group[], unit: Unit): Code {
  const { slot, optional } = unit.layout.factAt(path);
  const values = [...new Set(groups.flatMap((group) => group.values))];
  const entries = values.map((value) => {
    const functions = groups.filter((group) => group.values.includes(value)).flatMap((group) => group.functions);
    return code`[${value}, [${join(functions, ', ')}]]`;
  });
  const table = unit.functionNamed(`guard ${path}`, (name) => code`const ${name} = new Map([${join(entries, ', ')}]);`);
  const all = unit.functionNamed(
    `guards ${path}`,
    (name) =>
      code`const ${name} = [${join(
        groups.flatMap((group) => group.functions),
        ', ',
      )}];`,
  );
  const value = code`s.${identifier('f', slot)}`;
  const missing = unit.mode === 'masked' || optional ? code`${all}` : code`null`;
  return code`{
const chosen = ${value} === undefined ? ${missing} : ${table}.get(${value}) ?? [];
b = chosen === null ? -1 : runEach(chosen, s, c, o);
}`;
}

/** Functions of rules, each as long as V8 still optimises. */
function writeFunctions(rules: readonly RuleInForce[], alternatives: Alternatives, unit: Unit): readonly Code[] {
  const functions: Code[] = [];
  let names = new Names();
  let pending: Code[] = [];
  let length = 0;
  const flush = () => {
    if (pending.length === 0) return;
    const body = join(pending, '\n');
    const declarations = names.declarations();
    const statuses = unit.tracesRules ? code`const r = o.statuses;` : code``;
    functions.push(
      unit.functionNamed(
        `rules ${unit.functionCount}`,
        (name) => code`function ${name}(s, c, o) {\nlet b = 0;\n${statuses}\n${declarations}\n${body}\nreturn b;\n}`,
      ),
    );
    pending = [];
    length = 0;
    names = new Names();
  };
  for (const rule of rules) {
    const place = placeIn(unit, rule.name, code`return -1;`, names);
    writeRule(rule, alternatives, place);
    const text = place.block.toCode();
    pending.push(text);
    length += text.text.length;
    if (length > longestFunction) flush();
  }
  flush();
  return functions;
}

/** What a fact must be for a rule to apply at all. */
interface Guard {
  readonly path: string;
  readonly values: readonly (string | boolean)[];
}

/** The guard a rule's `when` begins with: an enum or boolean fact; null where it begins otherwise. */
function guardOf({ version }: RuleInForce): Guard | null {
  if (version.when === null || version.forEach !== null) return null;
  return readGuard(version.when.kind === 'and' ? version.when.operands[0] : version.when);
}

function readGuard(condition: Expression | undefined): Guard | null {
  switch (condition?.kind) {
    case 'fact':
      return { path: condition.path, values: [true] };
    case 'not':
      return condition.operand.kind === 'fact' ? { path: condition.operand.path, values: [false] } : null;
    case 'member_of':
      return condition.operand.kind === 'fact' ? { path: condition.operand.path, values: condition.members } : null;
    case 'compare':
      return readComparison(condition);
    default:
      return null;
  }
}

function readComparison({
  operands,
  operator,
  left,
  right,
}: Extract<Expression, { readonly kind: 'compare' }>): Guard | null {
  if (operands !== 'enum' || operator !== 'equal') return null;
  if (left.kind !== 'fact' || right.kind !== 'constant' || typeof right.value !== 'string') return null;
  return { path: left.path, values: [right.value] };
}
