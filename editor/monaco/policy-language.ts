/** The policy language in Monaco, and the YAML files beside it. Registered once, whatever editors come and go. */
import 'monaco-editor/languages/definitions/yaml/register';
import type { CompletionItem, CompletionKind, DatedValue, Hover } from '../../dsl/services/index.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { escapeMarkdown } from '../../engine/report/escape.ts';
import { rulebookWorker } from '../worker/connect.ts';
import { askAt, connection, tell } from './connection.ts';
import { monaco } from './monaco.ts';
import { definitionProvider, editorOpener, referenceProvider, renameProvider } from './names.ts';
import { rangeOf } from './places.ts';
import { colourPolicies } from './policy-colours.ts';
import {
  codeActionProvider,
  foldingProvider,
  formattingProvider,
  registerCommands,
  selectionProvider,
  symbolProvider,
} from './shape.ts';
import { toSnippet } from './snippet.ts';

export const policyLanguage = 'policy';

let registered = false;

export function registerPolicyLanguage(): void {
  if (registered) return;
  registered = true;
  monaco.languages.register({ id: policyLanguage, extensions: ['.policy'] });
  monaco.languages.setLanguageConfiguration(policyLanguage, configuration);
  colourPolicies(policyLanguage);
  registerIn(policyLanguage);
  registerIn('yaml');
  monaco.languages.registerDocumentSymbolProvider(policyLanguage, symbolProvider);
  monaco.languages.registerFoldingRangeProvider(policyLanguage, foldingProvider);
  monaco.languages.registerSelectionRangeProvider(policyLanguage, selectionProvider);
  monaco.languages.registerDocumentFormattingEditProvider(policyLanguage, formattingProvider);
  monaco.editor.registerEditorOpener(editorOpener);
  registerCommands();
}

/** What policies and YAML files have in common. */
function registerIn(language: string): void {
  monaco.languages.registerCompletionItemProvider(language, completionProvider);
  monaco.languages.registerHoverProvider(language, hoverProvider);
  monaco.languages.registerDefinitionProvider(language, definitionProvider);
  monaco.languages.registerReferenceProvider(language, referenceProvider);
  monaco.languages.registerRenameProvider(language, renameProvider);
  monaco.languages.registerCodeActionProvider(language, codeActionProvider);
}

/** The language of a file's model. */
export function languageOf(file: string): string {
  if (file.endsWith('.policy')) return policyLanguage;
  return file.endsWith('.yaml') ? 'yaml' : 'plaintext';
}

const configuration: monaco.languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['(', ')'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: '[', close: ']' },
    { open: '{', close: '}' },
    { open: '"', close: '"' },
  ],
  surroundingPairs: [
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  wordPattern: /§[^\s,"#|]*|[a-zA-ZåäöÅÄÖ0-9_]+/,
  indentationRules: {
    increaseIndentPattern: /^(enum|record|input|parameter|decision|define|table|rule|exception|relief) /,
    // Clauses stand one step in; nothing that is typed goes back out by itself.
    decreaseIndentPattern: /^(?!)/,
  },
};

const { CompletionItemKind } = monaco.languages;

const kinds: Readonly<Record<CompletionKind, monaco.languages.CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  declaration: CompletionItemKind.Snippet,
  fact: CompletionItemKind.Variable,
  parameter: CompletionItemKind.Constant,
  definition: CompletionItemKind.Function,
  field: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
  member: CompletionItemKind.EnumMember,
  set: CompletionItemKind.Enum,
  type: CompletionItemKind.TypeParameter,
  unit: CompletionItemKind.Unit,
  norm: CompletionItemKind.Event,
  decision: CompletionItemKind.Module,
  provision: CompletionItemKind.Reference,
  value: CompletionItemKind.Value,
  key: CompletionItemKind.Property,
};

const completionProvider: monaco.languages.CompletionItemProvider = {
  triggerCharacters: ['.', '§', '{', '['],
  async provideCompletionItems(model, position) {
    const at = askAt(model, position);
    if (at === null) return null;
    const items = await rulebookWorker().complete(at);
    // The text has moved on while the worker was asked: Monaco asks again.
    if (model.isDisposed() || model.getValue() !== at.text) return null;
    return { suggestions: items.map((item, index) => toSuggestion(item, index, model)) };
  },
};

function toSuggestion(
  item: CompletionItem,
  index: number,
  model: monaco.editor.ITextModel,
): monaco.languages.CompletionItem {
  const hasHoles = item.insert.includes('‹');
  return {
    label: { label: item.label, description: tell(item.detail) },
    kind: kinds[item.kind],
    insertText: hasHoles ? toSnippet(item.insert) : item.insert,
    ...(hasHoles && { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }),
    ...(item.documentation !== null && { documentation: tell(item.documentation) }),
    // As the services order them, so that what fits comes first.
    sortText: String(index).padStart(4, '0'),
    filterText: item.label,
    range: rangeOf(model, item.replace),
  };
}

const hoverProvider: monaco.languages.HoverProvider = {
  async provideHover(model, position) {
    const at = askAt(model, position);
    const day = connection()?.day;
    const found = at === null || day === undefined ? null : await rulebookWorker().hover(at, day);
    if (found === null || model.isDisposed()) return null;
    return { range: rangeOf(model, found.span), contents: contentsOf(found) };
  },
};

function contentsOf(hover: Hover): monaco.IMarkdownString[] {
  const { title, detail, text, value, history, provisions } = hover;
  const parts = [
    [`**${escapeMarkdown(tell(title))}**`, detail === null ? '' : escapeMarkdown(tell(detail))]
      .filter((line) => line !== '')
      .join('\n\n'),
    text === null ? '' : escapeMarkdown(tell(text)),
    value === null ? '' : valueLines(value),
    history.length === 0 ? '' : `${tell(texts.history)}\n\n${history.map(historyLine).join('\n')}`,
    ...provisions.map(({ mark, text: words }) => `> **${escapeMarkdown(mark)}** ${escapeMarkdown(words)}`),
  ];
  return parts.filter((part) => part !== '').map((part) => ({ value: part }));
}

function valueLines({ from, lines }: DatedValue): string {
  if (lines.length === 0) return escapeMarkdown(`${tell(texts.ended)} ${from}`);
  const [only] = lines;
  if (lines.length === 1 && only?.key === null)
    return `${tell(texts.value)}: **${escapeMarkdown(tell(only.value))}** (${from})`;
  const rows = lines.map(
    ({ key, value }) => `- ${escapeMarkdown(key === null ? '' : tell(key))}: **${escapeMarkdown(tell(value))}**`,
  );
  return [`${tell(texts.value)} (${from})`, '', ...rows].join('\n');
}

function historyLine({ from, lines }: DatedValue): string {
  const shown = lines.map(({ key, value }) => (key === null ? tell(value) : `${tell(key)} ${tell(value)}`)).join(' · ');
  return `- ${from}: ${escapeMarkdown(shown === '' ? '~' : shown)}`;
}

const texts: Readonly<Record<'value' | 'history' | 'ended', Localized>> = {
  value: { fi: 'Arvo voimassa', en: 'Value in force' },
  history: { fi: 'Arvot ajan mukaan', en: 'Values over time' },
  ended: { fi: 'Arvo päättyi', en: 'The value ended on' },
};
