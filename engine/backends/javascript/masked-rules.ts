import type { Effect, Expression, RuleException } from '../../ir/ir.ts';
import type { Alternatives } from './alternatives.ts';
import { branch, type Writing, writeAssessment } from './assessments.ts';
import { knownTerm } from './block.ts';
import { type Code, code, join } from './code.ts';
import { gapBit } from './masks.ts';
import { noteCertain, noteVariable } from './notes.ts';
import { nested, orMasks, type Place, placeOfFunction, present } from './place.ts';
import type { RuleInForce } from './rule-in-force.ts';
import type { Unit } from './unit.ts';

/** Writes what a rule without a list comes to in a masked program. */
export function writeMaskedRule(rule: RuleInForce, alternatives: Alternatives, place: Place): void {
  if (rule.version.exceptions.length === 0) writeWithoutExceptions(rule, alternatives, place);
  else writeWithExceptions(rule, alternatives, place);
}

/** Violated where it applies and what it requires is false; open where one of the two is not known. */
function writeWithoutExceptions(rule: RuleInForce, alternatives: Alternatives, place: Place): void {
  const { unit, block } = place;
  const { when, requires, otherwise } = rule.version;
  const applies = when === null ? knownTerm(code`true`) : block.bind(present(unit.write(when, place), place));
  const judged = nested(place, (inner) => {
    const required = inner.block.bind(present(unit.write(requires, inner), inner));
    const waits = inner.block.bindMask(orMasks([applies.mask, required.mask]));
    const violated = alternatives.codeOf(rule, otherwise.effect, [], otherwise.message);
    const note = code`if (!${required.code}) { ${noteCertain(violated, { rule, alternatives }, unit)} }`;
    if (applies.mask === null && required.mask === null) inner.block.add(note);
    else {
      const isOpen =
        required.mask === null ? code`!${required.code}` : code`${required.mask} !== 0 || !${required.code}`;
      inner.block.add(
        code`if (${waits} === 0) { ${note} } else if (${isOpen}) { ${noteOpen(otherwise.effect, waits)} }`,
      );
    }
  });
  const mayApply = applies.mask === null ? applies.code : code`${applies.mask} !== 0 || ${applies.code}`;
  block.add(code`if (${mayApply}) ${judged}`);
}

/** A violation that is not certain: through gaps alone it refers. */
function noteOpen(effect: Effect, waits: Code): Code {
  if (effect === 'warn') return code``;
  const open = effect === 'deny' ? code`o.openDeny` : code`o.openRefer`;
  return code`if (${waits} === ${gapBit}) o.byGap |= ${waits}; else ${open} |= ${waits};`;
}

/** As other programs do, until a condition is not known: then the interpreter's own rules judge the answers. */
function writeWithExceptions(rule: RuleInForce, alternatives: Alternatives, place: Place): void {
  const { unit, block } = place;
  const { version } = rule;
  const idle = alternatives.codeOf(rule, 'not_applicable');
  const verdict = block.name('t');
  const label = block.name('l');
  const assessor = unit.functionNamed(`masked ${rule.place}`, (name) => {
    const effects = (['deny', 'refer', 'warn'] as const).map((effect) => alternatives.codeOf(rule, effect));
    const codes = join(
      [idle, ...effects].map((one) => code`${one}`),
      ', ',
    );
    return code`const ${name} = maskedAssessor([${codes}], ${unit.constant(version)}, ${conditionFunctions(rule, unit)});`;
  });
  const general = code`${verdict} = ${assessor}(s, c, o); if (${verdict} < 0) ${place.giveUp} break ${label};`;
  const settle = (certain: number) => code`${verdict} = ${certain};`;
  const writing: Writing = { rule, alternatives, verdict, general, settle };
  const write = (inner: Place) => writeAssessment(version, [], inner, writing);
  block.add(code`let ${verdict} = ${idle};`);
  const assessed = nested(place, (inner) => {
    if (version.when === null) write(inner);
    else branch(inner.block.bind(unit.write(version.when, inner)), write, null, inner, writing);
  });
  block.add(code`${label}: ${assessed}`);
  block.add(noteVariable(verdict, { rule, alternatives }, unit));
}

/** A map from the conditions of a rule to functions of them, which leave in `o.waits` what they wait for. */
function conditionFunctions({ version, place, name: owner }: RuleInForce, unit: Unit): Code {
  const entries = conditionsOf(version, version.when).map((condition, index) => {
    const name = unit.functionNamed(`condition ${place} ${index}`, (own) => {
      const inner = placeOfFunction(unit, owner, null);
      const term = inner.block.bind(unit.write(condition, inner));
      inner.block.add(code`o.waits = ${term.mask ?? 0};`);
      return code`function ${own}(s, c, o) {\n${inner.block.toBody()}\nreturn ${term.code};\n}`;
    });
    return code`[${unit.constant(condition)}, ${name}]`;
  });
  return code`new Map([${join(entries, ', ')}])`;
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
