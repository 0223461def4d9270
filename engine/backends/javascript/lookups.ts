import { invariant } from '../../ir/invariant.ts';
import type { Constant, Expression, Parameter, ParameterValue } from '../../ir/ir.ts';
import { coverEverything } from '../interpreter/lookups.ts';
import { sameValue } from '../interpreter/results.ts';
import { knownTerm, maskedTerm, type Term } from './block.ts';
import { type Code, code } from './code.ts';
import { gapBit } from './masks.ts';
import {
  bindPresent,
  gapTerm,
  isMasked,
  literal,
  orMasks,
  type Place,
  present,
  settleWhereCertain,
  strict,
} from './place.ts';
import type { EntryInForce } from './unit.ts';

/** The value in force in the unit's span; on an unknown date unknown as the date is. */
export function writeLookup(name: string, index: Term | null, place: Place): Term {
  const entry = place.unit.entryOf(name);
  if (entry.kind === 'undated') return undatedTerm(index, place);
  noteOutdated(entry, place);
  if (entry.value === null) return gapTerm(place, index?.mask);
  if (index === null) return single(entry.value, place);
  return entryAt(entry.parameter, entry.value, index, place);
}

/** On an unknown date, of a masked program: unknown, also through an unknown index. */
function undatedTerm(index: Term | null, place: Place): Term {
  const mask = place.block.bindMask(orMasks([code`c.waits`, index?.mask ?? null]));
  return settleWhereCertain(maskedTerm(code`undefined`, mask), place);
}

function noteOutdated({ parameter, outdatedSince }: Extract<EntryInForce, { kind: 'dated' }>, place: Place): void {
  if (outdatedSince === null || place.unit.answersAtOnce) return;
  place.block.add(code`noteOutdated(o, ${parameter.name}, ${outdatedSince}, c.day);`);
}

function single(value: ParameterValue, place: Place): Term {
  invariant(value.kind === 'single', 'a parameter read without an index has one value');
  return knownTerm(literal(value.value, place));
}

function entryAt(parameter: Parameter, value: ParameterValue, index: Term, place: Place): Term {
  const { block } = place;
  if (index.mask !== null) return maskedEntryAt(parameter, value, index, place);
  const bound = bindPresent(index, place);
  const found = block.name('t');
  block.add(code`let ${found};`);
  if (!isMasked(place)) {
    block.add(select(parameter, value, bound.code, found, place, place.giveUp));
    return knownTerm(found);
  }
  const mask = block.name('w');
  block.add(code`let ${mask} = 0;`);
  block.add(select(parameter, value, bound.code, found, place, code`${mask} = ${gapBit};`));
  return maskedTerm(found, mask);
}

/** While the index is unknown: the entries' common value, else it waits for the index. */
function maskedEntryAt(parameter: Parameter, value: ParameterValue, index: Term, place: Place): Term {
  const { block } = place;
  const bound = block.bind(present(index, place));
  const found = block.name('t');
  const mask = block.name('w');
  block.add(code`let ${found}, ${mask} = ${index.mask ?? 0};`);
  const selected = select(parameter, value, bound.code, found, place, code`${mask} = ${gapBit};`);
  const entries = allEntries(parameter, value);
  const agreed = commonEntry(entries);
  const open =
    agreed !== null
      ? code`${found} = ${literal(agreed, place)}; ${mask} = 0;`
      : entries.includes(null)
        ? code`${mask} |= ${gapBit};`
        : code``;
  block.add(code`if (${mask} === 0) { ${selected} } else { ${open} }`);
  return maskedTerm(found, mask);
}

/** The value that all entries have; null where they differ or some are gaps. */
function commonEntry([first, ...others]: readonly (Constant | null)[]): Constant | null {
  return first !== undefined && others.every((other) => sameValue(first, other)) ? first : null;
}

const mostCompared = 8;

function select(
  parameter: Parameter,
  value: ParameterValue,
  index: Code,
  found: Code,
  place: Place,
  otherwise: Code,
): Code {
  switch (value.kind) {
    case 'by_member': {
      const members = membersOf(parameter, value).filter((member) => Object.hasOwn(value.values, member));
      const entries = members.map((member): readonly [string, Constant] => [member, value.values[member] ?? false]);
      if (entries.length > mostCompared) return selectFromTable(new Map(entries), index, found, place, otherwise);
      return entries.reduceRight<Code>(
        (rest, [member, one]) => code`if (${index} === ${member}) ${found} = ${literal(one, place)}; else { ${rest} }`,
        otherwise,
      );
    }
    case 'bands':
      if (value.bands.length > mostCompared) {
        const bands = place.unit.constant(value.bands);
        return code`${found} = findBand(${bands}, ${index}); if (${found} === undefined) ${asBlock(otherwise)}`;
      }
      return value.bands.reduceRight<Code>((rest, band) => {
        const from = code`${index} >= ${band.from}`;
        const test = band.to === null ? from : code`${from} && ${index} <= ${band.to}`;
        return code`if (${test}) ${found} = ${literal(band.value, place)}; else { ${rest} }`;
      }, otherwise);
    case 'single':
    case 'brackets':
      return invariant(false, 'a parameter with an index has entries') as never;
  }
}

function selectFromTable(
  table: ReadonlyMap<string, Constant>,
  index: Code,
  found: Code,
  place: Place,
  otherwise: Code,
): Code {
  return code`${found} = ${place.unit.constant(table)}.get(${index}); if (${found} === undefined) ${asBlock(otherwise)}`;
}

function asBlock(statement: Code): Code {
  return code`{ ${statement} }`;
}

function membersOf({ index }: Parameter, value: Extract<ParameterValue, { kind: 'by_member' }>): readonly string[] {
  return index?.kind === 'enum' ? index.members : Object.keys(value.values);
}

/** What the look-up may come to while its index is unknown; null is a gap. */
function allEntries(parameter: Parameter, value: ParameterValue): readonly (Constant | null)[] {
  switch (value.kind) {
    case 'by_member':
      return membersOf(parameter, value).map((member) =>
        Object.hasOwn(value.values, member) ? (value.values[member] ?? null) : null,
      );
    case 'bands': {
      const entries = value.bands.map((band) => band.value);
      return coverEverything(value.bands) ? entries : [...entries, null];
    }
    case 'single':
      return [value.value];
    case 'brackets':
      return invariant(false, 'brackets are read by parts') as never;
  }
}

/** `each part of operand by parameter`. */
export function writeBrackets(
  { parameter, wide }: Extract<Expression, { readonly kind: 'by_brackets' }>,
  operand: Term,
  place: Place,
): Term {
  const entry = place.unit.entryOf(parameter);
  if (entry.kind === 'undated') return undatedTerm(operand, place);
  noteOutdated(entry, place);
  if (entry.value === null) return gapTerm(place, operand.mask);
  invariant(entry.value.kind === 'brackets', 'a parameter read by parts has brackets');
  const brackets = place.unit.constant(entry.value.brackets);
  return strict([operand], place, ([whole]) => code`sumOverBrackets(${brackets}, ${whole})`, wide || operand.big);
}
