import { formatDecimal } from '../ir/decimal.ts';
import { invariant } from '../ir/invariant.ts';
import type { Field, Rulebook, Type } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';
import { factsOf, usedFields } from '../ir/reads.ts';
import { spokenLanguage, textIn } from '../ir/texts.ts';
import { groupFields, type PlacedField, placeFields } from './group-fields.ts';

/** A JSON Schema (2020-12), or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema (2020-12) of the facts of a decision; without one, of all facts of the rulebook, with a schema for
 * each decision as `#/$defs/decision.<name>`. Titles are in `language`, by default the authority's.
 *
 * Facts are nested objects and all may be left out. A number is a JSON number in the declared unit or a text such as
 * `"12.5 h"`; bounds apply to both, but JSON Schema can state them for numbers only. Decimals are stated by
 * `multipleOf`: a validator that divides in binary needs a tolerance (Ajv: `multipleOfPrecision`).
 */
export function schemaOfFacts(
  rulebook: Rulebook,
  { decision = null, language }: { readonly decision?: string | null; readonly language?: Language } = {},
): JsonSchema {
  const writing: Writing = {
    rulebook,
    language: language ?? spokenLanguage(rulebook.languages[0] ?? '', 'en'),
    types: new Map(),
  };
  const root = decision === null ? schemaOfRulebook(writing) : schemaOfDecision(decision, writing);
  const decisions = decision === null ? rulebook.decisions.map(({ name }) => name) : [];
  const below = decisions.map((name) => [`decision.${name}`, schemaOfDecision(name, writing)] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...root,
    $defs: Object.fromEntries([...writing.types, ...below]),
  };
}

interface Writing {
  readonly rulebook: Rulebook;
  readonly language: Language;
  /** Schemas of enums and records used so far, by their key in `$defs`. */
  readonly types: Map<string, JsonSchema>;
}

const texts = {
  case: {
    fi: 'Oma viite tapaukseen; palautetaan sellaisenaan.',
    en: 'Your own reference to the case; returned as it is.',
  },
  optional: {
    fi: 'Pois jätettynä: ei ole.',
    en: 'Left out: there is none.',
  },
  unit: { fi: 'Yksikkö', en: 'Unit' },
} as const satisfies Readonly<Record<string, Localized>>;

function schemaOfRulebook(writing: Writing): JsonSchema {
  const { rulebook, language } = writing;
  const title = textIn(rulebook.title, language, rulebook);
  return schemaOfFields(rulebook.facts, title, writing, null);
}

function schemaOfDecision(name: string, writing: Writing): JsonSchema {
  const { rulebook, language } = writing;
  const decision = namesOf(rulebook).decisions.get(name);
  invariant(decision !== undefined, `the rulebook has the decision '${name}'`);
  const title = textIn(decision.label, language, rulebook);
  return schemaOfFields(factsOf(rulebook, name), title, writing, name);
}

function schemaOfFields(
  fields: readonly Field[],
  title: string,
  writing: Writing,
  decision: string | null,
): JsonSchema {
  const { language } = writing;
  const reference = { description: texts.case[language], type: ['string', 'number'], maxLength: 200 };
  const groups = groupFields(placeFields(fields));
  const properties = [['case', reference] as const, ...writeGroups(groups, writing, decision)];
  return { title, type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

function writeGroups(
  groups: ReadonlyMap<string, readonly PlacedField[]>,
  writing: Writing,
  decision: string | null,
): readonly (readonly [string, JsonSchema])[] {
  return [...groups].map(([name, members]) => {
    const [only] = members;
    if (only !== undefined && only.segments.length === 0) return [name, writeField(only.field, writing, decision)];
    const title = groupTitle(name, members, writing);
    const properties = Object.fromEntries(writeGroups(groupFields(members), writing, decision));
    return [name, { ...title, type: 'object', properties, additionalProperties: false }];
  });
}

/** An input's label; groups inside inputs have none of their own. */
function groupTitle(name: string, members: readonly PlacedField[], { rulebook, language }: Writing): JsonSchema {
  const first = members[0]?.field;
  const fact = first === undefined ? undefined : namesOf(rulebook).facts.get(first.name);
  return fact?.input === name ? { title: textIn(fact.inputLabel, language, rulebook) } : {};
}

function writeField(field: Field, writing: Writing, decision: string | null): JsonSchema {
  const { rulebook, language } = writing;
  const remarks = [
    ...(field.type.kind === 'number' && field.type.unit !== '' ? [`${texts.unit[language]}: ${field.type.unit}.`] : []),
    ...(field.optional ? [texts.optional[language]] : []),
  ];
  return {
    title: textIn(field.label, language, rulebook),
    ...(remarks.length > 0 && { description: remarks.join(' ') }),
    ...writeType(field.type, field, writing, decision),
    ...(field.sensitive && { writeOnly: true }),
  };
}

type Bounds = Pick<Field, 'minimum' | 'maximum' | 'elements'>;

function writeType(type: Type, bounds: Bounds, writing: Writing, decision: string | null): JsonSchema {
  switch (type.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'text':
    case 'label':
      return { type: 'string', maxLength: 10_000 };
    case 'date':
      return { type: 'string', format: 'date', pattern: String.raw`^(1[89]|2\d)\d\d-\d\d-\d\d$` };
    case 'number':
      return writeNumber(type, bounds);
    case 'enum':
      return referTo(type.enum, writing, () => writeEnum(type.enum, writing));
    case 'record': {
      const key = decision === null ? type.record : `${type.record}.${decision}`;
      return referTo(key, writing, () => writeRecord(type.record, writing, decision));
    }
    case 'list':
      return {
        type: 'array',
        items: writeType(type.element, bounds.elements ?? {}, writing, decision),
        ...(bounds.minimum !== undefined && { minItems: bounds.minimum }),
        ...(bounds.maximum !== undefined && { maxItems: bounds.maximum }),
      };
  }
}

function writeNumber({ unit, decimals }: Extract<Type, { kind: 'number' }>, { minimum, maximum }: Bounds): JsonSchema {
  const number = {
    ...(decimals === 0 ? { type: 'integer' } : { type: 'number', multipleOf: toJsonNumber(1, decimals) }),
    ...(minimum !== undefined && { minimum: toJsonNumber(minimum, decimals) }),
    ...(maximum !== undefined && { maximum: toJsonNumber(maximum, decimals) }),
  };
  const sign = minimum !== undefined && minimum >= 0 ? '' : '-?';
  const fraction = decimals === 0 ? '' : String.raw`(\.\d{1,${decimals}})?`;
  const unitPattern = unit === '' ? '' : `( ?${escapePattern(unit)})?`;
  return { anyOf: [number, { type: 'string', pattern: `^${sign}\\d+${fraction}${unitPattern}$` }] };
}

/** JSON has no decimal type; the nearest binary number is written back as the same decimal. */
function toJsonNumber(scaled: number, decimals: number): number {
  return Number(formatDecimal(scaled, decimals));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function referTo(key: string, { types }: Writing, write: () => JsonSchema): JsonSchema {
  if (!types.has(key)) {
    // Held open first: a record can hold lists of itself.
    types.set(key, {});
    types.set(key, write());
  }
  return { $ref: `#/$defs/${key}` };
}

function writeEnum(name: string, { rulebook, language }: Writing): JsonSchema {
  const declared = namesOf(rulebook).enums.get(name);
  invariant(declared !== undefined, `the rulebook has the enum '${name}'`);
  return {
    title: textIn(declared.label, language, rulebook),
    oneOf: declared.members.map((member) => ({
      const: member.name,
      title: textIn(member.label, language, rulebook),
    })),
  };
}

function writeRecord(name: string, writing: Writing, decision: string | null): JsonSchema {
  const { rulebook, language } = writing;
  const declared = namesOf(rulebook).records.get(name);
  invariant(declared !== undefined, `the rulebook has the record '${name}'`);
  const fields = decision === null ? declared.fields : usedFields(rulebook, decision, name);
  const groups = groupFields(placeFields(fields));
  return {
    title: textIn(declared.label, language, rulebook),
    type: 'object',
    properties: Object.fromEntries(writeGroups(groups, writing, decision)),
    additionalProperties: false,
  };
}
