import type { DeclaredText } from '../../../ir/declared-text.ts';
import type { Field, Rulebook } from '../../../ir/ir.ts';
import type { Language, Localized } from '../../../ir/localized.ts';
import { fieldOf, labelOfName, labelOfPath, namesOf } from '../../../ir/names.ts';
import { textIn } from '../../../ir/texts.ts';
import { formatValue, labelOfMember } from '../../../wording/format-value.ts';
import { changePhrases } from './phrases.ts';
import { indexInWords, typeInWords } from './type-words.ts';
import type { ToldSide } from './voice.ts';

/**
 * What changed in a set, a field, a parameter's declaration or a decision's head, as parts of a sentence. Empty where
 * there are no words for it.
 */
export function tellVocabularyChange(
  before: DeclaredText,
  after: DeclaredText,
  earlier: ToldSide,
  later: ToldSide,
): readonly string[] {
  switch (after.kind) {
    case 'set':
      return tellSet(before, after, later);
    case 'field':
      return tellField(before, after, earlier, later);
    case 'parameter':
      return tellParameter(after.name, earlier, later);
    case 'decision':
      return tellDecision(before, after, earlier, later);
    case 'enum':
    case 'member':
    case 'unit':
    case 'record':
    case 'input':
    case 'define':
    case 'table':
    case 'rule':
    case 'exception':
    case 'relief':
      return [];
  }
}

function tellSet(before: DeclaredText, after: DeclaredText, { rulebook, language }: ToldSide): readonly string[] {
  const label = (member: string): string => labelOfMember(after.owner ?? '', member, language, rulebook);
  return tellNames(namesIn(before, 'members'), namesIn(after, 'members'), label, words.members, language);
}

/** The names under a key of a declaration's syntax. */
function namesIn({ syntax }: DeclaredText, key: string): readonly string[] {
  const names: unknown = JSON.parse(syntax)[key];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

function tellNames(
  before: readonly string[],
  after: readonly string[],
  label: (name: string) => string,
  noun: Localized,
  language: Language,
): readonly string[] {
  const phrases = changePhrases[language];
  const added = after.filter((name) => !before.includes(name)).map(label);
  const removed = before.filter((name) => !after.includes(name)).map(label);
  return [
    ...(added.length > 0 ? [phrases.membersAdded(noun[language], added)] : []),
    ...(removed.length > 0 ? [phrases.membersRemoved(noun[language], removed)] : []),
  ];
}

function tellField(before: DeclaredText, after: DeclaredText, earlier: ToldSide, later: ToldSide): readonly string[] {
  const old = findField(before, earlier.rulebook);
  const now = findField(after, later.rulebook);
  if (old === null || now === null) return [];
  const { language } = later;
  const flags = (['optional', 'sensitive'] as const)
    .filter((flag) => old[flag] !== now[flag])
    .map((flag) => flagWords[flag][now[flag] ? 'set' : 'lifted'][language]);
  const types = [
    typeInWords(old.type, earlier.language, earlier.rulebook),
    typeInWords(now.type, language, later.rulebook),
  ] as const;
  return [
    ...(types[0] === types[1] ? [] : [changePhrases[language].type(...types)]),
    ...flags,
    ...tellBound(old, now, 'minimum', earlier, later),
    ...tellBound(old, now, 'maximum', earlier, later),
  ];
}

function findField({ owner, name }: DeclaredText, rulebook: Rulebook): Field | null {
  return namesOf(rulebook).facts.get(`${owner}.${name}`) ?? fieldOf(rulebook, owner ?? '', name);
}

function tellBound(
  before: Field,
  after: Field,
  bound: 'minimum' | 'maximum',
  earlier: ToldSide,
  later: ToldSide,
): readonly string[] {
  const write = (field: Field, { rulebook, language }: ToldSide): string => {
    const value = field[bound];
    if (value === undefined) return '–';
    return field.type.kind === 'number' ? formatValue(value, field.type, language, rulebook) : String(value);
  };
  const [old, now] = [write(before, earlier), write(after, later)];
  return old === now ? [] : [`${words[bound][later.language]}: ${old} → ${now}`];
}

function tellParameter(name: string, earlier: ToldSide, later: ToldSide): readonly string[] {
  const old = namesOf(earlier.rulebook).parameters.get(name);
  const now = namesOf(later.rulebook).parameters.get(name);
  if (old === undefined || now === undefined) return [];
  const { language } = later;
  const types = [
    typeInWords(old.type, language, earlier.rulebook),
    typeInWords(now.type, language, later.rulebook),
  ] as const;
  const indices = [
    indexInWords(old.index, language, earlier.rulebook),
    indexInWords(now.index, language, later.rulebook),
  ] as const;
  const parts = [
    ...(types[0] === types[1] ? [] : [changePhrases[language].type(...types)]),
    ...(indices[0] === indices[1] ? [] : [`${indices[0]} → ${indices[1]}`]),
  ];
  return parts.length > 0 ? parts : [words.allowedValues[language]];
}

function tellDecision(
  before: DeclaredText,
  after: DeclaredText,
  earlier: ToldSide,
  { rulebook, language }: ToldSide,
): readonly string[] {
  const output = (name: string): string => labelOfName(name, language, rulebook, earlier.rulebook);
  const included = (name: string): string => {
    const names = [rulebook, earlier.rulebook].map((one) => namesOf(one).decisions.get(name));
    const decision = names.find((one) => one !== undefined);
    return decision === undefined ? name : textIn(decision.label, language, rulebook);
  };
  const dates = [before, after].map(({ syntax }): string => JSON.parse(syntax).asOf?.text ?? '');
  const [old = '', now = ''] = dates.map((path) => labelOfPath(path, language, rulebook, { withInput: true }));
  return [
    ...(dates[0] === dates[1] ? [] : [`${words.asOf[language]}: ${old} → ${now}`]),
    ...tellNames(namesIn(before, 'gives'), namesIn(after, 'gives'), output, words.gives, language),
    ...tellNames(namesIn(before, 'reports'), namesIn(after, 'reports'), output, words.reports, language),
    ...tellNames(namesIn(before, 'includes'), namesIn(after, 'includes'), included, words.includes, language),
  ];
}

const words = {
  members: { fi: 'jäsenet', en: 'members' },
  gives: { fi: 'annettavat arvot', en: 'values given' },
  reports: { fi: 'vain ilmoitettavat arvot', en: 'values only reported' },
  includes: { fi: 'sisältää ratkaisun säännöt', en: 'includes the rules of' },
  asOf: { fi: 'ratkaisun päivä', en: "the decision's date" },
  minimum: { fi: 'pienin sallittu arvo', en: 'least allowed value' },
  maximum: { fi: 'suurin sallittu arvo', en: 'greatest allowed value' },
  allowedValues: {
    fi: 'sallittujen arvojen rajat muuttuvat; yksikään tulos ei muutu',
    en: 'the bounds of allowed values change; no result does',
  },
} as const satisfies Readonly<Record<string, Localized>>;

const flagWords = {
  optional: {
    set: { fi: 'saa nyt jäädä antamatta', en: 'may be left out now' },
    lifted: { fi: 'on nyt aina annettava', en: 'must always be given now' },
  },
  sensitive: {
    set: { fi: 'on nyt arkaluonteinen: ei näytetä vastauksissa', en: 'is sensitive now: not shown in answers' },
    lifted: { fi: 'ei ole enää arkaluonteinen', en: 'is no longer sensitive' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'set' | 'lifted', Localized>>>>;
