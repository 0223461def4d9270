import { Lexer } from 'yaml';
import type {
  DeclaredRulebook,
  DeclaredSpan,
  DeclaredText,
  EditionFacts,
  FileContent,
} from '../../engine/ir/declared-text.ts';
import type { Edition, PolicyFile, RulebookSources, SourceFiles, SourceProvision } from '../editions/consolidated.ts';
import { sourceParagraphs } from '../editions/read-source.ts';
import { byText } from '../editions/rulebook-files.ts';
import { readLocales } from '../locales/read-locales.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { findText, type YamlNode } from '../yaml/yaml-tree.ts';
import { declarationsOf } from './declarations-of.ts';
import { spellDeclaration } from './spell-declaration.ts';

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

/** A policy file as its declarations, and the comments among them. */
function contentOfPolicy({ text, tree }: PolicyFile): FileContent {
  const declarations = tree.declarations.map(spellDeclaration);
  return {
    text,
    comments: tree.comments.map((comment) => comment.text.trimEnd()),
    content: declarations.join('\n'),
    unordered: [...declarations].sort(byText).join('\n'),
  };
}

/** A YAML file as its keys and values, and the comments among them. */
function contentOfYaml(path: string, text: string): FileContent {
  const { root } = readYaml(path, text);
  return {
    text,
    comments: [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).map((token) => token.trimEnd()),
    content: root === null ? '' : write(root, false),
    unordered: root === null ? '' : write(root, true),
  };
}

/** A source file as its provisions, and the text around them. */
function contentOfSource(text: string, provisions: readonly SourceProvision[]): FileContent {
  const marked = provisions.map(({ mark, text: words }) => JSON.stringify([mark, words]));
  return {
    text,
    comments: sourceParagraphs(text).filter((paragraph) => !paragraph.startsWith('[')),
    content: marked.join('\n'),
    unordered: [...marked].sort(byText).join('\n'),
  };
}

function write(node: YamlNode, sorted: boolean): string {
  const inOrder = (written: string[]): string => (sorted ? written.sort(byText) : written).join(',');
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.text);
    case 'sequence':
      return `[${inOrder(node.items.map((item) => write(item, sorted)))}]`;
    case 'mapping':
      return `{${inOrder(node.entries.map(({ key, value }) => `${JSON.stringify(key.text)}:${write(value, sorted)}`))}}`;
  }
}
