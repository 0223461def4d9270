import type { RuleTrace, Verdict } from '../../backend.ts';
import { hiddenOutputs } from '../../explain/sensitive.ts';
import type { RuleFinding } from '../../ir/findings.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Day, Message, Rule } from '../../ir/ir.ts';
import { Alternatives } from './alternatives.ts';
import { Block, Names } from './block.ts';
import { Code, code, identifier, join } from './code.ts';
import { datedFunctionOf } from './definitions.ts';
import { write } from './expressions.ts';
import { guardOf } from './guards.ts';
import type { Layout } from './layout.ts';
import type { Context, OwnCase } from './objects.ts';
import type { Place } from './place.ts';
import { type RuleInForce, writeMessage, writeRule } from './rules.ts';
import type { Run } from './run.ts';
import { library } from './runtime/library.ts';
import type { Raw } from './runtime/unknown.ts';
import { type Mode, Unit } from './unit.ts';

/** The code of a unit, ready to run. */
export interface Program {
  /**
   * The effects of all rules as bits, 1 deny 2 refer 3 warn, below zero where a closed program gives up; of a program
   * of verdicts the verdict, null where it gives up.
   */
  readonly run: (s: OwnCase, c: Context, o: Run) => number | Verdict | RuleTrace | null;
  /** The values a message tells, in the order of its parts; BAIL where the closed program gives up. */
  readonly messages: ReadonlyMap<Message, OfElement<readonly Raw[] | symbol>>;
  /** Own-dated definitions as of their own dates, by memo slot. */
  readonly dated: readonly (OfElement<Raw> | undefined)[];
  readonly alternatives: Alternatives;
  /** The rules in force, by their places among all rules of the decision. */
  readonly rules: ReadonlyMap<number, RuleInForce>;
  /** The finding of a rule whose guard kept it from running. */
  readonly idle: (rule: RuleInForce) => RuleFinding;
}

export type OfElement<R> = (s: OwnCase, c: Context, o: Run, e: Raw) => R;

/** Rules whose code is at most this long together stand in one function: V8 leaves much longer ones unoptimised. */
const longestFunction = 24_000;

/** Generates and loads the code of one decision for the span of days that `day` stands for; null is the unknown date. */
export function generate(layout: Layout, day: Day | null, mode: Mode): Program {
  const unit = new Unit(layout, day, mode, write);
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
    code`${unit.answersAtOnce ? writeVerdict(steps, unit) : writeDecide(steps, unit)}
return { run: ${unit.answersAtOnce ? code`verdict` : code`decide`}, messages: [${join([...messages.values()], ', ')}], dated: [${join(dated, ', ')}] };`,
  );
  const functions = [...messages.keys()].map((message, index) => [message, loaded.messages[index]] as const);
  return {
    run: loaded.run,
    messages: new Map(functions.flatMap(([message, tell]) => (tell === undefined ? [] : [[message, tell]]))),
    dated: loaded.dated,
    alternatives,
    rules: byPlace,
    idle: rememberIdle(alternatives),
  };
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

function placeOf(unit: Unit, owner: string, giveUp: Code, names = new Names()): Place {
  return { unit, block: new Block(names), owner, variables: new Map(), giveUp };
}

/** Writes the outputs; the function that makes a verdict in the closed program does so itself. */
function writeOutputs(place: Place): readonly Code[] {
  return place.unit.layout.decision.outputs.map(({ expression }) => place.block.bind(write(expression, place)).code);
}

function writeDecide(steps: readonly Code[], unit: Unit): Code {
  const place = placeOf(unit, unit.layout.decision.name, code`return -1;`);
  for (const [position, value] of writeOutputs(place).entries()) {
    place.block.add(code`o.outputs[${position}] = ${value};`);
  }
  const run = steps.map((step) => code`${step} if (b < 0) return -1; e |= b;`);
  return code`function decide(s, c, o) {\nlet e = 0, b = 0;\n${place.block.toBody()}\n${join(run, '\n')}\nreturn e;\n}`;
}

/** The verdict; null where the program gives up. Outputs that hand on a sensitive fact are not told. */
function writeVerdict(steps: readonly Code[], unit: Unit): Code {
  const { decision, program } = unit.layout;
  const place = placeOf(unit, decision.name, code`return null;`);
  const values = writeOutputs(place).map((value, position) => {
    const output = decision.outputs[position];
    invariant(output !== undefined, 'each value is of an output');
    const hidden = hiddenOutputs(decision, program.rulebook).has(output.name);
    return hidden ? code`${output.name}: null` : code`${output.name}: ${value} ?? null`;
  });
  const run = steps.map((step) => code`${step} if (b < 0) return null; e |= b;`);
  const what =
    unit.mode === 'trace'
      ? code`rules: o.statuses`
      : code`violated: e & 14 ? (o.listed ? o.names : o.violated()) : noNames`;
  return code`function verdict(s, c, o) {
let e = 0, b = 0;
${place.block.toBody()}
${join(run, '\n')}
return {
outcome: e & 2 ? 'denied' : e & 4 ? 'referred' : 'approved',
${what},
missing: noNames,
values: { ${join(values, ', ')} },
};
}`;
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
  const missing = unit.open || optional ? code`${all}` : code`null`;
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
    const statuses = unit.mode === 'trace' ? code`const r = o.statuses;` : code``;
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
    const place = placeOf(unit, rule.name, code`return -1;`, names);
    writeRule(rule, alternatives, place);
    const text = place.block.toCode();
    pending.push(text);
    length += text.text.length;
    if (length > longestFunction) flush();
  }
  flush();
  return functions;
}
