import { useEffect, useRef } from 'react';
import type { Diagnostic, Span } from '../../dsl/diagnostics/diagnostic.ts';
import type { TextEdit } from '../../dsl/services/index.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Language } from '../../engine/ir/localized.ts';
import { connect } from './connection.ts';
import { Models } from './models.ts';
import { monaco } from './monaco.ts';
import { rangeOf, uriOf } from './places.ts';
import { themeName } from './policy-colours.ts';
import { registerPolicyLanguage } from './policy-language.ts';

/** A place to be shown; another object shows it again. */
export interface ShownPlace {
  readonly file: string;
  readonly span: Span;
  /** Whether the editor takes the keyboard. */
  readonly focus: boolean;
}

export interface PolicyEditorProps {
  /** The rulebook's name in the worker. */
  readonly name: string;
  /** The day that is looked at. */
  readonly day: Day;
  readonly files: Readonly<Record<string, string>>;
  readonly place: ShownPlace;
  readonly canEdit: (file: string) => boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly language: Language;
  /** What the editor is called to those who do not see it. */
  readonly label: string;
  readonly onType: (file: string, text: string) => void;
  readonly onCursor: (file: string, offset: number, text: string) => void;
  readonly onOpen: (file: string, span: Span) => void;
  readonly onApply: (edits: readonly TextEdit[]) => void;
}

/** Monaco on one file of the rulebook at a time, with the language services of all. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { name, day, files, place, canEdit, diagnostics, language, label, onOpen } = props;
  const element = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const models = useRef<Models | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (element.current === null) return;
    registerPolicyLanguage();
    models.current = new Models((file, text) => latest.current.onType(file, text));
    editor.current = monaco.editor.create(element.current, options);
    const listening = editor.current.onDidChangeCursorPosition(({ position }) => {
      const model = editor.current?.getModel();
      if (!model) return;
      latest.current.onCursor(model.uri.path.slice(1), model.getOffsetAt(position), model.getValue());
    });
    return () => {
      listening.dispose();
      editor.current?.dispose();
      models.current?.dispose();
      editor.current = null;
      models.current = null;
    };
  }, []);
  useEffect(() => {
    connect({ name, day, language, canEdit, open: onOpen, apply: (edits) => latest.current.onApply(edits) });
    return () => connect(null);
  }, [name, day, language, canEdit, onOpen]);
  useEffect(() => models.current?.sync(files), [files]);
  // Before the model is set: Monaco looks then whether there is anything to mend.
  useEffect(() => {
    editor.current?.updateOptions({ readOnly: !canEdit(place.file), ariaLabel: label });
  }, [canEdit, place, label]);
  useEffect(() => {
    const model = models.current?.get(place.file) ?? null;
    if (editor.current === null || model === null) return;
    if (editor.current.getModel() !== model) editor.current.setModel(model);
    const range = rangeOf(model, place.span);
    editor.current.setSelection(range);
    editor.current.revealRangeInCenterIfOutsideViewport(range);
    if (place.focus) editor.current.focus();
  }, [place]);
  useEffect(() => {
    if (models.current !== null) markDiagnostics(models.current, diagnostics, language);
  }, [diagnostics, language]);
  return <div ref={element} className="policy-editor" />;
}

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  model: null,
  theme: themeName,
  automaticLayout: true,
  fontSize: 14,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  stickyScroll: { enabled: false },
  bracketPairColorization: { enabled: false },
  // Policies are full of § and –, which are meant.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: true },
  // What has been typed in full is not accepted once more: Enter then begins a new line.
  acceptSuggestionOnEnter: 'smart',
  suggest: { showIcons: true, preview: false },
  occurrencesHighlight: 'off',
  fixedOverflowWidgets: true,
  links: false,
};

const owner = 'rulebook';

/** Underlines what is wrong in every model, and tells the other places that matter. */
function markDiagnostics(models: Models, diagnostics: readonly Diagnostic[], language: Language): void {
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
