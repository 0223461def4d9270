/** Quick fixes, outline, folding, selections and layout. */
import type { OutlineItem, TextEdit } from '../../dsl/services/index.ts';
import { rulebookWorker } from '../worker/connect.ts';
import { askAt, connection, tell } from './connection.ts';
import { monaco } from './monaco.ts';
import { toWorkspaceEdit } from './names.ts';
import { rangeOf, spanOf, uriOf } from './places.ts';

const { SymbolKind } = monaco.languages;

export const codeActionProvider: monaco.languages.CodeActionProvider = {
  async provideCodeActions(model, range, { markers }) {
    const at = askAt(model, range.getStartPosition());
    if (at === null) return null;
    const found = await rulebookWorker().actions(at, spanOf(model, range));
    const possible = found.filter(({ edits }) => edits.every(({ file }) => connection()?.canEdit(file)));
    const actions = possible.map(({ title, edits, certain, diagnostic }) => ({
      title: tell(title),
      kind: 'quickfix',
      isPreferred: certain,
      diagnostics: markers.filter(({ code }) => code === diagnostic.code),
      ...changeBy(edits),
    }));
    return { actions, dispose: () => undefined };
  },
};

const applyCommand = 'rulebook.apply';

/** Monaco's own edit, or a command where a file has to be made. */
function changeBy(edits: readonly TextEdit[]): Pick<monaco.languages.CodeAction, 'edit' | 'command'> {
  const isKnown = edits.every(({ file }) => monaco.editor.getModel(uriOf(file)) !== null);
  if (isKnown) return { edit: toWorkspaceEdit(edits) };
  return { command: { id: applyCommand, title: '', arguments: [edits] } };
}

export function registerCommands(): void {
  monaco.editor.registerCommand(applyCommand, (_accessor, edits: readonly TextEdit[]) => connection()?.apply(edits));
}

const kinds: Readonly<Record<OutlineItem['kind'], monaco.languages.SymbolKind>> = {
  enum: SymbolKind.Enum,
  set: SymbolKind.Array,
  unit: SymbolKind.Number,
  record: SymbolKind.Struct,
  input: SymbolKind.Interface,
  parameter: SymbolKind.Constant,
  decision: SymbolKind.Module,
  define: SymbolKind.Function,
  table: SymbolKind.Function,
  rule: SymbolKind.Event,
  exception: SymbolKind.Event,
  relief: SymbolKind.Event,
  repeal: SymbolKind.Null,
  member: SymbolKind.EnumMember,
  field: SymbolKind.Field,
  broken: SymbolKind.Null,
};

export const symbolProvider: monaco.languages.DocumentSymbolProvider = {
  async provideDocumentSymbols(model) {
    const at = askAt(model, { lineNumber: 1, column: 1 });
    return at === null ? null : (await rulebookWorker().outline(at)).map((item) => toSymbol(item, model));
  },
};

function toSymbol(item: OutlineItem, model: monaco.editor.ITextModel): monaco.languages.DocumentSymbol {
  return {
    name: tell(item.label),
    detail: item.name,
    kind: kinds[item.kind],
    tags: [],
    range: rangeOf(model, item.span),
    selectionRange: rangeOf(model, item.nameSpan),
    children: item.children.map((child) => toSymbol(child, model)),
  };
}

export const foldingProvider: monaco.languages.FoldingRangeProvider = {
  async provideFoldingRanges(model) {
    const spans = await rulebookWorker().folding(model.getValue());
    return spans.map((span) => {
      const { startLineNumber: start, endLineNumber: end } = rangeOf(model, span);
      return { start, end };
    });
  },
};

export const selectionProvider: monaco.languages.SelectionRangeProvider = {
  async provideSelectionRanges(model, positions) {
    const asked = positions.flatMap((position) => askAt(model, position) ?? []);
    const found = await Promise.all(asked.map((at) => rulebookWorker().selections(at)));
    return found.map((spans) => spans.map((span) => ({ range: rangeOf(model, span) })));
  },
};

export const formattingProvider: monaco.languages.DocumentFormattingEditProvider = {
  async provideDocumentFormattingEdits(model) {
    const at = askAt(model, { lineNumber: 1, column: 1 });
    const edit = at === null ? null : await rulebookWorker().format(at);
    return edit === null ? [] : [{ range: rangeOf(model, edit.span), text: edit.text }];
  },
};
