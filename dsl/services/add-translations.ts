import { formatDate } from '../../engine/ir/calendar.ts';
import type { Place } from '../editions/consolidated.ts';
import { collectTexts, type ExpectedText } from '../locales/expected-texts.ts';
import { setValue } from '../values/edit.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { changeBetween } from './edit.ts';
import { editionDay } from './file-context.ts';
import type { Remedy } from './remedy.ts';

/** Adds the texts that a translation lacks, in the authority's own words with a mark, to be translated there. */
export const addTranslations: Remedy = (diagnostic, workspace) => {
  const target = /\blocales\/[a-z]{2}\.yaml\b/.exec(diagnostic.help?.en ?? '')?.[0];
  return target === undefined ? [] : addTo(target, [diagnostic, ...diagnostic.labels], workspace);
};

/** A message that an edition gives anew has its translation in a file of that edition. */
export const addTranslationOfEdition: Remedy = ({ file, labels }, workspace) => {
  const [, original] = labels;
  const language = /^locales\/(?:.*\.)?([a-z]{2})\.yaml$/.exec(file)?.[1];
  const day = editionDay(original?.file ?? '');
  const first = workspace.compiled.sources?.editions[0]?.date;
  if (original === undefined || language === undefined || day === null || day === first) return [];
  const target = `locales/${formatDate(day)}.${language}.yaml`;
  return target === file ? [] : addTo(target, [original], workspace);
};

/** Adds the texts that stand at some places to a file of translations. */
function addTo(
  target: string,
  places: readonly Place[],
  { files, compiled: { sources } }: Workspace,
): ReturnType<Remedy> {
  if (sources === null) return [];
  const lacking = collectTexts(sources).filter(({ place }) =>
    places.some(({ file, span }) => file === place.file && span.start === place.span.start),
  );
  const own = sources.identity.languages[0] ?? '';
  const before = files.get(target) ?? '';
  const after = lacking.reduce<string | null>((text, expected) => {
    const { keys, isForm } = keysOf(expected);
    const marked = `(${own}) ${writtenText(expected, files)}`;
    return text === null || keys === null ? text : setValue(text, keys, isForm ? [marked, marked] : marked);
  }, before);
  const edit = after === null ? null : changeBetween(target, before, after);
  if (edit === null) return [];
  const title = {
    fi: `Lisää käännöksen paikka tiedostoon ${target}`,
    en: `Add a place for the translation to ${target}`,
  };
  return [{ title, edits: [edit], certain: false }];
}

/** The keys of a locale file that a path stands for; null for what is given with the path in front of it. */
function keysOf({ paths }: ExpectedText): { readonly keys: readonly string[] | null; readonly isForm: boolean } {
  const [section = '', ...keys] = paths[0].split('/');
  // A unit has one text in two forms, and what is read of a norm may take several texts.
  if (section === 'units') return { keys: keys[1] === 'one' ? ['units', keys[0] ?? ''] : null, isForm: true };
  if (/^[1-9]/.test(keys.at(-1) ?? '')) return { keys: null, isForm: false };
  const inFile = section === 'rules' ? ['decisions', keys[0] ?? '', 'rules', ...keys.slice(1)] : [section, ...keys];
  return { keys: inFile.filter((key) => key !== '0'), isForm: false };
}

/** The text between its quotation marks. */
function writtenText({ place }: ExpectedText, files: ReadonlyMap<string, string>): string {
  const quoted = files.get(place.file)?.slice(place.span.start, place.span.end) ?? '';
  return quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1');
}
