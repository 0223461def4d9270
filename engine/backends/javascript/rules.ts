import type { Message } from '../../ir/ir.ts';
import type { Alternatives } from './alternatives.ts';
import { branch, hasReliefs, type Writing, writeAssessment } from './assessments.ts';
import { type Code, code, join } from './code.ts';
import { write } from './expressions.ts';
import { writeMaskedRule } from './masked-rules.ts';
import { noteCertain, noteVariable } from './notes.ts';
import { bindPresent, inside, isMasked, nested, type Place, placeOfFunction } from './place.ts';
import type { RuleInForce } from './rule-in-force.ts';
import type { Unit } from './unit.ts';

/** Writes what a rule comes to: the code of its alternative is noted, and the effect counted in `b`. */
export function writeRule(rule: RuleInForce, alternatives: Alternatives, around: Place): void {
  const place: Place = { ...around, owner: rule.name };
  const { forEach } = rule.version;
  if (forEach === null) {
    const writeAssessed = isMasked(place) ? writeMaskedRule : writeOne;
    place.block.add(nested(place, (inner) => writeAssessed(rule, alternatives, inner)));
    return;
  }
  const outer = inside(place);
  const { unit } = place;
  const list = bindPresent(write(forEach.list, outer), outer);
  const record = unit.layout.recordOfList(forEach.list, place.variables);
  const element = outer.block.name('e');
  if (!unit.tellsVerdicts) outer.block.add(code`beginList(o, ${rule.place}, ${list.code});`);
  const bound = {
    ...outer,
    certain: true,
    variables: new Map(place.variables).set(forEach.variable, { name: element, record }),
  };
  const each = nested(bound, (inner) => writeOne(rule, alternatives, inner));
  outer.block.add(code`for (const ${element} of ${list.code}) ${each}`);
  place.block.add(code`{\n${outer.block.toCode()}\n}`);
}

/** One assessment: of the rule, or of the rule for one element. */
function writeOne(rule: RuleInForce, alternatives: Alternatives, place: Place): void {
  const { version } = rule;
  const { block, unit } = place;
  const idle = alternatives.codeOf(rule, 'not_applicable');
  // A relief looks at what came before it.
  const verdict = hasReliefs(version) ? block.name('t') : null;
  const settle = (certain: number) =>
    verdict === null ? noteCertain(certain, { rule, alternatives }, unit) : code`${verdict} = ${certain};`;
  const writing: Writing = { rule, alternatives, verdict, general: code``, settle };
  if (verdict !== null) block.add(code`let ${verdict} = ${idle};`);
  const write = (inner: Place) => writeAssessment(version, [], inner, writing);
  if (version.when === null) write(place);
  else {
    const idleEnd = verdict === null ? (inner: Place) => inner.block.add(settle(idle)) : null;
    branch(block.bind(unit.write(version.when, place)), write, idleEnd, place, writing);
  }
  if (verdict !== null) block.add(noteVariable(verdict, { rule, alternatives }, unit));
}

/** The name of the function of the values that a message tells, one after the other as they stand in its languages. */
export function writeMessage(message: Message, rule: RuleInForce, unit: Unit): Code {
  const { forEach } = rule.version;
  const record = forEach === null ? null : unit.layout.recordOfList(forEach.list, new Map());
  return unit.functionNamed(`message ${unit.constant(message).text}`, (name) => {
    const place = placeOfFunction(unit, rule.name, forEach === null ? null : { variable: forEach.variable, record });
    const values = Object.values(message)
      .flat()
      .flatMap((part) => (typeof part === 'string' ? [] : [place.block.bind(write(part.expression, place)).code]));
    place.block.add(code`return [${join(values, ', ')}];`);
    return code`function ${name}(s, c, o, e) {\n${place.block.toBody()}\n}`;
  });
}
