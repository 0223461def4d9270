/** Members and sets of enums, types, units, lists. */
import type { Localized } from '../../engine/ir/localized.ts';
import { isSameFamily } from '../infer/numbers.ts';
import { describeType } from '../infer/words.ts';
import { unitNames } from '../types/units.ts';
import { keywordOffer, type Offer, snippetOffer } from './completion-item.ts';
import { declarationOf } from './declaration-of.ts';
import type { Expected } from './expected.ts';
import type { FileContext } from './file-context.ts';
import { labelOf } from './labels.ts';

const aMember = (name: string): Localized => describeType({ kind: 'enum', enum: name });

/** The members of an enum; with `sets`, its sets in front of them. */
export function offerMembers(
  enumName: string,
  context: FileContext,
  { sets = false, taken = new Set<string>() }: { readonly sets?: boolean; readonly taken?: ReadonlySet<string> } = {},
): readonly Offer[] {
  const { enums } = context.analysis.consolidation;
  const members = (enums.get(enumName)?.members ?? []).flatMap(({ node }): Offer[] => {
    const name = node.name.text;
    if (taken.has(name)) return [];
    const documentation = labelOf(context.sources, node.label, `labels/${enumName}.${name}`);
    return [{ label: name, kind: 'member', insert: name, detail: aMember(enumName), documentation }];
  });
  return sets ? [...offerSets(enumName, context, taken), ...members] : members;
}

/** The sets of an enum that stand for none of the members taken already. */
export function offerSets(
  enumName: string,
  context: FileContext,
  taken: ReadonlySet<string> = new Set(),
): readonly Offer[] {
  return [...context.analysis.consolidation.sets.values()].flatMap(({ node }): Offer[] => {
    if (node.enum.text !== enumName || node.members.some(({ text }) => taken.has(text))) return [];
    const name = node.name.text;
    const documentation = labelOf(context.sources, node.label, `labels/${name}`);
    const detail = { fi: `luokituksen '${enumName}' joukko`, en: `a set of '${enumName}'` };
    return [{ label: name, kind: 'set', insert: name, detail, documentation }];
  });
}

/** The units that fit what a number stands against, those of its family first. */
export function offerUnits(expected: Expected, context: FileContext): readonly Offer[] {
  const { units } = context.analysis.consolidation;
  const wanted = expected.kind === 'type' && expected.type.kind === 'number' ? expected.type : null;
  const known = new Set(unitNames(units));
  // Prices have units that are quotients: those that the rulebook uses.
  for (const { declared } of context.names.parameters.values()) {
    if (declared.type.kind === 'number' && declared.type.unit.includes('/')) known.add(declared.type.unit);
  }
  return [...known, '%'].flatMap((unit): Offer[] => {
    const fits = wanted === null || wanted.zero === true || isSameFamily(unit, wanted.unit);
    if (!fits) return [];
    const declaration = declarationOf({ kind: 'unit', name: unit }, context);
    const exact = wanted === null || unit === wanted.unit;
    return [
      { label: unit, kind: 'unit', detail: aUnit, documentation: declaration?.label ?? null, rank: exact ? 0 : 1 },
    ];
  });
}

const aUnit: Localized = { fi: 'yksikkö', en: 'a unit' };

const plainTypes: readonly (readonly [string, Localized])[] = [
  ['boolean', { fi: 'kyllä tai ei', en: 'yes or no' }],
  ['date', { fi: 'päivämäärä', en: 'a date' }],
  ['text', { fi: 'teksti', en: 'a text' }],
  ['integer', { fi: 'kokonaisluku', en: 'a whole number' }],
  ['number', { fi: 'luku ilman yksikköä', en: 'a number without a unit' }],
  ['percent', { fi: 'prosenttiluku', en: 'a percentage' }],
];

/** What can follow the colon of a field, a parameter or a definition. */
export function offerTypes(owner: 'field' | 'parameter' | 'definition', context: FileContext): readonly Offer[] {
  const { enums, records } = context.analysis.consolidation;
  const named = (kind: 'enum' | 'record', name: string, detail: Localized): Offer => {
    const documentation = declarationOf({ kind, name }, context)?.label ?? null;
    return { label: name, kind: 'type', detail, documentation };
  };
  return [
    ...plainTypes.map(([label, detail]): Offer => ({ label, kind: 'type', detail })),
    ...offerUnits({ kind: 'any' }, context).filter(({ label }) => label !== '%'),
    ...[...enums.keys()].map((name) => named('enum', name, { fi: 'luokitus', en: 'an enum' })),
    ...(owner === 'field'
      ? [...records.keys()].map((name) => named('record', name, { fi: 'tietue', en: 'a record' }))
      : []),
    ...(owner === 'field' ? [keywordOffer('optional', { fi: 'voi jäädä antamatta', en: 'may be left out' })] : []),
    ...(owner === 'parameter' ? [] : [keywordOffer('sensitive', { fi: 'arkaluonteinen', en: 'never shown' })]),
    snippetOffer('list of', 'list of ‹text›', { fi: 'luettelo', en: 'a list' }),
  ];
}

/** What values of a parameter can be given by. */
export function offerIndexes(context: FileContext): readonly Offer[] {
  const { enums, sets } = context.analysis.consolidation;
  const named = (kind: 'enum' | 'set', name: string, detail: Localized): Offer => {
    return { label: name, kind: 'type', detail, documentation: declarationOf({ kind, name }, context)?.label ?? null };
  };
  return [
    ...[...enums.keys()].map((name) => named('enum', name, { fi: 'luokitus', en: 'an enum' })),
    ...[...sets.keys()].map((name) => named('set', name, { fi: 'joukko', en: 'a set' })),
    ...offerUnits({ kind: 'any' }, context).filter(({ label }) => !/[/%]/.test(label)),
    snippetOffer('each', 'each ‹EUR›', { fi: 'portaittain', en: 'in marginal brackets' }, 2),
  ];
}
