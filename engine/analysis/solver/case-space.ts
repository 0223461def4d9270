import { matchesFormat } from '../../formats/formats.ts';
import type { Expression, Field, Rulebook, TextFormat, Type } from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { factsOf, usedFields } from '../../ir/reads.ts';
import { visitDecision } from './visit.ts';

/**
 * The complete cases that two rulebooks can both decide: their facts, each within the bounds of both. A text is one of
 * the literals that the rulebooks mention, or one of a few others that stand for all the rest.
 */
export interface CaseSpace {
  readonly facts: ReadonlyMap<string, Field>;
  /** The fields read of each record, by name. */
  readonly records: ReadonlyMap<string, ReadonlyMap<string, Field>>;
  /** The words of each enum, and those that both rulebooks know. */
  readonly enums: ReadonlyMap<string, { readonly words: readonly string[]; readonly shared: ReadonlySet<string> }>;
  readonly texts: readonly string[];
  /** Facts and fields that are of another type in the one than in the other: no case suits both. */
  readonly incomparable: readonly string[];
  /**
   * Facts, and fields as `invoice.lines[].distance`, that the one rulebook lets be left out and the other does not. They
   * are given in every case of this space.
   */
  readonly leftOut: readonly string[];
}

/** Texts that stand for those which no rulebook mentions: one of each format, and one of none. */
export const otherTexts: readonly string[] = ['2345675-6', '010190-900P', 'etunimi.sukunimi@example.org', 'muu'];

/** The space of the cases of a decision; with one rulebook, of those it can decide. */
export function openCaseSpace(rulebooks: readonly Rulebook[], decision: string): CaseSpace {
  const incomparable: string[] = [];
  const uneven = new Set<string>();
  const merge = (owner: string, declared: readonly (readonly Field[])[]): ReadonlyMap<string, Field> => {
    const fields = new Map<string, Field>();
    for (const field of declared.flat()) {
      const before = fields.get(field.name);
      if (before !== undefined && JSON.stringify(before.type) !== JSON.stringify(field.type)) {
        incomparable.push(`${owner}${field.name}`);
      }
      if (before !== undefined && before.optional !== field.optional) uneven.add(`${owner}${field.name}`);
      fields.set(field.name, before === undefined ? field : mergeFields(before, field));
    }
    return fields;
  };
  const deciding = rulebooks.filter((rulebook) => namesOf(rulebook).decisions.has(decision));
  const recordNames = new Set(deciding.flatMap(({ records }) => records.map(({ name }) => name)));
  const records = [...recordNames].map((name) => {
    const fields = deciding.map((rulebook) => usedFields(rulebook, decision, name));
    return [name, merge(`${name}.`, fields)] as const;
  });
  const facts = merge(
    '',
    deciding.map((rulebook) => factsOf(rulebook, decision)),
  );
  const leftOut = [...facts].flatMap(([path, { type }]) => {
    const record = type.kind === 'list' && type.element.kind === 'record' ? type.element.record : null;
    const fields = record === null ? [] : records.flatMap(([name, own]) => (name === record ? [...own.keys()] : []));
    return [
      ...(uneven.has(path) ? [path] : []),
      ...fields.filter((field) => uneven.has(`${record}.${field}`)).map((field) => `${path}[].${field}`),
    ];
  });
  return {
    facts,
    records: new Map(records),
    enums: mergeEnums(deciding),
    texts: collectTexts(deciding, decision),
    incomparable,
    leftOut,
  };
}

/** What suits both declarations of a fact. */
function mergeFields(left: Field, right: Field): Field {
  return {
    ...right,
    optional: left.optional && right.optional,
    ...(left.minimum !== undefined &&
      right.minimum !== undefined && { minimum: Math.max(left.minimum, right.minimum) }),
    ...(left.maximum !== undefined &&
      right.maximum !== undefined && { maximum: Math.min(left.maximum, right.maximum) }),
  };
}

function mergeEnums(rulebooks: readonly Rulebook[]): CaseSpace['enums'] {
  const names = new Set(rulebooks.flatMap(({ enums }) => enums.map(({ name }) => name)));
  const merged = [...names].map((name) => {
    const declared = rulebooks.flatMap((rulebook) => namesOf(rulebook).enums.get(name) ?? []);
    const members = declared.map((one) => one.members.map((member) => member.name));
    const words = [...new Set(members.flat())];
    return [
      name,
      { words, shared: new Set(words.filter((word) => members.every((of) => of.includes(word)))) },
    ] as const;
  });
  return new Map(merged);
}

function collectTexts(rulebooks: readonly Rulebook[], decision: string): readonly string[] {
  const texts = new Set<string>();
  const note = (expression: Expression) => {
    if (expression.kind !== 'constant' || !isText(expression.type)) return;
    for (const value of [expression.value].flat()) if (typeof value === 'string') texts.add(value);
  };
  for (const rulebook of rulebooks) visitDecision(rulebook, decision, note);
  const written = [...texts].sort();
  const others = otherTexts.filter((other) => !written.some((text) => sameText(text, other)));
  const cased = givesText(rulebooks, decision) ? written.flatMap(withOtherCase) : written;
  return [...new Set([...cased, ...others])];
}

/** A decision that gives texts tells `Kuopio` from `KUOPIO`, which conditions do not. */
function givesText(rulebooks: readonly Rulebook[], decision: string): boolean {
  return rulebooks.some((rulebook) =>
    namesOf(rulebook)
      .decisions.get(decision)
      ?.outputs.some(({ type }) => isText(type)),
  );
}

function withOtherCase(text: string): readonly string[] {
  const other = [text.toUpperCase(), text.toLowerCase()].find((one) => one !== text && sameText(one, text));
  return other === undefined ? [text] : [text, other];
}

function isText(type: Type): boolean {
  return type.kind === 'text' || (type.kind === 'list' && type.element.kind === 'text');
}

/** Letter case is ignored. */
export function sameText(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** The words among these that have a format. */
export function wordsOfFormat(words: readonly string[], format: TextFormat): readonly string[] {
  return words.filter((word) => matchesFormat(format, word));
}
