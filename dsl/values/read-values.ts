import { formatDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Consolidation, RulebookSources } from '../consolidated.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import { growNameTree } from './name-tree.ts';
import { readParameter } from './parameter-type.ts';
import type { GivenValue, ParameterTimeline, PlacedConstant } from './parameter-value.ts';
import { type EditionValue, readValueFile } from './read-edition-values.ts';

/**
 * The values of all parameters over time, from the YAML files of the editions, and what is wrong with them: each
 * value is read exactly at its parameter's scale, and each parameter has one from the edition that declares it.
 */
export function readValues(sources: RulebookSources): {
  readonly timelines: readonly ParameterTimeline[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const timelines = new Map<string, GrowingTimeline>();
  const failed = new Set<Day>();
  for (const { folder, date } of sources.editions) {
    const span = sources.spans.find(({ from }) => from === date);
    if (span === undefined) continue;
    const read = readEditionFiles(sources, folder, span);
    diagnostics.push(...read.diagnostics);
    if (read.diagnostics.length > 0) failed.add(date);
    for (const value of read.values) addValue(timelines, date, value);
  }
  // A value that could not be read is told where it stands, not also as missing.
  if (failed.size === 0) diagnostics.push(...sources.spans.flatMap((span) => findMissing(span, timelines)));
  return { timelines: [...timelines.values()], diagnostics };
}

interface GrowingTimeline extends ParameterTimeline {
  readonly entries: ParameterTimeline['entries'][number][];
  /** Members that ever had a value. */
  readonly members: Set<string>;
}

function readEditionFiles(
  { files }: RulebookSources,
  folder: string,
  span: Consolidation,
): { readonly values: readonly EditionValue[]; readonly diagnostics: readonly Diagnostic[] } {
  const tree = growNameTree(span);
  const paths = [...files.keys()].filter(
    (path) => path.startsWith(`${folder}/`) && path.endsWith('.yaml') && path !== `${folder}/edition.yaml`,
  );
  const read = paths.sort().map((path) => readValueFile(path, files.get(path) ?? '', tree, span.units));
  const first = new Map<string, EditionValue>();
  const diagnostics = read.flatMap((file) => file.diagnostics);
  for (const value of read.flatMap((file) => file.values)) {
    const before = first.get(value.parameter.name);
    if (before === undefined) first.set(value.parameter.name, value);
    else diagnostics.push(reportTwice(value, before));
  }
  return { values: [...first.values()], diagnostics };
}

/** A YAML key patches single members of an enum-indexed value; everything else is given anew. */
function addValue(
  timelines: Map<string, GrowingTimeline>,
  from: Day,
  { parameter, place, given, ended }: EditionValue,
): void {
  const { name } = parameter;
  const timeline = timelines.get(name) ?? { parameter: name, entries: [], members: new Set() };
  timelines.set(name, timeline);
  if (given?.kind === 'by_member') for (const member of given.values.keys()) timeline.members.add(member);
  const value = given === null ? null : patch(timeline.entries.at(-1)?.value ?? null, given, ended);
  timeline.entries.push({ from, value, place });
}

function patch(before: GivenValue | null, given: GivenValue, ended: readonly string[]): GivenValue {
  if (given.kind !== 'by_member' || before?.kind !== 'by_member') return given;
  const values = new Map<string, PlacedConstant>([...before.values, ...given.values]);
  for (const member of ended) values.delete(member);
  return { kind: 'by_member', values };
}

function findMissing(span: Consolidation, timelines: ReadonlyMap<string, GrowingTimeline>): readonly Diagnostic[] {
  return [...span.parameters].flatMap(([name, declared]) => {
    const parameter = readParameter(declared, span);
    if (parameter === null) return [];
    const timeline = timelines.get(name);
    const place = { file: declared.file, span: declared.node.name.span };
    if (timeline === undefined || !timeline.entries.some(({ from }) => from <= span.from)) {
      return [
        problem(
          'missing-value',
          place,
          { fi: `parametrilla '${name}' ei ole arvoa`, en: `parameter '${name}' has no value` },
          { help: addTo(name, formatDate(declared.edition)) },
        ),
      ];
    }
    if (parameter.index?.kind !== 'enum') return [];
    const missing = parameter.index.members.filter((member) => !timeline.members.has(member));
    if (missing.length === 0 || timeline.entries.every(({ value }) => value === null)) return [];
    const listed = missing.map((member) => `'${member}'`).join(', ');
    const last = timeline.entries.at(-1);
    return [
      problem(
        'missing-value',
        last?.place ?? place,
        { fi: `parametrilta '${name}' puuttuu arvo: ${listed}`, en: `'${name}' has no value for ${listed}` },
        {
          others: [{ place, message: { fi: 'esitelty tässä', en: 'declared here' } }],
          help: {
            fi: `lisää rivi '${missing[0]}: …'; '~' kertoo, ettei arvoa ole`,
            en: `add a line '${missing[0]}: …'; '~' says that there is none`,
          },
        },
      ),
    ];
  });
}

function addTo(name: string, folder: string): { readonly fi: string; readonly en: string } {
  return {
    fi: `lisää rivi '${name}: …' johonkin version ${folder} YAML-tiedostoon`,
    en: `add a line '${name}: …' to a YAML file of edition ${folder}`,
  };
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
      others: [{ place: before.place, message: { fi: 'annettu ensin tässä', en: 'first given here' } }],
      help: { fi: 'poista toinen', en: 'remove one of them' },
    },
  );
}
