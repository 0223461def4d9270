/** Offsets of the language services, and the ranges and addresses of Monaco. */
import type { Span } from '../../dsl/diagnostics/diagnostic.ts';
import { monaco } from './monaco.ts';

const scheme = 'rulebook';

/** The address of a file's model. */
export function uriOf(file: string): monaco.Uri {
  return monaco.Uri.from({ scheme, path: `/${file}` });
}

/** The file that a model shows; null for models of others. */
export function fileOf(uri: monaco.Uri): string | null {
  return uri.scheme === scheme ? uri.path.slice(1) : null;
}

export function rangeOf(model: monaco.editor.ITextModel, { start, end }: Span): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

export function spanOf(model: monaco.editor.ITextModel, range: monaco.IRange): Span {
  const { startLineNumber, startColumn, endLineNumber, endColumn } = range;
  return {
    start: model.getOffsetAt({ lineNumber: startLineNumber, column: startColumn }),
    end: model.getOffsetAt({ lineNumber: endLineNumber, column: endColumn }),
  };
}
