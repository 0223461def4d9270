import { invariant } from '../../ir/invariant.ts';
import type { Definition, DefinitionException, DefinitionVersion, Expression, Variable } from '../../ir/ir.ts';
import { Block, type Term } from './block.ts';
import { writeChoice } from './choices.ts';
import { type Code, code, identifier } from './code.ts';
import { bindPresent, giveUpOrGap, nested, type Place } from './place.ts';
import type { Unit } from './unit.ts';

/**
 * A call of the definition's function, which remembers its value for the date and element; but the closed program
 * writes a definition that only one place uses into that place.
 */
export function writeDefinition(name: string, variable: Variable | null, place: Place): Term {
  const { unit, block } = place;
  const definition = unit.layout.definitionNamed(name);
  const element = variable === null ? null : place.variables.get(variable)?.name;
  invariant(element !== undefined, 'every variable is bound');
  if (!unit.open && unit.layout.isUsedOnce(definition) && isUndated(definition, unit)) {
    return writeInPlace(definition, element, place);
  }
  const called = functionOf(definition, unit);
  const call = element === null ? code`${called}(s, c, o)` : code`${called}(s, c, o, ${element})`;
  return block.once(`definition ${name} ${element?.text ?? ''}`, () => bindCall(call, definition, place));
}

/** The value of a definition's function; the closed program gives up where the function did. */
function bindCall(call: Code, definition: Definition, { unit, block, giveUp }: Place): Term {
  const absent = unit.layout.canBeAbsent(definition);
  const value = block.bind({ code: call, unknown: unit.open, absent, big: false });
  if (!unit.open) block.add(code`if (${value.code} === BAIL) ${giveUp}`);
  return value;
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
  const result = chooseVersion(definition, place, (version, inner) =>
    version.asOf === null ? writeVersion(version, inner) : writeDated(definition, version.asOf, inner),
  );
  return code`function ${name}(s, c, o, e) {
if (${key} === c.k) return ${value};
${place.block.toBody()}
${key} = c.k;
return ${value} = ${result.code};
}`;
}

/** The function of an own-dated definition's text, as of the date of `c`, which is its own. */
function writeDatedFunction(definition: Definition, unit: Unit, name: Code): Code {
  const place = placeIn(definition, unit);
  const result = chooseVersion(definition, place, writeVersion);
  return code`function ${name}(s, c, o, e) {\n${place.block.toBody()}\nreturn ${result.code};\n}`;
}

function placeIn(definition: Definition, unit: Unit): Place {
  const record = definition.record === null ? null : unit.layout.recordNamed(definition.record);
  return {
    unit,
    block: new Block(),
    owner: definition.name,
    variables: new Map(record === null ? [] : [[0, { name: code`e`, record }]]),
    giveUp: code`return BAIL;`,
  };
}

function chooseVersion(
  definition: Definition,
  place: Place,
  writeOne: (version: DefinitionVersion, place: Place) => Term,
): Term {
  const ended = (inner: Place) => giveUpOrGap(inner, () => inner.unit.gap(definition.name, 'not_in_force'));
  const versions = place.unit.possibleVersions(definition.versions);
  const write = (version: DefinitionVersion | null, inner: Place) =>
    version === null ? ended(inner) : writeOne(version, inner);
  const [only, ...others] = versions;
  if (only !== undefined && others.length === 0) return write(only, place);
  const results = versions.map((version) => {
    const result = place.block.name('t');
    place.block.add(code`let ${result};`);
    place.block.add(nested(place, (inner) => inner.block.add(code`${result} = ${write(version, inner).code};`)));
    return result;
  });
  const united = results.reduce((all, one) => code`unite(${all}, ${one})`, code`c.date`);
  return { code: united, unknown: true, absent: false, big: false };
}

/** Own dating: the text in force on that date, with everything it uses taken as of that date. */
function writeDated(definition: Definition, asOf: Expression, place: Place): Term {
  const { block, unit } = place;
  const day = bindPresent(unit.write(asOf, place), place);
  const context = block.name('t');
  block.add(code`const ${context} = o.contextOn(${day.code});`);
  const called = code`${context}.unit.dated[${unit.layout.memoOf(definition)}]`;
  return bindCall(code`${called}(s, ${context}, o, e)`, definition, place);
}

/** Absent where `when` is false; else the value of the exception that applies, of none the body's. */
function writeVersion(version: DefinitionVersion, place: Place): Term {
  const value = (inner: Place) => writeWithExceptions(version.body, version.exceptions, inner);
  const { when } = version;
  if (when === null) return value(place);
  const { block, unit } = place;
  const condition = bindPresent(unit.write(when, place), place);
  const result = block.name('t');
  block.add(code`let ${result};`);
  const assigned = nested(place, (inner) => inner.block.add(code`${result} = ${value(inner).code};`));
  block.add(code`if (${condition.code} !== false) ${assigned}`);
  if (unit.open) {
    block.add(
      code`if (${condition.code} !== true && ${condition.code} !== false) ${result} = agree(addBranch(${result}, undefined), ${condition.code});`,
    );
  }
  return { code: result, unknown: unit.open, absent: true, big: false };
}

function writeWithExceptions(body: Expression, exceptions: readonly DefinitionException[], place: Place): Term {
  if (exceptions.length === 0) return place.unit.write(body, place);
  const branches = exceptions.map((exception) => ({
    when: (inner: Place) => inner.unit.write(exception.when, inner),
    then: (inner: Place) => writeWithExceptions(exception.body, exception.exceptions, inner),
  }));
  return writeChoice(branches, (inner) => inner.unit.write(body, inner), place);
}
