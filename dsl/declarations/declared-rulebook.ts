import type {
  DeclaredRulebook,
  DeclaredSpan,
  DeclaredText,
  EditionFacts,
  FileContent,
} from '../../engine/ir/declared-text.ts';
import type { Edition, RulebookSources, SourceFiles } from '../editions/consolidated.ts';
import { readLocales } from '../locales/read-locales.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { findText } from '../yaml/yaml-tree.ts';
import { declarationsOf } from './declarations-of.ts';
import { contentOfPolicy, contentOfSource, contentOfYaml } from './file-content.ts';

/**
 * What the files of a rulebook without errors declare, as texts by key for each span of days, with what its editions
 * say about themselves. `files` are those it was compiled from.
 */
export function declareRulebook(sources: RulebookSources): DeclaredRulebook {
  return {
    spans: sources.spans.map((span): DeclaredSpan => {
      const declared = declarationsOf(span);
      return {
        from: span.from,
        declarations: new Map(declared.map((one) => [one.key, one] as [string, DeclaredText])),
      };
    }),
    editions: sources.editions.map((edition) => factsOf(edition, sources.files)),
    files: contentsOf(sources),
    translations: new Map(
      readLocales(
        sources.files,
        sources.identity,
        sources.editions.map(({ date }) => date),
      ).locales.map(({ language, files }) => [
        language,
        // What a later file says holds in the end.
        new Map(files.flatMap(({ texts }) => [...texts].map(([path, { text }]) => [path, text] as const))),
      ]),
    ),
  };
}

function factsOf(edition: Edition, files: SourceFiles): EditionFacts {
  const { date, status, decided, decidedBy, record, statedFor, informative } = edition;
  const path = `${edition.folder}/edition.yaml`;
  const { root } = readYaml(path, files.get(path) ?? '');
  return {
    date,
    status,
    decided,
    decidedBy,
    record,
    notes: root?.kind === 'mapping' ? (findText(root, 'notes')?.text.trim() ?? null) : null,
    statedFor: statedFor.map(({ parameter, year }) => ({ parameter, year })),
    informative: informative.map(({ mark }) => mark),
  };
}

/** Of editions that count. */
function contentsOf({ files, editions }: RulebookSources): ReadonlyMap<string, FileContent> {
  const policies = editions.flatMap((edition) => edition.policies);
  const folders = new Set(editions.map(({ folder }) => folder));
  const yaml = [...files].filter(([path]) => {
    const [folder = '', name] = path.split('/');
    return path.endsWith('.yaml') && (name === undefined || folder === 'locales' || folders.has(folder));
  });
  return new Map([
    ...policies.map((policy): [string, FileContent] => [policy.path, contentOfPolicy(policy)]),
    ...yaml.map(([path, text]): [string, FileContent] => [path, contentOfYaml(path, text)]),
    ...editions.flatMap(({ provisions }) =>
      [...new Set(provisions.map(({ place }) => place.file))].map((path): [string, FileContent] => {
        const own = provisions.filter(({ place }) => place.file === path);
        return [path, contentOfSource(files.get(path) ?? '', own)];
      }),
    ),
  ]);
}
