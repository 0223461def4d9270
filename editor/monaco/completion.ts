import type { CompletionItem, CompletionKind } from '../../dsl/services/index.ts';
import { rulebookWorker } from '../worker/connect.ts';
import { askAt, tell } from './connection.ts';
import { monaco } from './monaco.ts';
import { rangeOf } from './places.ts';
import { toSnippet } from './snippet.ts';

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

export const completionProvider: monaco.languages.CompletionItemProvider = {
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
