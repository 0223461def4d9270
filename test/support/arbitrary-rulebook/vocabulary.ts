/** What a generated rulebook's policies can speak of: facts, fields, enums, sets and parameters. */
import type { Choices } from './choices.ts';
import {
  boolean,
  date,
  type EnumName,
  listOf,
  type NumberType,
  number,
  type SingleType,
  shade,
  text,
  tool,
  type ValueType,
} from './value-type.ts';

/** A fact (`plan.fee`) or a field of a record (`item.amount`). */
export interface Variable {
  readonly path: string;
  readonly type: ValueType;
  readonly isOptional: boolean;
  readonly isSensitive: boolean;
  /** The edition that declares it. */
  readonly since: number;
}

export type ParameterIndex =
  | { readonly kind: 'enum'; readonly enum: EnumName; readonly set: 'warm' | null }
  | { readonly kind: 'bands' | 'brackets'; readonly number: NumberType };

export interface Parameter {
  readonly name: string;
  readonly type: ValueType;
  readonly index: ParameterIndex | null;
  readonly since: number;
}

export interface Vocabulary {
  readonly facts: readonly Variable[];
  readonly fields: readonly Variable[];
  readonly parameters: readonly Parameter[];
  /** Members by edition: those of the first, then those that a later one adds. */
  readonly members: Readonly<Record<EnumName, readonly { readonly name: string; readonly since: number }[]>>;
  /** Members of the set `warm` of `shade`. */
  readonly warm: readonly string[];
}

/** Facts beside the ones whose bounds are chosen. */
const plainFacts: readonly (readonly [path: string, type: ValueType, ...marks: ('optional' | 'sensitive')[]])[] = [
  ['plan.starts', date],
  ['plan.ends', date],
  ['plan.agreed', boolean],
  ['plan.shade', shade],
  ['plan.tool', tool],
  ['plan.city', text],
  ['plan.price', number('EUR/h', 2)],
  ['plan.hours', number('h', 2)],
  ['plan.distance', number('km', 3)],
  ['plan.term', number('month', 0)],
  ['plan.age', number('year', 0)],
  ['plan.notice', number('day', 0)],
  ['plan.weeks', number('week', 0)],
  ['plan.wait', number('business_day', 0)],
  ['plan.pieces', number('piece', 0)],
  ['plan.share', number('%', 2)],
  ['plan.yearly', number('EUR/year', 2)],
  ['plan.review', date, 'optional'],
  ['plan.tone', shade, 'optional'],
  ['plan.signed', boolean, 'optional'],
  ['plan.goal', text, 'optional'],
  ['plan.code', text, 'optional', 'sensitive'],
  ['plan.bonus', number('EUR', 2), 'optional'],
  ['plan.favourites', listOf(shade), 'optional'],
  ['plan.wishes', listOf(shade)],
  ['plan.names', listOf(text)],
  ['plan.days_off', listOf(date)],
  ['plan.place.distance', number('km', 1)],
  ['plan.place.name', text, 'optional'],
  ['person.born', date],
  ['person.resident', boolean],
];

const plainFields: readonly (readonly [path: string, type: ValueType, ...marks: 'optional'[]])[] = [
  ['item.on', date],
  ['item.hours', number('h', 2)],
  ['item.paid', boolean],
  ['item.shade', shade],
  ['item.tool', tool],
  ['item.title', text],
  ['item.tags', listOf(shade)],
  ['item.until', date, 'optional'],
  ['item.remark', text, 'optional'],
  ['item.refund', number('EUR', 2), 'optional'],
  ['item.site.distance', number('km', 1)],
  ['item.site.name', text, 'optional'],
];

const parameters: readonly (readonly [name: string, type: ValueType, index?: ParameterIndex])[] = [
  ['limit.count', number('', 0)],
  ['limit.fee', number('EUR', 2)],
  ['limit.distance', number('km', 3)],
  ['rate.hour', number('EUR/h', 2)],
  ['rate.piece', number('EUR/piece', 2)],
  ['rate.share', number('%', 2)],
  ['length.term', number('month', 0)],
  ['length.age', number('year', 0)],
  ['length.notice', number('day', 0)],
  ['length.wait', number('business_day', 0)],
  ['season.begins', date],
  ['word.city', text],
  ['word.cities', listOf(text)],
  ['word.shade', shade],
  ['word.shades', listOf(shade)],
  ['word.open', boolean],
  ['by_shade.fee', number('EUR', 2), { kind: 'enum', enum: 'shade', set: null }],
  ['by_shade.open', boolean, { kind: 'enum', enum: 'shade', set: null }],
  ['by_warm.hours', number('h', 2), { kind: 'enum', enum: 'shade', set: 'warm' }],
  ['by_tool.count', number('', 0), { kind: 'enum', enum: 'tool', set: null }],
  ['by_tool.begins', date, { kind: 'enum', enum: 'tool', set: null }],
  ['by_tool.city', text, { kind: 'enum', enum: 'tool', set: null }],
  ['band.price', number('EUR/h', 2), { kind: 'bands', number: number('km', 0) }],
  ['band.count', number('', 0), { kind: 'bands', number: number('', 0) }],
  ['band.fee', number('EUR', 2), { kind: 'bands', number: number('h', 1) }],
  ['step.share', number('%', 2), { kind: 'brackets', number: number('EUR', 2) }],
  ['step.price', number('EUR/h', 2), { kind: 'brackets', number: number('h', 1) }],
];

/** A vocabulary with bounds, decimals and times of declaration of its own. */
export function buildVocabulary(choices: Choices, editions: number): Vocabulary {
  const late = editions > 1;
  return {
    facts: [...plainFacts.map(toVariable), ...chooseFacts(choices), ...lateFacts(late)],
    fields: [...plainFields.map(toVariable), ...chooseFields(choices)],
    parameters: [
      ...parameters.map(([name, type, index = null]) => ({ name, type, index, since: 0 })),
      ...(late ? [{ name: 'late.fee', type: number('EUR', 2), index: null, since: 1 }] : []),
    ],
    members: {
      shade: [
        ...['red', 'green', 'blue'].map((name) => ({ name, since: 0 })),
        ...(late && choices.chance(30) ? [{ name: 'grey', since: 1 }] : []),
      ],
      tool: ['saw', 'drill', 'plane'].map((name) => ({ name, since: 0 })),
    },
    warm: choices.among([['red'], ['red', 'blue'], ['green', 'blue']]),
  };
}

function toVariable([path, type, ...marks]: (typeof plainFacts)[number]): Variable {
  const has = (mark: (typeof marks)[number]) => marks.includes(mark);
  return { path, type, isOptional: has('optional'), isSensitive: has('sensitive'), since: 0 };
}

/** Facts whose bounds differ from rulebook to rulebook: small, below zero, or so large that products are wide. */
function chooseFacts(choices: Choices): readonly Variable[] {
  const facts: readonly (readonly [string, ValueType])[] = [
    ['plan.count', choices.among([number('', 0), number('', 0, -5, 5), number('', 0, 1, 20)])],
    ['plan.score', choices.among([number('', 1), number('', 3, -100, 100), number('', 2, -10_000, 10_000)])],
    [
      'plan.fee',
      choices.among([
        number('EUR', 2),
        number('EUR', 2, -1000, 1000),
        number('EUR', 2, -10_000_000_000, 10_000_000_000),
        number('EUR', 3, -10_000_000_000, 10_000_000_000),
      ]),
    ],
    ['plan.items', listOf({ kind: 'record', record: 'item' }, choices.among([1000, 4, 20]))],
    ['plan.numbers', listOf(number('', 0), 20)],
  ];
  return facts.map(toVariable);
}

function chooseFields(choices: Choices): readonly Variable[] {
  const fields: readonly (readonly [string, ValueType])[] = [
    ['item.amount', choices.among([number('EUR', 2), number('EUR', 2, -1000, 1000)])],
    ['item.count', choices.among([number('', 0), number('', 0, -5, 5)])],
  ];
  return fields.map(toVariable);
}

function lateFacts(late: boolean): readonly Variable[] {
  if (!late) return [];
  const marks = { isOptional: false, isSensitive: false, since: 1 };
  return [
    { path: 'plan.urgent', type: boolean, ...marks },
    { path: 'plan.surcharge', type: number('EUR', 2), ...marks, isOptional: true },
  ];
}

/** Whether values of the two types can be compared or stand for each other, whatever their numbers' units. */
export function isAlike(one: ValueType | SingleType, other: ValueType | SingleType): boolean {
  if (one.kind === 'enum' && other.kind === 'enum') return one.enum === other.enum;
  if (one.kind === 'list' && other.kind === 'list')
    return JSON.stringify(one.element) === JSON.stringify(other.element);
  return one.kind === other.kind;
}
