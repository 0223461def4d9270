import type { Message, RuleVersion } from '../../ir/ir.ts';
import type { Alternatives } from './alternatives.ts';
import { branch, hasReliefs, type Writing, writeAssessment } from './assessments.ts';
import { type Code, code, join } from './code.ts';
import { conditionFunctions, placeOfFunction } from './condition-functions.ts';
import { write } from './expressions.ts';
import { writeMaskedRule } from './masked-rules.ts';
import { noteCertain, noteVariable } from './notes.ts';
import { type Bound, bindPresent, inside, isMasked, nested, type Place } from './place.ts';
import type { RuleInForce } from './rule-in-force.ts';
import type { Unit } from './unit.ts';

/** Writes what a rule comes to: the code of its alternative is noted, and the effect counted in `b`. */
export function writeRule(rule: RuleInForce, alternatives: Alternatives, around: Place): void {
  const place: Place = { ...around, owner: rule.name };
  const { forEach } = rule.version;
  if (forEach === null) {
    const writeAssessed = isMasked(place) ? writeMaskedRule : writeOne;
    place.block.add(nested(place, (inner) => writeAssessed(rule, alternatives, inner, null)));
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
  if (!unit.tellsVerdicts) outer.block.add(code`beginList(o, ${rule.place}, ${list.code});`);
  const bound = {
    ...outer,
    certain: true,
    variables: new Map(place.variables).set(forEach.variable, { name: element, record }),
  };
  const each = nested(bound, (inner) => writeOne(rule, alternatives, inner, { name: element, record }));
  outer.block.add(code`for (const ${element} of ${elements}) ${each}`);
  place.block.add(code`{\n${outer.block.toCode()}\n}`);
}

/** One assessment: of the rule, or of the rule for one element. */
function writeOne(rule: RuleInForce, alternatives: Alternatives, place: Place, element: Bound | null): void {
  const { version } = rule;
  const { block, unit } = place;
  const idle = alternatives.codeOf(rule, 'not_applicable');
  const isSimple = version.exceptions.length === 0;
  // A relief looks at what came before it, and the open program at what is undecided: they need a variable.
  const verdict = unit.open || hasReliefs(version) ? block.name('t') : null;
  const general =
    unit.open && verdict !== null && !isSimple ? generalAssessment(rule, verdict, element, place) : code``;
  const settle = (certain: number) =>
    verdict === null ? noteCertain(certain, { rule, alternatives }, unit) : code`${verdict} = ${certain};`;
  const writing: Writing = { rule, alternatives, verdict, general, settle };
  if (verdict !== null) block.add(code`let ${verdict} = ${idle};`);
  if (unit.open && verdict !== null && isSimple) {
    writeSimple(version, place, writing);
    block.add(code`note(o, ${verdict});`);
    return;
  }
  const write = (inner: Place) => writeAssessment(version, [], inner, writing);
  if (version.when === null) write(place);
  else {
    const idleEnd = verdict === null ? (inner: Place) => inner.block.add(settle(idle)) : null;
    branch(block.bind(unit.write(version.when, place)), write, idleEnd, place, writing);
  }
  if (verdict !== null)
    block.add(unit.open ? code`note(o, ${verdict});` : noteVariable(verdict, { rule, alternatives }, unit));
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

/** Assesses with the interpreter's own rules what the conditions, each a function, leave undecided. */
function generalAssessment(rule: RuleInForce, verdict: Code, element: Bound | null, { unit }: Place): Code {
  const assessor = unit.functionNamed(`assessor ${rule.place}`, (name) => {
    const conditions = conditionFunctions(rule, element?.record ?? null, unit);
    return code`const ${name} = assessor(${rule.place}, ${unit.constant(rule.version)}, ${conditions});`;
  });
  return code`${verdict} = ${assessor}(s, c, o, ${element?.name ?? null});`;
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
