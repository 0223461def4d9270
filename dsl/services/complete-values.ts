/** Completion in files of values: parameters and members not given yet, and values with their units. */
import type { Localized } from '../../engine/ir/localized.ts';
import { editionSchema } from '../editions/settings-schemas.ts';
import { growNameTree, type NameTree } from '../values/name-tree.ts';
import type { ListedType, ReadableParameter, ValueType } from '../values/parameter-type.ts';
import { exampleOf } from '../values/read-quantity.ts';
import { type CompletionItem, completeOffer, type Offer } from './completion-item.ts';
import { declarationOf } from './declaration-of.ts';
import type { FileContext } from './file-context.ts';
import { labelOf } from './labels.ts';
import { type YamlPlace, yamlPlaceAt } from './yaml-place.ts';

export function completeValues(context: FileContext, offset: number): readonly CompletionItem[] {
  const place = yamlPlaceAt(context.text, offset);
  if (place === null || !/^\d{4}-\d{2}-\d{2}\/[^/]+\.yaml$/.test(context.file)) return [];
  const offers = context.file.endsWith('/edition.yaml') ? offerSettings(place) : offerIn(place, context);
  return offers.map((offer) => completeOffer(offer, place.word));
}

/** `edition.yaml`: its keys, and the states an edition can have. */
function offerSettings({ path, part, key, siblings }: YamlPlace): readonly Offer[] {
  if (path.length > 0) return [];
  const properties = editionSchema.properties as Readonly<Record<string, typeof editionSchema>>;
  if (part === 'key') {
    return Object.entries(properties)
      .filter(([name]) => !siblings.has(name))
      .map(([name, { expects }]) => keyOffer(name, expects ?? { fi: '', en: '' }, ' '));
  }
  const states = (Object.hasOwn(properties, key) ? properties[key]?.enum : undefined) as readonly string[] | undefined;
  return (states ?? []).map((label) => ({ label, kind: 'value', detail: { fi: 'tila', en: 'a state' } }));
}

function offerIn(place: YamlPlace, context: FileContext): readonly Offer[] {
  const root = growNameTree(context.analysis.consolidation);
  const names = place.path.flatMap((key) => key.split('.'));
  const around = follow(root, names);
  if (place.part === 'key') return around === null ? [] : offerKeys(around, place, context);
  const tree = follow(root, [...names, ...place.key.split('.')]);
  // The line names a parameter, or a member, a band or a bracket of the parameter above.
  const parameter = tree?.parameter ?? around?.parameter ?? null;
  return parameter === null || parameter === 'broken' ? [] : offerValuesOf(parameter, place, context);
}

function follow(root: NameTree, names: readonly string[]): NameTree | null {
  let tree: NameTree | undefined = root;
  for (const name of names) tree = tree?.children.get(name);
  return tree ?? null;
}

function offerKeys({ children, parameter }: NameTree, place: YamlPlace, context: FileContext): readonly Offer[] {
  const nested = [...children].flatMap(([name, child]): Offer[] => {
    if (place.siblings.has(name)) return [];
    const below = child.parameter === null || child.parameter === 'broken' ? null : child.parameter;
    const goesOn = child.children.size > 0 || (below !== null && below.index !== null);
    const detail = below === null ? group : describe(below);
    const documentation = below === null ? null : documentationOf(below, context);
    const gap = goesOn ? `\n${' '.repeat(place.indent + 2)}` : ' ';
    return [{ ...keyOffer(name, detail, gap), documentation }];
  });
  if (parameter === null || parameter === 'broken' || parameter.index === null) return nested;
  return [...nested, ...offerIndexKeys(parameter, place, context)];
}

const group: Localized = { fi: 'parametrien yhteinen alku', en: 'the beginning of several names' };

function offerIndexKeys({ index }: ReadableParameter, place: YamlPlace, context: FileContext): readonly Offer[] {
  if (index === null) return [];
  if (index.kind === 'enum') {
    const { enums } = context.analysis.consolidation;
    return (enums.get(index.enum)?.members ?? []).flatMap(({ node }): Offer[] => {
      const name = node.name.text;
      if (!index.members.includes(name) || place.siblings.has(name)) return [];
      const documentation = labelOf(context.sources, node.label, `labels/${index.enum}.${name}`);
      const detail = { fi: `luokituksen '${index.enum}' arvo`, en: `a value of '${index.enum}'` };
      return [{ ...keyOffer(name, detail, ' '), documentation }];
    });
  }
  const { unit } = index.number;
  const suffix = unit === '' ? '' : ` ${unit}`;
  const label = index.kind === 'bands' ? `0-20${suffix}` : `from 0${suffix}`;
  const insert = index.kind === 'bands' ? `‹0›-‹20›${suffix}: ` : `from ‹0›${suffix}: `;
  const detail =
    index.kind === 'bands'
      ? { fi: 'väli, päät mukaan lukien; 51- on avoin', en: 'a band, ends included; 51- is open' }
      : { fi: 'porras alkaen tästä', en: 'a bracket from here on' };
  return [{ label, kind: 'key', insert, detail }];
}

function keyOffer(name: string, detail: Localized, gap: string): Offer {
  return { label: name, kind: 'key', insert: `${name}:${gap}`, detail };
}

function documentationOf({ name }: ReadableParameter, context: FileContext): Localized | null {
  return declarationOf({ kind: 'parameter', name }, context)?.label ?? null;
}

function describe({ type }: ReadableParameter): Localized {
  switch (type.kind) {
    case 'boolean':
      return { fi: 'yes tai no', en: 'yes or no' };
    case 'text':
      return { fi: 'teksti', en: 'a text' };
    case 'date':
      return { fi: 'päivä, kuten 2020-01-01', en: 'a date such as 2020-01-01' };
    case 'number':
      return { fi: `kuten ${exampleOf(type)}`, en: `such as ${exampleOf(type)}` };
    case 'enum':
      return { fi: `luokituksen '${type.enum}' arvo`, en: `a value of '${type.enum}'` };
    case 'list':
      return { fi: 'luettelo, kuten [a, b]', en: 'a list such as [a, b]' };
  }
}

function offerValuesOf(parameter: ReadableParameter, place: YamlPlace, context: FileContext): readonly Offer[] {
  const ended: Offer = { label: '~', kind: 'value', detail: { fi: 'arvo päättyy', en: 'the value ends' }, rank: 2 };
  const { type } = parameter;
  const own = offerOfType(type, parameter, place, context);
  return place.items === null ? [...own, ended] : own;
}

function offerOfType(
  type: ValueType,
  parameter: ReadableParameter,
  place: YamlPlace,
  context: FileContext,
): readonly Offer[] {
  switch (type.kind) {
    case 'boolean':
      return ['yes', 'no'].map((label) => ({ label, kind: 'value', detail: describe(parameter) }));
    case 'number': {
      const unit = type.unit === '' ? '' : ` ${type.unit}`;
      // What has been written of the number stays.
      const written = /^-?[\d.]+/.exec(context.text.slice(place.word.start, place.word.end))?.[0];
      const label = `${written ?? '0'}${unit}`;
      const insert = written === undefined ? `‹0›${unit}` : label;
      return unit === '' && written !== undefined
        ? []
        : [{ label, kind: 'value', insert, detail: describe(parameter) }];
    }
    case 'enum':
      return offerListed(type, new Set(), context);
    case 'list':
      return place.items === null
        ? [{ label: '[…]', kind: 'value', insert: '[‹›]', detail: describe(parameter) }]
        : offerListed(type.element, new Set(place.items), context);
    case 'text':
    case 'date':
      return [];
  }
}

function offerListed(type: ListedType, taken: ReadonlySet<string>, context: FileContext): readonly Offer[] {
  if (type.kind === 'text') return [];
  const members = context.analysis.consolidation.enums.get(type.enum)?.members ?? [];
  return members.flatMap(({ node }): Offer[] => {
    const name = node.name.text;
    if (taken.has(name)) return [];
    const documentation = labelOf(context.sources, node.label, `labels/${type.enum}.${name}`);
    return [{ label: name, kind: 'member', detail: { fi: 'arvo', en: 'a value' }, documentation }];
  });
}
