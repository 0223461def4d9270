import { hiddenOutputs } from '../../ir/sensitive.ts';
import type { Term } from './block.ts';
import { type Code, code, join } from './code.ts';
import { gapBit } from './masks.ts';
import { orMasks, type Place, placeIn } from './place.ts';
import type { Unit } from './unit.ts';

/** The function `run` of a program: it works out the outputs, then the rules, each step giving their effects in `b`. */
export function writeRun(steps: readonly Code[], unit: Unit): Code {
  switch (unit.mode) {
    case 'verdict':
    case 'trace':
    case 'steps':
      return writeVerdict(steps, unit);
    case 'masked':
      return writeMaskedVerdict(steps, unit);
    case 'closed':
      return writeNotes(steps, unit);
  }
}

function writeOutputs(place: Place): readonly Term[] {
  return place.unit.layout.decision.outputs.map(({ expression }) =>
    place.block.bind(place.unit.write(expression, place)),
  );
}

/** Leaves what findings are made of in `o`; below zero where the program gives up. */
function writeNotes(steps: readonly Code[], unit: Unit): Code {
  const place = placeIn(unit, unit.layout.decision.name, code`return -1;`);
  for (const [position, value] of writeOutputs(place).entries()) {
    place.block.add(code`o.outputs[${position}] = ${value.code};`);
  }
  const run = steps.map((step) => code`${step} if (b < 0) return -1; e |= b;`);
  return code`function run(s, c, o) {\nlet e = 0, b = 0;\n${place.block.toBody()}\n${join(run, '\n')}\nreturn e;\n}`;
}

/** Makes the verdict; null where the program gives up. */
function writeVerdict(steps: readonly Code[], unit: Unit): Code {
  const place = placeIn(unit, unit.layout.decision.name, code`return null;`);
  const values = writeValues(writeOutputs(place), unit);
  const kept = hasRules(unit) ? 'approved' : 'referred';
  const what = unit.tracesRules ? code`rules: o.statuses` : violated;
  return code`function run(s, c, o) {
let e = 0, b = 0;
${place.block.toBody()}
${join(steps.map(stepOrNothing), '\n')}
return {
kind: 'decided',
outcome: e & 2 ? 'denied' : e & 4 ? 'referred' : ${kept},
${what},
missing: noNames,
values: ${values},
};
}`;
}

/** As the interpreter's `conclude`, in masks. */
function writeMaskedVerdict(steps: readonly Code[], unit: Unit): Code {
  const place = placeIn(unit, unit.layout.decision.name, code`return null;`);
  const outputs = writeOutputs(place);
  const values = writeValues(outputs, unit);
  const waiting = orMasks(outputs.map(({ mask }) => mask));
  const dateWaits = unit.layout.dateIsAnswered ? code`0` : code`c.waits`;
  return code`function run(s, c, o) {
let e = 0, b = 0, outcome = 'denied', waits = 0;
${place.block.toBody()}
${join(steps.map(stepOrNothing), '\n')}
if ((e & 2) === 0) {
${join(noteUnknown(outputs, unit), '\n')}
const refers = (e & 4) !== 0 || o.byGap !== 0;
waits = refers ? o.byGap : o.openRefer;
if (o.openDeny !== 0) { waits |= o.openDeny; outcome = 'incomplete'; }
else outcome = refers ? 'referred' : waits !== 0 ? 'incomplete' : 'approved';
if (c.waits !== 0) { waits |= ${dateWaits}; outcome = 'incomplete'; }
}
waits = (waits | ${waiting}) & ${gapBit - 1};
return {
kind: 'decided',
outcome,
${violated},
missing: waits === 0 ? noNames : o.pathsOf(waits),
values: ${values},
};
}`;
}

/** What the interpreter's `standWithoutRules` counts like rules that refer. */
function noteUnknown(outputs: readonly Term[], unit: Unit): readonly Code[] {
  const { day, layout } = unit;
  if (day === null) return [];
  const given = layout.decision.outputs.map(({ givenFrom }) => givenFrom !== null && givenFrom <= day);
  const unknown = outputs.flatMap(({ mask }, position) => (given[position] && mask !== null ? [mask] : []));
  return [
    ...(hasRules(unit) ? [] : [code`o.byGap |= ${gapBit};`]),
    ...unknown.map((mask) => code`if (${mask} === ${gapBit}) o.byGap |= ${mask}; else o.openRefer |= ${mask};`),
  ];
}

/** Whether the unit's days are not before the decision's first edition. */
function hasRules({ day, layout }: Unit): boolean {
  return day === null || day >= layout.decision.since;
}

function stepOrNothing(step: Code): Code {
  return code`${step} if (b < 0) return null; e |= b;`;
}

const violated = code`violated: e & 14 ? (o.listed ? o.names : o.violated()) : noNames`;

/** Values by name; those that hand on a sensitive fact are not told. */
function writeValues(outputs: readonly Term[], { layout: { decision, program } }: Unit): Code {
  const hidden = hiddenOutputs(decision, program.rulebook);
  const values = decision.outputs.map(({ name }, position) => {
    const value = outputs[position];
    if (value === undefined || hidden.has(name)) return code`${name}: null`;
    return value.mask === null
      ? code`${name}: ${value.code} ?? null`
      : code`${name}: ${value.mask} === 0 ? ${value.code} ?? null : null`;
  });
  return code`{ ${join(values, ', ')} }`;
}
