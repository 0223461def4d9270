import { formatDate } from '../../engine/ir/calendar.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import type {
  Consolidation,
  Declared,
  Edition,
  Place,
  RulebookSources,
  SourceFiles,
} from '../editions/consolidated.ts';
import { byText } from '../editions/rulebook-files.ts';
import type * as ast from '../syntax/ast.ts';
import { growNameTree } from './name-tree.ts';
import { readParameter } from './parameter-type.ts';
import type { GivenValue, ParameterTimeline, PlacedConstant } from './parameter-value.ts';
import { type EditionValue, readValueFile } from './read-edition-values.ts';
import { valuesSchema } from './values-schema.ts';

/**
 * The values of all parameters over time, from the YAML files of the editions, and what is wrong with them: each
 * value is read exactly at its parameter's scale, and each parameter has one from the edition that declares it.
 */
export function readValues(sources: RulebookSources): {
  readonly timelines: readonly ParameterTimeline[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const parameters = new Map<string, GrowingValue>();
  const missing: Diagnostic[] = [];
  let complete = true;
  for (const [index, edition] of sources.editions.entries()) {
    const span = sources.spans[index];
    if (span === undefined) continue;
    const read = readEditionFiles(sources.files, edition, span);
    diagnostics.push(...read.diagnostics, ...checkStatedFor(edition, span));
    complete &&= read.complete;
    for (const [name, value] of parameters) if (!span.parameters.has(name)) endRepealed(value, span);
    for (const value of read.values) takeValue(parameters, value, span);
    for (const [name, declared] of span.parameters) missing.push(...findMissing(name, declared, span, parameters));
  }
  // Where a file cannot be read, or a name is misspelt, a value may be missing for that reason alone.
  if (complete) diagnostics.push(...missing);
  return { timelines: [...parameters.values()].map(({ timeline }) => timeline), diagnostics };
}

/** A parameter's values as edition after edition is read. */
interface GrowingValue {
  readonly timeline: ParameterTimeline & { readonly entries: ParameterTimeline['entries'][number][] };
  /** Whether it has been given, or ended, since it was declared or last repealed. */
  given: boolean;
  /** Members given, ended or wrong since then: no value is missing for them. */
  readonly members: Set<string>;
}

function readEditionFiles(files: SourceFiles, { folder }: Edition, span: Consolidation) {
  const tree = growNameTree(span);
  const paths = [...files.keys()].filter((path) => {
    const [first, name, ...deeper] = path.split('/');
    return first === folder && deeper.length === 0 && name?.endsWith('.yaml') && name !== 'edition.yaml';
  });
  const form = { tree, schema: valuesSchema(tree), units: span.units };
  const read = paths.sort(byText).map((path) => readValueFile(path, files.get(path) ?? '', form));
  const first = new Map<string, EditionValue>();
  const diagnostics = read.flatMap((file) => file.diagnostics);
  for (const value of read.flatMap((file) => file.values)) {
    const before = first.get(value.parameter.name);
    if (before === undefined) first.set(value.parameter.name, value);
    else diagnostics.push(reportTwice(value, before));
  }
  return { values: [...first.values()], diagnostics, complete: read.every((file) => file.complete) };
}

function takeValue(parameters: Map<string, GrowingValue>, read: EditionValue, { from }: Consolidation): void {
  const { parameter, place, given, ended, sound } = read;
  const { name } = parameter;
  const value = parameters.get(name) ?? {
    timeline: { parameter: name, entries: [] },
    given: false,
    members: new Set(),
  };
  parameters.set(name, value);
  const before = value.timeline.entries.at(-1)?.value ?? null;
  value.timeline.entries.push({ from, value: given && patch(before, given, ended), place });
  value.given = true;
  const members = given?.kind === 'by_member' ? [...given.values.keys(), ...ended] : [];
  const all = sound || parameter.index?.kind !== 'enum' ? [] : parameter.index.members;
  for (const member of [...members, ...all]) value.members.add(member);
}

/** A YAML key patches single members of an enum-indexed value; everything else is given anew. */
function patch(before: GivenValue | null, given: GivenValue, ended: readonly string[]): GivenValue | null {
  if (given.kind !== 'by_member') return given;
  const former = before?.kind === 'by_member' ? [...before.values] : [];
  const values = new Map<string, PlacedConstant>([...former, ...given.values]);
  for (const member of ended) values.delete(member);
  return values.size === 0 ? null : { kind: 'by_member', values };
}

/** A repealed parameter has no value; declared again, it needs one anew. */
function endRepealed(value: GrowingValue, { from }: Consolidation): void {
  const last = value.timeline.entries.at(-1);
  if (last === undefined || !value.given) return;
  value.timeline.entries.push({ from, value: null, place: last.place });
  value.given = false;
  value.members.clear();
}

function findMissing(
  name: string,
  declared: Declared<ast.ParameterDeclaration>,
  span: Consolidation,
  parameters: ReadonlyMap<string, GrowingValue>,
): readonly Diagnostic[] {
  const parameter = readParameter(declared, span);
  if (parameter === null) return [];
  const value = parameters.get(name);
  const place = { file: declared.file, span: declared.node.name.span };
  // It is missing from the edition that declares it on; later editions would only say so again.
  if (value === undefined || !value.given)
    return declared.edition === span.from ? [reportMissing(name, place, span)] : [];
  const last = value.timeline.entries.at(-1);
  if (parameter.index?.kind !== 'enum' || last === undefined || last.value === null) return [];
  const lacking = parameter.index.members.filter((member) => !value.members.has(member));
  for (const member of lacking) value.members.add(member);
  if (lacking.length === 0) return [];
  // Of members that the edition adds, the value is missing in this edition and not where the others were given.
  const members = span.enums.get(parameter.index.enum)?.members ?? [];
  const added = members.find(({ node, edition }) => edition === span.from && lacking.includes(node.name.text));
  const at =
    last.from === span.from || added === undefined ? last.place : { file: added.file, span: added.node.name.span };
  return [reportLacking(name, lacking, at, place, span)];
}

function reportMissing(name: string, place: Place, { from }: Consolidation): Diagnostic {
  const folder = formatDate(from);
  return problem(
    'missing-value',
    place,
    { fi: `parametrilla '${name}' ei ole arvoa`, en: `parameter '${name}' has no value` },
    {
      label: { fi: 'ei arvoa', en: 'no value' },
      help: {
        fi: `lisää sen arvo kansion ${folder} YAML-tiedostoon`,
        en: `add its value to a YAML file of the folder ${folder}`,
      },
      // Several at once are missing because a file is.
      origins: [{ name: `values of ${folder}`, declared: null }],
    },
  );
}

function reportLacking(
  name: string,
  lacking: readonly string[],
  at: Place,
  declared: Place,
  span: Consolidation,
): Diagnostic {
  const folder = formatDate(span.from);
  const listed = lacking.map((member) => `'${member}'`).join(', ');
  return problem(
    'missing-value',
    at,
    { fi: `parametrilta '${name}' puuttuu arvo: ${listed}`, en: `'${name}' has no value for ${listed}` },
    {
      others: [{ place: declared, message: { fi: 'esitelty tässä', en: 'declared here' } }],
      help: {
        fi: `lisää rivi '${lacking[0]}: …' kansion ${folder} YAML-tiedostoon; '~' kertoo, ettei arvoa ole`,
        en: `add a line '${lacking[0]}: …' to a YAML file of the folder ${folder}; '~' says that there is none`,
      },
    },
  );
}

/** `stated_for` names parameters, or the first words of their names. */
function checkStatedFor({ statedFor }: Edition, span: Consolidation): readonly Diagnostic[] {
  const names = [...span.parameters.keys()];
  return statedFor.flatMap(({ parameter, place }) => {
    if (names.some((name) => name === parameter || name.startsWith(`${parameter}.`))) return [];
    const message = { fi: `tuntematon parametri '${parameter}'`, en: `unknown parameter '${parameter}'` };
    const firsts = names.flatMap((name) =>
      name.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')),
    );
    return [problem('unknown-parameter', place, message, { help: didYouMean(parameter, new Set(firsts)) })];
  });
}

function reportTwice({ parameter, place }: EditionValue, before: EditionValue): Diagnostic {
  return problem(
    'parameter-given-twice',
    place,
    {
      fi: `parametrin '${parameter.name}' arvo on annettu samassa versiossa kahdesti`,
      en: `the value of '${parameter.name}' is given twice in one edition`,
    },
    {
      label: { fi: 'toisen kerran tässä', en: 'given again here' },
      others: [{ place: before.place, message: { fi: 'annettu ensin tässä', en: 'first given here' } }],
      help: { fi: 'poista toinen', en: 'remove one of them' },
    },
  );
}
