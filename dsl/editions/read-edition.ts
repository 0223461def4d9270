import { parseDate } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { quote, readSettings } from '../yaml/settings-problems.ts';
import { findEntry, findText, placeOf, type YamlMapping, type YamlNode } from '../yaml/yaml-tree.ts';
import type { Edition, Place, SourceFiles } from './consolidated.ts';
import { expandRange, parseMarkRange } from './marks.ts';
import { editionSchema } from './settings-schemas.ts';

/** What `edition.yaml` says; policies and provisions are read apart. */
export type EditionRecord = Omit<Edition, 'policies' | 'provisions'>;

/**
 * Reads the `edition.yaml` of an edition's folder. Where it is missing or wrong the edition counts as one in force
 * that says nothing about itself, so that the files beside it are still checked.
 */
export function readEdition(
  files: SourceFiles,
  folder: string,
  date: Day,
): { readonly edition: EditionRecord; readonly diagnostics: readonly Diagnostic[] } {
  const path = `${folder}/edition.yaml`;
  const text = files.get(path);
  if (text === undefined) return { edition: unreadable(folder, date), diagnostics: [reportMissing(path)] };
  const yaml = readYaml(path, text);
  if (yaml.diagnostics.length > 0) return { edition: unreadable(folder, date), diagnostics: yaml.diagnostics };
  const { mapping, diagnostics } = readSettings(path, yaml.root, editionSchema);
  return mapping === null
    ? { edition: unreadable(folder, date), diagnostics }
    : readRecord(path, mapping, folder, date);
}

function unreadable(folder: string, date: Day): EditionRecord {
  const nothing = { decided: null, decidedBy: null, record: null, statedFor: [], informative: [] };
  return { date, folder, status: 'in_force', ...nothing };
}

function readRecord(path: string, mapping: YamlMapping, folder: string, date: Day) {
  const diagnostics: Diagnostic[] = [];
  const status = (findText(mapping, 'status')?.text ?? 'draft') as Edition['status'];
  const decided = findText(mapping, 'decided');
  const decidedOn = decided === null ? null : parseDate(decided.text);
  if (decided !== null && decidedOn === null) diagnostics.push(reportDate(placeOf(path, decided), decided.text));
  const decidedBy = findText(mapping, 'decided_by')?.text ?? null;
  if (status === 'accepted' || status === 'in_force') {
    const node = findText(mapping, 'status') ?? mapping;
    const recorded = findText(mapping, 'record') ?? findText(mapping, 'section');
    const lacking = [
      ...(decided === null ? ['decided'] : []),
      ...(decidedBy === null ? ['decided_by'] : []),
      ...(recorded === null ? ['record'] : []),
    ];
    if (lacking.length > 0) diagnostics.push(reportUndecided(placeOf(path, node), status, lacking));
  }
  const informative = itemsOf(findEntry(mapping, 'informative')?.value).flatMap((item) => {
    const range = parseMarkRange(item.text);
    if (range === null) diagnostics.push(reportRange(path, item));
    return range === null ? [] : expandRange(range).map((mark) => ({ mark, place: placeOf(path, item) }));
  });
  const edition: EditionRecord = {
    date,
    folder,
    status,
    decided: decidedOn,
    decidedBy,
    record: findText(mapping, 'record')?.text ?? null,
    statedFor: entriesOf(findEntry(mapping, 'stated_for')?.value).map(({ key, value }) => ({
      parameter: key.text,
      year: value.kind === 'scalar' ? Number(value.text) : 0,
      place: placeOf(path, key),
    })),
    informative,
  };
  return { edition, diagnostics };
}

function itemsOf(node: YamlNode | undefined) {
  return node?.kind === 'sequence' ? node.items.filter((item) => item.kind === 'scalar') : [];
}

function entriesOf(node: YamlNode | undefined) {
  return node?.kind === 'mapping' ? node.entries : [];
}

function reportMissing(path: string): Diagnostic {
  return problem(
    'missing-file',
    { file: path, span: { start: 0, end: 0 } },
    { fi: `tiedosto '${path}' puuttuu`, en: `file '${path}' is missing` },
    {
      help: {
        fi: 'lisää edition.yaml, jossa on ainakin status: draft, proposed, accepted tai in_force',
        en: 'add an edition.yaml with at least a status: draft, proposed, accepted or in_force',
      },
    },
  );
}

function reportDate(place: Place, text: string): Diagnostic {
  return problem(
    'invalid-date',
    place,
    { fi: `päivää '${text}' ei ole kalenterissa`, en: `there is no day '${text}' in the calendar` },
    { help: { fi: 'kirjoita vuosi-kuukausi-päivä, kuten 2019-10-25', en: 'write year-month-day, as in 2019-10-25' } },
  );
}

function reportUndecided(place: Place, status: string, lacking: readonly string[]): Diagnostic {
  const keys = lacking.map((key) => `'${key}'`);
  const [others, last] = [keys.slice(0, -1).join(', '), keys.at(-1) ?? ''];
  const listed = (and: string) => (others === '' ? last : `${others} ${and} ${last}`);
  return problem(
    'undecided-edition',
    place,
    {
      fi: `versio on tilassa '${status}', mutta siitä puuttuu ${listed('ja')}`,
      en: `the edition is '${status}' but does not say ${listed('and')}`,
    },
    {
      help: {
        fi: `lisää ${listed('ja')}, tai merkitse tilaksi draft tai proposed`,
        en: `add ${listed('and')}, or make the status draft or proposed`,
      },
    },
  );
}

function reportRange(path: string, item: YamlNode): Diagnostic {
  const words = quote(item);
  return problem(
    'provision-mark',
    placeOf(path, item),
    { fi: `${words.fi} ei ole säännös eikä säännösväli`, en: `${words.en} is neither a provision nor a range of them` },
    { help: { fi: 'kirjoita kuten 3.1:3 tai 3.1:3–4', en: 'write it as 3.1:3 or 3.1:3–4' } },
  );
}
