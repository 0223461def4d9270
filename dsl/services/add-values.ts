import { formatDate, parseDate } from '../../engine/ir/calendar.ts';
import { setValue } from '../values/edit.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { changeBetween } from './edit.ts';
import { contextOf } from './file-context.ts';
import { occurrencesIn } from './occurrences.ts';
import type { Remedy } from './remedy.ts';

/** Stands where a value has to be filled in: no value is, so that it cannot be forgotten. */
const toBeFilledIn = '…';

/** Adds lines for the values that a parameter lacks to the file that gives the values around it. */
export const addValues: Remedy = ({ file, message }, workspace) => {
  const [name = '', ...members] = [...message.en.matchAll(/'([^']+)'/g)].map((found) => found[1] ?? '');
  const context = contextOf(workspace, file);
  const index = context?.names.parameters.get(name)?.index;
  if (context === null || index === undefined || index === 'broken') return [];
  const lacking = members.length > 0 ? members : index?.kind === 'enum' ? index.members : [];
  if (members.length === 0 && index !== null && index.kind !== 'enum') return [];
  const folder =
    parseDate(file.split('/')[0] ?? '') === null ? formatDate(context.analysis.consolidation.from) : file.split('/')[0];
  const target = fileFor(name, folder ?? '', workspace);
  const before = workspace.files.get(target) ?? '';
  const keys = lacking.length > 0 ? lacking.map((member) => [member]) : [[]];
  const after = keys.reduce<string | null>((text, key) => {
    return text === null ? null : setValue(text, [...name.split('.'), ...key], toBeFilledIn);
  }, before);
  const edit = after === null ? null : changeBetween(target, before, after);
  if (edit === null) return [];
  const title = {
    fi: `Lisää arvon paikka tiedostoon ${target}`,
    en: `Add a place for the value to ${target}`,
  };
  return [{ title, edits: [edit], certain: false }];
};

/** The file of the folder that names the parameter, else one that names any of its family, else the first of values. */
function fileFor(name: string, folder: string, workspace: Workspace): string {
  const isValues = (file: string): boolean =>
    file.startsWith(`${folder}/`) && file.endsWith('.yaml') && !file.endsWith('/edition.yaml');
  const files = [...workspace.files.keys()].filter(isValues).sort();
  const named = (matches: (parameter: string) => boolean): string | undefined =>
    files.find((file) =>
      occurrencesIn(workspace, file).some(({ symbol }) => symbol.kind === 'parameter' && matches(symbol.name)),
    );
  const family = name.slice(0, name.indexOf('.') + 1);
  return (
    named((parameter) => parameter === name) ??
    (family === '' ? undefined : named((parameter) => parameter.startsWith(family))) ??
    files[0] ??
    `${folder}/values.yaml`
  );
}
