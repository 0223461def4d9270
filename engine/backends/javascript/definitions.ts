import { invariant } from '../../ir/invariant.ts';
import type { Definition, DefinitionException, DefinitionVersion, Expression, Variable } from '../../ir/ir.ts';
import { knownTerm, maskedTerm, type Term } from './block.ts';
import { writeChoice } from './choices.ts';
import { type Code, code, identifier } from './code.ts';
import {
  bindPresent,
  gapTerm,
  keyOf,
  nested,
  type Place,
  placeOfFunction,
  settle,
  settleWhereCertain,
} from './place.ts';
import type { Unit } from './unit.ts';

/**
 * A call of the definition's function, which remembers its value for the date and element; but a definition that only
 * one place uses is written into that place.
 */
export function writeDefinition(name: string, variable: Variable | null, place: Place): Term {
  const { unit, block } = place;
  const definition = unit.layout.definitionNamed(name);
  const element = variable === null ? null : place.variables.get(variable)?.name;
  invariant(element !== undefined, 'every variable is bound');
  if (unit.layout.isUsedOnce(definition) && isUndated(definition, unit)) {
    return writeInPlace(definition, element, place);
  }
  const key = keyOf(place, `definition ${name} ${element?.text ?? ''}`);
  if (unit.layout.isForOutputs(definition) && isUndated(definition, unit)) {
    return block.once(key, () => writeInPlace(definition, element, place));
  }
  const called = functionOf(definition, unit);
  const call = element === null ? code`${called}(s, c, o)` : code`${called}(s, c, o, ${element})`;
  return block.once(key, () => bindCall(call, code`c`, definition, place));
}

/** The value of a definition's function; gives up where the function gave up. */
function bindCall(call: Code, context: Code, definition: Definition, place: Place): Term {
  const { unit, block, giveUp } = place;
  const absent = unit.layout.canBeAbsent(definition);
  const value = { ...block.bind(knownTerm(call)), absent };
  block.add(code`if (${value.code} === BAIL) ${giveUp}`);
  if (unit.mode !== 'masked' || definition.record !== null) return value;
  const mask = block.bindMask(code`${context}.${identifier('w', unit.layout.memoOf(definition))}`);
  return place.certain ? settle({ ...value, mask }, place) : { ...value, mask };
}

function isUndated(definition: Definition, unit: Unit): boolean {
  return unit.possibleVersions(definition.versions).every((version) => version === null || version.asOf === null);
}

function writeInPlace(definition: Definition, element: Code | null, place: Place): Term {
  const record = definition.record === null ? null : place.unit.layout.recordNamed(definition.record);
  const variables = new Map(element === null ? [] : [[0, { name: element, record }]]);
  return chooseVersion(definition, { ...place, owner: definition.name, variables }, writeVersion);
}

/** The name of a definition's function. */
function functionOf(definition: Definition, unit: Unit): Code {
  return unit.functionNamed(`d ${definition.name}`, (name) => writeDefinitionFunction(definition, unit, name));
}

/** The name of the function of an own-dated definition as of its own date. */
export function datedFunctionOf(definition: Definition, unit: Unit): Code {
  return unit.functionNamed(`g ${definition.name}`, (name) => writeDatedFunction(definition, unit, name));
}

/** The function of a definition's value on the date of `c`, of the element `e` for a derived field. */
function writeDefinitionFunction(definition: Definition, unit: Unit, name: Code): Code {
  const slot = unit.layout.memoOf(definition);
  const memo = definition.record === null ? code`c` : code`e`;
  const [key, value] = [code`${memo}.${identifier('k', slot)}`, code`${memo}.${identifier('m', slot)}`];
  const place = placeIn(definition, unit);
  const result = place.block.bind(
    chooseVersion(definition, place, (version, inner) =>
      version.asOf === null ? writeVersion(version, inner) : writeDated(definition, version.asOf, inner),
    ),
  );
  return code`function ${name}(s, c, o, e) {
if (${key} === c.k) return ${value};
${place.block.toBody()}
${key} = c.k;
${keepMask(result, definition, place)}
return ${value} = ${result.code};
}`;
}

/** The function of an own-dated definition's text, as of the date of `c`, which is its own. */
function writeDatedFunction(definition: Definition, unit: Unit, name: Code): Code {
  const place = placeIn(definition, unit);
  const result = place.block.bind(chooseVersion(definition, place, writeVersion));
  return code`function ${name}(s, c, o, e) {\n${place.block.toBody()}\n${keepMask(result, definition, place)}\nreturn ${result.code};\n}`;
}

/** In a masked program what the value waits for is left beside it. */
function keepMask({ mask }: Term, definition: Definition, { unit, certain }: Place): Code {
  if (unit.mode !== 'masked' || certain) return code``;
  return code`c.${identifier('w', unit.layout.memoOf(definition))} = ${mask ?? 0};`;
}

function placeIn({ name, record }: Definition, unit: Unit): Place {
  return placeOfFunction(unit, name, record === null ? null : { variable: 0, record: unit.layout.recordNamed(record) });
}

function chooseVersion(
  definition: Definition,
  place: Place,
  writeOne: (version: DefinitionVersion, place: Place) => Term,
): Term {
  const versions = place.unit.possibleVersions(definition.versions);
  const write = (version: DefinitionVersion | null, inner: Place) =>
    version === null ? gapTerm(inner) : writeOne(version, inner);
  const [only, ...others] = versions;
  if (only !== undefined && others.length === 0) return write(only, place);
  // On an unknown date, of a masked program: whatever the versions say, the date has to be known.
  const { block } = place;
  const mask = block.name('w');
  block.add(code`let ${mask} = c.waits;`);
  for (const version of versions) {
    block.add(nested(place, (inner) => inner.block.add(code`${mask} |= ${write(version, inner).mask ?? 0};`)));
  }
  return settleWhereCertain(maskedTerm(code`undefined`, mask), place);
}

/** Own dating: the text in force on that date, with everything it uses taken as of that date. */
function writeDated(definition: Definition, asOf: Expression, place: Place): Term {
  const { block, unit } = place;
  const day = bindPresent(unit.write(asOf, place), place);
  const context = block.name('t');
  block.add(code`const ${context} = o.contextOn(${day.code});`);
  const called = code`${context}.unit.dated[${unit.layout.memoOf(definition)}]`;
  return bindCall(code`${called}(s, ${context}, o, e)`, context, definition, place);
}

/** Absent where `when` is false; else the value of the exception that applies, of none the body's. */
function writeVersion({ when, body, exceptions }: DefinitionVersion, place: Place): Term {
  const value = (inner: Place) => writeWithExceptions(body, exceptions, inner);
  if (when === null) return value(place);
  const branch = { when: (inner: Place) => inner.unit.write(when, inner), then: value };
  return writeChoice([branch], () => ({ ...knownTerm(code`undefined`), absent: true }), place);
}

function writeWithExceptions(body: Expression, exceptions: readonly DefinitionException[], place: Place): Term {
  if (exceptions.length === 0) return place.unit.write(body, place);
  const branches = exceptions.map((exception) => ({
    when: (inner: Place) => inner.unit.write(exception.when, inner),
    then: (inner: Place) => writeWithExceptions(exception.body, exception.exceptions, inner),
  }));
  return writeChoice(branches, (inner) => inner.unit.write(body, inner), place);
}
