import { invariant } from '../../ir/invariant.ts';
import type { Expression, Message, RuleException, RuleVersion } from '../../ir/ir.ts';
import type { Assessed } from '../interpreter/assessment.ts';
import type { Alternatives } from './alternatives.ts';
import { Block } from './block.ts';
import { certain } from './choices.ts';
import { type Code, code, join } from './code.ts';
import { write } from './expressions.ts';
import { type Bound, bindPresent, inside, nested, type Place } from './place.ts';
import type { Unit } from './unit.ts';

/** A rule with the version that stands in the unit's span of days. */
export interface RuleInForce {
  readonly place: number;
  readonly name: string;
  readonly version: RuleVersion;
}

/** Writes what a rule comes to: the code of its alternative is noted, and the effect counted in `b`. */
export function writeRule(rule: RuleInForce, alternatives: Alternatives, around: Place): void {
  const place: Place = { ...around, owner: rule.name };
  const { forEach } = rule.version;
  if (forEach === null) {
    place.block.add(nested(place, (inner) => writeOne(rule, alternatives, inner, null)));
    return;
  }
  const outer = inside(place);
  const { unit } = place;
  const list = bindPresent(write(forEach.list, outer), outer);
  const record = unit.layout.recordOfList(forEach.list, place.variables);
  const element = outer.block.name('e');
  const elements = unit.open
    ? code`elementsOf(${list.code}, ${record === null ? null : unit.elementClass(record.name)}).elements`
    : list.code;
  if (unit.mode !== 'verdict') outer.block.add(code`beginList(o, ${rule.place}, ${list.code});`);
  const bound = { ...outer, variables: new Map(place.variables).set(forEach.variable, { name: element, record }) };
  const each = nested(bound, (inner) => writeOne(rule, alternatives, inner, { name: element, record }));
  outer.block.add(code`for (const ${element} of ${elements}) ${each}`);
  place.block.add(code`{\n${outer.block.toCode()}\n}`);
}

/** One assessment: of the rule, or of the rule for one element. */
function writeOne(rule: RuleInForce, alternatives: Alternatives, place: Place, element: Bound | null): void {
  const { version } = rule;
  const { block, unit } = place;
  const idle = alternatives.codeOf(rule, 'not_applicable');
  // A relief looks at what came before it, and the open program at what is undecided: they need a variable.
  const verdict = unit.open || hasReliefs(version) ? block.name('t') : null;
  const isSimple = version.exceptions.length === 0;
  const general =
    unit.open && verdict !== null && !isSimple ? generalAssessment(rule, verdict, element, place) : code``;
  const settle = (certain: number) =>
    verdict === null ? noteCertain(certain, { rule, alternatives }, unit) : code`${verdict} = ${certain};`;
  const writing: Writing = { rule, alternatives, verdict, general, settle };
  if (verdict !== null) block.add(code`let ${verdict} = ${idle};`);
  if (unit.open && verdict !== null && isSimple) {
    writeSimple(version, place, writing);
    block.add(code`b |= note(o, ${verdict});`);
    return;
  }
  const write = (inner: Place) => writeAssessment(version, [], inner, writing);
  if (version.when === null) write(place);
  else {
    const idleEnd = verdict === null ? (inner: Place) => inner.block.add(settle(idle)) : null;
    branch(block.bind(unit.write(version.when, place)), write, idleEnd, place, writing);
  }
  if (verdict !== null)
    block.add(unit.open ? code`b |= note(o, ${verdict});` : noteVariable(verdict, { rule, alternatives }, unit));
}

/** A rule without exceptions in the open program: what its two conditions come to together is remembered. */
function writeSimple(version: RuleVersion, place: Place, { rule, verdict, settle, alternatives }: Writing): void {
  const { block, unit } = place;
  const when = version.when === null ? code`true` : block.bind(unit.write(version.when, place)).code;
  const { effect, message } = version.otherwise;
  const pair = unit.functionNamed(
    `pair ${rule.place}`,
    (name) => code`const ${name} = pairAssessor(${rule.place}, ${unit.constant(version)});`,
  );
  const rest = nested(place, (inner) => {
    const requires = inner.block.bind(unit.write(version.requires, inner)).code;
    inner.block.add(code`if (${when} === true && ${requires} === true) ${settle(alternatives.codeOf(rule, 'satisfied'))}
else if (${when} === true && ${requires} === false) ${settle(alternatives.codeOf(rule, effect, [], message))}
else ${verdict ?? code``} = ${pair}(${when}, ${requires});`);
  });
  block.add(code`if (${when} !== false) ${rest}`);
}

function hasReliefs({ exceptions }: Pick<Assessed, 'exceptions'>): boolean {
  return exceptions.some((exception) => exception.mode === 'relieve' || hasReliefs(exception));
}

interface Noting {
  readonly rule: RuleInForce;
  readonly alternatives: Alternatives;
}

/** Notes an alternative: for a verdict its effect and the violated rule, else its code. */
function noteCertain(certain: number, { rule, alternatives }: Noting, unit: Unit): Code {
  const effect = certain & 3;
  const bit = effect === 0 ? code`` : code`b |= ${1 << effect};`;
  if (unit.mode === 'trace' && rule.version.forEach === null) {
    return code`r[${rule.place}] = ${unit.constant(alternatives.at(certain).status)}; ${bit}`;
  }
  if (unit.mode !== 'verdict') return code`o.noted[o.count++] = ${certain}; ${bit}`;
  return effect === 0 ? code`` : code`${bit} ${noteViolation(certain, rule, unit)}`;
}

function noteVariable(verdict: Code, { rule, alternatives }: Noting, unit: Unit): Code {
  const bit = code`b |= 1 << (${verdict} & 3);`;
  if (unit.mode === 'trace' && rule.version.forEach === null) {
    return code`r[${rule.place}] = ${unit.constant(alternatives.all)}[${verdict} >> 2].status; ${bit}`;
  }
  if (unit.mode !== 'verdict') return code`o.noted[o.count++] = ${verdict}; ${bit}`;
  return code`if (${verdict} & 3) { ${bit} ${noteViolation(verdict, rule, unit)} }`;
}

/** Where rules run in their order their names are listed at once. */
function noteViolation(verdict: Code | number, { name, version }: RuleInForce, unit: Unit): Code {
  if (!unit.layout.runsInOrder || version.forEach !== null)
    return code`o.noted[o.count++] = ${verdict}; o.listed = false;`;
  return code`if (o.names === null) o.names = [${name}]; else o.names.push(${name});`;
}

interface Writing extends Noting {
  /** The variable that takes the code of the alternative, or the assessment of the open program; null without one. */
  readonly verdict: Code | null;
  /** The statement that assesses the rule in full where a condition is undecided. */
  readonly general: Code;
  /** The statement for what has turned out for certain. */
  readonly settle: (certain: number) => Code;
}

/** Goes on with `then` where the condition is true and with `otherwise` where it is false. */
function branch(
  condition: ReturnType<typeof write>,
  then: (inner: Place) => void,
  otherwise: ((inner: Place) => void) | null,
  place: Place,
  { general }: Writing,
): void {
  const { block, unit } = place;
  const rest = otherwise === null ? code`{}` : nested(place, otherwise);
  if (!unit.open || (!condition.unknown && !condition.absent)) {
    block.add(code`if (${certain(condition, place)}) ${nested(place, then)} else ${rest}`);
    return;
  }
  const value = block.bind(condition).code;
  block.add(
    code`if (${value} === true) ${nested(place, then)} else if (${value} === false) ${rest} else { ${general} }`,
  );
}

/** The verdict of a rule or exception where it applies: its own, replaced and relieved by its exceptions. */
function writeAssessment(rule: Assessed, chain: readonly string[], place: Place, writing: Writing): void {
  const replacements = rule.exceptions.filter((exception) => exception.mode === 'replace');
  const reliefs = rule.exceptions.filter((exception) => exception.mode === 'relieve');
  consult(replacements, (inner) => writeAlone(rule, chain, inner, writing), chain, place, writing);
  if (reliefs.length === 0) return;
  const { verdict } = writing;
  invariant(verdict !== null, 'a rule with reliefs has a variable');
  const violated = place.unit.open ? code`typeof ${verdict} === 'number' && (${verdict} & 3)` : code`${verdict} & 3`;
  place.block.add(
    code`if (${violated}) ${nested(place, (inner) => consult(reliefs, () => {}, chain, inner, writing))}`,
  );
}

/** The verdict of the exception whose condition is true, of none that of `base`. */
function consult(
  [exception, ...others]: readonly RuleException[],
  base: (inner: Place) => void,
  chain: readonly string[],
  place: Place,
  writing: Writing,
): void {
  if (exception === undefined) {
    base(place);
    return;
  }
  const own = (inner: Place) => writeAssessment(exception, [...chain, exception.name], inner, writing);
  if (exception.when === null) {
    own(place);
    return;
  }
  const condition = place.block.bind(write(exception.when, place));
  branch(condition, own, (inner) => consult(others, base, chain, inner, writing), place, writing);
}

function writeAlone(rule: Assessed, chain: readonly string[], place: Place, writing: Writing): void {
  const { alternatives, settle, rule: owner } = writing;
  const { effect, message } = rule.otherwise;
  const satisfied = () => settle(alternatives.codeOf(owner, 'satisfied', chain));
  const violated = () => settle(alternatives.codeOf(owner, effect, chain, message));
  if (rule.requires === null) {
    place.block.add(rule.unconditional ? violated() : satisfied());
    return;
  }
  branch(
    write(rule.requires, place),
    (inner) => inner.block.add(satisfied()),
    (inner) => inner.block.add(violated()),
    place,
    writing,
  );
}

/** Assesses with the interpreter's own rules what the conditions, each a function, leave undecided. */
function generalAssessment(rule: RuleInForce, verdict: Code, element: Bound | null, place: Place): Code {
  const { unit } = place;
  const conditions = conditionsOf(rule.version, rule.version.when);
  const variable = rule.version.forEach?.variable ?? null;
  const functions = conditions.map((condition) => {
    const name = unit.functionNamed(`condition ${rule.place} ${conditions.indexOf(condition)}`, (own) =>
      writeFunction(condition, own, { unit, owner: rule.name, variable, record: element?.record ?? null }),
    );
    return code`[${unit.constant(condition)}, ${name}]`;
  });
  const assessor = unit.functionNamed(`assessor ${rule.place}`, (name) => {
    const version = unit.constant(rule.version);
    return code`const ${name} = assessor(${rule.place}, ${version}, new Map([${join(functions, ', ')}]));`;
  });
  return code`${verdict} = ${assessor}(s, c, o, ${element?.name ?? null});`;
}

/** A function of an expression on its own, of the element `e` where it has one. */
function writeFunction(expression: Expression, name: Code, owner: FunctionOwner): Code {
  const place = placeOfFunction(owner);
  const term = write(expression, place);
  place.block.add(code`return ${term.code};`);
  return code`function ${name}(s, c, o, e) {\n${place.block.toBody()}\n}`;
}

interface FunctionOwner {
  readonly unit: Unit;
  readonly owner: string;
  /** Bound to the element `e`; null without one. */
  readonly variable: number | null;
  readonly record: Bound['record'];
}

function placeOfFunction({ unit, owner, variable, record }: FunctionOwner): Place {
  return {
    unit,
    block: new Block(),
    owner,
    variables: new Map(variable === null ? [] : [[variable, { name: code`e`, record }]]),
    giveUp: code`return BAIL;`,
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

/** The name of the function of the values that a message tells, one after the other as they stand in its languages. */
export function writeMessage(message: Message, rule: RuleInForce, unit: Unit): Code {
  const { forEach } = rule.version;
  const record = forEach === null ? null : unit.layout.recordOfList(forEach.list, new Map());
  return unit.functionNamed(`message ${unit.constant(message).text}`, (name) => {
    const place = placeOfFunction({ unit, owner: rule.name, variable: forEach?.variable ?? null, record });
    const values = Object.values(message)
      .flat()
      .flatMap((part) => (typeof part === 'string' ? [] : [place.block.bind(write(part.expression, place)).code]));
    place.block.add(code`return [${join(values, ', ')}];`);
    return code`function ${name}(s, c, o, e) {\n${place.block.toBody()}\n}`;
  });
}
