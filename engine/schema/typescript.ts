import { describeBounds, describeDecimals } from '../facts/describe.ts';
import { invariant } from '../ir/invariant.ts';
import type { Decision, Field, Rulebook, Type } from '../ir/ir.ts';
import type { Language, Localized, Texts } from '../ir/localized.ts';
import { namesOf } from '../ir/names.ts';
import { factsOf, usedFields } from '../ir/reads.ts';
import { spokenLanguage, textIn } from '../ir/texts.ts';
import { groupFields, type PlacedField, placeFields } from './group-fields.ts';

/**
 * TypeScript declarations for every decision of a rulebook, or for one: its facts (`VoucherGrantFacts`), the names of
 * its rules and outputs as unions, enums as unions of their members, records as interfaces. Comments give labels, units
 * and bounds in `language`, by default the authority's. What the types cannot say (bounds, decimals, dates) is checked
 * when facts are read.
 */
export function typesOfFacts(
  rulebook: Rulebook,
  { decision = null, language }: { readonly decision?: string | null; readonly language?: Language } = {},
): string {
  const writing: Writing = {
    rulebook,
    language: language ?? spokenLanguage(rulebook.languages[0] ?? '', 'en'),
    names: new Map(),
    taken: new Set(),
    declarations: [],
  };
  const chosen = rulebook.decisions.filter(({ name }) => decision === null || name === decision);
  for (const one of chosen) writeDecision(one, writing);
  return writing.declarations.join('\n');
}

interface Writing {
  readonly rulebook: Rulebook;
  readonly language: Language;
  /** Names given to enums and to records of a decision. */
  readonly names: Map<string, string>;
  readonly taken: Set<string>;
  /** Finished declarations, each ending with a line break. */
  readonly declarations: string[];
}

const texts = {
  case: { fi: 'Oma viite tapaukseen; palautetaan sellaisenaan.', en: 'Your own reference; returned as it is.' },
  rules: { fi: 'Ratkaisun säännöt', en: 'Rules of the decision' },
  outputs: { fi: 'Arvot, jotka ratkaisu antaa', en: 'Values the decision gives' },
  date: { fi: 'Päivämäärä VVVV-KK-PP.', en: 'A date as YYYY-MM-DD.' },
  optional: { fi: 'Pois jätettynä: ei ole.', en: 'Left out: there is none.' },
  each: { fi: 'kukin', en: 'each' },
  sensitive: { fi: 'Arkaluonteinen: ei näytetä missään.', en: 'Sensitive: never shown.' },
} as const satisfies Readonly<Record<string, Localized>>;

function writeDecision({ name, label, rules, outputs }: Decision, writing: Writing): void {
  const { rulebook, language } = writing;
  const title = textIn(label, language, rulebook);
  const reference = [comment([texts.case[language]], 1), '  case?: string | number | null;\n'].join('');
  const members = writeMembers(placeFields(factsOf(rulebook, name)), { ...writing, decision: name, indent: 1 });
  writing.declarations.push(
    `${comment([title], 0)}export interface ${claim(`${pascal(name)}Facts`, writing)} {\n${reference}${members}}\n`,
    declareUnion(
      claim(`${pascal(name)}Rule`, writing),
      `${texts.rules[language]} ${name}`,
      rules.map((rule) => rule.name),
    ),
    declareUnion(
      claim(`${pascal(name)}Output`, writing),
      `${texts.outputs[language]} (${name})`,
      outputs.map((output) => output.name),
    ),
  );
}

/** Within a decision, at a depth of braces. */
interface Inside extends Writing {
  readonly decision: string;
  readonly indent: number;
}

function writeMembers(fields: readonly PlacedField[], inside: Inside): string {
  const { indent } = inside;
  const members = [...groupFields(fields)].map(([name, group]) => {
    const [only] = group;
    const isField = only !== undefined && only.segments.length === 0;
    const remarks = isField ? describeField(only.field, inside) : describeGroup(name, group, inside);
    const type = isField
      ? writeType(only.field.type, inside)
      : `{\n${writeMembers(group, { ...inside, indent: indent + 1 })}${'  '.repeat(indent)}}`;
    return `${comment(remarks, indent)}${'  '.repeat(indent)}${writeKey(name)}?: ${type} | null;\n`;
  });
  return members.join('');
}

function describeField(field: Field, { rulebook, language }: Inside): readonly string[] {
  const { type } = field;
  const label = textIn(field.label, language, rulebook);
  const hasBounds = field.minimum !== undefined || field.maximum !== undefined;
  const limits = [
    ...(hasBounds ? [describeBounds(field)[language]] : []),
    ...(type.kind === 'number' ? [describeDecimals(type.decimals)[language]] : []),
    ...describeElements(field, language),
  ];
  return [
    `${label}${limits.length === 0 ? '' : `: ${limits.join(', ')}`}.`,
    ...(type.kind === 'date' ? [texts.date[language]] : []),
    ...(field.optional ? [texts.optional[language]] : []),
    ...(field.sensitive ? [texts.sensitive[language]] : []),
  ];
}

/** The bounds and decimals of the numbers in a list. */
function describeElements({ type, elements }: Field, language: Language): readonly string[] {
  if (type.kind !== 'list' || type.element.kind !== 'number') return [];
  const limits = [describeBounds({ type: type.element, ...elements }), describeDecimals(type.element.decimals)];
  return [`${texts.each[language]} ${limits.map((limit) => limit[language]).join(', ')}`];
}

/** An input's label; groups inside inputs have none of their own. */
function describeGroup(name: string, group: readonly PlacedField[], { rulebook, language }: Inside): readonly string[] {
  const fact = namesOf(rulebook).facts.get(group[0]?.field.name ?? '');
  return fact?.input === name ? [textIn(fact.inputLabel, language, rulebook)] : [];
}

function writeType(type: Type, inside: Inside): string {
  switch (type.kind) {
    case 'boolean':
      return 'boolean';
    case 'text':
    case 'date':
    case 'label':
      return 'string';
    case 'number':
      // A text may carry the unit: `12.5 h`.
      return type.unit === '' ? 'number' : `number | \`\${number} ${escapeTemplate(type.unit)}\``;
    case 'enum':
      return nameEnum(type.enum, inside);
    case 'record':
      return nameRecord(type.record, inside);
    case 'list': {
      const element = writeType(type.element, inside);
      return /^\w+$/.test(element) ? `readonly ${element}[]` : `readonly (${element})[]`;
    }
  }
}

function nameEnum(name: string, writing: Writing): string {
  return nameOnce(name, pascal(name), writing, (own) => {
    const declared = namesOf(writing.rulebook).enums.get(name);
    invariant(declared !== undefined, `the rulebook has the enum '${name}'`);
    const title = textIn(declared.label, writing.language, writing.rulebook);
    return declareUnion(
      own,
      title,
      declared.members.map((member) => member.name),
    );
  });
}

/** A record with the fields that the decision reads. */
function nameRecord(name: string, inside: Inside): string {
  const { rulebook, language, decision } = inside;
  return nameOnce(`${decision} ${name}`, pascal(`${decision}_${name}`), inside, (own) => {
    const label: Texts = namesOf(rulebook).records.get(name)?.label ?? {};
    const members = writeMembers(placeFields(usedFields(rulebook, decision, name)), { ...inside, indent: 1 });
    return `${comment([textIn(label, language, rulebook)], 0)}export interface ${own} {\n${members}}\n`;
  });
}

function nameOnce(key: string, wanted: string, writing: Writing, declare: (own: string) => string): string {
  const before = writing.names.get(key);
  if (before !== undefined) return before;
  const own = claim(wanted, writing);
  // Held first: a record can hold lists of itself.
  writing.names.set(key, own);
  writing.declarations.push(declare(own));
  return own;
}

/** The name, with a number where it is taken. */
function claim(wanted: string, { taken }: Writing): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
  taken.add(name);
  return name;
}

function declareUnion(name: string, title: string, members: readonly string[]): string {
  const union = members.length === 0 ? 'never' : members.map((member) => `\n  | ${quote(member)}`).join('');
  return `${comment([title], 0)}export type ${name} =${members.length === 0 ? ' ' : ''}${union};\n`;
}

/** `staff_member` is `StaffMember`. */
function pascal(name: string): string {
  return name
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

function writeKey(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : quote(name);
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function escapeTemplate(text: string): string {
  return text.replace(/[\\`$]/g, '\\$&');
}

/** A comment on one line, which no text can end early; nothing where there is nothing to say. */
function comment(remarks: readonly string[], indent: number): string {
  const text = remarks.join(' ').replace(/\s+/g, ' ').replaceAll('*/', '* /');
  return text === '' ? '' : `${'  '.repeat(indent)}/** ${text} */\n`;
}
