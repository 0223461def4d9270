import { Lexer } from 'yaml';
import type { FileContent } from '../../engine/ir/declared-text.ts';
import type { PolicyFile, SourceProvision } from '../editions/consolidated.ts';
import { sourceParagraphs } from '../editions/read-source.ts';
import { byText } from '../editions/rulebook-files.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { spellDeclaration } from './spell-declaration.ts';

/** A policy file as its declarations, and the comments among them. */
export function contentOfPolicy({ text, tree }: PolicyFile): FileContent {
  const declarations = tree.declarations.map(spellDeclaration);
  return {
    text,
    comments: tree.comments.map((comment) => comment.text.trimEnd()),
    content: declarations.join('\n'),
    unordered: [...declarations].sort(byText).join('\n'),
  };
}

/** A YAML file as its keys and values, and the comments among them. */
export function contentOfYaml(path: string, text: string): FileContent {
  const { root } = readYaml(path, text);
  return {
    text,
    comments: [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).map((token) => token.trimEnd()),
    content: root === null ? '' : write(root, false),
    unordered: root === null ? '' : write(root, true),
  };
}

/** A source file as its provisions, and the text around them. */
export function contentOfSource(text: string, provisions: readonly SourceProvision[]): FileContent {
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
