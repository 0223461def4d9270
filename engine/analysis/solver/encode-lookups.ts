import { invariant } from '../../ir/invariant.ts';
import type { Constant, Parameter, ParameterValue, Type } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { inForce, type Scope, unknownThrough } from './scope.ts';
import type { Integer } from './terms.ts';
import type { Encoded, EncodedValue, ListPart } from './values.ts';

/** The parameter's value at `index` (null where it has none) on the scope's date. */
export function encodeLookup(name: string, index: Encoded | null, scope: Scope): Encoded {
  const { results } = scope.side.problem;
  const parameter = parameterNamed(name, scope);
  const read = (value: ParameterValue | null): Encoded => {
    if (value === null) return results.gap;
    if (index === null) return entryAt(parameter, value, null, scope);
    const known = index.value === null ? results.gap : entryAt(parameter, value, index.value, scope);
    return results.either(results.isKnown(index), known, whateverIndex(parameter, value, index, scope));
  };
  const found = inForce(parameter.values, scope, read, () => results.gap);
  const { date } = scope.context;
  noteGap(name, index === null ? [date, found] : [date, index, found], scope);
  if (index === null) return found;
  const undated = results.strict([date, index], () => null);
  return results.either(results.isKnown(date), found, undated);
}

/** Keeps when the last of these is a gap although the others are known. */
function noteGap(name: string, looked: readonly Encoded[], { side }: Scope): void {
  const { results, store } = side.problem;
  const found = looked.at(-1) ?? results.gap;
  const known = looked.slice(0, -1).map((one) => results.isKnown(one));
  const gap = store.and(...known, found.unknown, store.not(found.waits));
  if (gap !== store.false) side.gaps.set(name, [...(side.gaps.get(name) ?? []), gap]);
}

function parameterNamed(name: string, { side }: Scope): Parameter {
  const parameter = namesOf(side.rulebook).parameters.get(name);
  invariant(parameter !== undefined, 'every parameter is declared');
  return parameter;
}

function entryAt(parameter: Parameter, value: ParameterValue, index: EncodedValue | null, scope: Scope): Encoded {
  const { results, store } = scope.side.problem;
  const constant = (entry: Constant) => encodeConstant(parameter.type, entry, scope);
  switch (value.kind) {
    case 'single':
      return constant(value.value);
    case 'by_member': {
      invariant(index?.kind === 'word', 'a parameter by member is indexed by one');
      return Object.entries(value.values).reduce<Encoded>(
        (rest, [member, entry]) => results.either(index.words.get(member) ?? store.false, constant(entry), rest),
        results.gap,
      );
    }
    case 'bands': {
      invariant(index?.kind === 'number', 'a parameter by bands is indexed by a number');
      return value.bands.reduceRight<Encoded>((rest, { from, to, value: entry }) => {
        const above = store.atMost(store.integer(from), index.number);
        const below = to === null ? store.true : store.atMost(index.number, store.integer(to));
        return results.either(store.and(above, below), constant(entry), rest);
      }, results.gap);
    }
    case 'brackets':
      invariant(false, 'brackets are read by parts');
  }
}

/** Where the index is not known: the value, if every index has the same one. */
function whateverIndex(parameter: Parameter, value: ParameterValue, index: Encoded, scope: Scope): Encoded {
  const { results } = scope.side.problem;
  const unknown = results.strict([index], () => null);
  const entries = entriesOf(parameter, value);
  const [first, ...others] = entries;
  const agree =
    first !== undefined && first !== null && others.every((one) => JSON.stringify(one) === JSON.stringify(first));
  return agree ? encodeConstant(parameter.type, first, scope) : unknown;
}

/** The values of all indexes; null where one has none. */
function entriesOf({ index }: Parameter, value: ParameterValue): readonly (Constant | null)[] {
  switch (value.kind) {
    case 'single':
      return [value.value];
    case 'by_member': {
      const members = index?.kind === 'enum' ? index.members : Object.keys(value.values);
      return members.map((member) => value.values[member] ?? null);
    }
    case 'bands': {
      const covered = value.bands.reduce<number | null>(
        (next, { from, to }) => (next === null || from > next ? next : to === null ? null : to + 1),
        0,
      );
      return [...value.bands.map((band) => band.value), ...(covered === null ? [] : [null])];
    }
    case 'brackets':
      return [];
  }
}

/** The sum over brackets of the part of the operand within the bracket times the bracket's value. */
export function encodeBrackets(name: string, operand: Encoded, scope: Scope): Encoded {
  const { results, store } = scope.side.problem;
  const sum = (value: ParameterValue | null): Encoded => {
    if (value === null) return results.strict([operand, results.gap], () => null);
    invariant(value.kind === 'brackets', 'a parameter read by parts has brackets');
    return results.strict([operand], () => {
      if (operand.value?.kind !== 'number') return null;
      const whole = operand.value.number;
      const parts = value.brackets.map((bracket, position): Integer => {
        const next = value.brackets[position + 1];
        const end = next === undefined ? whole : store.lesser(whole, store.integer(next.from));
        const part = store.subtract(end, store.integer(bracket.from));
        const isAbove = store.below(store.integer(bracket.from), whole);
        return store.either(isAbove, store.scale(part, BigInt(Number(bracket.value))), store.zero);
      });
      return { kind: 'number', number: store.add(...parts) };
    });
  };
  const found = inForce(parameterNamed(name, scope).values, scope, sum, () => sum(null));
  const { date } = scope.context;
  noteGap(name, [date, operand, found], scope);
  const undated = { ...results.strict([date, operand], () => null), waits: unknownThrough(date, scope).waits };
  return results.either(results.isKnown(date), found, undated);
}

/** A literal as terms. */
export function encodeConstant(type: Type, value: Constant, { side }: Scope): Encoded {
  const { results, store, dates } = side.problem;
  switch (type.kind) {
    case 'boolean':
      return results.truth(store.constant(value === true));
    case 'number':
      return results.number(store.integer(Number(value)));
    case 'date':
      return results.date(dates.constant(Number(value)));
    case 'text':
    case 'enum':
    case 'label':
      return results.word(String(value));
    case 'list': {
      const elements = Array.isArray(value) ? (value as readonly string[]) : [];
      const parts = elements.map(
        (word): ListPart => ({
          when: store.true,
          value: { kind: 'word', words: new Map([[word, store.true]]) },
          of: null,
        }),
      );
      return results.known({ kind: 'list', parts });
    }
    case 'record':
      invariant(false, 'no literal is a record');
  }
}
