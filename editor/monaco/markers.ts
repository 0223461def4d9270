import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import type { Language } from '../../engine/ir/localized.ts';
import type { Models } from './models.ts';
import { monaco } from './monaco.ts';
import { rangeOf, uriOf } from './places.ts';

const owner = 'rulebook';

/** Underlines what is wrong in every model, and tells the other places that matter. */
export function markDiagnostics(models: Models, diagnostics: readonly Diagnostic[], language: Language): void {
  const byFile = groupByFile(diagnostics);
  for (const model of monaco.editor.getModels()) {
    const file = model.uri.path.slice(1);
    if (models.get(file) !== model) continue;
    const markers = (byFile.get(file) ?? []).map((diagnostic) => toMarker(diagnostic, model, models, language));
    monaco.editor.setModelMarkers(model, owner, markers);
  }
}

function groupByFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    groups.set(diagnostic.file, [...(groups.get(diagnostic.file) ?? []), diagnostic]);
  }
  return groups;
}

function toMarker(
  { severity, code, span, message, help, labels }: Diagnostic,
  model: monaco.editor.ITextModel,
  models: Models,
  language: Language,
): monaco.editor.IMarkerData {
  const said = [message[language], ...(help === undefined ? [] : [help[language]])].join('\n');
  return {
    ...rangeOf(model, span.start === span.end ? { ...span, end: span.end + 1 } : span),
    severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    message: said,
    code,
    relatedInformation: labels.slice(1).flatMap(({ file, span: place, message: label }) => {
      const other = models.get(file);
      return other === null ? [] : [{ resource: uriOf(file), message: label[language], ...rangeOf(other, place) }];
    }),
  };
}
