/** A rulebook as its files. */
import type { SourceFiles } from '../../../dsl/editions/consolidated.ts';
import { namesIn } from './piece.ts';
import { piecesOfDefinition, piecesOfRule, printDecision, printDefinitions, writeMessage } from './print-norms.ts';
import { closeUses, printVocabulary, type Used } from './print-vocabulary.ts';
import type { Definition, RulebookModel } from './rulebook.ts';
import type { Rule } from './rules.ts';
import type { YamlValue } from './values.ts';

/** The files of a rulebook, by path; what no decision uses is left out of them. */
export function printFiles(model: RulebookModel): SourceFiles {
  const { definitions, used } = collectUses(model);
  const files = new Map<string, string>([
    ['rulebook.yaml', identity],
    [`source/${model.editions[0]}.fi.md`, '[1:1] Säännöt.\n\n[1:2] Määritelmät.\n\n[1:3] Hinnat.\n'],
    ...printLocale(model),
  ]);
  for (const [edition, folder] of model.editions.entries()) {
    const add = (name: string, parts: readonly string[]) => {
      if (parts.length > 0) files.set(`${folder}/${name}`, `${parts.join('\n\n')}\n`);
    };
    add('edition.yaml', [printEdition(model, used, edition)]);
    add('values.yaml', printValues(model, used, edition));
    add('vocabulary.policy', printVocabulary(model.vocabulary, used, edition));
    add('definitions.policy', printDefinitions(definitions, edition));
    for (const decision of model.decisions) add(`${decision.name}.policy`, printDecision(decision, edition));
  }
  if ([...files.values()].some((text) => text.includes('piece'))) {
    files.set(`${model.editions[0]}/units.policy`, 'unit piece "piece" "pieces"\n');
  }
  return files;
}

/** English for the messages of rules that all editions have alike. */
function printLocale({ decisions }: RulebookModel): readonly (readonly [path: string, text: string])[] {
  const translated = decisions.map(({ name, rules }) => [name, rules.flatMap(translateRule)] as const);
  const lines = translated
    .filter(([, rules]) => rules.length > 0)
    .flatMap(([name, rules]) => [`  ${name}:`, '    rules:', ...rules]);
  return lines.length === 0 ? [] : [['locales/en.yaml', `decisions:\n${lines.join('\n')}\n`]];
}

function translateRule({ name, versions }: Rule): readonly string[] {
  const [text, ...others] = versions.values();
  if (text === undefined || text === 'repealed' || others.length > 0) return [];
  const { message } = text.otherwise;
  if (message === null) return [];
  const english = writeMessage(message).replaceAll('Ei käy', 'Not so');
  return [`      ${name}: { message: ${JSON.stringify(english)} }`];
}

const identity = `id: generated
title: { fi: Säännöstö, en: Rulebook }
authority: { fi: Kunta, en: Municipality }
currency: EUR
languages: [fi, en]
holidays: FI
`;

/** The definitions that decisions use, directly or through others, and the rest of what is used. */
function collectUses(model: RulebookModel): { readonly definitions: readonly Definition[]; readonly used: Used } {
  const editions = [...model.editions.keys()];
  const rules = model.decisions.flatMap((decision) => decision.rules);
  const names = new Set(
    editions.flatMap((edition) => rules.flatMap((rule) => piecesOfRule(rule, edition)).flatMap(namesOf)),
  );
  for (const { asOf, outputs } of model.decisions)
    for (const name of [asOf, ...[...outputs.values()].flatMap(({ gives, reports }) => [...gives, ...reports])])
      names.add(name);
  const kept = new Set<Definition>();
  // A definition reads only those before it, so going backwards finds them all.
  for (const definition of model.definitions.toReversed()) {
    if (!names.has(definition.head.name)) continue;
    kept.add(definition);
    const pieces = editions.flatMap((edition) => piecesOfDefinition(definition, edition));
    for (const name of pieces.flatMap(namesOf)) names.add(name);
    if (definition.head.record !== null) names.add(`record ${definition.head.record} itself`);
  }
  const definitions = model.definitions.filter((one) => kept.has(one));
  const types = definitions.map(({ head }) => head.type);
  return { definitions, used: closeUses(model.vocabulary, names, types) };
}

function namesOf(piece: Parameters<typeof namesIn>[0]): readonly string[] {
  return namesIn(piece).map(({ declaration }) => declaration);
}

function printEdition({ statedFor }: RulebookModel, used: Used, edition: number): string {
  const there = [...(statedFor[edition] ?? [])].filter(([name]) =>
    used.parameters.some((one) => one.name === name || one.name.startsWith(`${name}.`)),
  );
  const stated =
    there.length === 0 ? '' : `\nstated_for: { ${there.map(([name, year]) => `${name}: ${year}`).join(', ')} }`;
  const informative = edition === 0 ? '\ninformative: [1:1, 1:2, 1:3]' : '';
  return `status: in_force\ndecided: 2019-10-25\ndecided_by: Lautakunta\nrecord: § 1${stated}${informative}`;
}

function printValues({ values }: RulebookModel, used: Used, edition: number): readonly string[] {
  const printed = used.parameters.flatMap(({ name }) => {
    const value = values[edition]?.get(name);
    return value === undefined ? [] : [printValue(name, value)];
  });
  return printed.length === 0 ? [] : [printed.join('\n')];
}

function printValue(name: string, value: YamlValue): string {
  if (typeof value === 'string') return `${name}: ${value}`;
  return [`${name}:`, ...[...value].map(([key, one]) => `  ${key}: ${one}`)].join('\n');
}

/** The files as one text, for a person to read. */
export function showFiles(files: SourceFiles): string {
  const shown = [...files].filter(([path]) => /^\d.*(policy|values\.yaml)$/.test(path));
  return shown.map(([path, text]) => `--- ${path}\n${text}`).join('\n');
}
