/** Going to what is named, and renaming it. */
import type { Span } from '../../dsl/diagnostics/diagnostic.ts';
import type { Refusal, TextEdit } from '../../dsl/services/index.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import { rulebookWorker } from '../worker/connect.ts';
import { askAt, connection, tell } from './connection.ts';
import { monaco } from './monaco.ts';
import { fileOf, rangeOf, spanOf, uriOf } from './places.ts';

export const definitionProvider: monaco.languages.DefinitionProvider = {
  async provideDefinition(model, position) {
    const at = askAt(model, position);
    return at === null ? null : (await rulebookWorker().definition(at)).flatMap(toLocation);
  },
};

export const referenceProvider: monaco.languages.ReferenceProvider = {
  async provideReferences(model, position) {
    const at = askAt(model, position);
    return at === null ? null : (await rulebookWorker().references(at)).flatMap(toLocation);
  },
};

export const renameProvider: monaco.languages.RenameProvider = {
  async resolveRenameLocation(model, position) {
    const nowhere = { range: new monaco.Range(1, 1, 1, 1), text: '' };
    const at = askAt(model, position);
    if (at === null) return { ...nowhere, rejectReason: '' };
    const found = await rulebookWorker().prepareRename(at);
    if ('refused' in found) return { ...nowhere, rejectReason: tell(found.refused) };
    return { range: rangeOf(model, found.span), text: found.word };
  },
  async provideRenameEdits(model, position, word) {
    const at = askAt(model, position);
    if (at === null) return { edits: [] };
    const found = await rulebookWorker().rename(at, word);
    const refused = refusalOf(found);
    if (refused !== null) return { edits: [], rejectReason: tell(refused) };
    return toWorkspaceEdit('refused' in found ? [] : found);
  },
};

function refusalOf(found: readonly TextEdit[] | Refusal): Localized | null {
  if ('refused' in found) return found.refused;
  const outside = found.find(({ file }) => connection()?.canEdit(file) !== true);
  if (outside === undefined) return null;
  return {
    fi: `Nimeä ei voi vaihtaa luonnoksessa: se on myös tiedostossa ${outside.file}.`,
    en: `The name cannot be changed in the draft: it also stands in ${outside.file}.`,
  };
}

/** Opens a place in the page's own editor. */
export const editorOpener: monaco.editor.ICodeEditorOpener = {
  openCodeEditor(_source, resource, selectionOrPosition) {
    const file = fileOf(resource);
    const model = monaco.editor.getModel(resource);
    if (file === null || model === null) return false;
    connection()?.open(file, spanAt(model, selectionOrPosition));
    return true;
  },
};

function spanAt(model: monaco.editor.ITextModel, place: monaco.IRange | monaco.IPosition | undefined): Span {
  if (place === undefined) return { start: 0, end: 0 };
  if ('startLineNumber' in place) return spanOf(model, place);
  const offset = model.getOffsetAt(place);
  return { start: offset, end: offset };
}

function toLocation({ file, span }: { readonly file: string; readonly span: Span }): monaco.languages.Location[] {
  const model = monaco.editor.getModel(uriOf(file));
  return model === null ? [] : [{ uri: model.uri, range: rangeOf(model, span) }];
}

/** Edits of files that have a model, as all files of the rulebook do. */
export function toWorkspaceEdit(edits: readonly TextEdit[]): monaco.languages.WorkspaceEdit {
  return {
    edits: edits.flatMap(({ file, span, text }) => {
      const model = monaco.editor.getModel(uriOf(file));
      if (model === null) return [];
      return [{ resource: model.uri, versionId: undefined, textEdit: { range: rangeOf(model, span), text } }];
    }),
  };
}
