/** Values of parameters, edition by edition, as they are written in YAML. */
import type { Choices } from './choices.ts';
import { turningDays } from './dates.ts';
import type { ElementType, NumberType, ValueType } from './value-type.ts';
import type { Parameter, Vocabulary } from './vocabulary.ts';

/** One value, or values by the keys of an index; `~` ends what there was. */
export type YamlValue = string | ReadonlyMap<string, string>;

/** Values of one edition by the names of parameters. */
export type EditionValues = ReadonlyMap<string, YamlValue>;

/** All parameters in the edition that declares them; some of them changed or ended in the later ones. */
export function buildValues(choices: Choices, vocabulary: Vocabulary, editions: number): readonly EditionValues[] {
  return Array.from({ length: editions }, (_, edition) => {
    return new Map(
      vocabulary.parameters.flatMap((parameter) => {
        const given = choices.part((own) => valueIn(own, vocabulary, parameter, edition));
        return given === null ? [] : [[parameter.name, given] as const];
      }),
    );
  });
}

function valueIn(choices: Choices, vocabulary: Vocabulary, parameter: Parameter, edition: number): YamlValue | null {
  if (edition < parameter.since) return null;
  if (edition === parameter.since) return buildValue(choices, vocabulary, parameter, edition);
  const added = addedMembers(vocabulary, parameter, edition);
  const isChanged = choices.chance(30);
  if (isChanged && added.length === 0 && choices.chance(25)) return '~';
  if (isChanged) return buildValue(choices, vocabulary, parameter, edition);
  return added.length === 0 ? null : valuesBy(choices, added, parameter.type);
}

function addedMembers({ members }: Vocabulary, { index }: Parameter, edition: number): readonly string[] {
  if (index?.kind !== 'enum' || index.set !== null) return [];
  return members[index.enum].filter(({ since }) => since === edition).map(({ name }) => name);
}

function buildValue(choices: Choices, vocabulary: Vocabulary, { type, index }: Parameter, edition: number): YamlValue {
  switch (index?.kind) {
    case undefined:
      return writeValue(choices, type);
    case 'enum': {
      const there = vocabulary.members[index.enum].filter(({ since }) => since <= edition).map(({ name }) => name);
      return valuesBy(choices, index.set === null ? there : vocabulary.warm, type);
    }
    case 'bands':
      return valuesBy(choices, bandsOf(choices, index.number), type);
    case 'brackets':
      return valuesBy(choices, bracketsOf(choices, index.number), type);
  }
}

function valuesBy(choices: Choices, keys: readonly string[], type: ValueType): YamlValue {
  const canEnd = keys.every((key) => /^[a-z]+$/.test(key));
  // Equal values matter where the index is not known: they are then the value all the same.
  const first = writeValue(choices, type);
  return new Map(
    keys.map((key) => {
      if (canEnd && choices.chance(10)) return [key, '~'];
      return [key, choices.chance(50) ? writeValue(choices, type) : first];
    }),
  );
}

function bandsOf(choices: Choices, index: NumberType): readonly string[] {
  const ends = choices.among([[], [20], [0, 10], [5, 20, 100]]);
  const step = 10 ** -index.decimals;
  const write = (from: number, to: string) => `${from.toFixed(index.decimals)}-${to}${unitOf(index)}`;
  const starts = [0, ...ends.map((end) => end + step)];
  return starts.map((start, position) => write(start, ends[position]?.toFixed(index.decimals) ?? ''));
}

function bracketsOf(choices: Choices, index: NumberType): readonly string[] {
  const starts = choices.among([
    [0, 5],
    [0, 500],
    [0, 10, 20],
    [0, 5, 100, 1000],
  ]);
  return starts.map((start) => `from ${start}${unitOf(index)}`);
}

function unitOf({ unit }: NumberType): string {
  return unit === '' ? '' : ` ${unit}`;
}

const numbers = ['1', '0', '2', '3', '5', '10', '12', '20', '100', '9999'] as const;
const fractions = ['0.5', '2.25', '12.5', '33.33'] as const;

function writeValue(choices: Choices, type: ValueType | ElementType): string {
  switch (type.kind) {
    case 'boolean':
      return choices.among(['no', 'yes']);
    case 'date':
      return choices.among(turningDays);
    case 'text':
      return choices.among(['Exampleton', 'EXAMPLETON', 'x']);
    case 'enum':
      return choices.among(type.enum === 'shade' ? ['red', 'green', 'blue'] : ['saw', 'drill', 'plane']);
    case 'number':
      return `${choices.among(type.decimals < 2 ? numbers : [...numbers, ...fractions])}${unitOf(type)}`;
    case 'list': {
      const { element } = type;
      const written = element.kind === 'text' ? ['Exampleton', 'x'] : ['red', 'blue', 'green'];
      return `[${written.slice(0, choices.below(written.length + 1)).join(', ')}]`;
    }
    case 'record':
    case 'names':
      throw new Error('no parameter has a value of this type');
  }
}
